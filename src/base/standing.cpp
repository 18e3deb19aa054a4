#include "base/standing.h"

#include <array>

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 6> kNames{"treaty text",
                                                 "adopted resolution",
                                                 "published figure",
                                                 "inferred from precedent",
                                                 "transcribed, unverified",
                                                 "assumed"};

}  // namespace

std::string_view name_of(Standing standing) {
    return kNames[static_cast<std::size_t>(standing)];
}

std::optional<Standing> standing_named(std::string_view name) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name) return static_cast<Standing>(i);
    return {};
}

}  // namespace counterpoise

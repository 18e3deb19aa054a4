#include "world/built_in.h"

#include <fmt/format.h>

namespace counterpoise {
namespace {

constexpr std::string_view kEnding = ".toml";

}  // namespace

std::vector<std::string> names_in(const Archive& archive, std::string_view folder) {
    const std::string head = fmt::format("{}/", folder);
    std::vector<std::string> names;
    for (const std::string& file : archive.names())
        if (file.starts_with(head) && file.ends_with(kEnding))
            names.push_back(file.substr(head.size(), file.size() - head.size() - kEnding.size()));
    return names;
}

std::string file_in(std::string_view folder, std::string_view name) {
    return fmt::format("{}/{}{}", folder, name, kEnding);
}

}  // namespace counterpoise

#include "behaviour/politics/exit_draw.h"

#include <array>
#include <string_view>

#include "base/chance.h"
#include "behaviour/parameters.h"

namespace counterpoise {

ExitRate base_exit_rate(const Facts& facts, Leaver leaver) {
    constexpr std::array<std::string_view, 3> kNames{"exit_rate.member", "exit_rate.largest_member",
                                                     "exit_rate.institution_member"};
    const ParameterSet set = read_parameters(facts, "politics");
    const Parameter& p = set.list[set.index(kNames[static_cast<std::size_t>(leaver)])];
    return {p.value, p.low, p.high, p.source};
}

bool exit_decided(double chance, std::uint64_t seed, std::uint32_t run, int year,
                  std::uint32_t subject) {
    return uniform(address(seed, run, static_cast<std::uint16_t>(year), Behaviour::politics,
                           subject)) < chance;
}

}  // namespace counterpoise

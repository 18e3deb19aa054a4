#include "behaviour/politics/exit_draw.h"

#include <array>
#include <string_view>

#include "base/chance.h"
#include "base/error.h"
#include "behaviour/parameters.h"

namespace counterpoise {

ExitRate base_exit_rate(const Facts& facts, Leaver leaver) {
    constexpr std::array<std::string_view, 3> kNames{"exit_rate.member", "exit_rate.largest_member",
                                                     "exit_rate.institution_member"};
    const ParameterSet set = read_parameters(facts, "politics");
    const Parameter& p = set.list[set.index(kNames[static_cast<std::size_t>(leaver)])];
    return {p.value, p.low, p.high, p.source};
}

std::size_t exit_place(double per_year, std::size_t years, std::uint64_t seed, std::uint32_t run,
                       std::uint32_t subject) {
    promise(years > 0 && per_year > 0 && per_year <= 1, "an exit is drawn that cannot happen");
    double never = 1;
    for (std::size_t w = 0; w < years; ++w) never *= 1 - per_year;
    const double u = uniform(address(seed, run, 0, Behaviour::politics, subject));
    const double decided = u * (1 - never);
    double still = 1;
    for (std::size_t w = 0; w + 1 < years; ++w) {
        still *= 1 - per_year;
        if (decided < 1 - still) return w;
    }
    return years - 1;
}

}  // namespace counterpoise

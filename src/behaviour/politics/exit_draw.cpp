#include "behaviour/politics/exit_draw.h"

#include <array>
#include <string_view>

#include "base/chance.h"
#include "base/error.h"
#include "behaviour/parameters.h"

namespace counterpoise {

namespace {

/// 652 losses since 1946 against about 200 withdrawals (von Borzyskowski and Vabulas 2019).
constexpr double kInstitutionOvercount = 3;

void add_caveat(ExitRate& rate, Leaver leaver) {
    if (leaver == Leaver::pair_member)
        rate.caveat =
            "A member of two that leaves ends the pact, and the record does not say which of the "
            "two ended it: the rate is an upper bound for one of them.";
    if (leaver != Leaver::institution_member) return;
    rate.overcount = kInstitutionOvercount;
    rate.caveat =
        "The record of organizations mixes withdrawal, expulsion, lapse, seats that passed to "
        "another government and errors of coding: its count is an upper bound, probably by a "
        "factor of about three, which the 95 % interval does not hold.";
}

}  // namespace

ExitRate base_exit_rate(const Facts& facts, Leaver leaver) {
    constexpr std::array<std::string_view, 4> kNames{"exit_rate.member", "exit_rate.largest_member",
                                                     "exit_rate.pair_member",
                                                     "exit_rate.institution_member"};
    const ParameterSet set = read_parameters(facts, "politics");
    const Parameter& p = set.list[set.index(kNames[static_cast<std::size_t>(leaver)])];
    ExitRate rate{p.value, p.low, p.high, p.source, {}};
    add_caveat(rate, leaver);
    return rate;
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

#include "scenario/uncertain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

/// Whether a member's capability is the largest in its treaty.
bool is_largest(const World& world, const Change& c) {
    const auto cinc = world.column(Column::cinc);
    const auto own = world.row(c.state);
    if (!own || std::isnan(cinc[*own])) return false;
    return std::none_of(world.memberships().begin(), world.memberships().end(),
                        [&](const Membership& m) {
                            const auto i = world.row(m.state);
                            return m.treaty == c.treaty && i && cinc[*i] > cinc[*own];
                        });
}

/// FNV-1a of "state:target", so that no place in a list reaches a draw.
std::uint32_t subject_of(const Change& c, const Facts& facts) {
    std::uint32_t hash = 2166136261u ^ c.state.code;
    for (const char letter : target_code(c, facts))
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619u;
    return hash;
}

/// What the record counts such an exit among. Errors: InputError where it counts none of its kind.
Leaver leaver_of(const Change& c, const World& world, const Facts& facts) {
    if (c.target == TargetKind::institution) return Leaver::institution_member;
    std::size_t members = 0;
    std::size_t defenders = 0;
    for (const Membership& m : world.memberships()) {
        if (m.treaty != c.treaty) continue;
        ++members;
        if (has(m.obligations, Obligation::defence)) ++defenders;
    }
    if (members == 2 && defenders >= 1) return Leaver::pair_member;
    if (members > 2 && defenders >= 2)
        return is_largest(world, c) ? Leaver::largest_member : Leaver::member;
    throw InputError(
        Fault{c.where, fmt::format("there is no base rate of exits from {}", target_code(c, facts)),
              fmt::format("rates on record are of treaties in which members owe defence (two or "
                          "more of three or more, or one or both of two); of its {} members {}",
                          members, defenders == 0 ? "none does" : "one does"),
              "Give a chance of your own: probability_per_year = …"});
}

ExitRate rate_of(const Change& c, const World& start, const Facts& facts) {
    if (c.occurrence == Occurrence::stated_chance)
        return {c.chance_per_year, c.chance_per_year, c.chance_per_year, "the scenario", {}};
    return base_exit_rate(facts, leaver_of(c, start, facts));
}

}  // namespace

std::optional<UncertainExit> uncertain_exit(const std::vector<Step>& steps, Year end,
                                            const World& start, const Facts& facts) {
    for (std::size_t s = 0; s < steps.size(); ++s) {
        const Change& c = steps[s].change;
        if (!c.uncertain()) continue;
        UncertainExit exit{s, subject_of(c, facts), rate_of(c, start, facts), {}, {}};
        for (int year = c.date.year; year <= end.value; ++year) {
            const Date decided{year, c.date.month,
                               std::min(c.date.day, days_in_month(year, c.date.month))};
            const Date out = out_after_decision(steps[s], decided);
            if (out.year > end.value) break;
            exit.decided.push_back(decided);
            exit.out.push_back(out);
        }
        return exit;
    }
    return {};
}

std::vector<Step> drawn_steps(const std::vector<Step>& steps, const UncertainExit& exit,
                              std::size_t way) {
    std::vector<Step> drawn = steps;
    drawn[exit.step].change.date = exit.decided[way];
    drawn[exit.step].in_force = exit.out[way];
    return drawn;
}

std::size_t drawn_way(const UncertainExit& exit, std::uint64_t seed, std::uint32_t run) {
    return exit_place(exit.rate.per_year, exit.decided.size(), seed, run, exit.subject);
}

double chance_out_by(const UncertainExit& exit, double per_year, int year) {
    double stays = 1;
    for (const Date& out : exit.out)
        if (out.year <= year) stays *= 1 - per_year;
    return 1 - stays;
}

}  // namespace counterpoise

#include "behaviour/cascade/wars.h"

#include <algorithm>
#include <limits>

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
constexpr auto kWar = static_cast<std::size_t>(Severity::war);

}  // namespace

WarDirection war_direction(const Assumptions& assumptions) {
    return assumptions.word("war_direction") == "stronger" ? WarDirection::stronger
                                                           : WarDirection::half;
}

double WarsByTreaty::keeps(const Pledged& pledged, Obligation obligation,
                           const Reliability& reliability) {
    double best = 0;
    if (pledged.minor) best = reliability.of(obligation, TreatyPower::minor);
    if (pledged.major) best = std::max(best, reliability.of(obligation, TreatyPower::major));
    return best;
}

/// One minus the chance that one side or the other is without a major power. A state that is
/// called by both hears the attacked first.
double WarsByTreaty::meet(const Kind& kind, const Reliability& reliability) {
    if (kind.fixed >= 0) return kind.fixed;
    double none_for_target = kind.target_major ? 0 : 1;
    double none_for_attacker = kind.attacker_major ? 0 : 1;
    double none = none_for_target * none_for_attacker;
    for (const MajorCalled& major : kind.called) {
        const double defends = keeps(major.defence, Obligation::defence, reliability);
        const double attacks =
            (1 - defends) * keeps(major.offence, Obligation::offence, reliability);
        none_for_target *= 1 - defends;
        none_for_attacker *= 1 - attacks;
        none *= 1 - defends - attacks;
    }
    return 1 - none_for_target - none_for_attacker + none;
}

std::vector<WarsByTreaty::Meeting> WarsByTreaty::meetings(const Reliability& reliability) const {
    std::vector<Meeting> all;
    for (const Attack& a : attacks_)
        all.push_back({a.attacker, a.target, a.direction, meet(kinds_[a.kind], reliability)});
    return all;
}

void WarsByTreaty::expect(const DisputeRun& disputes, const Reliability& reliability,
                          WarExpectation& found) const {
    std::vector<double> of_pair;
    of_pair.reserve(pairs_.size());
    for (const auto& [i, j] : pairs_) of_pair.push_back(disputes.risk_of(i, j)[kWar]);
    std::vector<double> wars(kinds_.size(), 0.0);
    for (const Attack& a : attacks_) wars[a.kind] += of_pair[a.pair] * a.direction;
    found.great_power_wars = 0;
    found.great_powers_drawn = 0;
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
        const double met = wars[k] * meet(kinds_[k], reliability);
        found.great_power_wars += met;
        if (!kinds_[k].attacker_major || !kinds_[k].target_major) found.great_powers_drawn += met;
    }
    for (std::size_t s = 0; s < kReliabilitySchools.size(); ++s) {
        Reliability of_school = reliability;
        of_school.give(kReliabilitySchools[s].reliability);
        found.by_school[s] = follows_joiners_ ? kAbsent : 0;
        for (std::size_t k = 0; k < kinds_.size(); ++k)
            found.by_school[s] += wars[k] * meet(kinds_[k], of_school);
    }
    add_drawn_in(disputes, of_pair, reliability, found.drawn_in);
}

void WarsByTreaty::add_drawn_in(const DisputeRun& disputes, std::span<const double> of_pair,
                                const Reliability& reliability,
                                std::vector<double>& drawn_in) const {
    std::vector<double> wars;  // by group
    for (const Attacked& attacked : attacked_) {
        double outside = disputes.risk().of_state[kWar][attacked.row];
        for (const std::uint16_t pair : attacked.singly) outside -= of_pair[pair];
        for (const AttackGroup& group : attacked.groups) {
            double sum = group.outsiders ? attacked.outsiders * std::max(outside, 0.0) : 0.0;
            for (const std::uint16_t place : group.by)
                sum += attacked.direction[place] * of_pair[attacked.singly[place]];
            wars.push_back(sum);
        }
    }
    // By no power, minor, major, both.
    std::array<double, 4> kept{};
    for (std::size_t p = 0; p < kept.size(); ++p)
        kept[p] = keeps({(p & 1) != 0, (p & 2) != 0}, Obligation::defence, reliability);
    drawn_in.assign(draws_.size(), 0.0);
    for (std::size_t k = 0; k < draws_.size(); ++k)
        for (const Draw& draw : draws_[k])
            drawn_in[k] += kept[(draw.pledged.minor ? 1u : 0u) + (draw.pledged.major ? 2u : 0u)] *
                           wars[draw.group];
}

}  // namespace counterpoise

#include "scenario/observer.h"

#include <cmath>
#include <limits>

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

double cover(const CoverWeights& weights, std::span<const double> share,
             std::span<const double> ppp) {
    if (!weights.comparable) return kAbsent;
    double strength = share[weights.row] * ppp[weights.row];
    for (const auto& [j, w] : weights.pledged)
        if (const double s = w * share[j] * ppp[j]; !std::isnan(s)) strength += s;
    double challenge = 0;
    for (const auto& [j, w] : weights.challenges)
        challenge = std::fmax(challenge, w * share[j] * ppp[j]);
    return challenge > 0 ? strength / challenge : kAbsent;
}

/// Expected disputes in which at least one of some states takes part.
RiskOf together_of(const std::vector<std::size_t>& rows, const DisputeRun& disputes) {
    RiskOf sum{};
    for (std::size_t a = 0; a < rows.size(); ++a) {
        for (std::size_t c = 0; c < kSeverities; ++c)
            sum[c] += disputes.risk().of_state[c][rows[a]];
        for (std::size_t b = 0; b < a; ++b) {
            const RiskOf twice = disputes.risk_of(rows[a], rows[b]);
            for (std::size_t c = 0; c < kSeverities; ++c) sum[c] -= twice[c];
        }
    }
    return sum;
}

}  // namespace

void read_spending(const World& world, const EpochView& view, const FollowedStates& followed,
                   std::vector<double>& values) {
    const std::vector<std::size_t>& rows = followed.rows;
    const auto milex = world.column(Column::milex);
    const auto share = world.column(Column::milex_share);
    const auto gdp = world.column(Column::gdp_market);
    const auto ppp = world.column(Column::gdp_ppp);
    for (const std::size_t i : rows) values.push_back(milex[i]);
    double together = 0, income = 0;
    for (const std::size_t i : followed.remaining) {
        if (std::isnan(milex[i]) || std::isnan(gdp[i])) continue;
        together += milex[i];
        income += gdp[i];
    }
    values.push_back(together);
    for (const std::size_t i : rows) values.push_back(100.0 * share[i]);
    values.push_back(income > 0 ? 100.0 * together / income : kAbsent);
    for (const std::vector<bool>& member : view.is_member) {
        double alliance = 0;
        for (std::size_t k = 0; k < rows.size(); ++k)
            if (member[k] && !std::isnan(milex[rows[k]])) alliance += milex[rows[k]];
        for (std::size_t k = 0; k < rows.size(); ++k)
            values.push_back(member[k] ? 100.0 * milex[rows[k]] / alliance : kAbsent);
    }
    for (const CoverWeights& weights : view.cover) values.push_back(cover(weights, share, ppp));
}

void read_risk(const DisputeRun& disputes, const WarsByTreaty& wars, const Reliability& reliability,
               const FollowedStates& followed, std::vector<double>& values) {
    const DisputeRisk& risk = disputes.risk();
    const RiskOf together = together_of(followed.remaining, disputes);
    for (std::size_t c = 0; c < kSeverities; ++c) {
        for (const std::size_t i : followed.rows) values.push_back(risk.of_state[c][i]);
        values.push_back(together[c]);
        values.push_back(risk.world[c]);
    }
    WarExpectation expected;
    wars.expect(disputes, reliability, expected);
    values.insert(values.end(), expected.drawn_in.begin(), expected.drawn_in.end());
    values.push_back(expected.great_power_wars);
    values.push_back(expected.great_powers_drawn);
    values.insert(values.end(), expected.by_school.begin(), expected.by_school.end());
}

void read_realignment(const std::optional<RealignmentRun>& realignment,
                      const FollowedStates& followed, std::vector<double>& values) {
    constexpr std::size_t kOfWorld = 5;
    const std::size_t n = followed.rows.size();
    if (!realignment) {
        values.insert(values.end(), followed.treaties.size() * (n + 1) + n + kOfWorld, kAbsent);
        return;
    }
    for (const TreatyId treaty : followed.treaties) {
        double together = 0;
        for (const std::size_t i : followed.rows)
            values.push_back(realignment->expected_exits(treaty, i));
        for (const std::size_t i : followed.remaining)
            together += realignment->expected_exits(treaty, i);
        values.push_back(together);
    }
    const RealignmentRisk& risk = realignment->risk();
    for (const std::size_t i : followed.rows) values.push_back(risk.pacts_of_state[i]);
    for (const Process process : {Process::pact, Process::exit, Process::ending, Process::entry})
        values.push_back(risk.world[static_cast<std::size_t>(process)]);
    values.push_back(static_cast<double>(realignment->allied_pairs()));
}

}  // namespace counterpoise

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

void Experiment::Observer::read(const WorldRun& run, std::size_t epoch,
                                std::vector<double>& values) const {
    const World& world = run.world();
    const auto milex = world.column(Column::milex);
    const auto share = world.column(Column::milex_share);
    const auto gdp = world.column(Column::gdp_market);
    const auto ppp = world.column(Column::gdp_ppp);
    values.clear();
    for (const std::size_t i : followed) values.push_back(milex[i]);
    double together = 0, income = 0;
    for (const std::size_t i : remaining) {
        if (std::isnan(milex[i]) || std::isnan(gdp[i])) continue;
        together += milex[i];
        income += gdp[i];
    }
    values.push_back(together);
    for (const std::size_t i : followed) values.push_back(100.0 * share[i]);
    values.push_back(income > 0 ? 100.0 * together / income : kAbsent);
    for (const std::vector<bool>& member : is_member[epoch]) {
        double alliance = 0;
        for (std::size_t k = 0; k < followed.size(); ++k)
            if (member[k] && !std::isnan(milex[followed[k]])) alliance += milex[followed[k]];
        for (std::size_t k = 0; k < followed.size(); ++k)
            values.push_back(member[k] ? 100.0 * milex[followed[k]] / alliance : kAbsent);
    }
    for (const CoverWeights& weights : cover[epoch])
        values.push_back(counterpoise::cover(weights, share, ppp));
    const DisputeRisk& risk = run.disputes().risk();
    const RiskOf together_risk = together_of(remaining, run.disputes());
    for (std::size_t c = 0; c < kSeverities; ++c) {
        for (const std::size_t i : followed) values.push_back(risk.of_state[c][i]);
        values.push_back(together_risk[c]);
        values.push_back(risk.world[c]);
    }
    if (!realignment_of.empty()) read_realignment(run, values);
}

void Experiment::Observer::read_realignment(const WorldRun& run,
                                            std::vector<double>& values) const {
    constexpr std::size_t kOfWorld = 5;
    const auto& realignment = run.realignment();
    if (!realignment) {
        values.insert(values.end(),
                      realignment_of.size() * (followed.size() + 1) + followed.size() + kOfWorld,
                      kAbsent);
        return;
    }
    for (const TreatyId treaty : realignment_of) {
        double together = 0;
        for (const std::size_t i : followed)
            values.push_back(realignment->expected_exits(treaty, i));
        for (const std::size_t i : remaining) together += realignment->expected_exits(treaty, i);
        values.push_back(together);
    }
    const RealignmentRisk& risk = realignment->risk();
    for (const std::size_t i : followed) values.push_back(risk.pacts_of_state[i]);
    for (const Process process : {Process::pact, Process::exit, Process::ending, Process::entry})
        values.push_back(risk.world[static_cast<std::size_t>(process)]);
    values.push_back(static_cast<double>(realignment->allied_pairs()));
}

}  // namespace counterpoise

#include "history/realignment/parameters.h"

#include <fmt/format.h>

#include <algorithm>

#include "world/facts_hash.h"

namespace counterpoise {
namespace {

constexpr double kErrorsEitherWay = 10;
constexpr double kMostSpread = 3;

constexpr std::array<std::string_view, 9> kTables{
    "capabilities", "capitals",       "contiguity", "ideal_points",     "regimes",
    "rivalries",    "treaty_members", "treaties",   "treaty_provisions"};

std::string source_of(const HazardFit& fit) {
    const std::string held =
        fit.options.penalty == Penalty::ridge   ? fmt::format("ridge {}", fit.options.ridge)
        : fit.options.penalty == Penalty::firth ? std::string("Firth's penalty")
                                                : std::string("no penalty");
    return fmt::format(
        "fit realignment, {}, {}-{}, {} events in {} rows, {}, errors clustered by "
        "year",
        name_of(fit.process), fit.from, fit.to, fit.logit.events, fit.logit.n, held);
}

void add_estimates(const HazardFit& fit, ParameterSet& set) {
    const std::string process(name_of(fit.process));
    set.events.push_back({process, fit.logit.events, fit.logit.n});
    const std::size_t k = fit.logit.names.size();
    std::vector<std::string> names;
    std::vector<double> triangle;
    for (std::size_t i = 0; i < k; ++i) {
        names.push_back(process + "." + fit.logit.names[i]);
        const double value = fit.logit.estimate[i];
        const double se = fit.logit.se_clustered[i];
        const bool last = i + 1 == k;
        set.list.push_back({names.back(), value, se, value - kErrorsEitherWay * se,
                            value + kErrorsEitherWay * se,
                            last ? "log odds a year" : "log odds a unit of the column",
                            source_of(fit), "estimate"});
        for (std::size_t j = 0; j < i; ++j)
            triangle.push_back(fit.logit.covariance_clustered[i * k + j]);
        triangle.push_back(se * se);
    }
    set.add_block(names, std::move(triangle));
    for (const CovariateRange& range : fit.ranges)
        set.ranges.push_back({process + "." + range.name, range.low, range.high});
    set.list.push_back({process + ".year_spread", fit.year_spread, fit.year_spread_se, 0,
                        kMostSpread, "standard deviation of a year's log rate",
                        fmt::format("fit realignment, {}, {}-{}: moments, error by jackknife over "
                                    "years",
                                    process, fit.from, fit.to),
                        "estimate"});
}

void add_scores(const ProcessBacktest& backtest, ParameterSet& set) {
    const std::string process(name_of(backtest.process));
    const std::string source =
        fmt::format("backtest realignment, origins {}-{}", backtest.origins.front().origin,
                    backtest.origins.back().origin);
    const auto add = [&](const std::string& name, double value, const std::string& unit) {
        set.scores.push_back({process + "." + name, value, unit, source});
    };
    add("auc", backtest.scores.model.auc, "chance that an event has the higher probability");
    constexpr std::array<std::string_view, 3> kAgainst{"climatology", "persistence", "dyadic"};
    for (std::size_t b = 0; b < kAgainst.size(); ++b) {
        const std::string lead = fmt::format("lead_over_{}", kAgainst[b]);
        add(lead, backtest.leads[b].pct, "% of the log score");
        add(lead + ".low", backtest.leads[b].low, "% of the log score, 90 % interval");
        add(lead + ".high", backtest.leads[b].high, "% of the log score, 90 % interval");
    }
    add("years_within_90", backtest.years_within_pct(), "% of years in their 90 % interval");
}

}  // namespace

RealignmentBacktest backtest_realignment(const Facts& facts, const RealignmentPlan& plan) {
    std::array<HazardRows, kProcesses> rows;
    std::array<const HazardRows*, kProcesses> pointers{};
    RealignmentBacktest backtest;
    for (std::size_t p = 0; p < kProcesses; ++p) {
        rows[p] = hazard_rows(facts, static_cast<Process>(p), Year{plan.from}, Year{plan.end});
        pointers[p] = &rows[p];
        backtest.process[p] = backtest_process(rows[p], plan);
    }
    backtest.status = backtest_status(facts, pointers, backtest.process, plan);
    return backtest;
}

ParameterSet realignment_parameters(const Facts& facts, const std::vector<HazardFit>& fits,
                                    const RealignmentBacktest& backtest) {
    ParameterSet set;
    set.behaviour = "realignment";
    set.kind = "estimate";
    set.about =
        "Yearly hazards of memberships in treaties: a member leaves, a treaty ends, a state joins, "
        "two states make a small defence pact.";
    FitRecord record{"hazards", fits.front().from, fits.front().to};
    record.events = 0;
    record.log_likelihood = 0;
    for (const HazardFit& fit : fits) {
        add_estimates(fit, set);
        record.rows += fit.logit.n;
        *record.events += fit.logit.events;
        *record.log_likelihood += fit.logit.log_likelihood;
    }
    record.facts = hash_of_tables(facts, kTables);
    set.fit = record;
    for (const ProcessBacktest& process : backtest.process) add_scores(process, set);
    for (const StatusScores& status : backtest.status)
        set.scores.push_back({fmt::format("partners_{}_years.lead_over_persistence", status.years),
                              log_gain_pct(status.scores.model, status.scores.persistence),
                              "% of the log score", "backtest realignment"});
    return set;
}

}  // namespace counterpoise

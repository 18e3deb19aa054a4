#include "history/realignment/backtest.h"

#include <gmock/gmock.h>

#include "behaviour/realignment/situations.h"
#include "history/realignment/parameters.h"
#include "support.h"

namespace counterpoise {
namespace {

const RealignmentBacktest& backtest() {
    static const RealignmentBacktest made = backtest_realignment(test_facts(), {});
    return made;
}

const ProcessBacktest& of(Process process) {
    return backtest().process[static_cast<std::size_t>(process)];
}

TEST(BacktestRealignment, PredictsEntriesAndPactsBetterThanAllThreeBaselines) {
    for (const Process process : {Process::entry, Process::pact})
        for (const Lead& lead : of(process).leads) EXPECT_GT(lead.pct, 4) << name_of(process);
    EXPECT_GT(of(Process::entry).scores.model.auc, 0.94);
    EXPECT_GT(of(Process::pact).scores.model.auc, 0.95);
    EXPECT_GT(of(Process::entry).scores.model.average_precision,
              2 * of(Process::entry).scores.dyadic.average_precision);
}

TEST(BacktestRealignment, PredictsExitsAndEndingsNoWorseThanAnyBaseline) {
    for (const Process process : {Process::exit, Process::ending}) {
        for (const Lead& lead : of(process).leads) EXPECT_GE(lead.pct, 0) << name_of(process);
        EXPECT_GT(of(process).scores.model.auc, of(process).scores.dyadic.auc);
    }
}

TEST(BacktestRealignment, CountsOfYearsLieInTheirIntervalsAboutAsOftenAsSaid) {
    for (const ProcessBacktest& process : backtest().process) {
        EXPECT_GE(process.years_within_pct(), 80) << name_of(process.process);
        EXPECT_EQ(process.origins.size(), 11u);
        std::size_t observed = 0;
        for (const OriginCounts& c : process.origins) observed += c.observed;
        EXPECT_EQ(observed, process.scores.model.events);
    }
}

TEST(BacktestRealignment, PredictsWhoIsAlliedBetterThanAllThreeBaselinesAtEveryHorizon) {
    ASSERT_EQ(backtest().status.size(), 3u);
    for (const StatusScores& s : backtest().status) {
        for (const Scores* other :
             {&s.scores.climatology, &s.scores.persistence, &s.scores.dyadic}) {
            EXPECT_GT(log_gain_pct(s.scores.model, *other), 0) << s.years;
            EXPECT_GT(s.scores.model.auc, other->auc) << s.years;
        }
        EXPECT_EQ(s.scores.model.n, s.scores.dyadic.n);
    }
}

TEST(BacktestRealignment, ReadsNothingLaterThanTheOrigin) {
    HazardRows rows = hazard_rows(test_facts(), Process::exit, Year{1817}, Year{2016});
    RealignmentPlan plan;
    plan.first = plan.last = 1990;
    plan.end = 1995;
    const ProcessBacktest before = backtest_process(rows, plan);
    for (std::size_t r = rows.first_of(1996); r < rows.size(); ++r) rows.event[r] = 1;
    EXPECT_EQ(backtest_process(rows, plan).scores.model.log_score, before.scores.model.log_score);
}

/// A hazard that is the same in every row.
HazardFit constant(Process process, double p) {
    HazardFit fit;
    fit.process = process;
    fit.logit.names = {"intercept"};
    fit.logit.estimate = {log_det(p / (1 - p))};
    return fit;
}

TEST(PartnerChances, OfConstantHazardsAreThoseWorkedByHand) {
    const Situation s = three_allied();
    StatusFits fits;
    fits.process = {constant(Process::exit, 0.1), constant(Process::ending, 0.2),
                    constant(Process::entry, 0.05), constant(Process::pact, 0.01)};
    fits.founding = constant(Process::pact, 1e-9);
    const std::vector<double> now = partner_chances(s, fits, 0);
    EXPECT_DOUBLE_EQ(now[0 * 4 + 1], 1.0);
    EXPECT_DOUBLE_EQ(now[0 * 4 + 3], 0.0);
    const std::vector<double> next = partner_chances(s, fits, 1);
    // Both stay and the treaty lasts, or they make a pact of their own.
    EXPECT_NEAR(next[0 * 4 + 1], 1 - (1 - 0.8 * 0.9 * 0.9) * 0.99, 1e-8);
    // The fourth joins and the first stays.
    EXPECT_NEAR(next[0 * 4 + 3], 1 - (1 - 0.8 * 0.9 * 0.05) * 0.99, 1e-8);
    EXPECT_EQ(next[3 * 4 + 0], next[0 * 4 + 3]);
    EXPECT_EQ(next[2 * 4 + 2], 0.0);
}

TEST(RealignmentParameters, StandTogetherByProcessAndReadBackTheSame) {
    std::vector<HazardFit> fits;
    for (std::size_t p = 0; p < kProcesses; ++p) {
        const HazardRows rows =
            hazard_rows(test_facts(), static_cast<Process>(p), Year{1946}, Year{2016});
        fits.push_back(
            fit_thinned(rows, 1946, 2016, thinning(rows.process), Columns::all, ridge_of(30)));
    }
    ParameterSet set = realignment_parameters(test_facts(), fits, backtest());
    set.fit->program = "test";
    EXPECT_EQ(set.blocks.size(), kProcesses);
    EXPECT_EQ(set.list[set.index("exit.ideal_distance")].value,
              fits[0].coefficient("ideal_distance"));
    EXPECT_EQ(set.list[set.index("pact.year_spread")].value, fits[3].year_spread);
    const std::string text = write_parameters(set);
    const ParameterSet again =
        parse_parameters(parse_toml(text, "realignment.toml"), "realignment.toml", "realignment");
    EXPECT_EQ(write_parameters(again), text);
}

}  // namespace
}  // namespace counterpoise

#include "history/politics/decisions.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "behaviour/parameters.h"
#include "behaviour/politics/exit_draw.h"
#include "behaviour/politics/parameters.h"
#include "history/exits/institution_exits.h"
#include "history/exits/pair_rates.h"
#include "history/exits/rates.h"
#include "history/politics/parameters.h"
#include "support.h"

namespace counterpoise {
namespace {

const DecisionBacktest& backtest() {
    static const DecisionBacktest made = backtest_decisions(test_facts());
    return made;
}

const DecisionScore& score(const std::vector<DecisionScore>& scores, const std::string& name,
                           const std::string& power = "") {
    const auto found = std::find_if(scores.begin(), scores.end(), [&](const DecisionScore& s) {
        return s.name == name && s.power == power;
    });
    EXPECT_NE(found, scores.end()) << name << " " << power;
    return *found;
}

TEST(Decisions, AreThe353WithAnOutcome) {
    EXPECT_EQ(decisions(test_facts()).size(), 353u);
    EXPECT_EQ(backtest().issues, 353u);
}

TEST(DecisionBacktest, HasThePublishedErrorsOfMeanAndMedian) {
    EXPECT_NEAR(score(backtest().scores, "mean", "all alike").mae, 23.68, 0.005);
    EXPECT_NEAR(score(backtest().scores, "mean", "by size").mae, 23.22, 0.005);
    EXPECT_NEAR(score(backtest().baselines, "median of equals, lower end of ties").mae, 28.36,
                0.005);
}

TEST(DecisionBacktest, FindsTheDefaultConceptBestOnProposalsThatItHasNotSeen) {
    const DecisionScore& best = score(backtest().scores, std::string(name_of(kBestConcept)),
                                      "chosen on the other proposals");
    EXPECT_TRUE(best.unseen);
    EXPECT_LT(best.mae, 23.23);
    EXPECT_EQ(best.n, 353u);
    for (const DecisionScore& other : backtest().scores) {
        if (!other.unseen) continue;
        EXPECT_LE(best.mae, other.mae) << other.name;
    }
    for (const DecisionScore& other : backtest().baselines) EXPECT_LT(best.mae, other.mae);
    EXPECT_EQ(backtest().best, kBestConcept);
    // Even the form of the concept chosen without the proposal that is predicted.
    EXPECT_LT(score(backtest().scores, "any of these", "chosen on the other proposals").mae, 23.23);
}

const ParameterSet& shipped() {
    static const ParameterSet set = read_parameters(test_facts(), "politics");
    return set;
}

TEST(DecisionBacktest, ChoosesTheShippedParametersAgain) {
    const ParameterSet& set = shipped();
    EXPECT_EQ(set.list[set.index("size_exponent")].value, backtest().size_exponent);
    EXPECT_EQ(set.list[set.index("breakdown_cost")].value, backtest().breakdown_cost);
    EXPECT_EQ(solution_choices(test_facts()).breakdown_cost, backtest().breakdown_cost);
}

// The program bargains at the cost that was chosen: so do the scores of its form.
TEST(DecisionBacktest, ScoresTheReferencePointAtTheCostThatRunsHave) {
    const double cost = solution_choices(test_facts()).breakdown_cost;
    for (const auto& [power, exponent] : {std::pair{"all alike", 0.0}, {"by size", 1.0}}) {
        const DecisionScore& s = score(backtest().scores, "reference_point", power);
        EXPECT_EQ(s.choice, fmt::format("cost {:g}", cost));
        double sum = 0;
        for (const Decision& d : decisions(test_facts()))
            sum +=
                std::abs(predicted(d, Concept::reference_point, exponent, {{}, cost}) - d.outcome);
        EXPECT_NEAR(s.mae, sum / static_cast<double>(s.n), 1e-12);
    }
}

TEST(PoliticsParameters, ThatAreShippedAreWhatFitWrites) {
    const ParameterSet fitted =
        politics_parameters(test_facts(), politics_record(test_facts()), shipped());
    const auto near = [](double a, double b, const std::string& what) {
        EXPECT_NEAR(a, b, 1e-9 * std::abs(b)) << what;
    };
    ASSERT_EQ(shipped().list.size(), fitted.list.size());
    for (std::size_t i = 0; i < fitted.list.size(); ++i) {
        const Parameter& a = shipped().list[i];
        const Parameter& b = fitted.list[i];
        EXPECT_EQ(a.name, b.name);
        EXPECT_EQ(a.source, b.source);
        EXPECT_EQ(a.unit, b.unit);
        EXPECT_TRUE(a.is_estimate()) << a.name;
        near(a.value, b.value, a.name);
        near(a.low, b.low, a.name + ", low");
        near(a.high, b.high, a.name + ", high");
        EXPECT_EQ(a.se, 0) << "a choice from a grid and a rate that runs do not draw";
    }
    ASSERT_EQ(shipped().scores.size(), fitted.scores.size());
    for (std::size_t i = 0; i < fitted.scores.size(); ++i) {
        EXPECT_EQ(shipped().scores[i].name, fitted.scores[i].name);
        EXPECT_EQ(shipped().scores[i].source, fitted.scores[i].source);
        near(shipped().scores[i].value, fitted.scores[i].value, fitted.scores[i].name);
    }
    ASSERT_TRUE(shipped().fit.has_value());
    EXPECT_EQ(shipped().fit->rows, 353u);
    EXPECT_EQ(shipped().fit->from, fitted.fit->from);
    EXPECT_EQ(shipped().fit->to, fitted.fit->to);
    EXPECT_EQ(shipped().fit->facts, fitted.fit->facts)
        << "the tables have changed: run tools/refresh_parameters.sh";
}

TEST(PoliticsParameters, CarryTheScoresOfDecisionsThatTheChoiceDidNotSee) {
    const auto value = [](const std::string& name) {
        for (const Score& s : shipped().scores)
            if (s.name == name) return s.value;
        ADD_FAILURE() << name;
        return 0.0;
    };
    EXPECT_NEAR(value("size_exponent.error"), 22.47, 0.005);
    EXPECT_NEAR(value("breakdown_cost.error"), 22.85, 0.005);
    EXPECT_NEAR(value("size_exponent.error_baseline"), 23.68, 0.005);
    EXPECT_NEAR(value("size_exponent.gain"),
                value("size_exponent.error_baseline") - value("size_exponent.error"), 1e-9);
    EXPECT_EQ(value("size_exponent.decisions"), 353);
}

TEST(PoliticsParameters, KeepPriorsAndSayWhereTheLargestCostTriedIsNoEdge) {
    PoliticsRecord record = politics_record(test_facts());
    record.decisions.breakdown_cost = 4;
    ParameterSet present = shipped();
    present.list.push_back({"made_up", 1, 0, 0, 2, "none", "a test", "prior"});
    const ParameterSet set = politics_parameters(test_facts(), record, present);
    EXPECT_TRUE(set.find("made_up"));
    EXPECT_EQ(set.list[set.index("breakdown_cost")].source.find("the largest has"),
              std::string::npos);
    EXPECT_NE(shipped().list[shipped().index("breakdown_cost")].source.find("the largest has"),
              std::string::npos);
}

TEST(YearOfProposal, IsInItsNumber) {
    EXPECT_EQ(year_of_proposal("d160280"), 2016);  // copyright in the single market, 2016/0280(COD)
    EXPECT_EQ(year_of_proposal("d99244"), 1999);   // tobacco products, 1999/0244(COD)
    EXPECT_EQ(year_of_proposal("n0062B"), 2000);
    EXPECT_EQ(year_of_proposal("d"), 0);
    EXPECT_EQ(year_of_proposal("proposal"), 0);
    for (const Decision& d : decisions(test_facts())) {
        EXPECT_GE(d.year, 1995) << d.proposal;
        EXPECT_LE(d.year, 2018) << d.proposal;
    }
}

TEST(DecisionBacktest, ScoresABaselineOnTheIssuesThatHaveIt) {
    EXPECT_EQ(score(backtest().baselines, "reference point").n, 253u);
    EXPECT_EQ(score(backtest().baselines, "middle of the scale").n, 353u);
}

TEST(ExitRates, AreThoseThatExitsCounts) {
    const auto expect = [](const std::vector<BaseRate>& rates, const std::string& what,
                           Leaver leaver) {
        const auto found = std::find_if(rates.begin(), rates.end(), [&](const BaseRate& r) {
            return r.what == what && r.from == 1946;
        });
        ASSERT_NE(found, rates.end());
        const ExitRate rate = base_exit_rate(test_facts(), leaver);
        EXPECT_NEAR(rate.per_year / found->rate(), 1, 1e-12);
        EXPECT_NEAR(rate.low / found->interval().low, 1, 1e-9);
        EXPECT_NEAR(rate.high / found->interval().high, 1, 1e-9);
    };
    expect(treaty_rates(test_facts()), "any member", Leaver::member);
    expect(treaty_rates(test_facts()), "the largest member", Leaver::largest_member);
    expect(pair_rates(test_facts()), "either of a pair", Leaver::pair_member);
    expect(institution_rates(test_facts()), "any member", Leaver::institution_member);
}

TEST(ExitRates, SayWhatTheirIntervalsLeaveOut) {
    const ExitRate un = base_exit_rate(test_facts(), Leaver::institution_member);
    EXPECT_EQ(un.overcount, 3);
    EXPECT_THAT(un.caveat, testing::HasSubstr("upper bound, probably by a factor of about three"));
    const ExitRate pair = base_exit_rate(test_facts(), Leaver::pair_member);
    EXPECT_EQ(pair.overcount, 1);
    EXPECT_THAT(pair.caveat, testing::HasSubstr("does not say which of the two"));
    EXPECT_THAT(base_exit_rate(test_facts(), Leaver::member).caveat, testing::IsEmpty());
}

TEST(Predicted, WeighsActorsByTheirSizeToAPower) {
    const Decision d{"i", "p", {}, 50, {{"a", 0, 1, 4}, {"b", 100, 1, 1}}};
    EXPECT_NEAR(predicted(d, Concept::mean, 0, {}), 50, 1e-12);
    EXPECT_NEAR(predicted(d, Concept::mean, 0.5, {}), 100.0 / 3, 1e-9);
    EXPECT_NEAR(predicted(d, Concept::mean, 1, {}), 20, 1e-9);
}

}  // namespace
}  // namespace counterpoise

#include "history/disputes/parameters.h"

#include <gmock/gmock.h>

#include <cmath>

#include "base/error.h"
#include "base/math.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

const ParameterSet& shipped() {
    static const ParameterSet set = read_parameters(test_facts(), "disputes");
    return set;
}

const ParameterSet& fitted_again() {
    static const ParameterSet set =
        dispute_parameters(test_facts(), estimate_disputes(test_facts(), {}), shipped());
    return set;
}

bool near(double one, double two) {
    return std::abs(one - two) <= 1e-9 * std::max(1.0, std::abs(two));
}

TEST(DisputeParameters, ThatAreShippedAreWhatFitWrites) {
    const ParameterSet& ours = shipped();
    const ParameterSet& again = fitted_again();
    ASSERT_EQ(ours.list.size(), again.list.size());
    for (std::size_t i = 0; i < ours.list.size(); ++i) {
        const Parameter& a = ours.list[i];
        const Parameter& b = again.list[i];
        EXPECT_EQ(a.name, b.name);
        EXPECT_EQ(a.standing, b.standing);
        EXPECT_EQ(a.source, b.source);
        EXPECT_TRUE(near(a.value, b.value) && near(a.se, b.se) && near(a.low, b.low) &&
                    near(a.high, b.high))
            << a.name;
    }
    ASSERT_EQ(ours.blocks.size(), again.blocks.size());
    for (std::size_t k = 0; k < ours.blocks.size(); ++k) {
        EXPECT_EQ(ours.blocks[k].members, again.blocks[k].members);
        for (std::size_t i = 0; i < ours.blocks[k].covariance.size(); ++i)
            ASSERT_TRUE(near(ours.blocks[k].covariance[i], again.blocks[k].covariance[i])) << k;
    }
    ASSERT_EQ(ours.scores.size(), again.scores.size());
    for (std::size_t i = 0; i < ours.scores.size(); ++i) {
        EXPECT_EQ(ours.scores[i].name, again.scores[i].name);
        EXPECT_TRUE(near(ours.scores[i].value, again.scores[i].value)) << ours.scores[i].name;
    }
    ASSERT_TRUE(ours.fit.has_value());
    EXPECT_EQ(ours.fit->facts, again.fit->facts);
    EXPECT_EQ(ours.fit->rows, again.fit->rows);
    EXPECT_EQ(ours.fit->events, again.fit->events);
}

TEST(DisputeParameters, HoldAllThatARunNeedsOfOnsetSeverityAndContinuation) {
    const ParameterSet& set = shipped();
    EXPECT_EQ(set.kind, "estimate");
    EXPECT_EQ(set.fit->from, 1946);
    EXPECT_EQ(set.fit->to, 2010);
    for (const std::string& column : dispute_spec("onset").columns)
        EXPECT_TRUE(set.list[set.index("onset." + column)].is_estimate()) << column;
    for (const char* severity : {"force", "fatal", "war"})
        for (const std::string& column : severity_spec("onsets").columns)
            EXPECT_TRUE(set.find(std::string("severity.") + severity + "." + column)) << column;
    EXPECT_TRUE(set.find("onset.intercept") && set.find("severity.war.intercept"));
    ASSERT_EQ(set.blocks.size(), 2u);
    EXPECT_EQ(set.blocks[0].members.size(), dispute_spec("onset").columns.size() + 1);
    EXPECT_EQ(set.blocks[1].members.size(), 3 * (severity_spec("onsets").columns.size() + 1));
    const double dispute = set.list[set.index("continues.dispute")].value;
    const double war = set.list[set.index("continues.war")].value;
    EXPECT_LT(dispute, war);
    EXPECT_GT(dispute, 0);
    EXPECT_LT(war, 1);
}

TEST(DisputeParameters, KeepTheContestedPriorOfALostGuarantor) {
    const Parameter& prior = shipped().list[shipped().index("guarantor_loss.log_odds")];
    EXPECT_FALSE(prior.is_estimate());
    EXPECT_NEAR(exp_det(prior.value), 1.25, 1e-12);
    const double half_width = 1.6448536269514722 * prior.se;
    EXPECT_NEAR(exp_det(2 * half_width), 1.9 / 0.85, 1e-12);
    EXPECT_LT(prior.value - half_width, 0);
    EXPECT_GT(prior.value + half_width, 0);
}

TEST(DisputeParameters, CarryTheScoresThatTheirOwnYearsEarned) {
    const auto score = [](std::string_view name) {
        for (const Score& s : shipped().scores)
            if (s.name == name) return s.value;
        return -1.0;
    };
    EXPECT_GE(score("onset.auc"), 0.963);
    EXPECT_GE(score("onset.log_gain_over_climatology"), 45);
    EXPECT_GE(score("onset.log_gain_over_peace_years"), 10);
    EXPECT_GE(score("onset.log_gain_over_persistence"), 10);
    EXPECT_GE(score("severity.log_gain_over_climatology"), 5);
}

TEST(DisputeParameters, RefuseASpecificationThatNoRunCanDrawFrom) {
    DisputeParameterPlan plan;
    plan.onset = dispute_spec("dangerous-dyads");
    EXPECT_THAT([&] { (void)estimate_disputes(test_facts(), plan); },
                ThrowsMessage<InputError>(HasSubstr("runs cannot draw from 'dangerous-dyads'")));
}

TEST(DisputeParameters, RefuseYearsThatLeaveNothingToScore) {
    DisputeParameterPlan plan;
    plan.from = Year{1990};
    plan.to = Year{1990};
    EXPECT_THAT([&] { (void)estimate_disputes(test_facts(), plan); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("--from: a fit from 1990 on"),
                                                HasSubstr("--to: a fit to 1990"))));
}

}  // namespace
}  // namespace counterpoise

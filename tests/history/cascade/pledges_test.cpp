#include "history/cascade/pledges.h"

#include <gmock/gmock.h>

#include <cmath>

#include "support.h"

namespace counterpoise {
namespace {

TEST(Pledges, TheTableHasThePublishedRatesByTheCodingOfLeedsLongAndMitchell) {
    for (const PublishedRate& rate : published_rates(test_facts()))
        EXPECT_EQ(std::round(100 * rate.published_coding.rate()), rate.published) << rate.of;
}

TEST(Pledges, TheAuthorsOwnCodingIsWithinFourPoints) {
    for (const PublishedRate& rate : published_rates(test_facts()))
        EXPECT_NEAR(100 * rate.authors_coding.rate(), rate.published, 4) << rate.of;
}

TEST(Pledges, CellsAddUpToTheRecord) {
    const PledgeStudy study = pledge_study(test_facts());
    ASSERT_EQ(study.cells.size(), 16U);
    std::size_t tested = 0;
    std::size_t honoured = 0;
    for (const PledgeCell& cell : study.cells)
        if (cell.obligation == Obligation::defence) {
            tested += cell.count.tested;
            honoured += cell.count.honoured;
        }
    EXPECT_EQ(tested, 102U);
    EXPECT_EQ(honoured, 42U);
}

TEST(Pledges, AnEstimateLiesBetweenItsOwnRateAndTheOthers) {
    const PledgeStudy study = pledge_study(test_facts());
    for (const PledgeCell& cell : study.cells) {
        EXPECT_GT(cell.value, cell.interval.low);
        EXPECT_LT(cell.value, cell.interval.high);
        EXPECT_GT(cell.se, 0);
        EXPECT_GT(cell.interval.low, 0);
        EXPECT_LT(cell.interval.high, 1);
    }
    // The single neutrality pact of minor powers since 1945 was honoured: one case is no certainty.
    const PledgeCell& single = study.cells[10];
    EXPECT_EQ(single.count.tested, 1U);
    EXPECT_LT(single.value, 0.6);
}

TEST(Pledges, TheParametersShippedAreTheEstimatesOfTheTableShipped) {
    const ParameterSet shipped = cascade_parameters(test_facts());
    const ParameterSet fitted =
        pledge_parameters(test_facts(), pledge_study(test_facts()), shipped);
    ASSERT_EQ(shipped.list.size(), fitted.list.size());
    for (std::size_t i = 0; i < fitted.list.size(); ++i) {
        EXPECT_EQ(shipped.list[i].name, fitted.list[i].name);
        EXPECT_EQ(shipped.list[i].source, fitted.list[i].source);
        EXPECT_NEAR(shipped.list[i].value, fitted.list[i].value, 1e-9);
        EXPECT_NEAR(shipped.list[i].se, fitted.list[i].se, 1e-9);
        EXPECT_EQ(shipped.list[i].standing, "estimate");
    }
    ASSERT_TRUE(shipped.fit.has_value());
    EXPECT_EQ(shipped.fit->from, 1816);
    EXPECT_EQ(shipped.fit->to, 2003);
    EXPECT_EQ(shipped.fit->rows, fitted.fit->rows);
    EXPECT_EQ(shipped.fit->events, fitted.fit->events);
    EXPECT_NEAR(*shipped.fit->log_likelihood, *fitted.fit->log_likelihood, 1e-9);
    EXPECT_EQ(shipped.fit->facts, fitted.fit->facts)
        << "the tables have changed: run tools/refresh_parameters.sh";
}

TEST(Pledges, PriorsOfTheFileAreKeptWhenItIsWrittenAgain) {
    ParameterSet present = cascade_parameters(test_facts());
    present.list.push_back({"made_up", 0.5, 0.1, 0, 1, "probability", "a test", "prior"});
    present.list.front().value = 0.99;
    const ParameterSet again = pledge_parameters(test_facts(), pledge_study(test_facts()), present);
    EXPECT_EQ(again.list[again.index("made_up")].value, 0.5);
    EXPECT_LT(again.list.front().value, 0.9);
}

/// The beta-binomial likelihood by gamma functions, what a cell was pulled to taken back from it.
TEST(Pledges, TheLogLikelihoodIsThatOfTheBetaBinomialLawAtItsWeight) {
    const PledgeStudy study = pledge_study(test_facts());
    const double w = study.power_weight;
    const auto log_beta = [](double a, double b) {
        return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
    };
    double sum = 0;
    for (const PledgeCell& c : study.cells) {
        const auto n = static_cast<double>(c.count.tested);
        const auto h = static_cast<double>(c.count.honoured);
        const double p = (c.value * (n + w) - h) / w;
        sum += log_beta(h + w * p, n - h + w * (1 - p)) - log_beta(w * p, w * (1 - p));
    }
    EXPECT_NEAR(study.log_likelihood, sum, 1e-6);
    EXPECT_EQ(study.pledges, 146u);
    EXPECT_EQ(study.pledges_honoured, 73u);
    EXPECT_EQ(study.counted().tested, 102u + 42u + 45u + 49u);
}

TEST(Pledges, ABetaIntervalOfAUniformIsItsQuantiles) {
    const Interval interval = beta_interval(1, 1, 0.9);
    EXPECT_NEAR(interval.low, 0.05, 1e-12);
    EXPECT_NEAR(interval.high, 0.95, 1e-12);
    EXPECT_THROW((void)beta_interval(0, 1, 0.9), BrokenPromise);
}

}  // namespace
}  // namespace counterpoise

#include "history/pledges.h"

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
    const ParameterSet fitted = pledge_parameters(pledge_study(test_facts()));
    ASSERT_EQ(shipped.list.size(), fitted.list.size());
    for (std::size_t i = 0; i < fitted.list.size(); ++i) {
        EXPECT_EQ(shipped.list[i].name, fitted.list[i].name);
        EXPECT_NEAR(shipped.list[i].value, fitted.list[i].value, 1e-9);
        EXPECT_NEAR(shipped.list[i].se, fitted.list[i].se, 1e-9);
        EXPECT_EQ(shipped.list[i].standing, "estimate");
    }
}

TEST(Pledges, ABetaIntervalOfAUniformIsItsQuantiles) {
    const Interval interval = beta_interval(1, 1, 0.9);
    EXPECT_NEAR(interval.low, 0.05, 1e-12);
    EXPECT_NEAR(interval.high, 0.95, 1e-12);
    EXPECT_THROW((void)beta_interval(0, 1, 0.9), BrokenPromise);
}

}  // namespace
}  // namespace counterpoise

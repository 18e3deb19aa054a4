#include "measures/burden/spending.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Burden, TheUnitedStatesIs65Point6PercentOfTheAlliesBudgetsOf2024) {
    EXPECT_NEAR(number_of(measured("burden.share_of_alliance", 2024), "USA"), 65.634, 5e-4);
    EXPECT_NEAR(number_of(measured("burden.share_of_alliance", 2023), "USA"), 67.624, 5e-4);
    const Assumptions constant = assume({"price_basis=const2015"});
    EXPECT_NEAR(number_of(measured("burden.share_of_alliance", 2024, {}, constant), "USA"), 63.70,
                5e-3);
    EXPECT_NEAR(number_of(measured("burden.share_of_alliance", 2023, {}, constant), "USA"), 65.87,
                5e-3);
}

TEST(Burden, SharesOfTheAllianceSumToAHundredInEveryYearWithFigures) {
    for (int year = 1949; year <= 2025; ++year)
        EXPECT_NEAR(sum_of(measured("burden.share_of_alliance", year)), 100, 1e-9) << year;
}

TEST(Burden, ReproducesNatosReleaseOf2024) {
    const Reading spending = measured("burden.spending", 2024);
    EXPECT_NEAR(number_of(spending, "USA"), 967707, 0.5);
    EXPECT_NEAR(number_of(spending, "DEU"), 97686, 0.5);
    EXPECT_NEAR(extra_of(spending, "total"), 1474399, 3);
    EXPECT_EQ(spending.table.rows.size(), 32u);
    EXPECT_EQ(measured("burden.spending", 2023).table.rows.size(), 31u);
    EXPECT_NEAR(number_of(measured("burden.share_of_gdp", 2024), "POL"), 4.12, 5e-3);
}

TEST(Burden, ConcentrationIsTheSumOfSquaredShares) {
    EXPECT_NEAR(number_of(measured("burden.concentration", 2024), "NATO"), 0.4427, 5e-5);
    const Reading shares = measured("burden.share_of_alliance", 2020);
    double squares = 0;
    for (const auto& row : shares.table.rows)
        if (const auto* share = std::get_if<double>(&row[2])) squares += *share * *share / 1e4;
    EXPECT_NEAR(number_of(measured("burden.concentration", 2020), "NATO"), squares, 1e-12);
}

TEST(Burden, ALeaverIsNoLongerCounted) {
    const Reading after = measured("burden.share_of_alliance", 2024, {"leave USA:NATO"});
    EXPECT_TRUE(std::isnan(number_of(after, "USA")));
    EXPECT_NEAR(number_of(after, "DEU"), 100 * 97686 / 506692.0, 1e-3);
    EXPECT_NEAR(sum_of(after), 100, 1e-9);
}

TEST(Burden, WhoseFiguresAreUsedIsTheUsersChoiceInTheLatestWorldToo) {
    const Assumptions sipri = assume({"spending_source=sipri"});
    EXPECT_EQ(number_of(measured("burden.spending", 2025, {}, sipri), "USA"),
              number_of(measured("burden.spending", 2024, {}, sipri), "USA"));
    EXPECT_NEAR(number_of(measured("burden.share_of_gdp", 2025), "POL"), 4.48, 1e-9);
    EXPECT_GT(std::abs(number_of(measured("burden.share_of_gdp", 2025, {}, sipri), "POL") - 4.48),
              0.01);
}

TEST(Burden, RefusesAPriceBasisWithoutFiguresAndAnAllianceWithoutMembers) {
    EXPECT_THAT(
        [] { (void)measured("burden.spending", 2010, {}, assume({"price_basis=const2015"})); },
        ThrowsMessage<InputError>(HasSubstr("constant 2015")));
    EXPECT_THAT([] { (void)measured("burden.spending", 1940); },
                ThrowsMessage<InputError>(HasSubstr("no members")));
    EXPECT_THAT([] { (void)measured("burden.spending", 2024, {}, {}, "NAT0"); },
                ThrowsMessage<InputError>(HasSubstr("'NATO'")));
}

// Olson and Zeckhauser 1966: GNP in US$ bn, defence in % of GNP, GNP a head in US$, NATO in 1964.
TEST(Spearman, ReproducesOlsonAndZeckhauser) {
    const std::vector<double> gnp{569.03, 88.87, 79.46, 73.40, 43.63, 38.14, 15.00,
                                  13.43,  7.73,  6.69,  5.64,  4.31,  2.88,  0.53};
    const std::vector<double> defence{9.0, 5.5, 7.0, 6.7, 4.1, 4.4, 4.9,
                                      3.7, 3.3, 5.8, 3.9, 4.2, 7.7, 1.7};
    const std::vector<double> head{2933, 1579, 1471, 1506, 855, 1981, 1235,
                                   1429, 1636, 216,  1484, 507, 316,  1636};
    EXPECT_NEAR(spearman(gnp, defence), 0.49010989, 1e-8);
    EXPECT_NEAR(spearman(head, defence), -0.1276, 5e-5);
}

TEST(Spearman, IsAbsentForFewPairsOrAConstantSide) {
    EXPECT_TRUE(std::isnan(spearman({1, 2}, {1, 2})));
    EXPECT_TRUE(std::isnan(spearman({1, 2, 3}, {5, 5, 5})));
    EXPECT_THROW((void)spearman({1, 2, 3}, {1, 2}), BrokenPromise);
}

RC_GTEST_PROP(Spearman, KeepsItsValueUnderAnyRisingChangeAndTurnsWithItsSide, ()) {
    const auto raw = *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(-100, 100));
    const auto other = *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(-100, 100));
    const std::vector<double> x(raw.begin(), raw.end());
    const std::vector<double> y(other.begin(), other.end());
    std::vector<double> cubed = x;
    std::vector<double> negative = x;
    for (std::size_t i = 0; i < x.size(); ++i) {
        cubed[i] = x[i] * x[i] * x[i];
        negative[i] = -x[i];
    }
    const double r = spearman(x, y);
    RC_PRE(!std::isnan(r));
    RC_ASSERT(std::abs(r) <= 1 + 1e-12);
    RC_ASSERT(spearman(cubed, y) == r);
    RC_ASSERT(std::abs(spearman(negative, y) + r) < 1e-12);
    RC_ASSERT(std::abs(spearman(y, x) - r) < 1e-12);
}

TEST(BurdenShare, OfTheLatestYearSaysWhyNatosOwnTableHasAnother) {
    const auto notes = [](const Assumptions& assumptions, int year) {
        std::string all;
        for (const std::string& n :
             measured("burden.share_of_alliance", year, {}, assumptions).notes)
            all += n + "\n";
        return all;
    };
    EXPECT_THAT(notes({}, 2025),
                testing::AllOf(HasSubstr("the share of USA is 65.6 %"), HasSubstr("--year 2024")));
    EXPECT_THAT(notes({}, 2024), testing::Not(HasSubstr("is not 2024")));
    EXPECT_THAT(notes(assume({"spending_source=sipri"}), 2025),
                testing::Not(HasSubstr("is not 2024")));
}

}  // namespace
}  // namespace counterpoise

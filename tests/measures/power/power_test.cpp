#include "measures/power/power.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

// Shares 1/4, 1/4, 1/2: squares 3/8; (3/8 - 1/3) / (2/3) = 1/16.
TEST(Concentration, OfThreePowersByHand) {
    EXPECT_NEAR(concentration(std::vector<double>{1, 1, 2}), 0.25, 1e-12);
    EXPECT_NEAR(concentration(std::vector<double>{3, 3}), 0, 1e-12);
    EXPECT_NEAR(concentration(std::vector<double>{5, 0, 0}), 1, 1e-12);
    EXPECT_THROW((void)concentration(std::vector<double>{1}), BrokenPromise);
}

TEST(Concentration, ReproducesTheRecordOfMajorPowers) {
    const std::vector<std::pair<int, double>> record{{1816, .32963}, {1900, .23310}, {1946, .45161},
                                                     {1950, .33167}, {1960, .30604}, {1990, .30537},
                                                     {2016, .46186}, {2022, .48535}};
    for (const auto& [year, value] : record)
        EXPECT_NEAR(number_of(measured("power.concentration", year), "major powers"), value, 6e-6)
            << year;
    const std::vector<std::pair<int, double>> powers{{1816, 5}, {1900, 8}, {1946, 4},
                                                     {1950, 5}, {1990, 5}, {2022, 7}};
    for (const auto& [year, n] : powers)
        EXPECT_EQ(extra_of(measured("power.concentration", year), "powers"), n) << year;
}

RC_GTEST_PROP(Concentration, LiesBetweenZeroAndOneWhateverTheUnit, ()) {
    const auto raw =
        *rc::gen::container<std::vector<int>>(*rc::gen::inRange(2, 9), rc::gen::inRange(1, 1000));
    std::vector<double> powers(raw.begin(), raw.end());
    const double con = concentration(powers);
    RC_ASSERT(con >= 0 && con <= 1);
    for (double& p : powers) p *= 8;
    RC_ASSERT(std::abs(concentration(powers) - con) < 1e-12);
}

// Shares 1/10 and 3/10, the third component absent: their mean.
TEST(Cinc, IsTheMeanOfTheSharesThatAStateHas) {
    const std::vector<double> totals{10, 20, 30};
    EXPECT_NEAR(cinc_of(std::vector<double>{1, 6, kNone}, totals), 0.2, 1e-12);
    EXPECT_EQ(cinc_of(std::vector<double>{0, 0, 0}, totals), 0);
    EXPECT_TRUE(std::isnan(cinc_of(std::vector<double>{kNone, kNone, kNone}, totals)));
}

TEST(Cinc, ReproducesThePublishedIndexOf2016) {
    const Reading cinc = measured("power.cinc", 2016);
    const std::vector<std::pair<const char*, double>> published{
        {"CHN", .230825}, {"USA", .133254}, {"IND", .087294}, {"RUS", .036467}, {"JPN", .033020},
        {"BRA", .023342}, {"KOR", .023258}, {"DEU", .016594}, {"IDN", .015969}, {"IRN", .015348}};
    for (std::size_t i = 0; i < published.size(); ++i) {
        EXPECT_NEAR(number_of(cinc, published[i].first), published[i].second, 6e-7)
            << published[i].first;
        EXPECT_EQ(std::get<std::string>(cinc.table.rows[i][0]), published[i].first) << "sorted";
    }
    EXPECT_NEAR(sum_of(cinc), 1.0068, 5e-5);
}

TEST(Cinc, TheStoredIndexIsThatOfItsComponents) {
    const World& world = published_world(2016);
    constexpr Column kParts[] = {Column::nmc_milex, Column::nmc_milper, Column::nmc_irst,
                                 Column::nmc_pec,   Column::nmc_tpop,   Column::nmc_upop};
    std::vector<double> totals;
    for (const Column part : kParts) totals.push_back(sum_of(world, part));
    int compared = 0;
    for (std::size_t i = 0; i < world.size(); ++i) {
        if (std::isnan(world.value(Column::cinc, i))) continue;
        std::vector<double> parts;
        for (const Column part : kParts) parts.push_back(world.value(part, i));
        EXPECT_NEAR(cinc_of(parts, totals), world.value(Column::cinc, i), 1e-6) << world.name(i);
        ++compared;
    }
    EXPECT_GT(compared, 180);
}

TEST(Cinc, NatoOf32MembersHad22Point9PercentIn2022AndHalfOfItAmerican) {
    const World& world = published_world(2022);
    double sum = 0;
    for (const StateId id :
         published_world(2025).members(treaties(test_facts()).named("NATO", "test")))
        sum += world.value(Column::cinc, *world.row(id));
    EXPECT_NEAR(sum, .22888, 5e-6);
    EXPECT_NEAR(value_of(world, Column::cinc, "USA"), .12357, 5e-6);
    EXPECT_NEAR(sum - value_of(world, Column::cinc, "USA"), .10531, 1e-5);
    EXPECT_NEAR(value_of(world, Column::cinc, "CHN"), .23410, 5e-6);
}

TEST(Power, RefusesYearsWithoutCapabilities) {
    for (const char* id : {"power.cinc", "power.concentration", "power.blocs"})
        EXPECT_THAT([&] { (void)measured(id, 2024); }, ThrowsMessage<InputError>(HasSubstr("2024")))
            << id;
}

TEST(Blocs, HaveNoShareOfASumThatLacksAMajorPower) {
    for (const int year : {1960, 1985}) {
        const Reading blocs = measured("power.blocs", year);
        EXPECT_GT(number_of(blocs, "NATO"), 25) << year << ": CINC stays";
        EXPECT_TRUE(std::isnan(number_of(blocs, "NATO", "milex"))) << year;
        EXPECT_TRUE(std::isnan(number_of(blocs, "USA", "gdp_market"))) << year;
        EXPECT_FALSE(std::isnan(number_of(blocs, "USA", "gdp_ppp"))) << year;
        EXPECT_THAT(blocs.notes, testing::Contains(testing::AllOf(HasSubstr("military spending"),
                                                                  HasSubstr("Russia"))));
    }
    const Reading late = measured("power.blocs", 2022);
    EXPECT_GT(number_of(late, "NATO", "milex"), 50);
    EXPECT_THAT(late.notes, testing::Not(testing::Contains(HasSubstr("no shares of the world"))));
}

TEST(Blocs, ShowEveryTreatyWhoseMembersChange) {
    const Reading blocs = measured("power.blocs", 2022, {"leave USA:ANZUS"});
    EXPECT_EQ(number_of(blocs, "ANZUS", "members"),
              number_of(blocs, "ANZUS before", "members") - 1);
    EXPECT_TRUE(std::isnan(number_of(measured("power.blocs", 2022), "ANZUS", "members")));
}

TEST(Blocs, ALeaverAndThoseWhoStayAddUpToTheBlocBefore) {
    const Reading before = measured("power.blocs", 2022);
    const Reading after = measured("power.blocs", 2022, {"leave USA:NATO"});
    for (const char* column :
         {"value", "milex", "gdp_market", "population", "gdp_times_gdp_pc", "members"})
        EXPECT_NEAR(number_of(after, "NATO", column) + number_of(after, "NATO leavers", column),
                    number_of(before, "NATO", column), 1e-9)
            << column;
    EXPECT_EQ(number_of(before, "NATO", "members"), 30);
    EXPECT_NEAR(number_of(after, "NATO leavers"), number_of(before, "USA"), 1e-12);
}

// NATO-32 in 2022: .22888 with .12357 American; NATO's own table of 2024: 967,707 of 1,474,399.
TEST(Blocs, SayWhatALeaverIsByCincAndBySpending) {
    const Reading after = measured("power.blocs", 2025, {"leave USA:NATO"});
    EXPECT_NEAR(extra_of(after, "stories_cinc_pct"), 53.99, 0.005);
    EXPECT_NEAR(extra_of(after, "stories_nato_table_pct"), 65.63, 0.005);
    EXPECT_NEAR(
        extra_of(after, "stories_milex_pct"),
        100 * number_of(after, "NATO leavers", "milex") / number_of(after, "NATO before", "milex"),
        1e-9);
    EXPECT_THAT(after.notes.back(), HasSubstr("54.0 % of NATO's CINC"));
    EXPECT_THAT(after.notes.back(), HasSubstr("65.6 % of it in NATO's own table of 2024"));
}

// NATO of 2016 with the members of 2025: .25107 with .13325 American.
TEST(Blocs, WithoutAChangeTheLargestMemberIsTold) {
    const World& world = published_world(2016);
    double sum = 0;
    for (const StateId id :
         published_world(2025).members(treaties(test_facts()).named("NATO", "test")))
        sum += world.value(Column::cinc, *world.row(id));
    EXPECT_NEAR(sum, .25107, 5e-6);
    EXPECT_NEAR(value_of(world, Column::cinc, "USA"), .13325, 5e-6);
    const Reading blocs = measured("power.blocs", 2016);
    EXPECT_THAT(blocs.notes.back(), HasSubstr("United States of America has"));
    const Reading csto = measured("power.blocs", 2022, {}, {}, "CSTO");
    EXPECT_THAT(csto.notes.back(), HasSubstr("Russia has"));
    EXPECT_TRUE(std::isnan(extra_of(csto, "stories_nato_table_pct")));
}

}  // namespace
}  // namespace counterpoise

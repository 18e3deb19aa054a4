#include "measures/power/poles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "power_worlds.h"

namespace counterpoise {
namespace {

// Shares 1/2, 1/4, 1/5, 1/20: squares 0.25 + 0.0625 + 0.04 + 0.0025 = 0.355.
TEST(Polarity, OfFourStatesByHand) {
    const Polarity p = polarity(std::vector<double>{5, 10, 4, kNone, 1});
    EXPECT_NEAR(p.hhi, 0.355, 1e-12);
    EXPECT_NEAR(p.effective, 1 / 0.355, 1e-12);
    EXPECT_NEAR(p.top, 0.5, 1e-12);
    EXPECT_EQ(p.leader, 1u);
    EXPECT_EQ(p.over_tenth, 3);
    EXPECT_EQ(p.half_leader, 2);
}

TEST(Polarity, OfEqualsIsTheirNumberAndOfNobodyIsBroken) {
    EXPECT_NEAR(polarity(std::vector<double>(8, 3.0)).effective, 8, 1e-12);
    EXPECT_EQ(polarity(std::vector<double>(10, 1.0)).over_tenth, 0) << "a tenth is not over it";
    EXPECT_THROW((void)polarity(std::vector<double>{0, kNone}), BrokenPromise);
}

RC_GTEST_PROP(Polarity, LiesBetweenOneAndTheNumberOfStatesWhateverTheUnit, ()) {
    const auto raw =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 100000)));
    std::vector<double> x(raw.begin(), raw.end());
    const Polarity p = polarity(x);
    RC_ASSERT(p.effective >= 1 - 1e-12);
    RC_ASSERT(p.effective <= static_cast<double>(x.size()) + 1e-9);
    RC_ASSERT(p.effective <= 1 / (p.top * p.top) + 1e-9);
    RC_ASSERT(p.half_leader >= 1);
    RC_ASSERT(p.over_tenth <= 9);
    for (double& v : x) v *= 1024;
    RC_ASSERT(polarity(x).hhi == p.hhi);
}

struct Known {
    int year;
    double effective, effective_majors, con;
    int over_tenth, half_leader;
};

// Worked out from the table of capabilities apart from this program; CON as in Singer, Bremer and
// Stuckey's formula over the COW list of major powers.
TEST(Poles, ReproduceTheRecordByCinc) {
    const std::vector<Known> record{
        {1816, 6.336167, 3.485243, .32963, 3, 1}, {1900, 8.672354, 5.795568, .23310, 5, 5},
        {1946, 5.539438, 2.481596, .45161, 4, 1}, {1950, 7.308635, 3.472188, .33167, 3, 2},
        {1960, 9.969687, 3.637334, .30604, 3, 3}, {2016, 11.817590, 3.070300, .46186, 2, 2},
        {2022, 11.714934, 2.900502, .48535, 2, 2}};
    for (const Known& k : record) {
        const Reading poles = measured("power.poles", k.year);
        EXPECT_NEAR(number_of(poles, "cinc"), k.effective, 1e-5) << k.year;
        EXPECT_NEAR(number_of(poles, "cinc", "value_majors"), k.effective_majors, 1e-5) << k.year;
        EXPECT_NEAR(number_of(poles, "cinc", "con"), k.con, 6e-6) << k.year;
        EXPECT_EQ(number_of(poles, "cinc", "poles_over_10_percent"), k.over_tenth) << k.year;
        EXPECT_EQ(number_of(poles, "cinc", "poles_half_leader"), k.half_leader) << k.year;
    }
}

TEST(Poles, TheBasesDisagreeAboutWhoLeads) {
    const Reading poles = measured("power.poles", 2022);
    EXPECT_EQ(text_of(poles, "cinc", "leader"), "CHN");
    EXPECT_EQ(text_of(poles, "milex", "leader"), "USA");
    EXPECT_EQ(text_of(poles, "gdp_times_gdp_pc", "leader"), "USA");
}

TEST(Poles, ABasisThatLacksAMajorPowerIsNotCountedAndSaysWho) {
    const Reading poles = measured("power.poles", 1950);
    EXPECT_TRUE(std::isnan(number_of(poles, "milex")));
    EXPECT_FALSE(std::isnan(number_of(poles, "nmc_milex")));
    EXPECT_THAT(notes_of(poles), testing::HasSubstr("no count, for want of a figure for Russia"));
}

TEST(Poles, AnExitFromAnAllianceMakesMorePolesOfBlocsAndLeavesStatesAsTheyWere) {
    const Reading before = measured("power.poles", 2025);
    const Reading after = measured("power.poles", 2025, {"leave USA:NATO"});
    for (const std::string basis : {"cinc", "milex", "gdp_market", "gdp_ppp", "gdp_times_gdp_pc"}) {
        EXPECT_EQ(number_of(after, basis), number_of(before, basis)) << basis;
        EXPECT_EQ(number_of(after, basis + " blocs before"), number_of(before, basis + " blocs"));
        EXPECT_GT(number_of(after, basis + " blocs"), number_of(before, basis + " blocs")) << basis;
        EXPECT_LE(number_of(before, basis + " blocs"), number_of(before, basis)) << basis;
    }
    EXPECT_EQ(text_of(before, "milex blocs", "leader"), "NATO");
    EXPECT_EQ(text_of(after, "milex blocs", "leader"), "USA");
}

TEST(Poles, AnExitFromAnInstitutionChangesNoBloc) {
    const Reading after = measured("power.poles", 2025, {"leave USA:UN"});
    EXPECT_TRUE(std::isnan(number_of(after, "cinc blocs before")));
    EXPECT_FALSE(std::isnan(number_of(after, "cinc blocs")));
}

}  // namespace
}  // namespace counterpoise

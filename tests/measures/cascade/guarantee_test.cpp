#include "measures/cascade/guarantee.h"

#include <gmock/gmock.h>

#include <cmath>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

Reading guarantee(const std::vector<std::string>& changes = {},
                  const std::vector<std::string>& words = {}, const std::string& attacker = "RUS") {
    const Assumptions assumptions = assume(words);
    const World world = world_after(2025, changes, assumptions);
    Arguments arguments;
    arguments.attacker = attacker;
    return cascade_guarantee({world, settled_world(2025), test_facts(), assumptions, arguments});
}

TEST(Guarantee, IsWorthLessToEstoniaPolandNorwayAndTurkeyWithoutTheUnitedStates) {
    const Reading with = guarantee();
    const Reading without = guarantee({"leave USA:NATO"});
    for (const char* state : {"EST", "POL", "NOR", "TUR"}) {
        EXPECT_LT(number_of(without, state), number_of(with, state)) << state;
        EXPECT_GT(number_of(without, state), 0) << state;
        EXPECT_GT(number_of(without, state, "no_major"), number_of(with, state, "no_major"));
        EXPECT_EQ(number_of(without, state, "bound") + 1, number_of(with, state, "bound"));
    }
}

TEST(Guarantee, GrowsWithReliabilityFromSchoolToSchool) {
    const Reading reading = guarantee();
    for (const char* state : {"EST", "POL", "NOR", "TUR"}) {
        EXPECT_LT(number_of(reading, state, "since_1945"),
                  number_of(reading, state, "defence_pacts"));
        EXPECT_LT(number_of(reading, state, "defence_pacts"), number_of(reading, state, "leeds"));
        EXPECT_NEAR(number_of(reading, state, "leeds"),
                    number_of(reading, state, "since_1945") * 0.75 / 0.22, 1e-9);
        // Four great powers are bound to each: DEU, FRA, GBR, USA.
        EXPECT_NEAR(number_of(reading, state, "leeds_no_major"), 0.25 * 0.25 * 0.25 * 0.25, 1e-12);
    }
}

TEST(Guarantee, WithReliabilityZeroNothingComes) {
    const Reading reading = guarantee({}, {"reliability=0"});
    EXPECT_EQ(number_of(reading, "EST"), 0);
    EXPECT_EQ(number_of(reading, "EST", "no_major"), 1);
}

TEST(Guarantee, HasNoRowForAPartnerOfTheAttackerOrForOneThatNobodyIsBoundToDefend) {
    const Reading reading = guarantee();
    EXPECT_TRUE(std::isnan(number_of(reading, "KAZ", "bound")));
    EXPECT_TRUE(std::isnan(number_of(reading, "CHE", "bound")));
}

TEST(Guarantee, RefusesAnUnknownAttacker) {
    EXPECT_THAT([] { (void)guarantee({}, {}, "RUX"); },
                ThrowsMessage<InputError>(HasSubstr("RUX")));
}

std::string text_of(const Reading& reading, std::string_view state, std::string_view column) {
    const std::size_t c = reading.table.column(column);
    for (const auto& row : reading.table.rows)
        if (std::get<std::string>(row[0]) == state)
            if (const auto* text = std::get_if<std::string>(&row.at(c))) return *text;
    return {};
}

TEST(Guarantee, SaysWhichRowsAreSampledAndHowSure) {
    const Reading sampled = guarantee({}, {"joiner_attacked=0.5"}, "");
    EXPECT_EQ(text_of(sampled, "USA", "method"), "sampled");
    EXPECT_GT(number_of(sampled, "USA", "joiners_se"), 0);
    EXPECT_GT(number_of(sampled, "USA", "value_se"), 0);
    const double p = number_of(sampled, "USA", "no_major");
    EXPECT_NEAR(number_of(sampled, "USA", "no_major_se"), std::sqrt(p * (1 - p) / 10000), 1e-12);
    EXPECT_EQ(text_of(sampled, "NLD", "method"), "exact");
    EXPECT_EQ(number_of(sampled, "NLD", "joiners_se"), 0);
    EXPECT_THAT(sampled.notes, Contains(AllOf(HasSubstr("sampled in "), HasSubstr("10000 runs"))));
    const Reading exact = guarantee();
    EXPECT_EQ(text_of(exact, "USA", "method"), "exact");
    EXPECT_THAT(exact.notes, Contains(HasSubstr("is exact")));
}

TEST(Guarantee, NamesTheTreatiesThatItLeavesOutAndSaysWhereThatBegins) {
    const auto of = [](int year) {
        Arguments arguments;
        arguments.attacker = "CHN";
        return cascade_guarantee(
            {settled_world(year), settled_world(year), test_facts(), Assumptions(), arguments});
    };
    EXPECT_THAT(of(2018).notes, Contains(AllOf(HasSubstr("left out"), HasSubstr("RIO"))));
    EXPECT_THAT(of(2018).notes, Contains(HasSubstr("before 2018 every treaty in force counts")));
    // Brazil is owed help by the treaties of the Americas alone.
    EXPECT_GT(number_of(of(2017), "BRA", "bound"), 15);
    EXPECT_TRUE(std::isnan(number_of(of(2018), "BRA", "bound")));
    EXPECT_THAT(of(2018).notes, Contains(HasSubstr("states have no row, since these alone")));
    EXPECT_THAT(of(2017).notes, Not(Contains(HasSubstr("left out"))));
    EXPECT_THAT(of(2017).notes, Contains(HasSubstr("from 2018 on only live ones do")));
}

TEST(Guarantee, SaysThatArmeniaFrozeItsOwnPledge) {
    EXPECT_THAT(guarantee({}, {}, "AZE").notes,
                Contains(AllOf(HasSubstr("Armenia itself owes no defence in CSTO since 2024-02-23"),
                               HasSubstr("participation frozen"))));
}

TEST(Guarantee, SaysThatAPledgeOnPaperAloneIsDormant) {
    EXPECT_THAT(guarantee({"dormant EST:NATO"}).notes,
                Contains(HasSubstr("Estonia is in NATO on paper alone")));
    EXPECT_THAT(guarantee().notes, Not(Contains(HasSubstr("on paper alone"))));
}

TEST(Guarantee, SaysWhatMakesAStateTheAttacker) {
    const Reading reading = guarantee({}, {}, "");
    EXPECT_THAT(text_of(reading, "GHA", "record"), HasSubstr("use of force, 20"));
    EXPECT_THAT(reading.notes, Contains(AllOf(HasSubstr("A challenger is no pact partner"),
                                              HasSubstr("last 25 years"))));
}

}  // namespace
}  // namespace counterpoise

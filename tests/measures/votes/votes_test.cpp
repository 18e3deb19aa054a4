#include "measures/votes/votes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::ThrowsMessage;

Reading power_in(const std::string& body, int year = 2025,
                 const std::vector<std::string>& changes = {},
                 const Assumptions& assumptions = {}) {
    const World world = world_after(year, changes, assumptions);
    Arguments arguments;
    arguments.body = body;
    return votes_power({world, settled_world(year), test_facts(), assumptions, arguments});
}

Reading power_of_file(const std::string& text, int year = 2025) {
    const Assumptions assumptions;
    Arguments arguments;
    arguments.body_file = GivenFile{"my.toml", text};
    return votes_power(
        {settled_world(year), settled_world(year), test_facts(), assumptions, arguments});
}

/// The text in a column of the row whose group or player is `key`.
std::string text_of(const Reading& reading, std::string_view key, std::string_view column) {
    for (const auto& row : reading.table.rows)
        for (const std::size_t c : {0U, 1U})
            if (const auto* text = std::get_if<std::string>(&row[c]); text && *text == key)
                return std::get<std::string>(row.at(reading.table.column(column)));
    return "";
}

std::string shapley(const Reading& reading, std::string_view key) {
    return text_of(reading, key, "shapley_fraction");
}

double summed(const Reading& reading, std::string_view column) {
    const std::size_t members = reading.table.column("members");
    const std::size_t c = reading.table.column(column);
    double sum = 0;
    for (const auto& row : reading.table.rows)
        sum += std::get<double>(row[members]) * std::get<double>(row[c]);
    return sum;
}

TEST(VotesPower, InTheSecurityCouncilIsThePublishedOne) {
    const Reading council = power_in("unsc");
    EXPECT_EQ(number_of(council, "permanent", "members"), 5);
    EXPECT_EQ(number_of(council, "permanent", "swings"), 848);
    EXPECT_EQ(number_of(council, "elected", "swings"), 84);
    EXPECT_EQ(extra_of(council, "sum_of_swings"), 5080);
    EXPECT_EQ(shapley(council, "permanent"), "421/2145");
    EXPECT_EQ(shapley(council, "elected"), "4/2145");
    EXPECT_EQ(text_of(council, "permanent", "banzhaf_fraction"), "106/635");
    EXPECT_NEAR(number_of(council, "permanent", "banzhaf"), .166929, 5e-7);
    EXPECT_NEAR(number_of(council, "elected", "banzhaf"), .016535, 5e-7);
    EXPECT_EQ(council.standing, Standing::treaty_text);
}

// Before 1966: 7 of 11. A permanent member turns what has two or more of six elected members
// (64 - 1 - 6), an elected one what has the five and one of the other five.
TEST(VotesPower, InTheSecurityCouncilBefore1966IsOfSixElectedMembers) {
    for (const Reading& council : {power_in("unsc_1946"), power_in("unsc", 1950)}) {
        EXPECT_EQ(number_of(council, "permanent", "swings"), 57);
        EXPECT_EQ(number_of(council, "elected", "swings"), 5);
        EXPECT_EQ(shapley(council, "permanent"), "76/385");
        EXPECT_EQ(shapley(council, "elected"), "1/462");
    }
    EXPECT_THAT(power_in("unsc", 1950).notes, Contains(HasSubstr("in 1950 the body is unsc_1946")));
    EXPECT_THAT([] { (void)power_in("unsc", 1930); },
                ThrowsMessage<InputError>(HasSubstr("they begin in 1946")));
}

TEST(VotesPower, GivesTheSeatOfChinaToWhoeverIsTheMember) {
    EXPECT_THAT(text_of(power_in("unsc", 1947), "permanent", "name"), HasSubstr("CHN"));
    EXPECT_THAT(text_of(power_in("unsc", 1968), "permanent", "name"), HasSubstr("TWN"));
    EXPECT_THAT(text_of(power_in("unsc", 1972), "permanent", "name"), HasSubstr("CHN"));
}

struct AfterExit {
    const char* reading;
    double permanent;
    double elected;
    const char* permanent_shapley;
    const char* elected_shapley;
    double elected_members;
};

// By hand. empty: five or more of ten elected, sum C(10, k >= 5) = 638, C(9, 4) = 126. elected: of
// eleven, 1,486 and C(10, 4) = 210. no_veto: nine of fifteen equals, C(14, 8) = 3,003.
TEST(VotesPower, AfterAPermanentMembersExitFollowsTheReading) {
    const std::vector<AfterExit> cases{{"empty", 638, 126, "133/572", "1/143", 10},
                                       {"elected", 1486, 210, "37/156", "2/429", 11},
                                       {"no_veto", 3003, 3003, "1/15", "1/15", 11}};
    for (const AfterExit& c : cases) {
        const Reading after = power_in("unsc", 2025, {"leave USA:UN"},
                                       assume({std::string("unsc_seat=") + c.reading}));
        EXPECT_EQ(number_of(after, "permanent", "members"), 4) << c.reading;
        EXPECT_EQ(number_of(after, "elected", "members"), c.elected_members) << c.reading;
        EXPECT_EQ(number_of(after, "permanent", "swings"), c.permanent) << c.reading;
        EXPECT_EQ(number_of(after, "elected", "swings"), c.elected) << c.reading;
        EXPECT_EQ(shapley(after, "permanent"), c.permanent_shapley) << c.reading;
        EXPECT_EQ(shapley(after, "elected"), c.elected_shapley) << c.reading;
        EXPECT_THAT(text_of(after, "permanent", "name"), testing::Not(HasSubstr("USA")));
        EXPECT_GE(after.standing, Standing::inferred_from_precedent) << c.reading;
        EXPECT_THAT(after.notes, Contains(HasSubstr(c.reading)));
    }
}

TEST(VotesPower, OfSeveralPermanentMembersThatLeaveAtOnce) {
    const Reading two = power_in("unsc", 2025, {"leave USA:UN", "leave GBR:UN"});
    EXPECT_EQ(number_of(two, "permanent", "members"), 3);
    EXPECT_EQ(extra_of(two, "players"), 13);
    EXPECT_NEAR(summed(two, "shapley"), 1, 1e-12);
}

TEST(VotesPower, OfASecurityCouncilThatKeepsTooFewSeatsIsRefused) {
    EXPECT_THAT(
        [] {
            (void)power_in(
                "unsc", 1950,
                {"leave USA:UN", "leave GBR:UN", "leave FRA:UN", "leave RUS:UN", "leave TWN:UN"});
        },
        ThrowsMessage<InputError>(
            AllOf(HasSubstr("bodies/unsc_1946.toml:"), HasSubstr("cannot be met"))));
}

TEST(VotesPower, InTheSecurityCouncilDoesNotChangeWhenAnotherMemberLeaves) {
    const Reading after = power_in("unsc", 2025, {"leave DEU:UN"});
    EXPECT_EQ(shapley(after, "permanent"), "421/2145");
    EXPECT_THAT(after.notes, Contains(HasSubstr("Germany left UN")));
    EXPECT_THAT(power_in("unsc", 2025, {}, assume({"unsc_seat=no_veto"})).notes,
                Contains(HasSubstr("no effect")));
}

TEST(VotesPower, InTheGeneralAssemblyIsOneOverTheMembersOfTheYear) {
    for (const char* body : {"unga", "unga_two_thirds"}) {
        EXPECT_EQ(shapley(power_in(body), "members of the UN"), "1/193");
        EXPECT_EQ(text_of(power_in(body, 2025, {"leave USA:UN"}), "members of the UN",
                          "banzhaf_fraction"),
                  "1/192");
        EXPECT_EQ(shapley(power_in(body, 1950), "members of the UN"), "1/60");
    }
    EXPECT_THAT(power_in("unga_two_thirds").notes, Contains("to pass: 129 of 193 votes"));
}

TEST(VotesPower, InTheNorthAtlanticCouncilIsAVetoForEverybody) {
    EXPECT_EQ(shapley(power_in("nac"), "members of NATO"), "1/32");
    EXPECT_EQ(number_of(power_in("nac"), "members of NATO", "swings"), 1);
    EXPECT_EQ(shapley(power_in("nac", 2025, {"leave USA:NATO"}), "members of NATO"), "1/31");
}

TEST(VotesPower, InTheSenateTakesSixtySevenOfAHundred) {
    const Reading senate = power_in("us_senate");
    EXPECT_EQ(shapley(senate, "senators"), "1/100");
    EXPECT_THAT(senate.notes, Contains("to pass: 67 of 100 votes"));
}

TEST(VotesPower, InTheEarlyEuropeanCommunitiesLeftLuxembourgWithout) {
    const Reading six = power_in("eec6", 1960);
    EXPECT_EQ(text_of(six, "LUX", "swings_exact"), "0");
    EXPECT_EQ(shapley(six, "large"), "7/30");
    EXPECT_EQ(shapley(six, "middle"), "3/20");
    const Reading nine = power_in("eec9", 1975);
    EXPECT_EQ(shapley(nine, "large"), "5/28");
    EXPECT_EQ(shapley(nine, "middle"), "17/210");
    EXPECT_EQ(shapley(nine, "small"), "2/35");
    EXPECT_EQ(shapley(nine, "LUX"), "1/105");
    EXPECT_EQ(number_of(nine, "large", "swings"), 53);
}

TEST(VotesPower, InTheCouncilOfTheUnionWeighsMembersAndPeople) {
    const Reading council = power_in("eu_council");
    EXPECT_EQ(council.table.rows.size(), 27U);
    EXPECT_NEAR(summed(council, "shapley"), 1, 1e-12);
    EXPECT_NEAR(summed(council, "banzhaf"), 1, 1e-12);
    EXPECT_EQ(std::get<std::string>(council.table.rows.front()[1]), "DEU");
    EXPECT_EQ(std::get<std::string>(council.table.rows.back()[1]), "MLT");
}

TEST(VotesPower, ReadsABodyOfOnesOwn) {
    const Reading own = power_of_file(
        "title = \"t\"\n[[group]]\nname = \"g\"\nplayers = [\"a\", \"b\", \"c\"]\n"
        "votes = [3, 2, 1]\n[[condition]]\nquota = 4\n");
    EXPECT_EQ(shapley(own, "a"), "2/3");
    EXPECT_EQ(shapley(own, "c"), "1/6");
    EXPECT_EQ(own.standing, Standing::assumed);
}

TEST(VotesPower, TakesWeightsFromAColumnAndNamesWhoHasNone) {
    const std::string nato =
        "title = \"t\"\n[[group]]\nname = \"g\"\nmembers = \"NATO\"\n"
        "votes = \"column:nato_rate*10000\"\n[[condition]]\nmore_than = \"50 %\"\n";
    const Reading shares = power_of_file(nato, 2024);
    EXPECT_EQ(shares.table.rows.size(), 32U);
    EXPECT_THAT(shares.sources, Contains("nato_funding"));
    EXPECT_THAT([&] { (void)power_of_file(nato, 1990); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("my.toml:5:9"), HasSubstr("no usable figure in 'nato_rate'"))));
}

TEST(VotesPower, RefusesAStateThatWouldVoteTwice) {
    const std::string twice =
        "title = \"t\"\n[[group]]\nname = \"all\"\nmembers = \"UN\"\n{}"
        "[[group]]\nname = \"one\"\nstates = [\"USA\"]\nveto = true\n[[condition]]\nquota = 97\n";
    const auto with = [&](const std::string& line) {
        std::string text = twice;
        return text.replace(text.find("{}"), 2, line);
    };
    EXPECT_THAT([&] { (void)power_of_file(with("")); },
                ThrowsMessage<InputError>(HasSubstr("without = [\"USA\"]")));
    EXPECT_EQ(extra_of(power_of_file(with("without = [\"USA\"]\n")), "players"), 193);
}

RC_GTEST_PROP(VotesPower, OfWhoeverLeavesTheUnSumsToOneInEveryReading, ()) {
    const std::vector<std::string> permanent{"USA", "GBR", "FRA", "RUS", "CHN"};
    std::vector<std::string> changes;
    for (const std::string& state : permanent)
        if (*rc::gen::arbitrary<bool>()) changes.push_back("leave " + state + ":UN");
    RC_PRE(changes.size() < permanent.size());  // nobody could carry peacekeeping's discounts
    const auto reading = *rc::gen::element<std::string>("empty", "elected", "no_veto");
    const Reading after = power_in("unsc", 2025, changes, assume({"unsc_seat=" + reading}));
    RC_ASSERT(std::abs(summed(after, "shapley") - 1) < 1e-12);
    RC_ASSERT(std::abs(summed(after, "banzhaf") - 1) < 1e-12);
    RC_ASSERT(extra_of(after, "players") ==
              15.0 - (reading == "empty" ? static_cast<double>(changes.size()) : 0.0));
    RC_ASSERT(number_of(after, "permanent", "shapley") >= number_of(after, "elected", "shapley"));
}

}  // namespace
}  // namespace counterpoise

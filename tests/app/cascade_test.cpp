#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "commands.h"
#include "files/csv.h"
#include "files/value.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> attack(std::vector<std::string> more = {}) {
    std::vector<std::string> all{"cascade", "--attacker", "RUS", "--target", "EST"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

Value json_of(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    const Ran ran = run_with(arguments);
    EXPECT_EQ(ran.code, kDone) << ran.err;
    return parse_json(ran.out, "output");
}

const Value* row_of(const Value& json, const std::string& state) {
    for (const Value& row : json["rows"].items())
        if (row["state"].text() == state) return &row;
    return nullptr;
}

TEST(CascadeCommand, AnswersAsTextJsonAndCsv) {
    const Ran text = run_with(attack());
    EXPECT_EQ(text.code, kDone) << text.err;
    EXPECT_THAT(text.out, AllOf(HasSubstr("Russia attacks Estonia, 2025"), HasSubstr("Art. 42(7)"),
                                HasSubstr("since_1945"), HasSubstr("leeds")));
    const Value json = json_of(attack());
    for (const Value& row : json["rows"].items())
        for (const char* key : {"state", "side", "bound", "probability"})
            EXPECT_TRUE(row.has(key)) << key;
    EXPECT_TRUE(*json["exact"].as_bool());
    const CsvTable csv(run_with(attack({"--csv"})).out, "cascade");
    EXPECT_EQ(csv.rows(), json["rows"].items().size());
}

TEST(CascadeCommand, ANumberGivenIsEveryPledgesEvenIfItIsTheDefault) {
    for (const double reliability : {0.41, 1.0, 0.0}) {
        const Value json =
            json_of(attack({"--assume", "reliability=" + std::to_string(reliability)}));
        EXPECT_GT(json["rows"].items().size(), 30U);
        for (const Value& row : json["rows"].items())
            EXPECT_DOUBLE_EQ(row["probability"].number(), reliability);
    }
    const Value estimated = json_of(attack());
    EXPECT_LT(row_of(estimated, "USA")->operator[]("probability").number(), 0.41);
}

TEST(CascadeCommand, WithoutTheUnitedStatesNobodySaysThatItComes) {
    const Value before = json_of(attack());
    const Value after = json_of(attack({"--leave", "USA:NATO"}));
    ASSERT_NE(row_of(before, "USA"), nullptr);
    EXPECT_EQ(row_of(after, "USA"), nullptr);
    EXPECT_LT(after["ratio"].number(), before["ratio"].number());
    EXPECT_GT(after["no_major_comes"].number(), before["no_major_comes"].number());
    EXPECT_EQ(after["rows"].items().size() + 1, before["rows"].items().size());
}

TEST(CascadeCommand, AnAttackOnAJoinerBindsItsOwnAlliesToCome) {
    const Value json = json_of(attack({"--assume", "joiner_attacked=0.2"}));
    EXPECT_TRUE(*json["exact"].as_bool());
    ASSERT_NE(row_of(json, "KOR"), nullptr);  // bound to the United States, not to Estonia
    EXPECT_EQ(row_of(json, "KOR")->operator[]("bound").text(), "");
    // America comes, is attacked itself, and Korea keeps its pledge to it.
    const double pledge = row_of(json, "USA")->operator[]("pledge").number();
    EXPECT_NEAR(row_of(json, "KOR")->operator[]("probability").number(), pledge * 0.2 * pledge,
                1e-12);
}

TEST(CascadeCommand, SamplesLargeTreesWithTheirStandardError) {
    const std::vector<std::string> arguments{"cascade",  "--attacker", "RUS",
                                             "--target", "NOR",        "--year",
                                             "1970",     "--assume",   "joiner_attacked=0.2"};
    const auto began = std::chrono::steady_clock::now();
    const Value json = json_of(arguments);
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    EXPECT_LT(seconds, 5);
    EXPECT_FALSE(*json["exact"].as_bool());
    EXPECT_EQ(json["runs"].number(), 10000);
    const double p = row_of(json, "USA")->operator[]("probability").number();
    EXPECT_NEAR(row_of(json, "USA")->operator[]("standard_error").number(),
                std::sqrt(p * (1 - p) / 10000), 1e-12);
    EXPECT_EQ(run_with(arguments).out, run_with(arguments).out);
}

TEST(CascadeCommand, RefusesWhatMakesNoSenseAndSaysWhy) {
    struct Refused {
        std::vector<std::string> arguments;
        int code;
        std::string says;
    };
    const std::vector<Refused> all{
        {{"cascade"}, kUsage, "--attacker"},
        {{"cascade", "--attacker", "RUS"}, kUsage, "--target"},
        {{"cascade", "--attacker", "RUS", "--target", "RUS"}, kInputAtFault, "attack itself"},
        {{"cascade", "--attacker", "USA", "--target", "DNK"}, kInputAtFault, "both sides"},
        {{"cascade", "--attacker", "RUX", "--target", "ESX"}, kInputAtFault, "RUX"},
        {{"cascade", "--attacker", "RUS", "--target", "ESX"}, kInputAtFault, "Did you mean"},
        {{"cascade", "--attacker", "RUS", "--target", "EST", "--year", "1950"},
         kInputAtFault,
         "EST"},
        {{"cascade", "--attacker", "RUS", "--target", "EST", "--year", "1700"},
         kInputAtFault,
         "1700"},
        {attack({"--runs", "0"}), kInputAtFault, "--runs: 0 is not allowed"},
        {attack({"--runs", "1000000000"}), kInputAtFault, "a whole number from"},
        {attack({"--seed", "-1"}), kInputAtFault, "--seed"},
        {attack({"--runs", "many"}), kUsage, "not a whole number"},
        {attack({"--assume", "reliability=1.5"}), kInputAtFault, "0 to 1"},
        {attack({"--assume", "joiner_attacked=2"}), kInputAtFault, "0 to 1"},
        {attack({"--assume", "reliability_school=lees"}), kInputAtFault, "Did you mean 'leeds'?"},
        {attack({"--leave", "USA:NAT0"}), kInputAtFault, "NAT0"}};
    for (const Refused& one : all) {
        const Ran ran = run_with(one.arguments);
        EXPECT_EQ(ran.code, one.code) << one.says << ran.err;
        EXPECT_THAT(ran.out, IsEmpty()) << one.says;
        EXPECT_THAT(ran.err, HasSubstr(one.says));
    }
}

TEST(CascadeCommand, BothStatesThatAreUnknownAreNamedAtOnce) {
    const Ran ran = run_with({"cascade", "--attacker", "RUX", "--target", "ESX"});
    EXPECT_THAT(ran.err, AllOf(HasSubstr("RUX"), HasSubstr("ESX"), HasSubstr("2 faults")));
}

TEST(CascadeCommand, FitShowsTheRecordBesideWhatWasPublished) {
    const Value json = json_of({"fit", "cascade"});
    EXPECT_EQ(json["cells"].items().size(), 16U);
    EXPECT_EQ(json["published"].items().size(), 7U);
    EXPECT_EQ(run_with({"fit", "cascade", "--spec", "onset"}).code, kUsage);
    EXPECT_EQ(run_with({"backtest", "cascade"}).code, kUsage);
}

TEST(CascadeCommand, ItsAssumptionsAndParametersAreExplained) {
    for (const char* key : {"joiner_attacked", "reliability_school", "attack_inside",
                            "cascade.guarantee", "cascade.defence.since_1945.major"})
        EXPECT_EQ(run_with({"explain", key}).code, kDone) << key;
}

TEST(CascadeCommand, ATreatyThatTheTableDoesNotCoverIsNotSaidToNameNoRegion) {
    const Ran ran = run_with({"cascade", "--attacker", "UZB", "--target", "KGZ"});
    EXPECT_THAT(ran.out, HasSubstr("our table of"));
    EXPECT_THAT(ran.out, Not(HasSubstr("no region or reservation")));
}

TEST(CascadeCommand, ShowsWhichTreatiesAreLeftOutAsNotWorking) {
    const std::vector<std::string> china{"cascade",  "--attacker", "CHN",
                                         "--target", "USA",        "--year"};
    const auto in = [&](const char* year) {
        std::vector<std::string> all = china;
        all.emplace_back(year);
        return all;
    };
    EXPECT_THAT(run_with(in("2018")).out,
                AllOf(HasSubstr("Left out: treaties judged not to work today"), HasSubstr("RIO"),
                      HasSubstr("OAS"), HasSubstr("before 2018 every")));
    EXPECT_THAT(run_with(in("2017")).out, Not(HasSubstr("Left out")));
    const Value json = json_of(in("2018"));
    ASSERT_EQ(json["left_out"].items().size(), 2U);
    EXPECT_EQ(json["left_out"].items()[1]["treaty"].text(), "RIO");
    EXPECT_EQ(json["left_out"].items()[1]["partners"].number(), 16);
}

TEST(CascadeCommand, SaysWhyNobodyIsBoundWhereTreatiesDoNotReach) {
    const Ran ran = run_with({"cascade", "--attacker", "ARG", "--target", "GBR", "--year", "1982",
                              "--assume", "attack_place=overseas"});
    EXPECT_THAT(ran.out, AllOf(HasSubstr("Nobody is bound"), HasSubstr("ATOP3130"),
                               HasSubstr("falls outside the treaty's area")));
    EXPECT_THAT(run_with({"cascade", "--attacker", "RUS", "--target", "FIN", "--year", "2008"}).out,
                HasSubstr("the clause is not in force yet"));
}

TEST(CascadeCommand, SaysThatArmeniaFrozeItsOwnPledge) {
    EXPECT_THAT(run_with({"cascade", "--attacker", "AZE", "--target", "ARM"}).out,
                HasSubstr("Armenia itself owes no defence in CSTO since 2024-02-23"));
    EXPECT_THAT(run_with({"cascade", "--attacker", "CHN", "--target", "KAZ"}).out,
                Not(HasSubstr("itself owes no defence")));
}

TEST(CascadeCommand, FewRunsHaveNoIntervalAndNoStandardError) {
    for (const char* runs : {"1", "19"}) {
        const auto few = attack({"--runs", runs});
        EXPECT_THAT(run_with(few).out, HasSubstr("20 are needed"));
        EXPECT_THAT(run_with(few).out, Not(HasSubstr("5 to 95 %")));
        const Value json = json_of(few);
        for (const char* key : {"comes_p05", "comes_p50", "comes_p95"})
            EXPECT_TRUE(json[key].is_null()) << key;
        EXPECT_EQ(json["comes_se"].number(), 0);  // exact
    }
    EXPECT_THAT(run_with(attack({"--runs", "20"})).out, HasSubstr("5 to 95 %"));
    const std::vector<std::string> sampled{
        "cascade", "--attacker", "RUS",      "--target",           "NOR", "--year", "1970",
        "--runs",  "1",          "--assume", "joiner_attacked=0.2"};
    EXPECT_THAT(run_with(sampled).out, HasSubstr("too few for a standard error"));
    EXPECT_TRUE(json_of(sampled)["joiners_se"].is_null());
    EXPECT_TRUE(row_of(json_of(sampled), "USA")->operator[]("standard_error").is_null());
}

TEST(CascadeCommand, ANumberBesideASchoolThatHasItsOwnIsRefused) {
    for (const char* school : {"leeds", "since_1945", "estimated"})
        for (const char* number : {"0.3", "0.41"}) {
            const Ran ran =
                run_with(attack({"--assume", std::string("reliability=") + number, "--assume",
                                 std::string("reliability_school=") + school}));
            EXPECT_EQ(ran.code, kInputAtFault);
            EXPECT_THAT(ran.err, AllOf(HasSubstr("contradict"), HasSubstr(school)));
        }
    const auto given =
        json_of(attack({"--assume", "reliability=0.3", "--assume", "reliability_school=given"}));
    EXPECT_DOUBLE_EQ(row_of(given, "USA")->operator[]("probability").number(), 0.3);
    EXPECT_EQ(run_with({"measure", "cascade.guarantee", "--assume", "reliability=0.3", "--assume",
                        "reliability_school=leeds"})
                  .code,
              kInputAtFault);
    EXPECT_EQ(run_with({"run", "--leave", "USA:NATO", "--assume", "reliability=0.5", "--assume",
                        "reliability_school=leeds"})
                  .code,
              kInputAtFault);
}

TEST(CascadeCommand, ExplainNamesTheCommandAndTheSeriesThatReadAnAssumption) {
    for (const char* key : {"reliability_school", "joiner_attacked", "attack_inside"})
        EXPECT_THAT(run_with({"explain", key}).out,
                    AllOf(HasSubstr("cascade"), HasSubstr("risk.great_power_wars")))
            << key;
    EXPECT_THAT(run_with({"explain", "war_direction"}).out, HasSubstr("risk.drawn_in"));
    EXPECT_THAT(run_with({"explain", "un_rescale"}).out, Not(HasSubstr("risk.great_power_wars")));
}

}  // namespace
}  // namespace counterpoise

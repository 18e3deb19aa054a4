#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "behaviour/parameters.h"
#include "behaviour/realignment/columns.h"
#include "commands.h"
#include "files/csv.h"
#include "files/value.h"
#include "history/realignment/membership_years.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(FitRealignment, AnswersWithTheKeysThatOtherProgramsRead) {
    const Ran ran = run_with({"fit", "realignment", "--process", "exit", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "fit");
    EXPECT_EQ(json["behaviour"].text(), "realignment");
    ASSERT_EQ(json["parts"].items().size(), 1u);
    const Value& exit = json["parts"].items()[0];
    EXPECT_EQ(exit["part"].text(), "exit");
    EXPECT_EQ(exit["n"].number(), 17447);
    EXPECT_EQ(exit["events"].number(), 44);
    EXPECT_EQ(exit["from"].number(), 1817);
    EXPECT_EQ(exit["to"].number(), 2016);
    EXPECT_EQ(exit["coefficients"].items().size(), exit_columns().size() + 1);
    EXPECT_GT(exit["year_spread"].number(), 0.3);
    bool distance = false;
    for (const Value& row : exit["coefficients"].items())
        if (row["name"].text() == "ideal_distance") {
            distance = true;
            EXPECT_GT(row["estimate"].number(), row["se_clustered"].number());
        }
    EXPECT_TRUE(distance);
}

TEST(FitRealignment, SaysWhereTheEvidenceDoesNotSettleASign) {
    const Ran ran = run_with({"fit", "realignment", "--process", "pact"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("199 in 927,477 rows"), HasSubstr("lost_guarantors"),
                               HasSubstr("sign not settled"), Not(HasSubstr("Exit:"))));
}

// Five exits in four years; nobody left a treaty made in war, and the ridge would hide it.
TEST(FitRealignment, SettlesNoSignFromFiveEventsAndNamesWhatSeparatesThem) {
    const std::vector<std::string> asked{"fit",    "realignment", "--process", "exit",
                                         "--from", "2012",        "--to",      "2016"};
    const Ran ran = run_with(asked);
    ASSERT_EQ(ran.code, kDone) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("no sign is settled: events in 4 years"),
                               HasSubstr("separable: renounceable, wartime"),
                               Not(HasSubstr("0.929 to 0.956"))));
    for (std::size_t at = ran.out.find(" to ");
         at != std::string::npos && at < ran.out.find("\n\nexit:");
         at = ran.out.find(" to ", at + 1)) {
        const std::string line = ran.out.substr(at, ran.out.find('\n', at) - at);
        EXPECT_THAT(line, HasSubstr("too few events"));
    }
    std::vector<std::string> for_programs = asked;
    for_programs.emplace_back("--json");
    const Value json = parse_json(run_with(for_programs).out, "fit");
    const Value& exit = json["parts"].items()[0];
    EXPECT_EQ(exit["event_years"].number(), 4);
    EXPECT_THAT(exit["too_few_events"].text(), HasSubstr("need 10"));
    for (const Value& row : exit["signs"].items()) {
        EXPECT_FALSE(*row["settled"].as_bool()) << row["name"].text();
        if (row["name"].text() == "wartime") {
            EXPECT_THAT(row["why"].text(), HasSubstr("separable"));
        }
    }
}

/// The words of a page, one space apart.
std::string page_of(const std::string& name) {
    std::ifstream in(std::filesystem::path(COUNTERPOISE_SOURCE_DIR) / "docs/method" / name);
    std::string text;
    for (std::string word; in >> word;) text += word + " ";
    return text;
}

TEST(FitRealignment, SettlesTheColumnsThatItsPageNames) {
    const std::string page = page_of("realignment.md");
    const Value json = parse_json(run_with({"fit", "realignment", "--json"}).out, "fit");
    for (const Value& process : json["parts"].items()) {
        const auto settled = [&](const std::string& sign) {
            std::string names;
            for (const Value& row : process["signs"].items())
                if (row["sign"].text() == sign)
                    names += (names.empty() ? "`" : ", `") + row["name"].text() + "`";
            return names;
        };
        EXPECT_THAT(page, HasSubstr("Settled columns, more: " + settled("more") +
                                    "; less: " + settled("less") + "."));
    }
}

TEST(FitRealignment, SaysHowManyEventsAnEffectiveCoefficientHas) {
    const Ran ran = run_with({"fit", "realignment", "--process", "exit"});
    EXPECT_THAT(ran.out, AllOf(HasSubstr("44 events for 19.6 effective coefficients"),
                               Not(HasSubstr("separable")), Not(HasSubstr("too few"))));
    EXPECT_THAT(run_with({"fit", "realignment", "--process", "ending"}).out,
                Not(HasSubstr("effective coefficients")));
}

TEST(FitRealignment, WarnsOfYearsThatUpdatesByHandAloneKnow) {
    const Ran late = run_with({"fit", "realignment", "--process", "exit", "--to", "2024"});
    EXPECT_THAT(late.out, HasSubstr("years after 2016 (8 of its 208 years)"));
    EXPECT_THAT(run_with({"fit", "realignment", "--process", "exit"}).out,
                Not(HasSubstr("entered by hand")));
}

TEST(FitRealignment, ReadsTheStrengthOfItsOwnRidgeAndRefusesAForm) {
    const Ran ran = run_with({"fit", "realignment", "--process", "exit", "--ridge", "5"});
    EXPECT_EQ(ran.code, kDone) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("ridge 5"));
    EXPECT_EQ(run_with({"fit", "realignment", "--penalty", "none", "--ridge", "5"}).code, kUsage);
    EXPECT_EQ(run_with({"fit", "realignment", "--penalty", "lasso"}).code, kUsage);
    for (const char* behaviour : {"realignment", "cascade"}) {
        const Ran spec = run_with({"fit", behaviour, "--spec", "foo"});
        EXPECT_EQ(spec.code, kUsage) << behaviour;
        EXPECT_THAT(spec.err, HasSubstr("--spec: is not read"));
    }
    EXPECT_EQ(run_with({"backtest", "realignment", "--spec", "foo"}).code, kUsage);
}

TEST(FitRealignment, RefusesAHazardWithoutEventsAndColumnsThatEventsCannotCarry) {
    const Ran early =
        run_with({"fit", "realignment", "--process", "exit", "--from", "1817", "--to", "1900"});
    EXPECT_EQ(early.code, kInputAtFault);
    EXPECT_THAT(early.out, IsEmpty());
    EXPECT_THAT(early.err, HasSubstr("0 events in 961 rows (a hazard needs 5"));
    const Ran bare = run_with({"fit", "realignment", "--process", "exit", "--penalty", "none"});
    EXPECT_EQ(bare.code, kInputAtFault);
    EXPECT_THAT(bare.err, HasSubstr("44 events in 17447 rows are too few for 27 coefficients"));
}

TEST(FitRealignment, RefusesWhatItDoesNotKnow) {
    EXPECT_THAT(run_with({"fit", "realignment", "--process", "exits"}).err,
                HasSubstr("Did you mean 'exit'?"));
    EXPECT_EQ(run_with({"fit", "realignment", "--process", "exits"}).code, kUsage);
    EXPECT_EQ(run_with({"fit", "disputes", "--process", "exit"}).code, kUsage);
    EXPECT_EQ(run_with({"fit", "spending", "--process", "exit"}).code, kUsage);
    EXPECT_EQ(run_with({"backtest", "realignment", "--ridge", "3"}).code, kUsage);
    EXPECT_EQ(run_with({"fit", "realignment", "--write", "/no/such/folder"}).code, kFileMissing);
    EXPECT_THAT(run_with({"fit", "realignment", "--process", "pact", "--write", "/tmp"}).err,
                HasSubstr("has all four processes"));
}

TEST(FitRealignment, GivesTheParametersThatShip) {
    const Ran ran = run_with({"fit", "realignment", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "fit");
    const ParameterSet shipped = read_parameters(test_facts(), "realignment");
    std::size_t compared = 0;
    for (const Value& process : json["parts"].items()) {
        const std::string name = process["part"].text();
        const auto expect = [&](const std::string& column, double value, double se) {
            const Parameter& parameter = shipped.list[shipped.index(name + "." + column)];
            EXPECT_NEAR(parameter.value, value, 1e-9 * (1 + std::abs(value))) << name << column;
            EXPECT_NEAR(parameter.se, se, 1e-9 * (1 + se)) << name << column;
            ++compared;
        };
        for (const Value& row : process["coefficients"].items())
            expect(row["name"].text(), row["estimate"].number(), row["se_clustered"].number());
        expect("year_spread", process["year_spread"].number(), process["year_spread_se"].number());
    }
    EXPECT_EQ(compared, shipped.list.size());
}

TEST(BacktestRealignmentCommand, PrintsEachProcessAndWhoIsAlliedAgainstThreeForecasts) {
    const Ran ran = run_with({"backtest", "realignment", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "backtest");
    ASSERT_EQ(json["processes"].items().size(), 4u);
    for (const Value& process : json["processes"].items()) {
        for (const char* other : {"climatology", "persistence", "dyadic"}) {
            EXPECT_GT(process["model"]["log_score"].number(), process[other]["log_score"].number());
            const Value& lead = process[std::string("lead_over_") + other + "_pct"];
            EXPECT_LT(lead["low"].number(), lead["pct"].number());
            EXPECT_LT(lead["pct"].number(), lead["high"].number());
        }
        EXPECT_EQ(process["origins"].items().size(), 11u);
    }
    ASSERT_EQ(json["partners"].items().size(), 3u);
    EXPECT_EQ(json["partners"].items()[2]["years_ahead"].number(), 10);
}

TEST(DataMemberships, WritesATreatyMemberYearARow) {
    const Ran ran = run_with({"data", "memberships", "--from", "1968", "--to", "1968", "--columns",
                              "exit,own_share", "--csv"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const CsvTable table(ran.out, "memberships.csv");
    ASSERT_EQ(table.header().size(), 5u);
    EXPECT_EQ(table.header()[0], "treaty");
    std::size_t exits = 0;
    for (std::size_t r = 0; r < table.rows(); ++r)
        if (table.cell(r, 3) == "1") {
            ++exits;
            EXPECT_EQ(table.cell(r, 0), "WARSAW");
            EXPECT_EQ(table.cell(r, 1), "339");
        }
    EXPECT_EQ(exits, 1u);
    const Ran json = run_with(
        {"data", "memberships", "--from", "1968", "--to", "1968", "--columns", "exit", "--json"});
    EXPECT_EQ(parse_json(json.out, "memberships")["rows"].items().size(), table.rows());
}

TEST(DataMemberships, NamesAnUnknownColumnAndRefusesFlagsOfDyads) {
    EXPECT_THAT(run_with({"data", "memberships", "--columns", "own_shar"}).err,
                HasSubstr("Did you mean 'own_share'?"));
    EXPECT_EQ(run_with({"data", "memberships", "--relevant"}).code, kUsage);
    EXPECT_THAT(run_with({"data", "memberships", "--to", "2030"}).err,
                HasSubstr("changes are dated from 1817 to 2024"));
    EXPECT_THAT(run_with({"data", "membership"}).err, HasSubstr("Did you mean 'memberships'?"));
}

TEST(DataMemberships, HasEveryColumnOfTheHazardsOnItsMethodPage) {
    std::ifstream in(std::filesystem::path(COUNTERPOISE_SOURCE_DIR) / "docs/method/realignment.md");
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    const auto expect = [&](std::string_view name, std::string_view meaning) {
        EXPECT_THAT(page, HasSubstr("| `" + std::string(name) + "` |"));
        EXPECT_THAT(page, HasSubstr(std::string(meaning))) << name;
    };
    for (const MembershipColumnInfo& c : membership_column_infos()) expect(c.name, c.meaning);
    for (const TreatyColumn& c : ending_columns()) expect(c.name, c.meaning);
    for (const MemberColumn& c : entry_columns()) expect(c.name, c.meaning);
    for (const PairColumn& c : pact_columns()) expect(c.name, c.meaning);
}

}  // namespace
}  // namespace counterpoise

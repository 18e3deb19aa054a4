#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <tuple>

#include "commands.h"
#include "files/csv.h"
#include "files/value.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(FitCommand, AnswersWithTheKeysThatOtherProgramsRead) {
    const Ran ran = run_with({"fit", "disputes", "--spec", "dangerous-dyads", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "fit");
    EXPECT_EQ(json["behaviour"].text(), "disputes");
    EXPECT_EQ(json["spec"].text(), "dangerous-dyads");
    EXPECT_EQ(json["from"].number(), 1816);
    EXPECT_EQ(json["to"].number(), 2010);
    EXPECT_EQ(json["n"].number(), 106031);
    EXPECT_EQ(json["events"].number(), 2447);
    EXPECT_NEAR(json["log_likelihood"].number(), -9801.39, 0.005);
    ASSERT_EQ(json["coefficients"].items().size(), 11u);
    const Value& pact = json["coefficients"].items()[3];
    EXPECT_EQ(pact["name"].text(), "defence_pact");
    EXPECT_NEAR(pact["estimate"].number(), -0.12996, 0.0005);
    EXPECT_NEAR(pact["se"].number(), 0.05844, 0.0005);
    EXPECT_GT(pact["se_clustered"].number(), pact["se"].number());
}

TEST(FitCommand, SaysWhereTheEvidenceDoesNotSettleASign) {
    const Ran ran = run_with({"fit", "disputes", "--from", "1990"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("Disputes, dangerous-dyads, 1990-2010: 35,109 rows"),
                               HasSubstr("sign not")));
}

TEST(FitCommand, GivesNoOddsOfATermOfTheCurveOfPeaceYears) {
    const Ran ran = run_with({"fit", "disputes", "--spec", "onset", "--from", "1990"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("peace years and their powers are one curve"));
    std::istringstream lines(ran.out);
    int terms = 0;
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("  peace_years")) {
            ++terms;
            EXPECT_TRUE(line.ends_with("–")) << line;
        } else if (line.starts_with("  rivalry ") || line.starts_with("  contiguity ")) {
            EXPECT_THAT(line, testing::Not(HasSubstr("–")));
        }
    EXPECT_EQ(terms, 3);
}

TEST(FitCommand, SaysThatAStartIsPastTheRecordWhereNoEndWasGiven) {
    for (const auto& [behaviour, from, last] : {std::tuple("disputes", "2011", "to 2010"),
                                                {"severity", "2011", "to 2010"},
                                                {"realignment", "2017", "to 2016"}}) {
        const Ran ran = run_with({"fit", behaviour, "--from", from});
        EXPECT_EQ(ran.code, kUsage) << behaviour;
        EXPECT_THAT(ran.err, AllOf(HasSubstr("past the record"), HasSubstr(last),
                                   testing::Not(HasSubstr("Exchange"))));
    }
}

TEST(DataCommand, RefusesAColumnThatIsNamedTwice) {
    for (const char* panel : {"dyads", "memberships", "states"}) {
        const Ran ran = run_with({"data", panel, "--from", "2001", "--to", "2001", "--columns",
                                  "onset, exit,onset,onset"});
        EXPECT_EQ(ran.code, kUsage) << panel;
        EXPECT_THAT(ran.err, AllOf(HasSubstr("'onset' is named twice"), HasSubstr("1 fault")));
    }
}

TEST(FitCommand, ReadsASpecificationFromAFileAndNamesItsUnknownColumn) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("counterpoise-spec-" + std::to_string(::getpid()) + ".toml");
    std::ofstream(path) << "columns = [\"contiguity\", \"cinc_ratoi\"]\n";
    const Ran ran = run_with({"fit", "disputes", "--spec", path.string()});
    std::filesystem::remove(path);
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, AllOf(HasSubstr(":1:26: 'cinc_ratoi'"), HasSubstr("'cinc_ratio'")));
}

TEST(FitCommand, RefusesWhatItDoesNotKnow) {
    EXPECT_THAT(run_with({"fit", "dispute"}).err, HasSubstr("Did you mean 'disputes'?"));
    EXPECT_THAT(run_with({"fit", "--penalty", "lasso"}).err, HasSubstr("unknown penalty 'lasso'"));
    EXPECT_THAT(run_with({"fit", "--ridge", "2"}).err, HasSubstr("Add --penalty ridge."));
    EXPECT_THAT(run_with({"fit", "--to", "2012"}).err, HasSubstr("2012"));
    EXPECT_EQ(run_with({"fit", "--spec", "no-such.toml"}).code, kFileMissing);
}

TEST(BacktestCommand, AnswersWithScoresOfModelAndBaselines) {
    const Ran ran = run_with({"backtest", "disputes", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "backtest");
    EXPECT_EQ(json["split"]["fit_to"].number(), 1990);
    EXPECT_EQ(json["split"]["score_from"].number(), 1991);
    EXPECT_GE(json["split"]["model"]["auc"].number(), 0.963);
    EXPECT_GE(json["split"]["log_gain_over_climatology_pct"].number(), 45);
    EXPECT_EQ(json["by_horizon"].items().size(), 10u);
}

TEST(FitCommand, AnswersForSpendingWithTheSameKeys) {
    const Ran ran = run_with({"fit", "spending", "--from", "1960", "--to", "2019", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "fit");
    EXPECT_EQ(json["behaviour"].text(), "spending");
    EXPECT_EQ(json["spec"].text(), "increments");
    EXPECT_EQ(json["from"].number(), 1960);
    EXPECT_EQ(json["to"].number(), 2019);
    EXPECT_GT(json["n"].number(), 5000);
    EXPECT_GT(json["sigma"].number(), 0.1);
    const Value& level = json["coefficients"].items()[0];
    EXPECT_EQ(level["name"].text(), "log_burden");
    EXPECT_LT(level["estimate"].number(), 0);
    EXPECT_GT(level["se_clustered"].number(), level["se"].number());
    EXPECT_THAT(run_with({"fit", "spending"}).out,
                AllOf(HasSubstr("increments of log burden"), HasSubstr("sign not settled")));
}

TEST(FitCommand, RefusesForSpendingWhatOnlyDisputesRead) {
    const Ran ran = run_with({"fit", "spending", "--penalty", "ridge", "--ridge", "2"});
    EXPECT_EQ(ran.code, kUsage);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("--penalty"), HasSubstr("--ridge")));
    EXPECT_THAT(run_with({"fit", "spendign"}).err, HasSubstr("Did you mean 'spending'?"));
    EXPECT_EQ(run_with({"fit", "spending", "--from", "1900"}).code, kUsage);
}

TEST(BacktestCommand, ScoresSpendingAgainstTheRandomWalk) {
    const Ran ran = run_with({"backtest", "spending", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "backtest");
    ASSERT_EQ(json["by_horizon"].items().size(), 10u);
    const Value& five = json["by_horizon"].items()[4];
    EXPECT_EQ(five["horizon"].number(), 5);
    EXPECT_GE(five["mae_gain_over_random_walk_pct"].number(), 2);
    EXPECT_NEAR(five["model"]["cover90"].number(), 0.9, 0.03);
    EXPECT_THAT(run_with({"backtest", "spending"}).out, HasSubstr("In 90 %"));
}

TEST(FitAndBacktestCommands, AnswerForGrowth) {
    const Value fit = parse_json(run_with({"fit", "growth", "--json"}).out, "fit");
    EXPECT_EQ(fit["behaviour"].text(), "growth");
    EXPECT_EQ(fit["coefficients"].items()[0]["name"].text(), "own_mean");
    const Value scores = parse_json(run_with({"backtest", "growth", "--json"}).out, "backtest");
    EXPECT_EQ(scores["by_horizon"].items().size(), 10u);
    EXPECT_GT(scores["all"]["mae_gain_over_own_drift_pct"].number(), 0);
    EXPECT_THAT(run_with({"backtest", "growth"}).out, HasSubstr("How good forecasts of GDP"));
}

TEST(DataDyads, WritesTheColumnsAskedForInTheirOrder) {
    const Ran ran = run_with({"data", "dyads", "--from", "2000", "--to", "2001", "--columns",
                              "onset, contiguity,cinc_ratio", "--relevant", "--csv"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const CsvTable table(ran.out, "dyads.csv");
    EXPECT_THAT(table.header(),
                ElementsAre("cow1", "cow2", "year", "onset", "contiguity", "cinc_ratio"));
    EXPECT_GT(table.rows(), 2000u);
    EXPECT_EQ(table.cell(0, 0), "2");
    EXPECT_EQ(table.cell(0, 1), "20");
    EXPECT_EQ(table.cell(0, 2), "2000");
    EXPECT_EQ(table.cell(0, 4), "1");
}

TEST(DataDyads, HaveTwoRowsAPairWhereDirected) {
    const std::vector<std::string> words{"data", "dyads",     "--from", "1900", "--to",
                                         "1900", "--columns", "onset",  "--csv"};
    std::vector<std::string> both = words;
    both.emplace_back("--directed");
    EXPECT_EQ(CsvTable(run_with(both).out, "a").rows(),
              2 * CsvTable(run_with(words).out, "b").rows());
}

TEST(DataDyads, WritesJsonWithNullForWhatIsMissing) {
    const Ran ran = run_with({"data", "dyads", "--from", "2019", "--to", "2019", "--columns",
                              "contiguity,onset", "--relevant", "--json"});
    const Value json = parse_json(ran.out, "dyads");
    ASSERT_FALSE(json["rows"].items().empty());
    EXPECT_EQ(json["rows"].items()[0]["contiguity"].number(), 1);
    EXPECT_TRUE(json["rows"].items()[0]["onset"].is_null());
}

TEST(DataStates, ListsSpellsAloneAndStateYearsWithColumns) {
    EXPECT_THAT(run_with({"data", "states", "--csv"}).out, StartsWith("state,cow,start"));
    const Ran ran = run_with({"data", "states", "--from", "2000", "--to", "2000", "--columns",
                              "cinc,major_power", "--csv"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    EXPECT_THAT(ran.out, StartsWith("cow,year,cinc,major_power\n2,2000,0.14"));
}

TEST(DataCommand, RefusesTheFlagsOfDesignMatricesForATable) {
    const Ran ran = run_with({"data", "wars", "--from", "1900"});
    EXPECT_EQ(ran.code, kUsage);
    EXPECT_THAT(ran.err, HasSubstr("'wars' is no design matrix"));
    EXPECT_THAT(run_with({"data", "states", "--columns", "cinc", "--directed"}).err,
                HasSubstr("--directed"));
}

/// A folder of its own that is gone afterwards.
struct Folder {
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                       ("counterpoise-fit-write-" + std::to_string(::getpid()));
};

std::string content(const std::filesystem::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(FitCommand, WritesTheParametersThatRunsDrawFrom) {
    const Folder folder;
    for (const std::string behaviour : {"spending", "growth"}) {
        const Ran ran = run_with({"fit", behaviour, "--write", folder.path.string()});
        ASSERT_EQ(ran.code, kDone) << ran.err;
        EXPECT_THAT(ran.out, AllOf(HasSubstr(behaviour + ".toml"), HasSubstr("cover90_5y")));
        const std::string written = content(folder.path / (behaviour + ".toml"));
        EXPECT_THAT(written, StartsWith("# Written by `counterpoise fit " + behaviour));
        EXPECT_THAT(written, HasSubstr("[[covariance]]"));
        const Ran again = run_with({"fit", behaviour, "--write", folder.path.string(), "--json"});
        EXPECT_EQ(content(folder.path / (behaviour + ".toml")), written);
        EXPECT_EQ(parse_json(again.out, "fit")["behaviour"].text(), behaviour);
    }
}

TEST(FitCommand, WritesOtherYearsWithTheirOwnEstimates) {
    const Folder folder;
    ASSERT_EQ(run_with({"fit", "spending", "--to", "2000", "--write", folder.path.string()}).code,
              kDone);
    const std::string written = content(folder.path / "spending.toml");
    EXPECT_THAT(written, HasSubstr("to = 2000"));
    EXPECT_THAT(written, testing::Not(HasSubstr("increment.target_gap")))
        << "nobody had a target before 2014";
    EXPECT_THAT(written, HasSubstr("name = \"adjustment\"")) << "priors are kept";
}

TEST(FitCommand, RefusesToWriteWhereThereIsNoFolderOrNothingToWrite) {
    const Ran missing = run_with({"fit", "spending", "--write", "/no/such/folder"});
    EXPECT_EQ(missing.code, kFileMissing);
    EXPECT_THAT(missing.err, HasSubstr("there is no folder '/no/such/folder'"));
    const Folder folder;
    const Ran two_way =
        run_with({"fit", "spending", "--spec", "two-way", "--write", folder.path.string()});
    EXPECT_EQ(two_way.code, kUsage);
    EXPECT_THAT(two_way.err, HasSubstr("cannot look ahead"));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path));
}

}  // namespace
}  // namespace counterpoise

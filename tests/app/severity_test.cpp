#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>

#include "app/facts_folder.h"
#include "behaviour/parameters.h"
#include "commands.h"
#include "files/value.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(FitSeverityCommand, AnswersWithOneEntryAClassAndColumn) {
    const Ran ran = run_with({"fit", "severity", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "fit");
    EXPECT_EQ(json["behaviour"].text(), "severity");
    EXPECT_EQ(json["spec"].text(), "onsets");
    EXPECT_EQ(json["from"].number(), 1946);
    EXPECT_EQ(json["to"].number(), 2010);
    EXPECT_EQ(json["n"].number(), 1963);
    EXPECT_EQ(json["classes"]["war"].number(), 215);
    ASSERT_EQ(json["coefficients"].items().size(), 15u);
    const Value& last = json["coefficients"].items()[14];
    EXPECT_EQ(last["class"].text(), "war");
    EXPECT_EQ(last["name"].text(), "intercept");
    EXPECT_NEAR(last["estimate"].number(), -2.4159, 0.0001);
    EXPECT_NEAR(last["se"].number(), 0.3062, 0.0001);
    EXPECT_THAT(run_with({"fit", "severity"}).out,
                AllOf(HasSubstr("war (215 onsets) rather than none"), HasSubstr("sign not")));
}

TEST(FitSeverityCommand, RefusesWhatItCannotRead) {
    EXPECT_THAT(run_with({"fit", "severity", "--penalty", "firth"}).err, HasSubstr("--penalty"));
    EXPECT_THAT(run_with({"fit", "severity", "--spec", "onset"}).err,
                HasSubstr("Did you mean 'onsets'?"));
    EXPECT_EQ(run_with({"fit", "severity", "--from", "2005"}).code, kInputAtFault);
    EXPECT_EQ(run_with({"fit", "severity", "--to", "2015"}).code, kUsage);
    EXPECT_THAT(run_with({"fit", "severity", "--write", "/tmp"}).err,
                HasSubstr("fit disputes --write"));
}

TEST(BacktestSeverityCommand, AnswersWithScoresOfModelAndClimatology) {
    const Ran ran = run_with({"backtest", "severity", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "backtest");
    EXPECT_GT(json["split"]["log_gain_over_climatology_pct"].number(), 5);
    EXPECT_EQ(json["split"]["model"]["classes"]["war"]["cases"].number(), 61);
    EXPECT_EQ(json["by_origin"].items().size(), 6u);
    EXPECT_THAT(run_with({"backtest", "severity"}).out, HasSubstr("AUC against the rest"));
    EXPECT_EQ(run_with({"backtest", "severity", "--ridge", "2"}).code, kUsage);
}

TEST(FitDisputesCommand, WritesParametersThatReadBack) {
    const auto folder = std::filesystem::temp_directory_path() /
                        ("counterpoise-write-disputes-" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    const Ran ran = run_with({"fit", "disputes", "--write", folder.string()});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("disputes.toml"));
    const std::string file = (folder / "disputes.toml").string();
    const std::string text = read_file(file, 1 << 20);
    const ParameterSet set = parse_parameters(parse_toml(text, file), file, "disputes");
    std::filesystem::remove_all(folder);
    EXPECT_EQ(write_parameters(set), text);
    EXPECT_EQ(set.fit->from, 1946);
    EXPECT_FALSE(set.fit->program.empty());
    EXPECT_FALSE(set.list[set.index("guarantor_loss.log_odds")].is_estimate());
}

TEST(FitDisputesCommand, RefusesToWriteAFitOfRelevantPairsOrIntoNoFolder) {
    EXPECT_THAT(run_with({"fit", "disputes", "--spec", "dangerous-dyads", "--write", "/tmp"}).err,
                HasSubstr("runs cannot draw from 'dangerous-dyads'"));
    EXPECT_EQ(run_with({"fit", "disputes", "--write", "/no/such/folder"}).code, kFileMissing);
}

TEST(BacktestDisputesCommand, LooksAheadOnlyFromOriginsInsideTheFitsYears) {
    const Value json =
        parse_json(run_with({"backtest", "disputes", "--from", "1985", "--json"}).out, "backtest");
    ASSERT_EQ(json["by_origin"].items().size(), 4u);
    EXPECT_EQ(json["by_origin"].items()[0]["origin"].number(), 1990);
}

TEST(BacktestDisputesCommand, NamesPersistenceAndGivesReliability) {
    const Ran ran = run_with({"backtest", "disputes", "--from", "1946", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "backtest");
    EXPECT_GT(json["split"]["log_gain_over_persistence_pct"].number(), 10);
    EXPECT_GT(json["split"]["persistence"]["auc"].number(), 0.7);
    EXPECT_GT(json["split"]["reliability"].items().size(), 5u);
}

}  // namespace
}  // namespace counterpoise

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "commands.h"
#include "files/csv.h"
#include "files/value.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Value json_of(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "politics");
    arguments.emplace_back("--json");
    const Ran ran = run_with(arguments);
    EXPECT_EQ(ran.code, kDone) << ran.err;
    return parse_json(ran.out, "output");
}

/// A file of actors that goes with the test.
class ActorFile {
  public:
    explicit ActorFile(const std::string& text)
        : path_((std::filesystem::temp_directory_path() /
                 fmt::format("counterpoise-actors-{}.toml", ::getpid()))
                    .string()) {
        std::ofstream(path_, std::ios::binary) << text;
    }
    ActorFile(const ActorFile&) = delete;
    ActorFile& operator=(const ActorFile&) = delete;
    ~ActorFile() { std::filesystem::remove(path_); }
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// The published example of car emission standards.
std::string emissions() {
    std::string text = "question = \"Years\"\nscale = { low = 0, high = 10 }\n";
    for (const auto& [name, figures] : {std::pair("NLD", ".08 4 80"),
                                        {"BEL", ".08 7 40"},
                                        {"LUX", ".03 4 20"},
                                        {"DEU", ".16 4 80"},
                                        {"FRA", ".16 10 60"},
                                        {"ITA", ".16 10 60"},
                                        {"GBR", ".16 10 90"},
                                        {"IRL", ".05 7 10"},
                                        {"DNK", ".05 4 100"},
                                        {"GRC", ".08 7 70"}}) {
        const std::string f = figures;
        const std::size_t a = f.find(' ');
        const std::size_t b = f.rfind(' ');
        text += fmt::format(
            "[[actor]]\nname = \"{}\"\npower = 0{}\nposition = {}\nsalience = {}\nsource = \"s\"\n",
            name, f.substr(0, a), f.substr(a + 1, b - a - 1), f.substr(b + 1));
    }
    return text;
}

TEST(PoliticsCommand, GivesARowAConceptAndTheFiguresOfTheExample) {
    const ActorFile file(emissions());
    const Value json = json_of({file.path()});
    ASSERT_EQ(json["rows"].items().size(), 4u);
    for (const Value& row : json["rows"].items())
        for (const char* key : {"outcome", "low", "high"})
            EXPECT_TRUE(row.has(key)) << row["concept"].text() << key;
    EXPECT_NEAR(json["rows"].items()[0]["outcome"].number(), 7.389955686853767, 1e-12);
    EXPECT_EQ(json["rows"].items()[1]["concept"].text(), "median");
    EXPECT_EQ(json["rows"].items()[1]["outcome"].number(), 7.0);
}

TEST(PoliticsCommand, AnswersAsTextAndCsvAndOneConceptAlone) {
    const ActorFile file(emissions());
    const Ran text = run_with({"politics", file.path()});
    EXPECT_THAT(text.out, AllOf(HasSubstr("mean"), HasSubstr("7.4"), HasSubstr("never a chance")));
    const CsvTable csv(run_with({"politics", file.path(), "--csv"}).out, "politics");
    EXPECT_EQ(csv.rows(), 4u);
    const Value one = json_of({file.path(), "--concept", "median"});
    EXPECT_EQ(one["rows"].items().size(), 1u);
}

TEST(PoliticsCommand, TakesTheElectionsChoicesByName) {
    const ActorFile file(emissions());
    const auto outcome = [&](std::vector<std::string> flags) {
        flags.insert(flags.begin(), {file.path(), "--concept", "condorcet"});
        return json_of(flags)["rows"].items()[0]["outcome"].number();
    };
    EXPECT_NE(outcome({}), outcome({"--limit", "conditional"}));
    EXPECT_NE(outcome({}), outcome({"--victory", "octic"}));
    EXPECT_EQ(outcome({"--victory", "binary", "--rule", "binary", "--limit", "conditional"}), 7);
    const Ran ran = run_with({"politics", file.path(), "--victory", "quadratic", "--limit", "x"});
    EXPECT_EQ(ran.code, kUsage);
    EXPECT_THAT(ran.err,
                AllOf(HasSubstr("--victory"), HasSubstr("--limit"), HasSubstr("2 faults")));
}

TEST(PoliticsCommand, NeverDerivesAChanceOfExitFromActors) {
    const ActorFile low(
        "question = \"?\"\nscale = { low = 0, high = 1 }\nexit = { state = \"USA\", treaty = "
        "\"NATO\" }\n[[actor]]\nname = \"a\"\npower = 1\nposition = 0\nsalience = 1\nsource = "
        "\"s\"\n[[actor]]\nname = \"b\"\npower = 1\nposition = 0\nsalience = 1\nsource = \"s\"\n");
    const Value stay = json_of({low.path()});
    const Value built_in = json_of({"us-leaves-nato"});
    EXPECT_EQ(to_json(stay["gates"]), to_json(built_in["gates"]));
    EXPECT_EQ(to_json(stay["base_rates"]), to_json(built_in["base_rates"]));
    for (const Value& gate : built_in["gates"].items()) EXPECT_TRUE(gate["probability"].is_null());
}

TEST(PoliticsCommand, SaysHowFarTheBuiltInOutcomesDependOnIllustrativeFigures) {
    for (const char* name : {"us-leaves-nato", "us-leaves-un"}) {
        const Value json = json_of({name});
        for (const Value& row : json["rows"].items()) {
            EXPECT_LE(row["illustrative_low"].number(), row["low"].number());
            EXPECT_GE(row["illustrative_high"].number(), row["high"].number());
            EXPECT_GT(row["illustrative_high"].number() - row["illustrative_low"].number(), 5);
        }
        EXPECT_THAT(run_with({"politics", name}).out, HasSubstr("the author's, not the world's"));
    }
}

TEST(PoliticsCommand, ShowsTheGatesOfAnExitWithTheirClocks) {
    const Value json = json_of({"USA:NATO", "--senate", "53x0.6,47x0.02", "--date", "2026-01-01"});
    const Value& gate = json["gates"].items().front();
    EXPECT_EQ(gate["gate"].text(), "senate23");
    EXPECT_EQ(gate["earliest_notice"].text(), "2026-06-30");
    EXPECT_EQ(gate["in_force"].text(), "2027-06-30");
    EXPECT_FALSE(*gate["can_open"].as_bool() && gate["probability"].number() > 1e-6);
    EXPECT_FALSE(json["base_rates"].items().empty());
    EXPECT_FALSE(json.has("rows"));
}

TEST(PoliticsCommand, SaysOfAGateThatCannotOpenThatItCannot) {
    const Ran ran = run_with({"politics", "USA:NATO", "--senate", "53/100"});
    EXPECT_EQ(ran.code, kDone) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("cannot open"), HasSubstr("67 are needed")));
    const Value json = json_of({"USA:NATO", "--senate", "53/100", "--house", "230/435"});
    EXPECT_EQ(*json["gates"].items()[0]["can_open"].as_bool(), false);
    EXPECT_EQ(json["gates"].items()[1]["probability_if_signed"].number(), 1);
    EXPECT_EQ(json["gates"].items()[1]["probability_over_veto"].number(), 0);
    const Value vetoed =
        json_of({"USA:UN", "--senate", "53/100", "--house", "230/435", "--signs", "0"});
    EXPECT_EQ(*vetoed["gates"].items()[0]["can_open"].as_bool(), false);
}

TEST(PoliticsCommand, SaysThatTheQuorumIsMissing) {
    const Ran ran = run_with({"politics", "USA:NATO", "--senate", "34/50"});
    const Value json = json_of({"USA:NATO", "--senate", "34/50"});
    EXPECT_EQ(json["gates"].items()[0]["why"].text(),
              "Senate: no quorum: 50 can be present, 51 of 100 seats are needed");
    EXPECT_THAT(ran.out, AllOf(HasSubstr("no quorum"), Not(HasSubstr("34 are needed"))));
}

// The United States and Japan: exits from treaties of three or more say nothing of a treaty of two.
TEST(PoliticsCommand, ShowsRatesOfPairsForATreatyOfTwo) {
    const Value json = json_of({"USA:ATOP3375"});
    for (const Value& row : json["base_rates"].items())
        EXPECT_EQ(row["of"].text(), "two-state defence pacts");
    const Ran ran = run_with({"politics", "USA:ATOP3375"});
    EXPECT_THAT(ran.out, AllOf(HasSubstr("41.34"), HasSubstr("upper bound for one of them"),
                               Not(HasSubstr("largest member"))));
    EXPECT_THAT(run_with({"politics", "USA:ATOP3740"}).out,
                HasSubstr("too few of its members owe"));
}

TEST(PoliticsCommand, SaysThatTheCountOfOrganizationsIsAnUpperBound) {
    for (const char* word : {"us-leaves-un", "USA:UN"})
        EXPECT_THAT(run_with({"politics", word}).out, HasSubstr("factor of about three")) << word;
    EXPECT_THAT(run_with({"politics", "USA:NATO"}).out, Not(HasSubstr("factor of about three")));
}

TEST(PoliticsCommand, NamesNoGateWhereTheFactsHaveNone) {
    EXPECT_THAT(run_with({"politics", "HUN:NATO"}).out, HasSubstr("name no legal step"));
}

TEST(PoliticsCommand, RefusesWhatCannotBeAnswered) {
    const auto refused = [](std::vector<std::string> arguments, const char* says) {
        arguments.insert(arguments.begin(), "politics");
        const Ran ran = run_with(arguments);
        EXPECT_NE(ran.code, kDone) << arguments[1];
        EXPECT_THAT(ran.out, IsEmpty());
        EXPECT_THAT(ran.err, HasSubstr(says));
    };
    refused({"us-leaves-nto"}, "Did you mean 'us-leaves-nato'?");
    refused({"USA:NATTO"}, "NATTO");
    refused({"CHE:NATO"}, "not a member");
    refused({"USA:NATO", "--senate", "53 of 100"}, "--senate");
    refused({"USA:NATO", "--signs", "2"}, "--signs");
    refused({"USA:NATO", "--date", "tomorrow"}, "--date");
    refused({"USA:NATO", "--concept", "mean"}, "--concept");
    for (const char* flag : {"--victory", "--rule"})
        refused({"us-leaves-nato", "--concept", "mean", flag, "binary"}, "is not read by mean");
    refused({"us-leaves-nato", "--concept", "median", "--limit", "markov"}, "rule of condorcet");
    EXPECT_EQ(
        run_with({"politics", "us-leaves-nato", "--concept", "condorcet", "--victory", "binary"})
            .code,
        kDone);
    refused({"./none.toml"}, "none.toml");
    refused({"."}, ".");
    const ActorFile file(emissions());
    refused({file.path(), "--senate", "53/100"}, "names no exit");
    const ActorFile off(
        "question = \"?\"\nscale = { low = 0, high = 1 }\n[[actor]]\nname = "
        "\"a\"\npower = 0\nposition = 7\nsalience = 1\nsource = \"s\"\n");
    refused({off.path()}, "3 faults");
}

TEST(PoliticsCommand, IsListedAndExplained) {
    EXPECT_THAT(run_with({"list", "politics"}).out, HasSubstr("us-leaves-un"));
    EXPECT_THAT(run_with({"explain", "politics"}).out, HasSubstr("[[actor]]"));
    EXPECT_THAT(run_with({"explain", "condorcet"}).out, HasSubstr("solution concept"));
    EXPECT_THAT(run_with({"explain", "politics.breakdown_cost"}).out,
                AllOf(HasSubstr("353 issues"), HasSubstr("breakdown_cost.error ")));
}

TEST(BacktestPolitics, PrintsEveryConceptAndRefusesFlagsOfOthers) {
    const Ran text = run_with({"backtest", "politics"});
    EXPECT_EQ(text.code, kDone) << text.err;
    EXPECT_THAT(text.out, AllOf(HasSubstr("23.68"), HasSubstr("28.36"), HasSubstr("unseen")));
    const Ran json = run_with({"backtest", "politics", "--json"});
    EXPECT_EQ(parse_json(json.out, "output")["best"].text(), "condorcet");
    EXPECT_EQ(run_with({"backtest", "politics", "--spec", "onset"}).code, kUsage);
}

}  // namespace
}  // namespace counterpoise

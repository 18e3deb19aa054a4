#include "answers/fit/fit_json.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include "app/facts_folder.h"
#include "behaviour/parameters.h"
#include "commands.h"
#include "files/csv.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::ElementsAreArray;
using testing::HasSubstr;

using Words = std::vector<std::string>;

Value fitted(const Words& words) {
    Words arguments{"fit"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    arguments.emplace_back("--json");
    const Ran ran = run_with(arguments);
    EXPECT_EQ(ran.code, kDone) << words.front() << ": " << ran.err;
    return parse_json(ran.out, "fit");
}

/// Every form of every fit that the program has; hazards fitted once.
const std::vector<Value>& all_fits() {
    static const std::vector<Value> fits = [] {
        std::vector<Value> made;
        for (const Words& words : std::vector<Words>{{"disputes"},
                                                     {"disputes", "--spec", "onset"},
                                                     {"disputes", "--penalty", "ridge"},
                                                     {"disputes", "--penalty", "firth"},
                                                     {"severity"},
                                                     {"spending"},
                                                     {"spending", "--spec", "momentum"},
                                                     {"spending", "--spec", "level"},
                                                     {"spending", "--spec", "least-squares"},
                                                     {"spending", "--spec", "two-way"},
                                                     {"growth"},
                                                     {"growth", "--spec", "drift"},
                                                     {"realignment"},
                                                     {"cascade"},
                                                     {"politics"}})
            made.push_back(fitted(words));
        return made;
    }();
    return fits;
}

const Value& fit_of(const std::string& behaviour) {
    for (const Value& fit : all_fits())
        if (fit["behaviour"].text() == behaviour) return fit;
    throw std::runtime_error(behaviour);
}

Words keys_of(const Value& value) {
    Words keys;
    for (const auto& [key, member] : value.members()) keys.push_back(key);
    return keys;
}

void expect_shape(const Value& fit, const Words& before = {}) {
    const std::string what = fit["behaviour"].text() + " " + fit["spec"].text();
    Words expected = before;
    for (const char* key : {"behaviour", "spec", "from", "to", "n", "observations"})
        expected.emplace_back(key);
    if (fit.has("events")) expected.emplace_back("events");
    for (const char* key : {"log_likelihood", "likelihood", "penalty", "ridge", "clusters",
                            "interval_pct", "coefficients"})
        expected.emplace_back(key);
    Words keys = keys_of(fit);
    ASSERT_GE(keys.size(), expected.size()) << what;
    keys.resize(expected.size());
    EXPECT_THAT(keys, ElementsAreArray(expected)) << what;
    EXPECT_GT(fit["observations"].number(), 0) << what;
    EXPECT_EQ(fit["n"].number(), fit["observations"].number()) << what;
    EXPECT_LT(fit["from"].number(), fit["to"].number()) << what;
    EXPECT_EQ(fit["interval_pct"].number(), 90) << what;
    EXPECT_EQ(fit["log_likelihood"].is_null(), fit["likelihood"].is_null()) << what;
    EXPECT_EQ(fit["penalty"].text() == "ridge" && !fit.has("parts"), fit.has("ridge")) << what;
}

void expect_rows(const Value& fit) {
    const std::string what = fit["behaviour"].text() + " " + fit["spec"].text();
    std::set<std::string> names;
    ASSERT_FALSE(fit["coefficients"].items().empty()) << what;
    for (const Value& row : fit["coefficients"].items()) {
        Words expected;
        if (row.has("part")) expected.emplace_back("part");
        if (row.has("class")) expected.emplace_back("class");
        const std::string of = row["part"].text() + row["class"].text();
        for (const char* key :
             {"name", "estimate", "se", "se_clustered", "low", "high", "step", "standardised"})
            expected.emplace_back(key);
        EXPECT_THAT(keys_of(row), ElementsAreArray(expected)) << what;
        EXPECT_TRUE(names.insert(of + "." + row["name"].text()).second) << row["name"].text();
        EXPECT_TRUE(std::isfinite(row["estimate"].number())) << what;
        EXPECT_EQ(row.has("se_clustered"), fit.has("clusters")) << what;
        EXPECT_EQ(row.has("low"), row.has("se")) << what;
        if (!row.has("se")) continue;
        EXPECT_GT(row["se"].number(), 0) << what;
        EXPECT_LT(row["low"].number(), row["estimate"].number()) << what;
        EXPECT_GT(row["high"].number(), row["estimate"].number()) << what;
        if (!row.has("se_clustered")) continue;
        EXPECT_NEAR(row["high"].number() - row["low"].number(),
                    2 * kNinetyPercent * row["se_clustered"].number(),
                    1e-9 * std::abs(row["high"].number()));
        EXPECT_NEAR(row["standardised"].number(), row["step"].number() * row["estimate"].number(),
                    1e-12 * std::abs(row["standardised"].number()));
    }
}

TEST(FitJson, OfEveryFitBeginsWithTheSameKeysInTheSameOrder) {
    for (const Value& fit : all_fits()) {
        expect_shape(fit);
        Words last = keys_of(fit);
        last.erase(last.begin(), last.end() - 2);
        EXPECT_THAT(last, ElementsAreArray({"method", "facts"})) << fit["behaviour"].text();
        EXPECT_EQ(fit["facts"].text(), test_facts().hash());
        EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(COUNTERPOISE_SOURCE_DIR) /
                                            fit["method"].text()));
    }
}

TEST(FitJson, OfEveryFitHasRowsOfTheSameKeys) {
    for (const Value& fit : all_fits()) expect_rows(fit);
}

TEST(FitJson, NamesTheLawWhoseLikelihoodWasMaximisedAndCountsEventsWhereThereAreAny) {
    const auto expect = [](const char* behaviour, const char* likelihood, bool events) {
        const Value& fit = fit_of(behaviour);
        EXPECT_EQ(fit["likelihood"].text(), likelihood) << behaviour;
        EXPECT_EQ(fit.has("events"), events) << behaviour;
        EXPECT_TRUE(std::isfinite(fit["log_likelihood"].number())) << behaviour;
    };
    expect("disputes", "logit", true);
    expect("severity", "multinomial logit", true);
    expect("spending", "huber", false);
    expect("growth", "huber", false);
    expect("realignment", "logit", true);
    expect("cascade", "beta-binomial", true);
    EXPECT_TRUE(fit_of("politics")["log_likelihood"].is_null());
    for (const Value& fit : all_fits())
        if (fit["spec"].text() == "least-squares" || fit["spec"].text() == "two-way") {
            EXPECT_EQ(fit["likelihood"].text(), "normal");
        }
}

TEST(FitJson, SaysThatALikelihoodIsWithoutThePenaltyThatWasAddedToIt) {
    double bare = 0;
    for (const Value& fit : all_fits()) {
        if (fit["spec"].text() != "dangerous-dyads") continue;
        if (fit["penalty"].text() == "none") bare = fit["log_likelihood"].number();
        // Without its part, a penalised estimate can only lie below the largest likelihood.
        else
            EXPECT_LT(fit["log_likelihood"].number(), bare) << fit["penalty"].text();
        EXPECT_NEAR(fit["log_likelihood"].number(), bare, 20) << fit["penalty"].text();
        EXPECT_EQ(fit["ridge"].is_null(), fit["penalty"].text() != "ridge");
    }
    EXPECT_NEAR(bare, -9801.39, 0.005);
}

TEST(FitJson, OfFourHazardsIsTheirSumAndTheListOfThem) {
    const Value& fit = fit_of("realignment");
    ASSERT_EQ(fit["parts"].items().size(), 4u);
    double observations = 0;
    double events = 0;
    double log_likelihood = 0;
    std::size_t rows = 0;
    Words names;
    for (const Value& part : fit["parts"].items()) {
        expect_shape(part, {"part"});
        expect_rows(part);
        names.push_back(part["part"].text());
        observations += part["observations"].number();
        events += part["events"].number();
        log_likelihood += part["log_likelihood"].number();
        for (const Value& row : part["coefficients"].items()) {
            const Value& same = fit["coefficients"].items()[rows++];
            EXPECT_EQ(same["part"].text(), names.back());
            EXPECT_EQ(same["name"].text(), row["name"].text());
            EXPECT_EQ(same["estimate"].number(), row["estimate"].number());
            EXPECT_EQ(same["low"].number(), row["low"].number());
        }
    }
    EXPECT_THAT(names, ElementsAreArray({"exit", "ending", "entry", "pact"}));
    EXPECT_EQ(rows, fit["coefficients"].items().size());
    EXPECT_EQ(fit["observations"].number(), observations);
    EXPECT_EQ(fit["events"].number(), events);
    EXPECT_NEAR(fit["log_likelihood"].number(), log_likelihood, 1e-9);
    const ParameterSet shipped = read_parameters(test_facts(), "realignment");
    EXPECT_NEAR(fit["log_likelihood"].number(), *shipped.fit->log_likelihood, 1e-6);
}

TEST(FitJson, OfCascadeHasTheBetaIntervalsOfItsCellsAndCountsTestsAndPledges) {
    const Value& fit = fit_of("cascade");
    ASSERT_EQ(fit["coefficients"].items().size(), 16u);
    for (std::size_t i = 0; i < 16; ++i) {
        const Value& row = fit["coefficients"].items()[i];
        EXPECT_EQ(row["estimate"].number(), fit["cells"].items()[i]["value"].number());
        EXPECT_EQ(row["low"].number(), fit["cells"].items()[i]["low"].number());
        EXPECT_GT(row["low"].number(), 0);
        EXPECT_LT(row["high"].number(), 1);
    }
    EXPECT_EQ(fit["pledges"].number(), 146);
    EXPECT_EQ(fit["pledges_honoured"].number(), 73);
    EXPECT_EQ(fit["observations"].number(), 102 + 42 + 45 + 49);
}

TEST(FitJson, OfPoliticsSaysWhatWasChosenOnWhichDecisions) {
    const Value& fit = fit_of("politics");
    EXPECT_EQ(fit["observations"].number(), 353);
    EXPECT_EQ(fit["from"].number(), 1995);
    EXPECT_EQ(fit["to"].number(), 2018);
    EXPECT_EQ(fit["coefficients"].items()[0]["name"].text(), "size_exponent");
    EXPECT_EQ(fit["coefficients"].items()[0]["estimate"].number(), 0.5);
    EXPECT_TRUE(fit["coefficients"].items()[0]["se"].is_null());
    ASSERT_EQ(fit["exit_rates"].items().size(), 4u);
    EXPECT_EQ(fit["exit_rates"].items()[0]["events"].number(), 26);
    EXPECT_THAT(run_with({"fit", "politics"}).out,
                AllOf(HasSubstr("any member of organizations"), HasSubstr("1995-2018")));
}

TEST(FitJson, HasEveryKeyOnItsPage) {
    std::ifstream in(std::filesystem::path(COUNTERPOISE_SOURCE_DIR) / "docs/method/fit.md");
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    std::set<std::string> keys;
    const auto add = [&](const Value& value) {
        for (const std::string& key : keys_of(value)) keys.insert(key);
    };
    for (const Value& fit : all_fits()) {
        add(fit);
        add(fit["coefficients"].items().front());
        for (const Value& part : fit["parts"].items()) add(part);
    }
    EXPECT_GT(keys.size(), 40u);
    for (const std::string& key : keys) EXPECT_THAT(page, HasSubstr("`" + key + "`"));
}

TEST(SumOfParts, LeavesOutTheRidgeInWhichTheyDifferAndRefusesNone) {
    FitSummary one;
    one.observations = 10;
    one.events = 2;
    one.log_likelihood = -3;
    one.from = 1950;
    one.to = 1990;
    one.options = {Penalty::ridge, 10};
    one.rows = {{"x", 1.0}};
    FitSummary two = one;
    two.from = 1900;
    two.options.ridge = 30;
    const Value json = fit_json(sum_of_parts({one, two}, {"a", "b"}));
    EXPECT_EQ(json["observations"].number(), 20);
    EXPECT_EQ(json["events"].number(), 4);
    EXPECT_EQ(json["log_likelihood"].number(), -6);
    EXPECT_EQ(json["from"].number(), 1900);
    EXPECT_TRUE(std::isnan(json["ridge"].number()));
    EXPECT_EQ(json["coefficients"].items()[1]["part"].text(), "b");
    EXPECT_EQ(fit_json(sum_of_parts({one, one}, {"a", "b"}))["ridge"].number(), 10);
    EXPECT_ANY_THROW((void)sum_of_parts({}, {}));
}

/// A folder of its own that is gone afterwards.
struct Folder {
    explicit Folder(const std::string& name)
        : path(std::filesystem::temp_directory_path() /
               ("counterpoise-fit-" + name + "-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    const std::filesystem::path path;
};

TEST(FitCommand, WritesCascadeAndPoliticsAsTheyAreShippedAndReadsThemBack) {
    const Folder folder("write");
    for (const std::string behaviour : {"cascade", "politics"}) {
        const Ran ran = run_with({"fit", behaviour, "--write", folder.path.string()});
        ASSERT_EQ(ran.code, kDone) << ran.err;
        const std::string file = behaviour + ".toml";
        const ParameterSet written = parse_parameters(
            parse_toml(read_file((folder.path / file).string()), file), file, behaviour);
        const ParameterSet shipped = read_parameters(test_facts(), behaviour);
        ASSERT_EQ(written.list.size(), shipped.list.size());
        for (std::size_t i = 0; i < shipped.list.size(); ++i) {
            EXPECT_EQ(written.list[i].source, shipped.list[i].source);
            EXPECT_NEAR(written.list[i].value, shipped.list[i].value, 1e-9);
        }
        ASSERT_TRUE(written.fit && shipped.fit);
        EXPECT_EQ(written.fit->facts, shipped.fit->facts) << "run tools/refresh_parameters.sh";
        EXPECT_EQ(written.fit->facts.size(), 32u);
        EXPECT_FALSE(written.fit->program.empty());
    }
    EXPECT_EQ(run_with({"fit", "cascade", "--write", "/no/such/folder"}).code, kFileMissing);
    EXPECT_EQ(run_with({"fit", "politics", "--write", "/no/such/folder"}).code, kFileMissing);
}

TEST(FitCommand, RefusesForPoliticsAndCascadeTheFlagsThatTheyDoNotRead) {
    for (const char* behaviour : {"politics", "cascade"}) {
        const Ran ran = run_with({"fit", behaviour, "--from", "1990", "--spec", "onset"});
        EXPECT_EQ(ran.code, kUsage);
        EXPECT_THAT(ran.err, AllOf(HasSubstr("--from"), HasSubstr("--spec"), HasSubstr(behaviour)));
    }
}

TEST(FitCsv, HasTheRowsOfTheJsonUnderTheirKeys) {
    for (const Words& words : std::vector<Words>{{"severity"},
                                                 {"growth"},
                                                 {"realignment", "--process", "exit"},
                                                 {"cascade"},
                                                 {"politics"}}) {
        Words arguments{"fit"};
        arguments.insert(arguments.end(), words.begin(), words.end());
        arguments.emplace_back("--csv");
        const Ran ran = run_with(arguments);
        ASSERT_EQ(ran.code, kDone) << words.front() << ran.err;
        const CsvTable csv(ran.out, "fit");
        const Value json = fitted(words);
        const Value& rows = json["coefficients"];
        ASSERT_EQ(csv.rows(), rows.items().size()) << words.front();
        for (std::size_t r = 0; r < csv.rows(); ++r)
            for (std::size_t c = 0; c < csv.header().size(); ++c) {
                const Value& value = rows.items()[r][csv.header()[c]];
                const std::string cell(csv.cell(r, c));
                if (value.is_null())
                    EXPECT_TRUE(cell.empty()) << csv.header()[c];
                else if (value.as_text())
                    EXPECT_EQ(cell, *value.as_text());
                else
                    EXPECT_EQ(std::stod(cell), value.number()) << csv.header()[c];
            }
    }
    EXPECT_EQ(run_with({"fit", "growth", "--csv", "--json"}).code, kUsage);
}

// Nobody left a treaty made in war in these years: what the ridge makes of it is no estimate.
TEST(FitJson, GivesASeparableColumnNoInterval) {
    const Value fit =
        fitted({"realignment", "--process", "exit", "--from", "2012", "--to", "2016"});
    for (const Value& row : fit["parts"].items()[0]["coefficients"].items())
        if (row["name"].text() == "wartime") {
            for (const char* key : {"se_clustered", "low", "high"})
                EXPECT_TRUE(row[key].is_null()) << key;
        }
}

}  // namespace
}  // namespace counterpoise

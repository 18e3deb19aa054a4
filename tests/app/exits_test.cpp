#include <gmock/gmock.h>

#include "commands.h"
#include "files/csv.h"
#include "files/value.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Value json_of(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    const Ran ran = run_with(arguments);
    EXPECT_EQ(ran.code, kDone) << ran.err;
    return parse_json(ran.out, "output");
}

TEST(ExitsCommand, AnswersAsTextJsonAndCsv) {
    const Ran text = run_with({"exits"});
    EXPECT_EQ(text.code, kDone) << text.err;
    EXPECT_THAT(text.out, AllOf(HasSubstr("WARSAW    ALB"), HasSubstr("95 % interval"),
                                HasSubstr("the evidence does not settle the sign")));
    const Value json = json_of({"exits"});
    const CsvTable csv(run_with({"exits", "--csv"}).out, "exits");
    EXPECT_EQ(csv.rows(), json["rows"].items().size());
    for (const Value& row : json["rows"].items())
        for (const char* key :
             {"treaty", "state", "date", "members_before", "share_cinc", "largest", "kind"})
            EXPECT_TRUE(row.has(key) || row[key].is_null()) << key;
    EXPECT_FALSE(json["base_rates"].items().empty());
    EXPECT_FALSE(json["event_study"].items().empty());
    EXPECT_FALSE(json["institution_study"].items().empty());
    EXPECT_THAT(text.out, HasSubstr("What followed when states left organizations"));
}

TEST(ExitsCommand, ShowsFranceIn1966BesideTheExitsAndDoesNotCountIt) {
    const Value json = json_of({"exits", "--treaty", "NATO"});
    for (const Value& row : json["rows"].items()) EXPECT_FALSE(*row["counted"].as_bool());
    bool france = false;
    for (const Value& row : json["partial_exits"].items())
        france = france || row["state"].text() == "FRA";
    EXPECT_TRUE(france);
    EXPECT_EQ(json["base_rates"].items().front()["events"].number(), 0);
}

TEST(ExitsCommand, KeepsToTheTreatyAsked) {
    const Value json = json_of({"exits", "--treaty", "SEATO"});
    for (const Value& row : json["rows"].items()) EXPECT_EQ(row["treaty"].text(), "SEATO");
    EXPECT_THAT(run_with({"exits", "--treaty", "ATOP1015"}).out,
                HasSubstr("never had three members"));
}

TEST(ExitsCommand, CountsEndsOfPactsOfTwoApart) {
    EXPECT_THAT(run_with({"exits"}).out,
                AllOf(HasSubstr("Defence pacts of two states that ended"),
                      HasSubstr("an upper bound, probably by a factor of about three")));
    const Ran one = run_with({"exits", "--treaty", "ATOP3375"});
    EXPECT_THAT(one.out,
                AllOf(HasSubstr("never had three members"), HasSubstr("either of a pair")));
}

TEST(ExitsCommand, RefusesAnUnknownTreatyWithTheNearestName) {
    const Ran ran = run_with({"exits", "--treaty", "SEETO"});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_TRUE(ran.out.empty());
    EXPECT_THAT(ran.err, AllOf(HasSubstr("SEETO"), HasSubstr("Did you mean 'SEATO'?")));
}

}  // namespace
}  // namespace counterpoise

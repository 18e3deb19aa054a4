#include <gmock/gmock.h>

#include <map>

#include "behaviour/parameters.h"
#include "commands.h"
#include "files/csv.h"
#include "files/value.h"
#include "measures/measure.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Value json_of(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    const Ran ran = run_with(arguments);
    EXPECT_EQ(ran.code, kDone) << ran.err;
    return parse_json(ran.out, "output");
}

const std::vector<std::string> kLists{"scenarios", "measures",    "treaties", "institutions",
                                      "states",    "assumptions", "rules",    "bodies",
                                      "politics",  "parameters"};

TEST(List, AnswersEveryListAsTextJsonAndCsv) {
    for (const std::string& what : kLists) {
        EXPECT_EQ(run_with({"list", what}).code, kDone) << what;
        const Value json = json_of({"list", what});
        EXPECT_THAT(json[what].items(), Not(IsEmpty())) << what;
        const CsvTable csv(run_with({"list", what, "--csv"}).out, what);
        EXPECT_EQ(csv.rows(), json[what].items().size()) << what;
    }
}

TEST(List, NamesEveryMeasureWithItsUnit) {
    const Value json = json_of({"list", "measures"});
    ASSERT_THAT(json["measures"].items(), SizeIs(measure_infos().size()));
    EXPECT_EQ(json["measures"].items()[0]["measure"].text(), measure_infos()[0].id);
    EXPECT_EQ(json["measures"].items()[0]["unit"].text(), measure_infos()[0].unit);
}

TEST(List, HasEveryParameterWithTheYearsOfItsOwnRecord) {
    const Value json = json_of({"list", "parameters"});
    std::map<std::string, const Value*> rows;
    for (const Value& row : json["parameters"].items()) rows[row["parameter"].text()] = &row;
    std::size_t all = 0;
    for (const Value& file : json["files"].items()) {
        const std::string& behaviour = file["behaviour"].text();
        const ParameterSet set = read_parameters(test_facts(), behaviour);
        all += set.list.size();
        EXPECT_EQ(file["parameters"].number(), set.list.size()) << behaviour;
        ASSERT_TRUE(set.fit.has_value()) << behaviour;
        EXPECT_EQ(file["rows"].number(), set.fit->rows) << behaviour;
        EXPECT_EQ(file["facts"].text(), set.fit->facts) << behaviour;
        for (const Parameter& p : set.list) {
            const Value& row = *rows.at(behaviour + "." + p.name);
            EXPECT_EQ(row["value"].number(), p.value) << p.name;
            EXPECT_EQ(row["standing"].text(), p.standing) << p.name;
            EXPECT_EQ(row["from"].is_null(), !p.is_estimate()) << p.name;
        }
    }
    EXPECT_EQ(json["files"].items().size(), 6u);
    EXPECT_EQ(rows.size(), all);
    EXPECT_EQ((*rows["politics.exit_rate.member"])["to"].number(), 2016);
    EXPECT_EQ((*rows["politics.size_exponent"])["to"].number(), 2018);
    EXPECT_EQ((*rows["cascade.defence.before_1945.major"])["to"].number(), 1944);
    EXPECT_EQ((*rows["disputes.severity.war.rivalry"])["from"].number(), 1946);
}

TEST(List, LeavesOutTreatiesThatAreNotInForceInTheYear) {
    const std::string in_1980 = run_with({"list", "treaties", "--year", "1980"}).out;
    const std::string in_2025 = run_with({"list", "treaties", "--year", "2025"}).out;
    EXPECT_THAT(in_1980, AllOf(HasSubstr("WARSAW"), Not(HasSubstr("CSTO"))));
    EXPECT_THAT(in_2025, AllOf(Not(HasSubstr("WARSAW")), HasSubstr("CSTO")));
    EXPECT_THAT(json_of({"list", "treaties"})["treaties"].items(), SizeIs(754));
}

double members_in(const std::string& list, const std::string& key, const std::string& code,
                  const std::string& year) {
    const Value json = json_of({"list", list, "--year", year});
    for (const Value& row : json[list].items())
        if (row[key].text() == code) return row["members"].number();
    return 0;
}

TEST(List, CountsTheMembersOfTheYear) {
    EXPECT_EQ(members_in("treaties", "treaty", "NATO", "1955"), 15);
    EXPECT_EQ(members_in("treaties", "treaty", "NATO", "2025"), 32);
    EXPECT_EQ(members_in("institutions", "institution", "UN", "2025"), 193);
}

TEST(List, MarksTheMembersOfTheUnitedNationsAmongStates) {
    int members = 0;
    const Value json = json_of({"list", "states"});
    for (const Value& row : json["states"].items())
        members += row["un_member"].text() == "member" ? 1 : 0;
    EXPECT_EQ(members, 193);
}

TEST(List, GivesTheQuestionOfABuiltInScenario) {
    EXPECT_THAT(
        run_with({"list", "scenarios"}).out,
        AllOf(HasSubstr("us-leaves-nato-and-un"), HasSubstr("The United States leaves NATO")));
}

TEST(List, RefusesAListThatThereIsNotAsAFaultOfUsage) {
    const Ran ran = run_with({"list", "treatise"});
    EXPECT_EQ(ran.code, kUsage);
    EXPECT_THAT(ran.err, HasSubstr("Did you mean 'treaties'?"));
}

TEST(List, RefusesAYearWithoutAWorld) {
    EXPECT_EQ(run_with({"list", "treaties", "--year", "1800"}).code, kInputAtFault);
}

TEST(BalanceCommand, JsonSaysProvedAsTrueOrFalse) {
    const Ran ran = run_with({"measure", "balance.frustration", "--network", "tribes", "--json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("\"proved\": true"));
    EXPECT_THAT(run_with({"measure", "balance.frustration", "--network", "tribes", "--csv"}).out,
                HasSubstr(",true,"));
}

}  // namespace
}  // namespace counterpoise

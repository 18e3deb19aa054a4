#include <gmock/gmock.h>

#include "files/csv.h"
#include "files/value.h"
#include "measures/measure.h"
#include "support.h"

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
                                      "states",    "assumptions", "rules",    "bodies"};

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

}  // namespace
}  // namespace counterpoise

#include "world/checks/check.h"

#include <gmock/gmock.h>

#include "altered.h"
#include "base/error.h"
#include "world/cinc.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> faults_of(const Facts& facts) {
    std::vector<std::string> texts;
    const CheckReport report = check_facts(facts);
    for (const Fault& fault : report.faults.all()) texts.push_back(fault.text());
    return texts;
}

std::vector<std::string> faults_with(const std::string& table, const AlteredFacts::Alter& alter) {
    const AlteredFacts altered(table, alter);
    return faults_of(altered.facts());
}

std::string without_last_line(std::string text) {
    text.pop_back();
    return text.substr(0, text.rfind('\n') + 1);
}

std::string last_line(const std::string& text) {
    const std::size_t end = text.size() - 1;
    return text.substr(text.rfind('\n', end - 1) + 1);
}

TEST(CheckFacts, FindsNoFaultInTheBuiltInFacts) {
    const CheckReport report = check_facts(test_facts());
    EXPECT_THAT(report.faults.all(), IsEmpty());
    EXPECT_THAT(report.passed, SizeIs(14));
    EXPECT_THAT(report.passed.front(), AllOf(HasSubstr("rows in 59 tables"), HasSubstr("324,")));
}

TEST(CheckFacts, NamesAColumnThatIsMissingAndOneThatIsNotDescribed) {
    EXPECT_THAT(faults_with("un_scale.csv", replace_first("share_pct", "share_pc")),
                ElementsAre(AllOf(HasSubstr("un_scale.csv:1:1: column 'share_pct' is missing"),
                                  HasSubstr("Did you mean 'share_pc'?")),
                            HasSubstr("un_scale.csv:1:25: column 'share_pc' is not described")));
}

TEST(CheckFacts, PlacesATextWhereANumberBelongs) {
    EXPECT_THAT(faults_with("nato_share_2025.csv", replace_first("2,3.38,3.22,1", "2,3.38,much,1")),
                ElementsAre(AllOf(HasSubstr("nato_share_2025.csv:2:8: 'much' is not a number"),
                                  HasSubstr("column share_2025e_pct is in % of GDP"))));
}

TEST(CheckFacts, PlacesACellThatIsEmptyWhereNoneMayBe) {
    EXPECT_THAT(faults_with("nato_share_2025.csv", replace_first("2,3.38,3.22,1", "2,3.38,,1")),
                ElementsAre(HasSubstr("nato_share_2025.csv:2:8: column share_2025e_pct is empty")));
}

TEST(CheckFacts, RefusesANumberOutOfItsRange) {
    EXPECT_THAT(faults_with("nato_share_2025.csv", replace_first("2,3.38,3.22,1", "2,3.38,32.2,1")),
                ElementsAre(AllOf(HasSubstr("nato_share_2025.csv:2:8: 32.2 is out of range"),
                                  HasSubstr("from 0 to 10"))));
}

TEST(CheckFacts, RefusesInfinityAndNotANumber) {
    EXPECT_THAT(
        faults_with("nato_share_2025.csv", replace_first("2,3.38,3.22,1", "2,nan,inf,1")),
        ElementsAre(HasSubstr("'nan' is not a number"), HasSubstr("'inf' is not a number")));
}

TEST(CheckFacts, RefusesAWordThatIsNotInTheListAndSuggestsTheNearest) {
    EXPECT_THAT(faults_with("threats.csv", replace_first("medium", "medum")),
                ElementsAre(AllOf(HasSubstr("'medum' is none of the words of column confidence"),
                                  HasSubstr("Did you mean 'medium'?"))));
}

TEST(CheckFacts, RefusesADayThatNoCalendarHas) {
    EXPECT_THAT(faults_with("eu_members.csv", replace_first("1973-01-01", "1973-02-30")),
                Contains(HasSubstr("'1973-02-30' is not a date")));
}

TEST(CheckFacts, NamesBothPlacesOfARepeatedKey) {
    EXPECT_THAT(
        faults_with("nato_share_2025.csv", [](std::string text) { return text + last_line(text); }),
        ElementsAre(AllOf(HasSubstr("nato_share_2025.csv:33:1: a second row of 640"),
                          HasSubstr("the first is at nato_share_2025.csv:32:1"))));
}

TEST(CheckFacts, RefusesSpellsThatOverlap) {
    EXPECT_THAT(
        faults_with("threats.csv", replace_first("NATO,365,1949,1991", "NATO,365,1949,2022")),
        ElementsAre(
            AllOf(HasSubstr("threats.csv:3:10: the spell of NATO,365 from 2022 overlaps another"),
                  HasSubstr("threats.csv:2:10 runs to 2022-12-31"))));
}

TEST(CheckFacts, RefusesASpellThatEndsBeforeItBegins) {
    EXPECT_THAT(
        faults_with("threats.csv", replace_first("NATO,365,1949,1991", "NATO,365,1949,1948")),
        ElementsAre(HasSubstr("threats.csv:2:15: the spell ends (1948) before it begins (1949)")));
}

TEST(CheckFacts, NamesAStateCodeThatNoStateHas) {
    EXPECT_THAT(faults_with("least_developed.csv", replace_first("\n700,", "\n999,")),
                ElementsAre(AllOf(HasSubstr("unknown state code '999'"),
                                  HasSubstr("it is not in states.csv"))));
}

TEST(CheckFacts, NamesATreatyThatIsNotListed) {
    EXPECT_THAT(faults_with("threats.csv", replace_first("NATO", "NAT0")),
                ElementsAre(AllOf(HasSubstr("threats.csv:2:1: unknown treaty 'NAT0'"),
                                  HasSubstr("Did you mean 'NATO'?"))));
}

TEST(CheckFacts, NamesAnExitClauseOfAnUnknownInstitution) {
    EXPECT_THAT(
        faults_with("exit_clauses.csv", replace_first("institution,UNESCO", "institution,UNESKO")),
        ElementsAre(HasSubstr("unknown institution 'UNESKO'")));
}

TEST(CheckFacts, NamesAnEntityWithRevenueThatIsNotListed) {
    EXPECT_THAT(
        faults_with("un_entities.csv", replace_first("\nWFP,", "\nWFQ,")),
        Contains(AllOf(HasSubstr("un_revenue.csv:"), HasSubstr("unknown UN entity 'WFP'"))));
}

TEST(CheckFacts, RefusesAScaleThatDoesNotAddToAHundred) {
    EXPECT_THAT(
        faults_with("un_scale.csv", replace_first("2,2025,2027,22\n", "2,2025,2027,22.001\n")),
        ElementsAre(HasSubstr("the scale from 2025 adds to 100.0010 %")));
}

TEST(CheckFacts, RefusesNatoSharesThatDoNotAddAsPublished) {
    EXPECT_THAT(faults_with("nato_funding.csv", without_last_line),
                Contains(HasSubstr("nato_funding.csv: the shares from")));
}

TEST(CheckFacts, RefusesSpendingThatDoesNotAddToTheTotalsOfNato) {
    EXPECT_THAT(faults_with("nato_spending.csv", replace_first("2,2014,653942,", "2,2014,653943,")),
                ElementsAre(AllOf(HasSubstr("nato_spending_totals.csv:"),
                                  HasSubstr("the allies of 2014 add to"))));
}

TEST(CheckFacts, FindsACapabilityIndexThatIsOffByAMillionth) {
    const std::string text = test_facts().archive().read("capabilities.csv");
    const std::size_t begin = text.find('\n') + 1;
    const std::string row = text.substr(begin, text.find('\n', begin) - begin);
    const std::size_t comma = row.rfind(',');
    const double cinc = std::stod(row.substr(comma + 1));
    const std::string off = row.substr(0, comma + 1) + std::to_string(cinc + 1e-6);
    EXPECT_THAT(
        faults_with("capabilities.csv", replace_first(row, off)),
        ElementsAre(AllOf(HasSubstr("capabilities.csv:2:"), HasSubstr("its six components give"))));
}

TEST(CheckFacts, CountsTheMembersOfTheUnitedNationsAndOfNato) {
    EXPECT_THAT(faults_with("un_members.csv", without_last_line),
                Contains(HasSubstr("192 members of the UN")));
    EXPECT_THAT(faults_with("treaty_members.csv",
                            replace_first("NATO,380,2024-03-07", "NATO,380,2025-03-07")),
                Contains(HasSubstr("31 members of NATO at the end of 2024")));
}

TEST(CheckFacts, SaysThatATruncatedTableIsCutOff) {
    EXPECT_THAT(
        faults_with("un_scale.csv",
                    [](const std::string& text) { return text.substr(0, text.size() - 8); }),
        Contains(AllOf(HasSubstr("un_scale.csv:"), HasSubstr("the line may be cut off"))));
}

TEST(CheckFacts, SaysWhereATableIsNotUtf8) {
    EXPECT_THAT(faults_with("states.csv", replace_first("Haiti", "Ha\xEFti")),
                Contains(AllOf(HasSubstr("states.csv:"), HasSubstr("not UTF-8"))));
}

TEST(CheckFacts, NamesATableThatIsNotDescribedAndADescriptionWithoutATable) {
    EXPECT_THAT(faults_with("extra.csv", [](const std::string&) { return "a,b\n1,2\n"; }),
                ElementsAre(HasSubstr("extra.csv: the table is not described")));
    EXPECT_THAT(
        faults_with(
            "sources.toml",
            [](const std::string& text) {
                const std::size_t at = text.rfind("[spending_targets]\n");
                std::string more = text.substr(at);
                for (const char* name : {"[spending_targets]", "[spending_targets.columns]"}) {
                    const std::string old(name);
                    more.replace(more.find(old), old.size(), "[lost" + old.substr(17));
                }
                return text + "\n" + more;
            }),
        Contains(HasSubstr("there is no spending_targets.csv")));
}

TEST(CheckFacts, NamesAParameterFileThatIsNotToml) {
    EXPECT_THAT(
        faults_with("parameters/broken.toml", [](const std::string&) { return "value = \n"; }),
        ElementsAre(HasSubstr("parameters/broken.toml:1:")));
}

TEST(CheckFacts, ReportsTheFaultsOfSeveralRowsAtOnce) {
    EXPECT_THAT(faults_with("nato_share_2025.csv",
                            [](std::string text) {
                                text = replace_first("2,3.38,3.22,1", "2,x,3.22,1")(text);
                                return replace_first("20,1.37,2.01,1", "20,1.37,2.01,2")(text);
                            }),
                SizeIs(2));
}

TEST(CheckFacts, StopsAtFiftyFaultsOfATableAndSaysHowManyMore) {
    const std::vector<std::string> faults =
        faults_with("capabilities.csv", [](const std::string& text) {
            std::string altered;
            for (const char c : text) altered += c == '\n' ? std::string("\nx") : std::string(1, c);
            altered.pop_back();
            return altered;
        });
    EXPECT_THAT(faults, SizeIs(51));
    EXPECT_THAT(faults.back(), HasSubstr("capabilities.csv: 17071 more faults"));
}

TEST(Cinc, IsTheMeanOfTheSharesThatAStateHas) {
    const double absent = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> totals{10, 20, 40, 5, 100, 8};
    EXPECT_DOUBLE_EQ(cinc_of(std::vector<double>{1, 2, 4, 0.5, 10, 0.8}, totals), 0.1);
    EXPECT_DOUBLE_EQ(cinc_of(std::vector<double>{1, absent, absent, absent, 30, absent}, totals),
                     0.2);
    EXPECT_TRUE(std::isnan(cinc_of(std::vector<double>(6, absent), totals)));
}

TEST(Thousands, SetsACommaBeforeEachThreeDigits) {
    EXPECT_EQ(thousands(7), "7");
    EXPECT_EQ(thousands(123), "123");
    EXPECT_EQ(thousands(1234), "1,234");
    EXPECT_EQ(thousands(267256), "267,256");
    EXPECT_EQ(thousands(1234567), "1,234,567");
}

}  // namespace
}  // namespace counterpoise

#include "report/page/claims_page.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace counterpoise::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(FigureWords, HaveFourSignificantDigitsAndTheirUnit) {
    EXPECT_EQ(figure_words(65.63401, "%"), "65.63\u00a0%");
    EXPECT_EQ(figure_words(3.3791, "% of GDP"), "3.379\u00a0% of GDP");
    EXPECT_EQ(figure_words(112704.239, "US$ m"), "112,704\u00a0US$ m");
    EXPECT_EQ(figure_words(0.02218, ""), "0.02218");
    EXPECT_EQ(figure_words(-0.022, "-1 to 1"), "\u22120.02200 (scale -1 to 1)");
    EXPECT_EQ(figure_words(32.0, "members"), "32\u00a0members");
}

TEST(FigureWords, AYearHasNoThousandsACountNoUnitAndATextIsItself) {
    EXPECT_EQ(figure_words(1949.0, "year"), "1949");
    EXPECT_EQ(figure_words(3.0, "rows"), "3");
    EXPECT_EQ(figure_words("Sunday", ""), "Sunday");
    EXPECT_EQ(figure_words(Value(), ""), "–");
}

Value row() {
    Value row;
    row.set("id", "c").set("class", "number").set("verdict", "supported").set("reason", "it fits");
    row.set("says", "<b>bold</b> & plain").set("quote", "").set("by", "x").set("article", "a");
    row.set("date", "2025-03-06").set("stated", 70).set("qualifier", "more than");
    row.set("stated_unit", "years").set("figure", 75.0).set("unit", "years");
    row.set("basis", "age").set("standing", "assumed").set("vintage", "2025").set("command", "c");
    return row;
}

TEST(StatedWords, HaveTheQualifierAndTheUnit) {
    EXPECT_EQ(stated_words(row()), "more than 70\u00a0years");
}

TEST(FindingWords, OfAHypothesisCountTheConditionsThatHold) {
    Value hypothesis = row();
    Value::Array tests;
    for (const char* outcome : {"holds", "fails", "unsettled"})
        tests.push_back(Value().set("outcome", outcome));
    hypothesis.set("tests", tests);
    EXPECT_EQ(finding_words(hypothesis), "1 of 3 conditions holds");
    EXPECT_EQ(finding_words(row()), "75\u00a0years");
}

TEST(ClaimsPage, LetsNoStatementBecomeMarkup) {
    Value document;
    document.set("title", "t </title>").set("about", "");
    document.set("rule",
                 Value().set("supported_within_percent", 1.0).set("roughly_within_percent", 5.0));
    document.set("verdicts", Value().set("supported", 1));
    document.set("rows", Value::Array{row()});
    const std::string page = write_claims_html(document, {"body{}", ""});
    EXPECT_THAT(page, HasSubstr("&lt;b&gt;bold&lt;/b&gt; &amp; plain"));
    EXPECT_THAT(page, Not(HasSubstr("<b>")));
    EXPECT_THAT(page, HasSubstr("1 statement: 1 supported"));
    EXPECT_THAT(page, HasSubstr("within 5 % roughly right"));
}

}  // namespace
}  // namespace counterpoise::report

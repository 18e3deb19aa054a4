#include "report/page/html.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "base/error.h"
#include "report/page/table.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::Not;

Value sample() {
    const std::string path = std::string(COUNTERPOISE_SOURCE_DIR) + "/page/test/sample.json";
    std::ifstream in(path);
    return parse_json(std::string(std::istreambuf_iterator<char>(in), {}), path);
}

std::string page(const Value& document) {
    return write_html(document, {"body { color: black }", ""});
}

std::size_t count(std::string_view in, std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = in.find(what); at != std::string_view::npos; at = in.find(what, at + 1))
        ++n;
    return n;
}

/// A copy in which every text, key of an object aside, is replaced.
Value with_every_text(const Value& value, const std::string& by) {
    if (value.as_text() != nullptr) return by;
    if (value.as_array() != nullptr) {
        Value::Array items;
        for (const Value& item : value.items()) items.push_back(with_every_text(item, by));
        return items;
    }
    if (value.as_object() == nullptr) return value;
    Value::Object members;
    for (const auto& [key, member] : value.members())
        members.emplace_back(key, with_every_text(member, by));
    return members;
}

Value exhibit_with_rows(int n) {
    Value exhibit;
    exhibit.set("title", "Shares");
    Value column;
    column.set("key", "x").set("name", "X").set("type", "number").set("digits", 1);
    exhibit.set("columns", Value::Array{column});
    Value rows = Value::Array{};
    for (int i = 0; i < n; ++i) rows.push(Value{}.set("x", i));
    return exhibit.set("rows", rows);
}

TEST(WriteHtml, ShowsEverySentenceEveryExhibitAndEverySource) {
    const Value document = sample();
    const std::string html = page(document);
    std::size_t rows = document["scenario"]["assumptions"].items().size() +
                       document["parameters"].items().size() + document["sources"].items().size();
    for (const Value& exhibit : document["exhibits"].items()) {
        EXPECT_EQ(count(html, "<article class=\"exhibit\" id=\"" + exhibit["id"].text() + "\""),
                  1u);
        rows += exhibit["rows"].items().size();
    }
    EXPECT_EQ(count(html, "<th scope=\"row\""), rows);
    EXPECT_EQ(count(html, "<p class=\"said\">"), document["headline"]["sentences"].items().size());
    EXPECT_THAT(html, HasSubstr("China 20.0\u00a0→\u00a022.0\u00a0%, Japan"));
    EXPECT_THAT(html, HasSubstr("<td class=\"number\">18.88</td><td class=\"number\">+3.00</td>"));
    EXPECT_THAT(html, HasSubstr("<td class=\"number\">10,373</td>"));
    EXPECT_EQ(count(html, "<h1"), 1u);
}

TEST(WriteHtml, SaysWhatTheEvidenceCanCarryInOneParagraphAfterWhatItDoesNotSettle) {
    const std::string html = page(sample());
    const std::size_t carries =
        html.find("<p id=\"carries\"><strong>Military spending</strong> rests");
    ASSERT_NE(carries, std::string::npos);
    EXPECT_GT(carries, html.find("<section id=\"unsettled\""));
    EXPECT_LT(carries, html.find("<section id=\"history\""));
}

TEST(WriteHtml, EmbedsTheSameDocument) {
    const Value document = sample();
    const std::string html = page(document);
    const std::string open = "id=\"report-data\">";
    const std::size_t begin = html.find(open) + open.size();
    const std::string embedded = html.substr(begin, html.find("</script>", begin) - begin);
    EXPECT_EQ(to_json(parse_json(embedded, "embedded")), to_json(document));
}

TEST(WriteHtml, MakesHostileTextInertEverywhere) {
    const std::string hostile =
        "</script></style><script>alert(1)</script><img src=x onerror='x'>\"&";
    const std::string html = page(with_every_text(sample(), hostile));
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
    EXPECT_EQ(count(html, "</script>"), 1u);
    EXPECT_EQ(count(html, "</style>"), 1u);
    EXPECT_THAT(html, HasSubstr("&lt;img src=x onerror=&#39;x&#39;&gt;&quot;&amp;"));
}

TEST(WriteHtml, RefusesAnAssetThatWouldEndItsElement) {
    EXPECT_THROW((void)write_html(sample(), {"</style>", ""}), BrokenPromise);
    EXPECT_THROW((void)write_html(sample(), {"", "x='</script>'"}), BrokenPromise);
    EXPECT_THROW((void)write_html(sample(), {"", "/*<!--*/"}), BrokenPromise);
}

TEST(WriteHtml, FetchesNothing) {
    const std::string html = page(sample());
    EXPECT_THAT(html, HasSubstr("default-src 'none'"));
    for (const char* fetching : {"<link", " src=", "@import", "url("})
        EXPECT_THAT(html, Not(HasSubstr(fetching)));
}

TEST(WriteHtml, LeavesOutWhatTheDocumentDoesNotHoldAndStillIsAPage) {
    Value document;
    document.set("headline", Value{}.set("title", "Nothing"));
    const std::string html = page(document);
    EXPECT_THAT(html, HasSubstr("<h1>Nothing</h1>"));
    for (const char* part :
         {"id=\"sources\"", "id=\"unsettled\"", "id=\"assumptions\"", "href=\"#changed\""})
        EXPECT_THAT(html, Not(HasSubstr(part)));
}

TEST(WriteHtml, ShowsAnExhibitWhoseGroupHasNoHeading) {
    Value document = sample();
    document.set("groups", Value::Array{});
    const std::string html = page(document);
    EXPECT_THAT(html, HasSubstr("id=\"other\""));
    EXPECT_EQ(count(html, "<article"), document["exhibits"].items().size());
}

TEST(Table, ShowsTenRowsAndTheRestOnDemand) {
    const std::string html = report::table(exhibit_with_rows(40)).code;
    EXPECT_THAT(html, HasSubstr("<summary>Show the other 30 rows</summary>"));
    EXPECT_EQ(count(html.substr(0, html.find("<details")), "<tr>"), 1u + report::kRowsAtOnce);
    EXPECT_EQ(count(html, "<tr>"), 2u + 40u);
    EXPECT_THAT(report::table(exhibit_with_rows(13)).code, Not(HasSubstr("<details")));
}

TEST(Table, ShowsTheRowsThatTheExhibitPicksFirst) {
    Value exhibit = exhibit_with_rows(12);
    exhibit.set("first_rows", Value{}.set("column", "x").set("value", 7));
    const std::string html = report::table(exhibit).code;
    EXPECT_THAT(html.substr(0, html.find("<details")), HasSubstr(">7.0<"));
    EXPECT_THAT(html, HasSubstr("<summary>Show the other 11 rows</summary>"));
}

TEST(Table, SaysWhyAValueIsAbsentInTheCellAndOnceBelow) {
    Value exhibit = exhibit_with_rows(1);
    Value column;
    column.set("key", "gone").set("name", "After").set("type", "number").set("digits", 1);
    column.set("absent", "no longer a member");
    Value columns = exhibit["columns"];
    exhibit.set("columns", columns.push(column));
    const std::string html = report::table(exhibit).code;
    EXPECT_THAT(html, HasSubstr("title=\"no longer a member\""));
    EXPECT_EQ(count(html, "– under “After”: no longer a member"), 1u);
}

TEST(CellText, RoundsAsItsColumnSays) {
    Value column;
    column.set("type", "number").set("digits", 1).set("signed", true);
    EXPECT_EQ(report::cell_text(column, 2.349), "+2.3");
    EXPECT_EQ(report::cell_text(column, Value{}), "–");
    column.set("type", "year");
    EXPECT_EQ(report::cell_text(column, 2026), "2026");
}

}  // namespace
}  // namespace counterpoise

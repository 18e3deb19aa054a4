#include "files/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// Reads a text and expects it to be refused with a message.
auto reading(const std::string& text) {
    return [text] { CsvTable table(text, "t.csv"); };
}

TEST(Csv, CellsAreWhatStandsBetweenCommas) {
    const CsvTable table("state,rate\nUSA,22\nCHN,\n", "t.csv");
    EXPECT_THAT(table.header(), ElementsAre("state", "rate"));
    ASSERT_EQ(table.rows(), 2u);
    EXPECT_EQ(table.cell(0, 1), "22");
    EXPECT_EQ(table.cell(1, 1), "");
}

TEST(Csv, QuotesHoldCommasLineBreaksAndDoubledQuotes) {
    const CsvTable table("a,b\n\"x, y\",\"say \"\"no\"\"\"\n\"two\nlines\",z\n", "t.csv");
    EXPECT_EQ(table.cell(0, 0), "x, y");
    EXPECT_EQ(table.cell(0, 1), "say \"no\"");
    EXPECT_EQ(table.cell(1, 0), "two\nlines");
    EXPECT_EQ(table.cell(1, 1), "z");
}

TEST(Csv, AByteOrderMarkWindowsLineEndsAndAMissingLastOneChangeNothing) {
    const CsvTable table(
        "\xEF\xBB\xBF"
        "a,b\r\n1,2\r\n3,4",
        "t.csv");
    EXPECT_THAT(table.header(), ElementsAre("a", "b"));
    EXPECT_EQ(table.rows(), 2u);
    EXPECT_EQ(table.cell(1, 1), "4");
}

TEST(Csv, EveryCellKnowsItsPlace) {
    const CsvTable table("a,b\n1,22\n\"two\nlines\",3\n333,4\n", "t.csv");
    EXPECT_EQ(table.where(0, 0), "t.csv:2:1");
    EXPECT_EQ(table.where(0, 1), "t.csv:2:3");
    EXPECT_EQ(table.where(2, 1), "t.csv:5:5");
}

TEST(Csv, RefusesRowsTooShortAndTooLongAtOnce) {
    EXPECT_THAT(
        reading("a,b\n1\n1,2,3\n"),
        ThrowsMessage<InputError>(AllOf(HasSubstr("t.csv:2: 1 cells where the header has 2"),
                                        HasSubstr("t.csv:3: 3 cells"))));
}

TEST(Csv, RefusesAQuoteNeverClosed) {
    EXPECT_THAT(reading("a,b\n1,\"x\n"), ThrowsMessage<InputError>(HasSubstr("t.csv:2:3")));
}

TEST(Csv, RefusesTextAfterAClosingQuote) {
    EXPECT_THAT(reading("a,b\n\"x\"y,2\n"),
                ThrowsMessage<InputError>(HasSubstr("text after a closing quote")));
}

TEST(Csv, RefusesAnEmptyTextAndColumnsWithoutANameOfTheirOwn) {
    EXPECT_THAT(reading(""), ThrowsMessage<InputError>(HasSubstr("empty")));
    EXPECT_THAT(reading("a,a\n1,2\n"), ThrowsMessage<InputError>(HasSubstr("column 2 is 'a'")));
    EXPECT_THAT(reading("a,\n1,2\n"), ThrowsMessage<InputError>(HasSubstr("column 2 is ''")));
}

TEST(Csv, RefusesWhatIsNotUtf8WithItsLine) {
    EXPECT_THAT(reading("a\nok\n\xFFx\n"),
                ThrowsMessage<InputError>(HasSubstr("t.csv:3: not UTF-8")));
}

TEST(Csv, NamesTheMissingColumnAndTheNearestThereIs) {
    const CsvTable table("share_pct,cow\n1,2\n", "t.csv");
    EXPECT_EQ(table.column("cow"), 1u);
    EXPECT_THAT([&] { (void)table.column("share_pc"); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("share_pc"), HasSubstr("'share_pct'"))));
}

TEST(Utf8, FindsTheFirstInvalidByte) {
    EXPECT_EQ(first_invalid_utf8("Türkiye, Côte d'Ivoire, 中国, 😀"), std::string_view::npos);
    EXPECT_EQ(first_invalid_utf8("ab\x80"), 2u);            // a lone continuation
    EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0u);          // overlong
    EXPECT_EQ(first_invalid_utf8("\xE0\x80\x80"), 0u);      // overlong
    EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0u);      // a surrogate
    EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0u);  // beyond Unicode
    EXPECT_EQ(first_invalid_utf8("x\xE4\xB8"), 1u);         // cut off
}

RC_GTEST_PROP(Csv, WhatIsQuotedIsReadBack, ()) {
    const auto text =
        rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r', ' '));
    const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
        rc::gen::container<std::vector<std::string>>(3, text));
    std::string csv = "a,b,c\n";
    for (const auto& row : rows)
        csv += csv_cell(row[0]) + "," + csv_cell(row[1]) + "," + csv_cell(row[2]) + "\n";
    const CsvTable table(csv, "t.csv");
    RC_ASSERT(table.rows() == rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < 3; ++c) RC_ASSERT(table.cell(r, c) == rows[r][c]);
}

}  // namespace
}  // namespace counterpoise

#include "claims/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "ledgers.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// What is wrong with a ledger, as printed.
std::string faults_of(const std::string& text) {
    try {
        (void)verdicts_of(text);
    } catch (const InputError& error) {
        std::string all;
        for (const Fault& fault : error.faults()) all += fault.text() + "\n";
        return all;
    }
    return "none";
}

const std::string kFigure =
    "stated = 67\nfigure = { measure = \"burden.share_of_alliance\", year = 2024, at = { state = "
    "\"USA\" }, basis = \"share\" }\n";

TEST(Ledger, AnUnknownMeasureIsRefusedWithItsPlaceAndTheNearestOne) {
    EXPECT_THAT(
        faults_of(ledger_with(claim(
            "number",
            "stated = 1\nfigure = { measure = \"burden.share_of_aliance\", basis = \"b\" }"))),
        AllOf(HasSubstr("test.toml:16:10"), HasSubstr("burden.share_of_alliance")));
}

TEST(Ledger, AClaimWithoutASourceIsRefused) {
    EXPECT_THAT(faults_of(ledger_with("[[claim]]\nid = \"c\"\nby = \"x\"\nsays = \"y\"\nclass = "
                                      "\"event\"\n")),
                HasSubstr("a claim without a source cannot be traced"));
}

TEST(Ledger, AnArticleThatTheLedgerLacksIsRefused) {
    EXPECT_THAT(faults_of(ledger_with("[[claim]]\nid = \"c\"\narticle = \"b\"\nby = \"x\"\nsays = "
                                      "\"y\"\nclass = \"event\"\n")),
                HasSubstr("unknown article 'b'"));
}

TEST(Ledger, APositionWithAFigureIsRefused) {
    EXPECT_THAT(faults_of(ledger_with(claim("position", kFigure))),
                HasSubstr("what somebody said or wants is never judged"));
}

TEST(Ledger, EveryFaultIsReportedAtOnce) {
    const std::string faults = faults_of(
        "titel = \"t\"\n[rule]\nsupported_within_percent = 9\nroughly_within_percent = 5\n" +
        claim("numbre", "stated = nan") + claim("hypothesis", kFigure));
    for (const char* part :
         {"unknown key 'titel'", "'title' is missing", "'roughly' is nearer than 'supported'",
          "unknown article 'a'", "'numbre' is not allowed", "not a finite number",
          "a second claim 'c'", "a hypothesis with a figure"})
        EXPECT_THAT(faults, HasSubstr(part));
}

TEST(Ledger, AHypothesisMustSayWhatItIsTakenToMean) {
    EXPECT_THAT(
        faults_of(ledger_with(claim("hypothesis",
                                    "[[claim.test]]\nmeasure = \"power.concentration\"\nbasis = "
                                    "\"b\"\nis = \">\"\nthan = 0\n"))),
        HasSubstr("has tests but no reading"));
}

TEST(Ledger, FiguresNameTablesColumnsStatesTreatiesScenariosAndDaysThatThereAre) {
    const auto figure = [](const std::string& words) {
        return faults_of(
            ledger_with(claim("event", "stated = 1\nfigure = { " + words + ", basis = \"b\" }")));
    };
    EXPECT_THAT(figure("table = \"treatys\", take = \"code\""), HasSubstr("treaties"));
    EXPECT_THAT(figure("table = \"treaties\", take = \"began\""), HasSubstr("no column 'began'"));
    EXPECT_THAT(figure("members = \"NAT0\""), HasSubstr("NATO"));
    EXPECT_THAT(figure("run = \"us-leave-nato\""), HasSubstr("us-leaves-nato"));
    EXPECT_THAT(figure("weekday = \"2025-02-30\""), HasSubstr("is not a day"));
    EXPECT_THAT(figure("measure = \"un.scale\", leave = [\"USS:UN\"]"), HasSubstr("USS"));
    EXPECT_THAT(figure("measure = \"un.scale\", assume = { un_rescal = \"x\" }"),
                HasSubstr("un_rescale"));
    EXPECT_THAT(figure("measure = \"un.scale\", flags = { alliance = \"NATO\" }"),
                HasSubstr("does not read the flag"));
    EXPECT_THAT(figure("measure = \"un.scale\", table = \"treaties\""),
                HasSubstr("several things"));
}

TEST(Ledger, AKeyThatAnAnswerDoesNotHaveIsRefusedWhenItIsRead) {
    EXPECT_THAT(faults_of(ledger_with(
                    claim("number",
                          "stated = 1\nfigure = { measure = \"un.scale\", at = { stat = \"USA\" }, "
                          "basis = \"b\" }"))),
                AllOf(HasSubstr("un.scale has no 'stat'"), HasSubstr("state")));
}

TEST(Ledger, AYearThatAMeasureDoesNotHaveIsAFaultOfTheClaim) {
    EXPECT_THAT(faults_of(ledger_with(claim(
                    "number",
                    "stated = 1\nfigure = { measure = \"un.scale\", year = 1900, at = { state = "
                    "\"USA\" }, basis = \"b\" }"))),
                HasSubstr("the figure cannot be computed"));
}

TEST(Ledger, ATextThatATerminalWouldObeyIsRefused) {
    for (const char* text : {"\\u001b[31m", "\\u202E", "\\u0000", "\\u009b"})
        EXPECT_THAT(
            faults_of(ledger_with("[[claim]]\nid = \"c\"\narticle = \"a\"\nby = \"" +
                                  std::string(text) + "\"\nsays = \"s\"\nclass = \"event\"\n")),
            HasSubstr("control character"))
            << text;
}

TEST(Ledger, AnEmptyOrBrokenFileIsRefused) {
    EXPECT_THAT(faults_of(""), HasSubstr("no [[claim]]"));
    EXPECT_THAT(faults_of("title = \"\xff\"\n"), HasSubstr("not UTF-8"));
    EXPECT_THAT(faults_of("title = "), HasSubstr("test.toml:1"));
}

}  // namespace
}  // namespace counterpoise

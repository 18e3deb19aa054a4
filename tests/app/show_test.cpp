#include <gmock/gmock.h>

#include <algorithm>

#include "commands.h"
#include "files/value.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::Ge;
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

const Value& row_of(const Value& rows, std::string_view key, std::string_view text) {
    static const Value none;
    for (const Value& row : rows.items())
        if (row[key].text() == text) return row;
    return none;
}

std::size_t widest_line(const std::string& text) {
    std::size_t widest = 0;
    std::size_t width = 0;
    for (const char c : text) {
        if (c == '\n') width = 0;
        if (c != '\n' && (static_cast<unsigned char>(c) & 0xC0u) != 0x80u) ++width;
        widest = std::max(widest, width);
    }
    return widest;
}

TEST(Show, GivesAStateItsFiguresWithYearUnitTableAndStanding) {
    const Value json = json_of({"show", "EST"});
    EXPECT_EQ(json["title"].text(), "Estonia (EST), 2025");
    EXPECT_EQ(json["cow"].number(), 366);
    const Value& rate = row_of(json["figures"], "column", "un_rate");
    EXPECT_DOUBLE_EQ(rate["value"].number(), 0.045);
    EXPECT_EQ(rate["table"].text(), "un_scale");
    EXPECT_EQ(rate["standing"].text(), "adopted resolution");
    EXPECT_EQ(rate["year"].number(), 2025);
    EXPECT_EQ(rate["unit"].text(), "% of the regular budget");
}

TEST(Show, SaysThatASpendingShareOf2025WasTranscribed) {
    const Value json = json_of({"show", "EST"});
    const Value& share = row_of(json["figures"], "column", "milex_share");
    EXPECT_DOUBLE_EQ(share["value"].number(), 0.0338);
    EXPECT_EQ(share["year"].number(), 2025);
    EXPECT_EQ(share["table"].text(), "nato_share_2025");
    EXPECT_EQ(share["standing"].text(), "transcribed, unverified");
}

TEST(Show, GivesEachTreatyOfAStateItsDateObligationsStandingAndConfidence) {
    const Value json = json_of({"show", "EST"});
    const Value& nato = row_of(json["treaties"], "treaty", "NATO");
    EXPECT_EQ(nato["since"].text(), "2004-03-29");
    EXPECT_EQ(nato["obligations"].text(), "defence, non-aggression, consultation");
    EXPECT_EQ(nato["standing"].text(), "live");
    EXPECT_EQ(nato["confidence"].text(), "high");
}

TEST(Show, CountsTheYearsThatTheFederalRepublicSpentInNato) {
    EXPECT_EQ(row_of(json_of({"show", "DEU"})["treaties"], "treaty", "NATO")["since"].text(),
              "1955-05-06");
}

TEST(Show, MarksATreatyEnteredByHandWithItsConfidence) {
    const Value json = json_of({"show", "PRK"});
    const Value& pact = row_of(json["treaties"], "treaty", "RUS-PRK-2024");
    EXPECT_EQ(pact["source"].text(), "update");
    EXPECT_THAT(pact["confidence"].text(), Not(IsEmpty()));
    EXPECT_THAT(run_with({"show", "PRK"}).out, HasSubstr("update"));
}

TEST(Show, KnowsWhatASovietStateWasIn1980) {
    const Value json = json_of({"show", "RUS", "--year", "1980"});
    EXPECT_EQ(row_of(json["treaties"], "treaty", "WARSAW")["standing"].text(), "ended");
    EXPECT_TRUE(row_of(json["treaties"], "treaty", "CSTO").is_null());
}

TEST(Show, ShowsAYearInWhichTheDuesCannotBeSettled) {
    const Ran ran = run_with({"show", "SWE", "--year", "1980"});
    EXPECT_EQ(ran.code, kDone) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Sweden (SWE), 1980"));
    EXPECT_THAT(ran.out, Not(HasSubstr("peacekeeping_rate")));
}

TEST(Show, FindsAStateByItsName) {
    EXPECT_THAT(run_with({"show", "estonia"}).out, HasSubstr("Estonia (EST), 2025"));
}

TEST(Show, ListsThe32MembersOfNatoWithDates) {
    const Value json = json_of({"show", "NATO"});
    EXPECT_THAT(json["members"].items(), SizeIs(32));
    EXPECT_EQ(row_of(json["members"], "state", "FIN")["since"].text(), "2023-04-04");
    EXPECT_EQ(row_of(json["members"], "state", "DEU")["since"].text(), "1955-05-06");
    EXPECT_EQ(json["standing"].text(), "live");
    EXPECT_EQ(json["exit"]["notice_months"].number(), 12);
    EXPECT_EQ(json["exit"]["clause"].text(), "Art. 13");
    EXPECT_EQ(json["exit"]["standing"].text(), "treaty text");
    EXPECT_THAT(json["domestic_gates"].items(), SizeIs(2));
}

TEST(Show, TakesANameThatIsBothForTheTreatyAndSaysSo) {
    const Ran ran = run_with({"show", "NATO"});
    EXPECT_THAT(ran.out, AllOf(HasSubstr("North Atlantic Treaty (NATO)"),
                               HasSubstr("also the code of an institution")));
}

TEST(Show, CountsTheTwelveFoundersIn1949) {
    EXPECT_THAT(json_of({"show", "NATO", "--year", "1949"})["members"].items(), SizeIs(12));
}

TEST(Show, NamesMembersThatLeftATreaty) {
    const Value json = json_of({"show", "RIO"});
    EXPECT_EQ(json["standing"].text(), "dormant");
    EXPECT_THAT(json["former_members"].items(), SizeIs(Ge(1)));
}

TEST(Show, ListsThe193MembersOfTheUnitedNationsAndItsMoney) {
    const Value json = json_of({"show", "UN"});
    EXPECT_THAT(json["members"].items(), SizeIs(193));
    EXPECT_EQ(row_of(json["members"], "state", "USA")["since"].text(), "1945");
    EXPECT_NEAR(row_of(json["revenue"], "entity", "UN")["assessed"].number(), 3305.0, 0.05);
    EXPECT_EQ(json["exit"]["standing"].text(), "inferred from precedent");
}

TEST(Show, GivesTheKnownExitsOfAnInstitutionWithConfidence) {
    const Value json = json_of({"show", "WHO"});
    EXPECT_EQ(row_of(json["events"], "state", "USA")["date"].text(), "2026-01-22");
    EXPECT_EQ(row_of(json["events"], "state", "ARG")["confidence"].text(), "low");
}

TEST(Show, GivesTheRevenueOfAProgrammeThatIsNoInstitution) {
    const Value json = json_of({"show", "WFP"});
    EXPECT_EQ(json["kind"].text(), "UN entity");
    EXPECT_NEAR(json["revenue"].items().at(0)["total"].number(), 10373.1, 0.05);
    EXPECT_THAT(json["revenue"].items().at(0)["largest"].text(), HasSubstr("USA 42.8 %"));
}

TEST(Show, SuggestsANameNearAnUnknownOne) {
    const Ran ran = run_with({"show", "NAT0"});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, AllOf(HasSubstr("'NAT0' is no state, treaty or institution"),
                               HasSubstr("Did you mean 'NATO'?")));
}

TEST(Show, SaysWhenAStateThatIsGoneWasThere) {
    const Ran ran = run_with({"show", "DDR"});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.err, HasSubstr("it was from 1954-03-25 to 1990-10-02"));
    EXPECT_EQ(run_with({"show", "DDR", "--year", "1980"}).code, kDone);
}

TEST(Show, RefusesAYearWithoutAWorld) {
    for (const char* year : {"1815", "2026"}) {
        const Ran ran = run_with({"show", "NATO", "--year", year});
        EXPECT_EQ(ran.code, kInputAtFault);
        EXPECT_THAT(ran.err, HasSubstr("the facts run from 1816 to 2025"));
    }
}

TEST(Show, NeedsAName) {
    EXPECT_EQ(run_with({"show"}).code, kUsage);
}

TEST(Show, FitsATerminalOfAHundredColumns) {
    for (const char* name :
         {"EST", "USA", "DEU", "NATO", "EU", "CSTO", "UN", "WHO", "UNESCO", "WFP", "ECOWAS"})
        EXPECT_LE(widest_line(run_with({"show", name}).out), 100u) << name;
}

TEST(Show, ATreatyBeforeItExistedSaysSo) {
    const Ran early = run_with({"show", "CSTO", "--year", "1950"});
    EXPECT_THAT(early.out, HasSubstr("it did not exist yet: in force since 1992-05-15"));
    EXPECT_THAT(early.out, HasSubstr("as judged in 2025, not in 1950"));
    EXPECT_THAT(run_with({"show", "WPACT", "--year", "2000"}).code, testing::Ne(kDone));
    const Ran late = run_with({"show", "SEATO", "--year", "1960"});
    EXPECT_THAT(late.out, testing::Not(HasSubstr("did not exist")));
    const Ran today = run_with({"show", "CSTO"});
    EXPECT_THAT(today.out,
                testing::Not(testing::AnyOf(HasSubstr("as judged"), HasSubstr("exist"))));
    EXPECT_THAT(run_with({"show", "FRA", "--year", "1960"}).out,
                HasSubstr("standing as judged in 2025, not in 1960"));
}

}  // namespace
}  // namespace counterpoise

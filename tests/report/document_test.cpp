#include "report/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "report/answers.h"
#include "report/words/numbers.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

using testing::HasSubstr;
using testing::Not;

const Value& exhibit_of(const Value& document, std::string_view id) {
    for (const Value& e : document["exhibits"].items())
        if (e["id"].text() == id) return e;
    ADD_FAILURE() << "no exhibit " << id;
    static const Value none;
    return none;
}

std::set<std::string> ids(const Value& document) {
    std::set<std::string> all;
    for (const Value& e : document["exhibits"].items()) all.insert(e["id"].text());
    return all;
}

const Value& row_of(const Value& exhibit, std::string_view state) {
    for (const Value& row : exhibit["rows"].items())
        if (row["state"].text() == state) return row;
    ADD_FAILURE() << "no row " << state;
    static const Value none;
    return none;
}

const Value& us_leaves() {
    static const Value made = document(leaving({"USA:NATO", "USA:UN"}));
    return made;
}

TEST(Document, HasNoExhibitWithoutRowsUnlessItSaysSo) {
    for (const Value& made : {us_leaves(), document(leaving({"HUN:NATO"})),
                              document(leaving({"USA:UN"})), document(answer_to({}))}) {
        for (const Value& e : made["exhibits"].items()) {
            if (!e["rows"].items().empty()) continue;
            EXPECT_TRUE(e["chart"].is_null()) << e["id"].text();
            EXPECT_THAT(e["lead"].text(), HasSubstr("No ")) << e["id"].text();
        }
    }
}

TEST(Document, GivesEveryExhibitACaptionASourceAndAMethodPage) {
    for (const Value& e : us_leaves()["exhibits"].items()) {
        for (const char* key : {"title", "lead", "alt", "formula", "standing", "method", "measure"})
            EXPECT_FALSE(e[key].text().empty()) << e["id"].text() << " " << key;
        EXPECT_FALSE(e["source"].items().empty()) << e["id"].text();
        EXPECT_TRUE(e["chart"].is_null() || !e["quantity"].text().empty()) << e["id"].text();
    }
}

TEST(Document, ShowsWhatStatesBelowARegimeScoreHoldWhereTheUnOrNatoIsTouched) {
    const Value& e = exhibit_of(us_leaves(), "power-regimes");
    const Value& seats = e["rows"].items()[3];
    EXPECT_THAT(seats["name"].text(), HasSubstr("Permanent seats"));
    EXPECT_EQ(seats["before"].number(), 40);
    EXPECT_EQ(seats["value"].number(), 50);
    EXPECT_EQ(ids(document(answer_to({}))).count("power-regimes"), 0u);
}

TEST(Document, NamesEachSourceInShortAndOnce) {
    for (const Value& e : us_leaves()["exhibits"].items()) {
        std::set<std::string> seen;
        for (const Value& source : e["source"].items()) {
            EXPECT_LE(source.text().size(), 48u) << source.text();
            EXPECT_TRUE(seen.insert(source.text()).second) << source.text();
        }
    }
}

TEST(Document, ShowsEveryKindOfChart) {
    std::set<std::string> kinds;
    for (const Value& e : us_leaves()["exhibits"].items()) kinds.insert(e["chart"]["type"].text());
    EXPECT_THAT(kinds, testing::IsSupersetOf({"dumbbell", "bars", "fan", "map"}));
}

TEST(Document, HasSharesBeforeAndAfter) {
    const Value& e = exhibit_of(us_leaves(), "nato-common-funding");
    EXPECT_NEAR(row_of(e, "DEU")["baseline"].number(), 15.88, 0.005);
    EXPECT_NEAR(row_of(e, "DEU")["scenario"].number(), 18.88, 0.005);
    EXPECT_TRUE(row_of(e, "USA")["scenario"].is_null());
    EXPECT_TRUE(row_of(e, "USA")["change"].is_null());
}

TEST(Document, PutsStatesWhoseCoverChangesFirstAndThoseWithoutAChallengerLast) {
    const auto& rows = exhibit_of(us_leaves(), "cover-map")["rows"].items();
    const auto changed = [](const Value& r) { return r["before"].text() != r["after"].text(); };
    EXPECT_TRUE(changed(rows.front()));
    EXPECT_TRUE(std::is_partitioned(rows.begin(), rows.end(), changed));
    EXPECT_TRUE(std::is_partitioned(rows.begin(), rows.end(),
                                    [](const Value& r) { return r.has("challenger"); }));
    EXPECT_TRUE(rows.back()["challenger"].is_null());
}

TEST(Document, NamesTheChallengerInWords) {
    for (const Value& row : exhibit_of(us_leaves(), "cover-map")["rows"].items())
        EXPECT_NE(row["challenger"].text().size(), 3u) << row["challenger"].text();
}

TEST(Document, ListsWhatTheLeaverItselfLosesLast) {
    const auto& rows = exhibit_of(us_leaves(), "cover-guarantors")["rows"].items();
    ASSERT_FALSE(rows.empty());
    EXPECT_NE(rows.front()["state"].text(), "USA");
    EXPECT_TRUE(std::is_partitioned(rows.begin(), rows.end(),
                                    [](const Value& r) { return r["state"].text() != "USA"; }));
}

TEST(Document, ShowsTheEffectInPercentWithItsZero) {
    const Value& e = exhibit_of(us_leaves(), "spending-effect");
    for (const Value& row : e["rows"].items()) {
        EXPECT_LE(row["effect_pct_p05"].number(), row["effect_pct_p50"].number());
        EXPECT_LE(row["effect_pct_p50"].number(), row["effect_pct_p95"].number());
    }
    EXPECT_EQ(*e["chart"]["zero"].as_bool(), true);
    EXPECT_EQ(e["first_rows"]["value"].number(), 2032);
}

TEST(Document, TitlesPanelsWithTheSchoolsPlainWords) {
    std::set<std::string> schools;
    for (const Value& row : exhibit_of(us_leaves(), "spending-level")["rows"].items())
        schools.insert(row["school"].text());
    EXPECT_THAT(schools, testing::UnorderedElementsAre(
                             "As allies' budgets moved together on record", "Allies fill the gap",
                             "Allies follow the leaver down"));
}

TEST(Document, OfAWorldWithoutAChangeShowsTodayAloneAndOneSchool) {
    const Value made = document(answer_to({}));
    EXPECT_EQ(ids(made).count("spending-effect"), 0u);
    EXPECT_EQ(ids(made).count("schools"), 0u);
    EXPECT_EQ(exhibit_of(made, "burden-share")["chart"]["type"].text(), "bars");
    EXPECT_EQ(exhibit_of(made, "spending-level")["chart"]["series"].items().size(), 1u);
    EXPECT_EQ(exhibit_of(made, "spending-level")["rows"].items().size(), 7u);
}

TEST(Document, KeepsTheWordsOfALawApart) {
    const Value& line = us_leaves()["timeline"].items().back();
    EXPECT_FALSE(line["law"].text().empty());
    EXPECT_THAT(line["text"].text(), Not(HasSubstr(line["law"].text())));
    EXPECT_THAT(us_leaves()["scenario"]["changes"].items()[0]["text"].text(),
                "The United States leaves NATO.");
}

// The figure says what backtest says of the same years, bin by bin.
TEST(Document, DrawsWhatTheChancesOfDisputesCameTo) {
    const Value& exhibit = exhibit_of(us_leaves(), "risk-reliability");
    EXPECT_EQ(exhibit["chart"]["type"].text(), "dumbbell");
    const Value tenths = [&] {
        for (const Value& row : exhibit["rows"].items())
            if (row["name"].text() == "10 to 30 %") return row;
        return Value{};
    }();
    const ParameterSet set = read_parameters(test_facts(), "disputes");
    const auto score = [&](const std::string& name) {
        for (const Score& s : set.scores)
            if (s.name == "onset.reliability.0.1-0.3." + name) return s.value;
        return 0.0;
    };
    EXPECT_NEAR(tenths["baseline"].number(), 100 * score("predicted"), 1e-9);
    EXPECT_NEAR(tenths["scenario"].number(), 100 * score("observed"), 1e-9);
    EXPECT_EQ(tenths["rows"].number(), score("rows"));
    EXPECT_GT(tenths["rows"].number(), 500);
    EXPECT_GT(exhibit["rows"].items().size(), 6u);
}

TEST(Document, ShowsARiskOnceWhereSchoolsAgreeToTheDigitShown) {
    std::set<std::string> seen;
    bool shared = false;
    const Value& exhibit = exhibit_of(us_leaves(), "risk");
    ASSERT_FALSE(exhibit["rows"].items().empty());
    for (const Value& row : exhibit["rows"].items()) {
        std::string shown = row["name"].text() + "|" + row["kind"].text();
        for (const char* key : {"baseline", "scenario", "effect", "low", "high"})
            shown += "|" + format_number(row[key].number(), 3);
        EXPECT_TRUE(seen.insert(shown).second) << shown;
        shared |= row["school"].text() == "all schools";
    }
    EXPECT_TRUE(shared);
}

TEST(Document, IsTheSameTwice) {
    EXPECT_EQ(to_json(document(leaving({"HUN:NATO"}))), to_json(document(leaving({"HUN:NATO"}))));
}

TEST(Document, TellsChangesInSentences) {
    const auto told = [](ChangeKind kind, const char* word) {
        return document(answer_to({{kind, word}}))["scenario"]["changes"].items()[0]["text"].text();
    };
    EXPECT_EQ(told(ChangeKind::dormant, "USA:NATO"),
              "The United States stays in NATO on paper alone.");
    EXPECT_EQ(told(ChangeKind::leave, "USA:WHO"), "The United States leaves the WHO.");
    EXPECT_EQ(told(ChangeKind::join, "UKR:NATO"), "Ukraine joins NATO.");
}

TEST(AnswerText, PutsQuestionSentencesAndReportOnLines) {
    const std::string text = answer_text(leaving({"HUN:NATO"}), "out/report.html");
    EXPECT_EQ(text.find("If Hungary left NATO   ("), 0u);
    EXPECT_THAT(text, HasSubstr("out/report.html\n"));
}

TEST(Document, ShowsTheEntitiesInFewColumnsAndKeepsTheRestForDownload) {
    const Outcome answer = leaving({"USA:UN"});
    const Value d = document(answer);
    for (const Value& e : d["exhibits"].items())
        if (e["id"].text() == "un-entities") {
            EXPECT_LE(e["columns"].items().size(), 6u);
            EXPECT_TRUE(e["rows"].items().front().has("other_usd_m"));
            EXPECT_TRUE(e["rows"].items().front().has("name"));
            return;
        }
    FAIL() << "no exhibit of UN entities";
}

TEST(Document, HasAnAnchorOfItsOwnForEachExhibitOfTwoTreaties) {
    const Outcome answer =
        answer_to({{ChangeKind::leave, "TUR:NATO"}, {ChangeKind::join, "TUR:CSTO"}});
    const Value d = document(answer);
    std::set<std::string> ids;
    for (const Value& e : d["exhibits"].items())
        EXPECT_TRUE(ids.insert(e["id"].text()).second) << e["id"].text();
    EXPECT_TRUE(ids.contains("burden-share"));
    EXPECT_TRUE(ids.contains("burden-share-csto"));
}

TEST(Document, SaysWhatThoseHeardWantAndHowFarThatIsTheAuthors) {
    const Value& e = exhibit_of(us_leaves(), "actors-nato");
    EXPECT_EQ(e["group"].text(), "happens");
    const StatedPositions stated = leaving({"USA:NATO"}).positions.front();
    ASSERT_EQ(e["rows"].items().size(), stated.outcomes.size());
    for (std::size_t r = 0; r < stated.outcomes.size(); ++r) {
        const Value& row = e["rows"].items()[r];
        EXPECT_EQ(row["outcome"].number(), stated.outcomes[r].outcome);
        EXPECT_EQ(row["low"].number(), stated.outcomes[r].varied.low);
        EXPECT_EQ(row["free_high"].number(), stated.outcomes[r].illustrative.high);
    }
    EXPECT_THAT(e["lead"].text(), HasSubstr("from 2.8 to 75.3 if the figures set by hand"));
    EXPECT_THAT(e["notes"].items().front().text(), HasSubstr("never a chance"));
    EXPECT_EQ(ids(document(leaving({"HUN:NATO"}))).count("actors-nato"), 0u);
}

TEST(GreatPowers, StandInASectionOfTheirOwnAfterTheOthersAndInNoHeadline) {
    EXPECT_EQ(us_leaves()["groups"].items().back()["id"].text(), "great-powers");
    EXPECT_EQ(us_leaves()["exhibits"].items().back()["group"].text(), "great-powers");
    for (const Value& s : us_leaves()["headline"]["sentences"].items()) {
        EXPECT_THAT(s["text"].text(), Not(HasSubstr("major power")));
        EXPECT_NE(s["exhibit"].text(), "great-power-war");
    }
}

TEST(GreatPowers, ShowEveryReadingOfPledgesWithTheNumbersOfTheRun) {
    const Outcome answer = leaving({"USA:NATO"});
    const Value made = document(answer);
    const Value& e = exhibit_of(made, "great-power-war");
    EXPECT_EQ(e["standing"].text(), "assumed");
    std::set<std::string> readings;
    for (const Value& row : e["rows"].items()) {
        readings.insert(row["reading"].text());
        EXPECT_EQ(row["school"].text(), "every school") << "allies' spending moves no war";
    }
    EXPECT_EQ(readings.size(), 5u);
    EXPECT_EQ(e["rows"].items().size(), 5u * 7u) << "2026 to 2032";
    const EffectRow* last =
        answer.effect(answer.schools[0], "risk.great_power_wars", "world", 2032);
    ASSERT_TRUE(last);
    const Value& row = e["rows"].items()[6];
    EXPECT_EQ(row["year"].number(), 2032);
    EXPECT_EQ(row["baseline"].number(), last->baseline[1]);
    EXPECT_EQ(row["scenario_high"].number(), last->scenario[2]);
    EXPECT_EQ(row["effect_low"].number(), last->effect[0]);
}

TEST(GreatPowers, SayWhatTheRecordCarriesAndThatTheSignIsOpen) {
    std::string notes;
    for (const Value& note : exhibit_of(us_leaves(), "great-power-war")["notes"].items())
        notes += note.text() + "\n";
    EXPECT_THAT(notes, HasSubstr("216 wars of a pair of states"));
    EXPECT_THAT(notes, HasSubstr("In 12 of them, of 7 disputes, both were major powers"));
    EXPECT_THAT(notes, HasSubstr("does not settle the sign"));
    EXPECT_THAT(notes, HasSubstr("each state of a pair attacks with a half"));
    const Value still = document(answer_to({}));
    for (const Value& note : exhibit_of(still, "great-power-war")["notes"].items())
        EXPECT_THAT(note.text(), Not(HasSubstr("the change moves")));
}

TEST(GreatPowers, NameTheLeaverAmongThoseDrawnIntoWarsOfOthers) {
    const Value& row = row_of(exhibit_of(us_leaves(), "drawn-in"), "USA");
    EXPECT_GT(row["own"].number(), 0);
    EXPECT_LT(row["scenario"].number(), row["baseline"].number());
    EXPECT_LT(row["effect_high"].number(), 0);
}

TEST(Document, PutsThoseWhomPledgesWouldBringLeastFirstAndSaysBySchoolWhoseChanceItIs) {
    const Value& e = exhibit_of(us_leaves(), "cascade-guarantee");
    const auto& rows = e["rows"].items();
    std::set<std::string> first;
    double last = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (r < 10) first.insert(rows[r]["state"].text());
        if (rows[r]["estimated_before"].is_null()) continue;
        EXPECT_GE(rows[r]["estimated_before"].number(), last);
        last = rows[r]["estimated_before"].number();
        EXPECT_FALSE(rows[r]["record"].text().empty()) << rows[r]["state"].text();
    }
    for (const char* state : {"EST", "POL", "NOR", "TUR"}) EXPECT_TRUE(first.contains(state));
    for (const Value& note : e["notes"].items())
        EXPECT_THAT(note.text(), Not(HasSubstr("Armenia")));
    EXPECT_EQ(rows.back()["state"].text(), "ISL");  // no figure of strength, but a chance
    EXPECT_FALSE(rows.back()["no_major_before"].is_null());
    for (const Value& column : e["columns"].items()) {
        if (column["key"].text() == "no_major_before") {
            EXPECT_THAT(column["name"].text(), HasSubstr("estimated from the record"));
        }
        if (column["key"].text().starts_with("estimated")) {
            EXPECT_THAT(column["absent"].text(), HasSubstr("no figure of strength"));
            EXPECT_THAT(column["absent"].text(), Not(HasSubstr("nobody is bound, or no figure")));
        }
    }
}

}  // namespace
}  // namespace counterpoise::report

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "report/answers.h"
#include "report/document.h"
#include "report/sentences.h"
#include "report/small_run.h"
#include "report/words/speech.h"
#include "scenario/effects.h"

namespace counterpoise::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kExit = change("leave = { state = \"USA\", treaty = \"NATO\" }");
const std::string kSchools = "[assume]\nally_response = \"all\"\n";
const std::string kOff = "[assume]\nrealignment = \"off\"\n";

const SmallRun& us_leaves() {
    static const SmallRun run(kExit + kSchools);
    return run;
}

const Value& page_of_exit() {
    static const Value made = document(us_leaves().outcome);
    return made;
}

Value exhibit_of(const Value& made, std::string_view id) {
    for (const Value& e : made["exhibits"].items())
        if (e["id"].text() == id) return e;
    ADD_FAILURE() << "no exhibit " << id;
    return {};
}

std::set<std::string> realignment_ids(const Value& made) {
    std::set<std::string> ids;
    for (const Value& e : made["exhibits"].items())
        if (e["group"].text() == "realignment") ids.insert(e["id"].text());
    return ids;
}

Sentence followers(const Outcome& outcome, const std::string& id = "followers") {
    for (Sentence& s : sentences(outcome))
        if (s.id == id) return s;
    return {};
}

/// The run with the remaining members' difference of the last year put at these quantiles.
Sentence followers_if(double low, double middle, double high) {
    Outcome outcome = us_leaves().outcome;
    for (SchoolOutcome& school : outcome.schools)
        for (EffectRow& row : school.rows) {
            const Series& s = us_leaves().experiment.series()[row.series];
            if (s.measure != "realignment.left" || s.subject != "remaining" || row.year != 2030)
                continue;
            row.effect[0] = low;
            row.effect[1] = middle;
            row.effect[2] = high;
        }
    return followers(outcome);
}

TEST(RealignmentSection, StandsBetweenRiskAndPower) {
    std::vector<std::string> ids;
    for (const Value& g : page_of_exit()["groups"].items()) ids.push_back(g["id"].text());
    const auto at = std::find(ids.begin(), ids.end(), "realignment");
    ASSERT_TRUE(at != ids.end() && at != ids.begin() && at + 1 != ids.end());
    EXPECT_EQ(*(at - 1), "risk");
    EXPECT_EQ(*(at + 1), "power");
    EXPECT_THAT(realignment_ids(page_of_exit()),
                testing::ElementsAre("realignment-left", "realignment-pacts", "realignment-world"));
}

TEST(RealignmentLeft, HasEveryMemberButTheLeaverWithTheRunsChancesAndTheRestTogetherLast) {
    const Value e = exhibit_of(page_of_exit(), "realignment-left");
    const auto& rows = e["rows"].items();
    ASSERT_EQ(rows.size(), 32u) << "31 members, and they together";
    for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
        const std::string& state = rows[r]["state"].text();
        EXPECT_NE(state, "USA");
        const EffectRow* ran = us_leaves().outcome.effect(us_leaves().outcome.schools[0],
                                                          "realignment.left", state, 2030);
        ASSERT_TRUE(ran);
        EXPECT_EQ(rows[r]["baseline"].number(), 100 * ran->baseline_mean);
        EXPECT_EQ(rows[r]["scenario"].number(), 100 * ran->scenario_mean);
        EXPECT_EQ(rows[r]["low"].number(), 100 * ran->effect[0]);
        EXPECT_EQ(rows[r]["school"].text(), "all schools") << "spending moves no membership";
        if (r > 0) {
            EXPECT_LE(rows[r]["scenario"].number(), rows[r - 1]["scenario"].number());
        }
    }
    const EffectRow* together = us_leaves().outcome.effect(us_leaves().outcome.schools[0],
                                                           "realignment.left", "remaining", 2030);
    EXPECT_EQ(rows.back()["effect"].number(), together->effect_mean);
    EXPECT_EQ(rows.back()["name"].text(), "together, expected exits (no %)");
    EXPECT_EQ(e["chart"]["limit"].number(), 15) << "the last row is in another unit";
}

std::string notes_of(const Value& made, std::string_view id) {
    const Value e = exhibit_of(made, id);
    std::string notes;
    for (const Value& n : e["notes"].items()) notes += n.text() + "\n";
    return notes;
}

TEST(RealignmentLeft, SaysWhatItRestsOnByTheFileOfParameters) {
    const std::string notes = notes_of(page_of_exit(), "realignment-left");
    EXPECT_THAT(notes,
                AllOf(HasSubstr("44 exits in 17,447 member-years, 1817–2016"),
                      HasSubstr("none is from NATO"), HasSubstr("is not settled"),
                      HasSubstr("treaties in general"), HasSubstr("Means over paired runs")));
    EXPECT_THAT(notes, AllOf(HasSubstr("hold memberships as the scenario states"),
                             HasSubstr("of a new pact")));
    const SmallRun csto(change("leave = { state = \"RUS\", treaty = \"CSTO\" }"));
    EXPECT_THAT(notes_of(document(csto.outcome), "realignment-left"),
                AllOf(HasSubstr("are from the CSTO"), Not(HasSubstr("none is"))));
}

TEST(RealignmentLeft, IsSilentOfTreatiesThatNobodyCanLeaveAlone) {
    const SmallRun pair(change("leave = { state = \"USA\", treaty = \"ATOP3375\" }"));
    EXPECT_THAT(realignment_ids(document(pair.outcome)),
                testing::ElementsAre("realignment-pacts", "realignment-world"));
    EXPECT_EQ(followers(pair.outcome).id, "");
}

TEST(RealignmentWorld, HasTheFiguresOfTheRun) {
    const Value e = exhibit_of(page_of_exit(), "realignment-world");
    const auto& rows = e["rows"].items();
    ASSERT_EQ(rows.size(), 5u);
    constexpr const char* kMeasures[] = {"realignment.exits", "realignment.endings",
                                         "realignment.entries", "realignment.new_pacts",
                                         "realignment.pacts"};
    for (std::size_t r = 0; r < 5; ++r) {
        const EffectRow* ran =
            us_leaves().outcome.effect(us_leaves().outcome.schools[0], kMeasures[r], "world", 2030);
        ASSERT_TRUE(ran);
        EXPECT_EQ(rows[r]["scenario"].number(), ran->scenario_mean) << kMeasures[r];
        EXPECT_EQ(rows[r]["high"].number(), ran->effect[2]) << kMeasures[r];
    }
}

TEST(RealignmentPacts, PutTheWorldFirstAndThenThoseWithTheMost) {
    const Value e = exhibit_of(page_of_exit(), "realignment-pacts");
    const auto& rows = e["rows"].items();
    EXPECT_EQ(rows[0]["name"].text(), "the world");
    ASSERT_EQ(rows.size(), 33u) << "32 members before the exit";
    for (std::size_t r = 2; r < rows.size(); ++r)
        EXPECT_LE(rows[r]["scenario"].number(), rows[r - 1]["scenario"].number());
}

TEST(RealignmentSection, NamesItsSourcesItsScoresAndItsParameters) {
    std::set<std::string> tables;
    for (const Value& s : page_of_exit()["sources"].items()) tables.insert(s["table"].text());
    for (const char* table : {"treaties", "treaty_members", "treaty_provisions", "capabilities",
                              "capitals", "contiguity", "ideal_points", "regimes", "rivalries"})
        EXPECT_TRUE(tables.contains(table)) << table;
    std::string history;
    for (const Value& h : page_of_exit()["history"].items()) history += h.text() + "\n";
    EXPECT_THAT(history, HasSubstr("Exits from treaties (44 exits in 17,447 member-years"));
    const auto& parameters = page_of_exit()["parameters"].items();
    EXPECT_TRUE(std::any_of(parameters.begin(), parameters.end(), [](const Value& p) {
        return p["behaviour"].text() == "realignment" && p["name"].text() == "exit.recent_exits";
    }));
    EXPECT_TRUE(run_record(us_leaves().experiment, "0")["parameters"].has("realignment"));
}

TEST(RealignmentSection, IsAbsentWhereMembershipsStayAsStated) {
    const SmallRun off(kExit + kOff);
    const Value made = document(off.outcome);
    EXPECT_TRUE(realignment_ids(made).empty());
    EXPECT_TRUE(followers(off.outcome).text.empty());
    for (const Value& c : made["carries"].items())
        EXPECT_NE(c["of"].text(), "Memberships in treaties");
    for (const Value& p : made["parameters"].items())
        EXPECT_NE(p["behaviour"].text(), "realignment");
    EXPECT_FALSE(run_record(off.experiment, "0")["parameters"].has("realignment"));
}

TEST(RealignmentSection, OfFewRunsShowsTheLowestAndTheHighest) {
    const SmallRun few(kExit, 2030, 19);
    const Value e = exhibit_of(document(few.outcome), "realignment-left");
    std::set<std::string> names;
    for (const Value& column : e["columns"].items()) names.insert(column["name"].text());
    EXPECT_TRUE(names.contains("lowest run") && names.contains("highest run"));
    EXPECT_FALSE(names.contains("5 %"));
    const Sentence said = followers(few.outcome);
    EXPECT_EQ(said.label, "Not settled");
    EXPECT_THAT(said.text, HasSubstr("too few runs to tell the sign"));
    EXPECT_THAT(said.basis, AllOf(HasSubstr("too few for an interval"), Not(HasSubstr("90 %"))));
}

TEST(FollowersSentence, TellsTheSignOnlyWhereTheIntervalLiesOnOneSide) {
    EXPECT_EQ(followers_if(0.1, 0.2, 0.4).label, "Followers");
    EXPECT_THAT(followers_if(0.1, 0.2, 0.4).text, HasSubstr("; 0.10 to 0.40 more."));
    EXPECT_THAT(followers_if(-0.4, -0.2, -0.1).text, HasSubstr("; 0.10 to 0.40 fewer."));
    const Sentence open = followers_if(-0.3, 0.1, 0.6);
    EXPECT_EQ(open.label, "Not settled");
    EXPECT_THAT(open.text, AllOf(HasSubstr("0.30 fewer to 0.60 more"),
                                 HasSubstr("the evidence does not settle the sign")));
    EXPECT_EQ(followers_if(0, 0.2, 0.6).label, "Not settled") << "the interval holds 0";
    EXPECT_TRUE(followers_if(0, 0, 0).text.empty());
    EXPECT_EQ(open.exhibit, "realignment-left");
}

TEST(FollowersSentence, IsSilentWhereNoMembershipOfATreatyChanges) {
    EXPECT_TRUE(followers(SmallRun("").outcome).text.empty());
    const SmallRun un(change("leave = { state = \"USA\", institution = \"UN\" }"));
    EXPECT_TRUE(followers(un.outcome).text.empty());
}

TEST(FollowersSentence, OfTwoTreatiesSpeaksOfEachAndPointsToItsTable) {
    const SmallRun both(change("leave = { state = \"TUR\", treaty = \"NATO\" }") +
                        change("join = { state = \"TUR\", treaty = \"CSTO\" }"));
    const std::set<std::string> ids = realignment_ids(document(both.outcome));
    EXPECT_TRUE(ids.contains("realignment-left") && ids.contains("realignment-left-csto"));
    for (const Sentence& s : sentences(both.outcome))
        if (s.id.starts_with("followers")) {
            EXPECT_TRUE(ids.contains(s.exhibit)) << s.id;
        }
    const Value csto = exhibit_of(document(both.outcome), "realignment-left-csto");
    for (const Value& row : csto["rows"].items()) EXPECT_NE(row["state"].text(), "FRA");
}

TEST(FollowersSentence, LeavesTheChanceOfAnUncertainExitAsItIs) {
    const std::string maybe =
        change("leave = { state = \"USA\", treaty = \"NATO\", probability_per_year = 0.02 }");
    const SmallRun on(maybe), off(maybe + kOff);
    const auto chance = [](const SmallRun& run) {
        for (const Sentence& s : sentences(run.outcome))
            if (s.id == "exit-chance") return s.text;
        return std::string();
    };
    EXPECT_FALSE(chance(on).empty());
    EXPECT_EQ(chance(on), chance(off));
    EXPECT_FALSE(realignment_ids(document(on.outcome)).empty());
}

TEST(RealignmentSection, KeepsWarsBetweenMajorPowersOutOfTheShortAnswer) {
    EXPECT_EQ(page_of_exit()["exhibits"].items().back()["group"].text(), "great-powers");
    for (const Value& s : page_of_exit()["headline"]["sentences"].items())
        EXPECT_THAT(s["text"].text(), Not(HasSubstr("major power")));
}

}  // namespace
}  // namespace counterpoise::report

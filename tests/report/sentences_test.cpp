#include "report/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "scenario/outcome.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A small run of a scenario made from TOML lines.
struct SmallRun {
    explicit SmallRun(const std::string& lines)
        : experiment(test_facts(), parse_scenario("title = \"t\"\nend = 2030\nruns = 16\n" + lines,
                                                  "s.toml", test_facts())),
          outcome(make_outcome(experiment, run_all(experiment), "0")) {}

    static std::vector<SchoolOutcome> run_all(const Experiment& experiment) {
        std::vector<SchoolOutcome> outcomes;
        for (std::size_t school = 0; school < experiment.schools().size(); ++school)
            outcomes.push_back(finish(experiment, run_block(experiment, {school, 0})));
        return outcomes;
    }

    Experiment experiment;
    Outcome outcome;
};

std::string change(const std::string& words) {
    return "[[change]]\ndate = 2026-01-01\n" + words + "\n";
}

std::string sentence(const SmallRun& run, const std::string& id) {
    for (const report::Sentence& s : report::sentences(run.outcome))
        if (s.id == id) return s.text;
    return {};
}

TEST(SpendingSentence, SaysThatTheSignIsNotSettledWhereTheIntervalHoldsZero) {
    const std::string text = report::spending_sentence(-3.2, 13.1, 3, 2040);
    EXPECT_THAT(text, AllOf(HasSubstr("does not settle the sign"), HasSubstr("3 schools"),
                            HasSubstr("−3 % to +13 % by 2040")));
    EXPECT_THAT(text, Not(HasSubstr("no effect")));
}

TEST(SpendingSentence, SaysMoreOrLessWhereTheIntervalLiesOnOneSide) {
    EXPECT_THAT(report::spending_sentence(5.7, 14.0, 1, 2040), HasSubstr("spend more"));
    EXPECT_THAT(report::spending_sentence(-14.0, -5.7, 1, 2040), HasSubstr("spend less"));
}

TEST(SpendingSentence, ClaimsNoDirectionWhereAnEndIsZero) {
    EXPECT_THAT(report::spending_sentence(0.0, 2.0, 3, 2040),
                AllOf(HasSubstr("as without the change, or more"), HasSubstr("schools differ")));
    EXPECT_THAT(report::spending_sentence(-2.0, 0.0, 3, 2040), HasSubstr("or less"));
}

TEST(Sentences, OfTheAmericanExitCarryTheirFigures) {
    const SmallRun run(change("leave = { state = \"USA\", treaty = \"NATO\" }") +
                       change("leave = { state = \"USA\", institution = \"UN\" }"));
    EXPECT_EQ(report::question(run.outcome), "If the United States left NATO and the UN");
    EXPECT_THAT(sentence(run, "allied-spending"), HasSubstr("65.6 %"));
    EXPECT_THAT(sentence(run, "nato-common-funding"),
                AllOf(HasSubstr("Germany 15.9 → 18.9 %"), HasSubstr("11.0 → 13.0 %")));
    EXPECT_THAT(sentence(run, "un-scale"),
                AllOf(HasSubstr("China 20.0 → 22.0 %"), HasSubstr("Japan 6.9 → 9.3 %")));
    EXPECT_THAT(sentence(run, "un-entities"), HasSubstr("42.8 %"));
}

TEST(Sentences, OfALeaverOtherThanTheUnitedStatesNameIt) {
    const SmallRun run(change("leave = { state = \"HUN\", treaty = \"NATO\" }"));
    EXPECT_EQ(report::question(run.outcome), "If Hungary left NATO");
    EXPECT_THAT(sentence(run, "allied-spending"), AllOf(HasSubstr("Hungary"), HasSubstr("0.3 %")));
    EXPECT_TRUE(sentence(run, "un-scale").empty()) << "the UN is not touched";
}

TEST(Sentences, LeaveOutWhatHasNoFigure) {
    // NATO's tables have no spending of Iceland, which has no armed forces.
    const SmallRun run(change("leave = { state = \"ISL\", treaty = \"NATO\" }"));
    EXPECT_TRUE(sentence(run, "allied-spending").empty());
    EXPECT_FALSE(sentence(run, "nato-common-funding").empty());
}

TEST(Sentences, AddDecimalsUntilASmallRiseIsSeen) {
    // Montenegro pays 0.0283 % of NATO's common budget: one decimal would print the same twice.
    const SmallRun run(change("leave = { state = \"MNE\", treaty = \"NATO\" }"));
    const std::string text = sentence(run, "nato-common-funding");
    const std::size_t arrow = text.find(" → ");
    ASSERT_NE(arrow, std::string::npos) << text;
    const std::size_t from = text.rfind(' ', arrow - 1) + 1;
    const std::size_t to = arrow + std::string(" → ").size();
    EXPECT_NE(text.substr(from, arrow - from), text.substr(to, text.find(' ', to) - to)) << text;
}

TEST(Sentences, SayNothingOfTheAllianceWhereOnlyABodyIsLeft) {
    const SmallRun run(change("leave = { state = \"USA\", institution = \"UN\" }"));
    EXPECT_TRUE(sentence(run, "allied-spending").empty());
    EXPECT_TRUE(sentence(run, "cover").empty());
    EXPECT_FALSE(sentence(run, "un-scale").empty());
}

TEST(Sentences, SayNothingOfALeaverWhereAStateJoins) {
    const SmallRun run(change("join = { state = \"UKR\", treaty = \"NATO\" }"));
    EXPECT_EQ(report::question(run.outcome), "If Ukraine joined NATO");
    EXPECT_TRUE(sentence(run, "allied-spending").empty());
    EXPECT_FALSE(sentence(run, "cover").empty());
}

TEST(Sentences, RestOnSomethingAndPointToTheirExhibit) {
    const SmallRun run(change("leave = { state = \"USA\", treaty = \"NATO\" }") +
                       change("leave = { state = \"USA\", institution = \"UN\" }"));
    for (const report::Sentence& s : report::sentences(run.outcome)) {
        EXPECT_FALSE(s.basis.empty()) << s.id;
        EXPECT_FALSE(s.standing.empty()) << s.id;
        EXPECT_FALSE(s.exhibit.empty()) << s.id;
    }
}

TEST(Sentences, WithoutAChangeClaimNothing) {
    const SmallRun run("");
    EXPECT_EQ(report::question(run.outcome), "t");
    for (const report::Sentence& s : report::sentences(run.outcome))
        EXPECT_THAT(s.text, Not(HasSubstr("→"))) << s.id;
    EXPECT_TRUE(sentence(run, "spending").empty()) << "effects are exactly zero";
}

TEST(Check, RefusesAJoinOnADayWhenTheExitIsNotYetInForce) {
    const std::string out = change("leave = { state = \"USA\", treaty = \"NATO\" }");
    const auto back = [](const char* day) {
        return std::string("[[change]]\ndate = ") + day +
               "\njoin = { state = \"USA\", treaty = \"NATO\" }\n";
    };
    EXPECT_THAT([&] { SmallRun run(out + back("2026-06-01")); },
                testing::ThrowsMessage<InputError>(HasSubstr("still a member of NATO")));
    EXPECT_NO_THROW(SmallRun(out + back("2027-01-01")));
}

TEST(Unsettled, SaysThatSchoolsDisagreeInSign) {
    const SmallRun run(change("leave = { state = \"USA\", treaty = \"NATO\" }") +
                       "[assume]\nally_response = \"all\"\n");
    const auto all = report::unsettled(run.outcome);
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const std::string& s) {
        return s.find("disagree in sign") != std::string::npos;
    }));
}

}  // namespace
}  // namespace counterpoise

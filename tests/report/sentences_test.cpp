#include "report/sentences.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "report/small_run.h"
#include "report/words/sentence_parts.h"
#include "scenario/outcome/outcome.h"
#include "support.h"
#include "world/panel.h"
#include "world/states.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

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
    EXPECT_THAT(
        report::spending_sentence(0.0, 2.0, 3, 2040),
        AllOf(HasSubstr("as without the change, or more"), HasSubstr("does not settle which")));
    EXPECT_THAT(report::spending_sentence(-2.0, 0.0, 3, 2040), HasSubstr("or less"));
}

TEST(Sentences, SayThatNobodyRemainsWhereATreatyDiesOfItsExits) {
    const SmallRun run(change("leave = { state = \"USA\", treaty = \"ATOP3375\" }") +
                       change("leave = { state = \"JPN\", treaty = \"ATOP3375\" }"));
    std::set<std::string> ids;
    for (const report::Sentence& s : report::sentences(run.outcome)) ids.insert(s.id);
    EXPECT_TRUE(ids.count("nobody-remains"));
    EXPECT_FALSE(ids.count("nothing"));
}

TEST(Sentences, CallAnExitWithoutPrecedentByWeightOnlyWhereItIsOne) {
    const auto said = [](const char* state, const char* treaty) {
        const SmallRun run(
            change(fmt::format("leave = {{ state = \"{}\", treaty = \"{}\" }}", state, treaty)));
        bool found = false;
        for (const std::string& text : report::unsettled(run.outcome))
            found = found || text.find("No state of this weight") != std::string::npos;
        return found;
    };
    EXPECT_TRUE(said("USA", "NATO"));
    EXPECT_FALSE(said("HUN", "NATO"));
    EXPECT_FALSE(said("USA", "ATOP3375")) << "in a treaty of two an exit is the end";
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

TEST(Sentences, OfTwoTreatiesNameEachProperly) {
    const SmallRun run(change("leave = { state = \"TUR\", treaty = \"NATO\" }") +
                       change("join = { state = \"TUR\", treaty = \"CSTO\" }"));
    EXPECT_EQ(report::question(run.outcome), "If Türkiye left NATO and joined the CSTO");
    EXPECT_THAT(sentence(run, "allied-spending"),
                AllOf(HasSubstr("1.5 %"), HasSubstr("members of NATO spend")));
    EXPECT_TRUE(sentence(run, "allied-spending-csto").empty()) << "nobody leaves it";
    EXPECT_THAT(sentence(run, "cover"), HasSubstr("members of NATO and the CSTO"));
    const auto* nato = run.outcome.find("burden.share_of_alliance", "NATO");
    const auto* csto = run.outcome.find("burden.share_of_alliance", "CSTO");
    ASSERT_TRUE(nato && csto);
    EXPECT_EQ(nato->after.table.rows.size(), 31u);
    EXPECT_EQ(csto->after.table.rows.size(), csto->before.table.rows.size() + 1);
}

TEST(Sentences, OfTwoLeaversOfOneTreatyGiveTheShareOfEach) {
    const SmallRun run(change("leave = { state = \"KAZ\", treaty = \"CSTO\" }") +
                       change("leave = { state = \"RUS\", treaty = \"CSTO\" }"));
    EXPECT_EQ(report::question(run.outcome), "If Kazakhstan and Russia left the CSTO");
    EXPECT_THAT(sentence(run, "allied-spending"),
                AllOf(HasSubstr("Kazakhstan accounts for 0.8 %"), HasSubstr("Russia for 96.9 %")));
}

TEST(Sentences, SayWhyTheShareOf2024IsNotThatOf2025) {
    const SmallRun run(change("leave = { state = \"USA\", treaty = \"NATO\" }"));
    EXPECT_THAT(sentence(run, "allied-spending"),
                AllOf(HasSubstr("65.6 %"), HasSubstr("in 2024"), HasSubstr("2025: 60.7 %")));
    const SmallRun constant(change("leave = { state = \"USA\", treaty = \"NATO\" }") +
                            "[assume]\nprice_basis = \"const2015\"\n");
    EXPECT_THAT(sentence(constant, "allied-spending"), Not(HasSubstr("2025"))) << "no such figure";
}

TEST(Sentences, TellThatALeaverComesBackAndOfWhichTimeTheyAre) {
    const SmallRun run(change("leave = { state = \"USA\", treaty = \"NATO\" }") +
                       "[[change]]\ndate = 2029-07-01\njoin = { state = \"USA\", treaty = "
                       "\"NATO\" }\n");
    EXPECT_EQ(report::question(run.outcome),
              "If the United States left NATO and rejoined it in 2029");
    EXPECT_THAT(sentence(run, "return"), AllOf(HasSubstr("out of NATO from 2027-01-01"),
                                               HasSubstr("member again from 2029-07-01"),
                                               HasSubstr("time before 2029-07-01")));
    EXPECT_THAT(sentence(run, "nato-common-funding"), HasSubstr("Germany 15.9 → 18.9 %"))
        << "the time in between";
    for (const Series& s : run.experiment.series())
        if (s.subject == "remaining" && s.measure == "burden.spending_change") return;
    FAIL() << "no remaining members";
}

TEST(Sentences, CallABurdenImplausibleThatNoStateHasBorneInPeace) {
    const SmallRun run(change("leave = { state = \"RUS\", treaty = \"CSTO\" }") +
                           change("leave = { state = \"KAZ\", treaty = \"CSTO\" }") +
                           "[assume]\nally_response = \"substitute\"\n",
                       2040);
    ASSERT_FALSE(run.outcome.strains.empty());
    for (const Strain& s : run.outcome.strains) EXPECT_GT(s.percent, kPeacetimeBurden);
    EXPECT_THAT(sentence(run, "strain"),
                AllOf(HasSubstr("allies fill the gap"), HasSubstr("% of GDP for Kyrgyzstan"),
                      HasSubstr("beyond any peacetime record")));
    const SmallRun nato(change("leave = { state = \"USA\", treaty = \"NATO\" }"));
    EXPECT_TRUE(sentence(nato, "strain").empty());
}

TEST(Strain, TheBoundIsTheRecordOutsideWars) {
    const Panel& sipri = military_spending(test_facts());
    std::set<std::string> above;
    for (std::size_t r = 0; r < sipri.rows(); ++r)
        if (100.0 * sipri.values[2][r] > kPeacetimeBurden)
            above.insert(states(test_facts()).iso3(sipri.state[r]));
    EXPECT_THAT(above, testing::ElementsAre("ERI", "ISR", "KWT", "LBR", "SOM", "UKR"))
        << "the states at war, or just after one, that the bound's comment names";
}

TEST(Sentences, SayThatAnInstitutionIsNotModelledBeyondMembership) {
    const SmallRun run(change("leave = { state = \"USA\", institution = \"IMF\" }"));
    EXPECT_EQ(report::question(run.outcome), "If the United States left the IMF");
    EXPECT_THAT(sentence(run, "unmodelled-imf"),
                HasSubstr("The IMF is not modelled beyond membership"));
    const SmallRun who(change("leave = { state = \"USA\", institution = \"WHO\" }"));
    EXPECT_TRUE(sentence(who, "unmodelled-who").empty()) << "its money is in the facts";
}

TEST(Sentences, OfFewRunsClaimNoInterval) {
    const std::string leave = change("leave = { state = \"USA\", treaty = \"NATO\" }");
    const auto basis = [&](int runs) {
        const Scenario scenario =
            parse_scenario(fmt::format("title = \"t\"\nend = 2030\nruns = {}\n{}", runs, leave),
                           "s.toml", test_facts());
        Experiment experiment(test_facts(), question_of(scenario));
        const Outcome outcome = make_outcome(experiment, SmallRun::run_all(experiment), "0");
        for (const report::Sentence& s : report::sentences(outcome))
            if (s.id == "spending") return s.basis;
        return std::string();
    };
    EXPECT_THAT(basis(1), AllOf(HasSubstr("1 paired run;"), HasSubstr("too few for an interval"),
                                Not(HasSubstr("90 %"))));
    EXPECT_THAT(basis(19), HasSubstr("too few for an interval"));
    EXPECT_THAT(basis(20), AllOf(HasSubstr("90 %"), Not(HasSubstr("too few"))));
}

const report::Sentence risk_of(const Outcome& outcome) {
    for (report::Sentence& s : report::sentences(outcome))
        if (s.id == "risk") return s;
    return {};
}

/// The exit of the United States in so many runs, with lines of [assume].
report::Sentence risk_of_exit(int runs, const std::string& assumed = {}) {
    const Scenario scenario = parse_scenario(
        fmt::format("title = \"t\"\nend = 2032\nruns = {}\n{}\n[assume]\n{}", runs,
                    change("leave = { state = \"USA\", treaty = \"NATO\" }"), assumed),
        "s.toml", test_facts());
    Experiment experiment(test_facts(), question_of(scenario));
    return risk_of(make_outcome(experiment, SmallRun::run_all(experiment), "0"));
}

TEST(RiskSentence, SaysFewerAndMoreInsteadOfSigns) {
    EXPECT_EQ(report::more_or_fewer(-0.19, 1.04), "0.19 fewer to 1.04 more");
    EXPECT_EQ(report::more_or_fewer(0.1, 0.2), "0.10 to 0.20 more");
    EXPECT_EQ(report::more_or_fewer(-0.2, -0.1), "0.10 to 0.20 fewer");
    EXPECT_EQ(report::more_or_fewer(0.0, 0.2), "none to 0.20 more");
    EXPECT_EQ(report::more_or_fewer(-0.2, 0.001), "none to 0.20 fewer");
    EXPECT_EQ(report::more_or_fewer(0.301, 0.302), "0.30 more");
    EXPECT_THAT(risk_of_exit(20).text,
                AllOf(HasSubstr(" more"), Not(HasSubstr("+")), Not(HasSubstr("−"))));
}

TEST(RiskSentence, OfFewRunsAssertsNoSignAndNoInterval) {
    for (const int runs : {1, 19}) {
        const report::Sentence few = risk_of_exit(runs);
        EXPECT_EQ(few.label, "Not settled") << runs;
        EXPECT_THAT(few.text, HasSubstr("too few runs to tell the sign"));
        EXPECT_THAT(few.basis, HasSubstr("too few for an interval (20 are needed)"));
    }
    EXPECT_THAT(risk_of_exit(20).basis,
                AllOf(HasSubstr("20 paired runs; 90 % interval of expected numbers"),
                      Not(HasSubstr("too few"))));
}

TEST(RiskSentence, SaysThatTheIntervalHoldsNoEffectOnlyWhereItDoes) {
    EXPECT_THAT(risk_of_exit(20).basis,
                AllOf(HasSubstr("interval holds no effect"), HasSubstr("0.84 to 1.87"),
                      HasSubstr("one school of the literature finds no such effect")));
    EXPECT_THAT(risk_of_exit(20, "guarantor_loss_odds = 4").basis,
                AllOf(Not(HasSubstr("holds no effect")), HasSubstr("is assumed"),
                      HasSubstr("odds times 4, 90 % interval 2.68 to 5.98")));
}

TEST(RiskSentence, OfTheSchoolThatDoubtsPactsSaysThatNothingIsTakenToChange) {
    const SmallRun turkey(change("leave = { state = \"TUR\", treaty = \"NATO\" }") +
                          "[assume]\nguarantor_loss = \"does_not_deter\"\n");
    const report::Sentence said = risk_of(turkey.outcome);
    EXPECT_THAT(said.basis, AllOf(HasSubstr("taken to change nothing, as one school"),
                                  Not(HasSubstr("prior")), Not(HasSubstr("holds no effect"))));
}

TEST(RiskSentence, OfAJoinSaysThatNobodyLosesAGuarantor) {
    const SmallRun join(change("join = { state = \"UKR\", treaty = \"NATO\" }"));
    EXPECT_THAT(risk_of(join.outcome).basis,
                AllOf(HasSubstr("nobody who has a challenger loses a guarantor"),
                      Not(HasSubstr("holds no effect")), Not(HasSubstr("Kenwick"))));
    EXPECT_TRUE(report::unsettled_risk(join.outcome).empty());
}

TEST(Unsettled, NamesTheOddsThatAScenarioAssumesBesideThoseOfTheLiterature) {
    const SmallRun strong(change("leave = { state = \"USA\", treaty = \"NATO\" }") +
                          "[assume]\nguarantor_loss_odds = 4\n");
    EXPECT_THAT(report::unsettled_risk(strong.outcome),
                testing::ElementsAre(AllOf(HasSubstr("0.84 to 1.87"),
                                           HasSubstr("Here it is assumed: odds times 4"))));
}

TEST(Sentences, OfOneOrNoMemberReadAsAPersonWouldSayIt) {
    const SmallRun armenia(change("leave = { state = \"ARM\", treaty = \"CSTO\" }"));
    const SmallRun france(change("command = { state = \"FRA\", treaty = \"NATO\" }"));
    const SmallRun pair(change("leave = { state = \"USA\", treaty = \"ATOP3210\" }"));
    EXPECT_THAT(sentence(pair, "cover"), HasSubstr("the one other member")) << "the Philippines";
    for (const SmallRun* run : {&armenia, &france, &pair})
        for (const report::Sentence& s : report::sentences(run->outcome))
            EXPECT_THAT(s.text, AllOf(Not(HasSubstr("0 of ")), Not(HasSubstr("1 of 1 ")))) << s.id;
}

TEST(Outcome, SaysWhatItLeavesOutAndWhy) {
    const SmallRun run(change("leave = { state = \"ARM\", treaty = \"CSTO\" }") +
                       "[assume]\nprice_basis = \"const2015\"\n");
    EXPECT_EQ(run.outcome.find("burden.share_of_alliance"), nullptr);
    ASSERT_FALSE(run.outcome.left_out.empty());
    EXPECT_EQ(run.outcome.left_out[0].alliance, "CSTO");
    EXPECT_THAT(run.outcome.left_out[0].why, HasSubstr("constant 2015"));
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
                       "[assume]\nally_response = \"all\"\nthreat_channel = \"off\"\n");
    const auto all = report::unsettled(run.outcome);
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const std::string& s) {
        return s.find("disagree in sign") != std::string::npos;
    }));
}

}  // namespace
}  // namespace counterpoise

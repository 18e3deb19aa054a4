#include "behaviour/politics/concepts.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "behaviour/politics/outcome.h"
#include "behaviour/politics/questions.h"
#include "support.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

double answer(const ActorQuestion& q, Concept concept_) {
    return solve(q, concept_, {}).outcome;
}

/// The published example of car emission standards, as the table has it.
ActorQuestion emissions() {
    RowReader in(test_facts().table("stakeholder_examples"));
    ActorQuestion q;
    q.high = 10;
    for (std::size_t r = 0; r < in.rows(); ++r)
        if (in.text(r, in.column("scenario")) == "ec_emission_standards_1980s")
            q.actors.push_back(
                {std::string(in.text(r, in.column("actor"))), in.number(r, in.column("capability")),
                 in.number(r, in.column("position")),
                 in.number(r, in.column("salience")) / in.integer(r, in.column("salience_scale")),
                 "table", "", FigureBasis::public_statement});
    return q;
}

TEST(Concepts, GiveTheEmissionExampleItsPublishedMedianAndMean) {
    const ActorQuestion q = emissions();
    ASSERT_EQ(q.actors.size(), 10u);
    EXPECT_EQ(answer(q, Concept::median), 7.0);
    EXPECT_NEAR(answer(q, Concept::mean), 7.389955686853767, 1e-14);
}

TEST(Concepts, WeighTheMeanByHand) {
    const auto actors = canonical({{10, 3}, {0, 1}});
    EXPECT_EQ(weighted_mean(actors), 7.5);
    EXPECT_EQ(weighted_median(actors), 10);
}

TEST(Concepts, TakeTheMiddleOfATiedMedianUnlessTheLowerEndIsAsked) {
    const auto actors = canonical({{0, 2}, {10, 1}, {4, 1}});
    EXPECT_EQ(weighted_median(actors), 2);
    EXPECT_EQ(weighted_median(actors, MedianTie::lower), 0);
}

TEST(Concepts, LeaveNothingButTheReferenceWhereBreakdownIsNearlyFreeAndItIsDisputed) {
    const auto actors = canonical({{0, 1}, {100, 3}});
    EXPECT_NEAR(reference_bargain(actors, 0, 100, 40, 1e-9), 40, 0.1);
}

TEST(Concepts, GoFromTheReferenceToWhatAllPreferWhereBreakdownIsNearlyFree) {
    // Both want more than the reference: the outcome lies between them, not at the reference.
    const auto actors = canonical({{60, 1}, {80, 1}});
    const double outcome = reference_bargain(actors, 0, 100, 0, 1e-9);
    EXPECT_GT(outcome, 60);
    EXPECT_LT(outcome, 80);
}

TEST(Concepts, MakeTheReferenceBargainTheMeanWhereBreakdownIsVeryCostly) {
    const auto actors = canonical({{0, 1}, {30, 2}, {100, 3}});
    EXPECT_NEAR(reference_bargain(actors, 0, 100, 0, 1e9), weighted_mean(actors), 1e-6);
}

TEST(Concepts, RefuseActorsWithoutAnyWeight) {
    EXPECT_THROW((void)canonical({{1, 0}, {2, 0}}), BrokenPromise);
    EXPECT_THROW((void)canonical({{1, -1}}), BrokenPromise);
    EXPECT_THROW((void)reference_bargain(canonical({{1, 1}}), 0, 1, 0, 0), BrokenPromise);
}

RC_GTEST_PROP(Concepts, DoNotDependOnTheOrderOfActorsToTheBit, ()) {
    const ActorQuestion q = *any_question();
    ActorQuestion other = q;
    std::reverse(other.actors.begin(), other.actors.end());
    std::rotate(other.actors.begin(), other.actors.begin() + 1, other.actors.end());
    for (const Concept one : kConcepts) {
        const SolutionOutcome a = solve(q, one, {});
        const SolutionOutcome b = solve(other, one, {});
        RC_ASSERT(a.outcome == b.outcome);
        RC_ASSERT(a.varied.low == b.varied.low && a.varied.high == b.varied.high);
        RC_ASSERT(a.illustrative.low == b.illustrative.low);
    }
}

RC_GTEST_PROP(Concepts, DoNotDependOnTheUnitOfPower, ()) {
    const ActorQuestion q = *any_question();
    const bool binary = *rc::gen::arbitrary<bool>();
    const double factor = binary ? 1024 : 3.7;
    ActorQuestion other = q;
    for (PoliticalActor& a : other.actors) a.power *= factor;
    for (const Concept one : kConcepts) {
        const double before = answer(q, one);
        const double after = answer(other, one);
        RC_ASSERT(std::abs(before - after) <= (binary ? 0 : 1e-9 * q.range()));
    }
}

RC_GTEST_PROP(Concepts, AnswerTheMirroredQuestionWithTheMirroredOutcome, ()) {
    const ActorQuestion q = *any_question();
    ActorQuestion other = q;
    for (PoliticalActor& a : other.actors) a.position = q.low + (q.high - a.position);
    if (q.reference) other.reference = q.low + (q.high - *q.reference);
    for (const Concept one : kConcepts)
        RC_ASSERT(std::abs(answer(other, one) - (q.low + (q.high - answer(q, one)))) <=
                  1e-7 * q.range());
}

RC_GTEST_PROP(Concepts, StayBetweenTheOutermostActorsAndWithinTheirOwnRange, ()) {
    const ActorQuestion q = *any_question();
    const auto [low, high] =
        std::minmax_element(q.actors.begin(), q.actors.end(),
                            [](const auto& a, const auto& b) { return a.position < b.position; });
    for (const Concept one : {Concept::mean, Concept::median, Concept::condorcet}) {
        const SolutionOutcome s = solve(q, one, {});
        RC_ASSERT(s.outcome >= low->position && s.outcome <= high->position);
        RC_ASSERT(s.varied.low <= s.outcome && s.outcome <= s.varied.high);
    }
}

RC_GTEST_PROP(Concepts, HoldEveryWeightingOfTheStatedWidthWithinTheExactBounds, ()) {
    const ActorQuestion q = *any_question();
    ActorQuestion other = q;
    const double shift = q.vary.position * q.range() *
                         static_cast<double>(*rc::gen::resize(100, rc::gen::inRange(-100, 101))) /
                         100;
    for (PoliticalActor& a : other.actors) {
        const auto part = [] {
            return static_cast<double>(*rc::gen::resize(100, rc::gen::inRange(-100, 101))) / 100;
        };
        a.power *= 1 + q.vary.power * part();
        a.salience = std::min(1.0, a.salience * (1 + q.vary.salience * part()));
        a.position = std::clamp(a.position + shift, q.low, q.high);
    }
    const double slack = 1e-9 * q.range();
    for (const Concept one : {Concept::mean, Concept::median}) {
        const OutcomeRange range = solve(q, one, {}).varied;
        const double outcome = answer(other, one);
        RC_ASSERT(outcome >= range.low - slack && outcome <= range.high + slack);
    }
    if (q.vary.position > 0) return;
    const OutcomeRange range = solve(q, Concept::reference_point, {}).varied;
    const double outcome = answer(other, Concept::reference_point);
    RC_ASSERT(outcome >= range.low - 1e-6 * q.range() && outcome <= range.high + 1e-6 * q.range());
}

TEST(Concepts, SayWhatAMissingReferenceMeans) {
    ActorQuestion q = emissions();
    const SolutionOutcome s = solve(q, Concept::reference_point, {});
    EXPECT_THAT(s.why, testing::HasSubstr("no reference"));
    EXPECT_EQ(s.outcome, answer(q, Concept::mean));
    q.reference = 0;
    EXPECT_LT(answer(q, Concept::reference_point), answer(q, Concept::mean));
}

}  // namespace
}  // namespace counterpoise

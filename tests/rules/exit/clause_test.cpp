#include "rules/exit/clause.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

ExitClause clause(TargetKind kind, std::string_view target, const Assumptions& assumptions = {}) {
    return exit_clause(test_facts(), kind, target, assumptions);
}

TEST(ExitClause, ANoticeToNatoOnNewYear2026IsInForceAYearLater) {
    const ExitClause nato = clause(TargetKind::treaty, "NATO");
    EXPECT_EQ(in_force(nato, {2026, 1, 1}), (Date{2027, 1, 1}));
    EXPECT_EQ(nato.clause, "Art. 13");
    EXPECT_EQ(nato.standing, Standing::treaty_text);
}

TEST(ExitClause, UnescoIsLeftAtTheEndOfTheYearAfterTheNotice) {
    // The notice of July 2025 takes effect on 31 December 2026: out from 1 January 2027.
    const ExitClause unesco = clause(TargetKind::institution, "UNESCO");
    EXPECT_EQ(in_force(unesco, {2025, 7, 22}), (Date{2027, 1, 1}));
    EXPECT_EQ(in_force(unesco, {2025, 12, 31}), (Date{2027, 1, 1}));
}

TEST(ExitClause, TheUnIsLeftOnTheDateChosen) {
    const ExitClause un = clause(TargetKind::institution, "UN");
    EXPECT_EQ(in_force(un, {2026, 3, 5}), (Date{2026, 3, 5}));
    EXPECT_EQ(un.standing, Standing::inferred_from_precedent);
}

TEST(ExitClause, TheOthersHaveTheNoticeOfTheirTreaties) {
    EXPECT_EQ(in_force(clause(TargetKind::treaty, "RIO"), {2026, 1, 1}), (Date{2028, 1, 1}));
    EXPECT_EQ(in_force(clause(TargetKind::treaty, "CSTO"), {2026, 1, 1}), (Date{2026, 7, 1}));
    EXPECT_EQ(in_force(clause(TargetKind::institution, "WHO"), {2025, 1, 22}), (Date{2026, 1, 22}));
}

TEST(ExitClause, WithoutAClauseTheNoticeIsAssumedAndSaysSo) {
    const ExitClause unknown =
        clause(TargetKind::treaty, "AES", assume({"default_notice_months=6"}));
    EXPECT_EQ(in_force(unknown, {2026, 1, 1}), (Date{2026, 7, 1}));
    EXPECT_EQ(unknown.standing, Standing::assumed);
}

TEST(ExitClause, ATreatyIsNotAnInstitutionOfTheSameName) {
    EXPECT_EQ(clause(TargetKind::institution, "NATO").standing, Standing::assumed);
}

TEST(DomesticGates, TwoStandBeforeAnAmericanNoticeToNato) {
    const auto gates = domestic_gates(test_facts(), StateId{2}, TargetKind::treaty, "NATO");
    ASSERT_EQ(gates.size(), 2u);
    EXPECT_EQ(gates[0].gate, "senate23");
    EXPECT_EQ(gates[1].gate, "act");
    EXPECT_EQ(gates[0].notice_days, 180);
    EXPECT_TRUE(domestic_gates(test_facts(), StateId{255}, TargetKind::treaty, "NATO").empty());
    EXPECT_TRUE(domestic_gates(test_facts(), StateId{2}, TargetKind::treaty, "RIO").empty());
}

TEST(TwoThirds, OfAHundredSenatorsAre67) {
    EXPECT_EQ(two_thirds_of(100), 67);
    EXPECT_EQ(two_thirds_of(99), 66);
    EXPECT_EQ(two_thirds_of(98), 66);
    EXPECT_EQ(two_thirds_of(1), 1);
    EXPECT_EQ(two_thirds_of(0), 0);
}

RC_GTEST_PROP(TwoThirds, IsTheLeastWholeNumberNotBelow, ()) {
    const int n = *rc::gen::inRange(0, 1000);
    RC_ASSERT(3 * two_thirds_of(n) >= 2 * n);
    RC_ASSERT(3 * (two_thirds_of(n) - 1) < 2 * n);
}

RC_GTEST_PROP(ExitClause, NobodyIsOutBeforeTheNotice, ()) {
    const Date notice{*rc::gen::inRange(1946, 2100), *rc::gen::inRange(1, 13),
                      *rc::gen::inRange(1, 29)};
    for (const char* target : {"NATO", "RIO", "OAS", "ANZUS", "CSTO", "CIS", "EU", "ECOWAS"})
        RC_ASSERT(in_force(clause(TargetKind::treaty, target), notice) > notice);
    for (const char* target : {"UN", "WHO", "UNESCO", "ILO", "IAEA"})
        RC_ASSERT(in_force(clause(TargetKind::institution, target), notice) >= notice);
}

}  // namespace
}  // namespace counterpoise

#include "scenario/change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

Change read(std::string_view word, ChangeKind kind = ChangeKind::leave, int year = 2025) {
    return parse_change(word, kind, test_facts(), Date{year, 1, 1}, "--leave");
}

std::vector<Step> stepped(const std::vector<std::string>& words, int year = 2025) {
    return steps(changes_in(year, words), published_world(year), test_facts(), Assumptions());
}

TEST(ParseChange, FindsATreatyOrAnInstitutionByName) {
    const Change nato = read("USA:NATO");
    EXPECT_EQ(nato.target, TargetKind::treaty);
    EXPECT_EQ(nato.state, StateId{2});
    EXPECT_EQ(target_code(nato, test_facts()), "NATO");
    const Change un = read("USA:UN");
    EXPECT_EQ(un.target, TargetKind::institution);
    EXPECT_EQ(target_code(un, test_facts()), "UN");
    EXPECT_EQ(target_name(un, test_facts()), "United Nations");
}

TEST(ParseChange, RefusesAWordWithoutBothParts) {
    for (const char* word : {"", "USA", "USA:", ":NATO", ":"}) try {
            (void)read(word);
            ADD_FAILURE() << word;
        } catch (const InputError& error) {
            EXPECT_EQ(error.kind(), FaultKind::usage) << word;
        }
}

TEST(ParseChange, NamesTheNearestTreatyAndState) {
    EXPECT_THAT([] { (void)read("USA:NAT0"); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("--leave"), HasSubstr("'NAT0'"), HasSubstr("'NATO'"))));
    EXPECT_THAT([] { (void)read("USB:NATO"); },
                ThrowsMessage<InputError>(HasSubstr("unknown state 'USB'")));
}

TEST(ParseChange, ReadsAStateByItsCodeOfThatYear) {
    EXPECT_EQ(read("DEU:NATO", ChangeKind::leave, 2025).state, StateId{255});
    EXPECT_THAT([] { (void)read("HRV:NATO", ChangeKind::join, 1980); },
                ThrowsMessage<InputError>(HasSubstr("not in the system of states in 1980")));
}

TEST(Describe, SaysWhatHappensInWords) {
    EXPECT_EQ(describe(read("USA:NATO"), test_facts()), "United States of America leaves NATO");
    EXPECT_EQ(describe(read("UKR:NATO", ChangeKind::join), test_facts()), "Ukraine joins NATO");
    EXPECT_EQ(describe(read("USA:NATO", ChangeKind::dormant), test_facts()),
              "United States of America stays in NATO on paper alone");
    EXPECT_EQ(describe(read("FRA:NATO", ChangeKind::command), test_facts()),
              "France leaves the integrated command of NATO");
}

TEST(Steps, EachIsInForceWhenItsClauseSays) {
    const auto all =
        stepped({"leave USA:NATO", "leave USA:UN", "join UKR:NATO", "dormant TUR:NATO"});
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all[0].in_force, (Date{2026, 1, 1}));
    EXPECT_EQ(all[0].gates.size(), 2u);
    EXPECT_EQ(all[1].in_force, (Date{2025, 1, 1}));
    EXPECT_EQ(all[2].in_force, (Date{2025, 1, 1}));
    EXPECT_TRUE(all[2].gates.empty());
    EXPECT_EQ(all[3].in_force, (Date{2025, 1, 1}));
}

TEST(Steps, RefuseALeaverThatIsNoMemberAndAJoinerThatIsOne) {
    EXPECT_THAT(
        [] {
            (void)stepped({"leave CHE:NATO", "join USA:NATO"});
        },
        ThrowsMessage<InputError>(
            AllOf(HasSubstr("Switzerland is not a member of NATO"),
                  HasSubstr("United States of America is already a member"))));
}

TEST(Steps, RefuseAChangeThatIsThereTwice) {
    EXPECT_THAT(
        [] {
            (void)stepped({"leave USA:NATO", "leave USA:NATO"});
        },
        ThrowsMessage<InputError>(HasSubstr("is there twice")));
}

TEST(Steps, RefuseDormancyAndCommandInAnInstitution) {
    EXPECT_THAT(
        [] {
            (void)stepped({"dormant USA:UN", "command USA:UN"});
        },
        ThrowsMessage<InputError>(AllOf(HasSubstr("'dormant' is a form of a treaty"),
                                        HasSubstr("'command' is a form of a treaty"))));
}

TEST(Steps, CheckEachChangeAfterTheOnesBeforeIt) {
    EXPECT_NO_THROW((void)stepped({"leave USA:NATO", "join USA:NATO"}));
    EXPECT_THAT(
        [] {
            (void)stepped({"leave USA:NATO", "dormant USA:NATO"});
        },
        ThrowsMessage<InputError>(HasSubstr("is not a member of NATO")));
}

TEST(Apply, AnExitEndsTheMembershipAndNothingElse) {
    World world = published_world(2025);
    const Change change = read("USA:NATO");
    apply(world, change);
    EXPECT_FALSE(world.is_member(change.treaty, StateId{2}));
    EXPECT_EQ(world.memberships().size() + 1, published_world(2025).memberships().size());
    EXPECT_TRUE(published_world(2025).is_member(change.treaty, StateId{2}))
        << "a copy shares nothing that changes";
    EXPECT_TRUE(world.is_member(institutions(test_facts()).un, StateId{2}));
}

TEST(Apply, AJoinerTakesOnWhatMostMembersAreBoundTo) {
    World world = published_world(2025);
    const Change change = read("UKR:NATO", ChangeKind::join);
    apply(world, change);
    ASSERT_TRUE(world.is_member(change.treaty, change.state));
    for (const Membership& m : world.memberships())
        if (m.treaty == change.treaty && m.state == change.state) {
            EXPECT_TRUE(has(m.obligations, Obligation::defence));
            EXPECT_EQ(m.pledge, Pledge::kept);
        }
}

TEST(Apply, ADormantPledgeStaysAMembershipAndACommandLeftKeepsThePledge) {
    const auto pledge = [](const World& world, const Change& c) {
        for (const Membership& m : world.memberships())
            if (m.treaty == c.treaty && m.state == c.state) return m.pledge;
        ADD_FAILURE() << "no member";
        return Pledge::dormant;
    };
    World dormant = published_world(2025);
    const Change paper = read("USA:NATO", ChangeKind::dormant);
    apply(dormant, paper);
    EXPECT_EQ(pledge(dormant, paper), Pledge::dormant);
    World command = published_world(2025);
    const Change out = read("USA:NATO", ChangeKind::command);
    apply(command, out);
    EXPECT_EQ(pledge(command, out), Pledge::kept);
}

TEST(ChangedWorld, WithoutChangesIsTheSettledWorld) {
    const World world = changed_world(published_world(2025), {}, test_facts(), Assumptions());
    EXPECT_EQ(value_of(world, Column::un_rate, "CHN"), 20.004);
    EXPECT_NEAR(sum_of(world, Column::nato_rate), 100, 1e-9);
}

TEST(NameOf, EveryKindOfChangeHasAWord) {
    EXPECT_EQ(name_of(ChangeKind::leave), "leave");
    EXPECT_EQ(name_of(ChangeKind::join), "join");
    EXPECT_EQ(name_of(ChangeKind::dormant), "dormant");
    EXPECT_EQ(name_of(ChangeKind::command), "command");
}

}  // namespace
}  // namespace counterpoise

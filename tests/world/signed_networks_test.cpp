#include "world/signed_networks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "support.h"
#include "world/hostilities.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

std::vector<SignedNetwork> given(const std::string& rows) {
    return given_signed_networks("network,a,b,sign\n" + rows, "given.csv");
}

TEST(SignedNetworks, AreReadInTheOrderOfTheirFirstRows) {
    const auto networks = given("y,A,B,1\nx,B,A,-1\ny,C,B,+1\n");
    ASSERT_EQ(networks.size(), 2u);
    EXPECT_EQ(networks[0].name, "y");
    EXPECT_THAT(networks[0].nodes, testing::ElementsAre("A", "B", "C"));
    ASSERT_EQ(networks[0].ties.size(), 2u);
    EXPECT_EQ(networks[0].ties[1].sign, 1);
    EXPECT_EQ(networks[1].ties[0].sign, -1);
}

TEST(SignedNetworks, EveryFaultOfAFileIsNamedWithItsPlace) {
    EXPECT_THAT(
        [] { (void)given("x,A,A,1\nx,A,B,2\nx,A,C,1\nx,C,A,-1\nx,A,D,1\nx,D,A,1\nx,,E,1\n"); },
        ThrowsMessage<InputError>(
            AllOf(HasSubstr("given.csv:2:5: 'A' is tied to itself"), HasSubstr("'2' is no sign"),
                  HasSubstr("once with each sign (the first row is given.csv:4:3)"),
                  HasSubstr("'D' and 'A' are tied twice in network 'x' ("),
                  HasSubstr("column a is empty"))));
}

TEST(SignedNetworks, APairMayHaveAnotherSignInAnotherNetwork) {
    EXPECT_EQ(given("x,A,B,1\ny,A,B,-1\n").size(), 2u);
}

TEST(SignedNetworks, AFileWithoutTiesOrColumnsIsRefused) {
    EXPECT_THAT([] { (void)given(""); }, ThrowsMessage<InputError>(HasSubstr("there are no ties")));
    EXPECT_THAT([] { (void)given_signed_networks("", "given.csv"); },
                ThrowsMessage<InputError>(HasSubstr("empty")));
    EXPECT_THAT([] { (void)given_signed_networks("network,a,sign\nx,A,1\n", "given.csv"); },
                ThrowsMessage<InputError>(HasSubstr("column 'b' is missing")));
    EXPECT_THAT([] { (void)given("x,\xff,B,1\n"); }, ThrowsMessage<InputError>(HasSubstr("UTF-8")));
    EXPECT_THAT([] { (void)given_signed_networks("\x1f\x8b cut off", "given.csv.gz"); },
                ThrowsMessage<InputError>(HasSubstr("given.csv.gz: cannot be unpacked")));
}

TEST(SignedNetworks, ThoseOfTheLiteratureAnswerToShortNames) {
    const auto& all = signed_networks(test_facts());
    EXPECT_EQ(all.size(), 52u);
    EXPECT_EQ(network_named(all, "new_guinea_tribes", "test").nodes.size(), 16u);
    EXPECT_EQ(network_named(all, "tribes", "test").ties.size(), 58u);
    EXPECT_EQ(network_named(all, "1946-49", "test").name, "cow_46-49");
    EXPECT_EQ(network_named(all, "96-99", "test").name, "cow_96-99");
    EXPECT_THAT([&] { (void)network_named(all, "trbes", "--network"); },
                ThrowsMessage<InputError>(HasSubstr("Did you mean 'tribes'?")));
    EXPECT_THAT([&] { (void)network_named(all, "1846-49", "--network"); },
                ThrowsMessage<InputError>(HasSubstr("unknown network")));
}

TEST(SignedNetworks, AShortNameThatTwoNetworksShareIsRefused) {
    const auto networks = given("a_x,A,B,1\nb_x,A,B,1\n");
    EXPECT_THAT([&] { (void)network_named(networks, "x", "--network"); },
                ThrowsMessage<InputError>(HasSubstr("more than one network 'x'")));
}

TEST(Hostilities, EndWhereTheirRecordsEnd) {
    const auto last = [](const std::vector<HostileSpell>& spells) {
        int year = 0;
        for (const HostileSpell& s : spells) year = std::max(year, s.last);
        return year;
    };
    EXPECT_EQ(last(uses_of_force(test_facts())), kDisputesEnd);
    EXPECT_EQ(last(armed_conflicts(test_facts())), kConflictsEnd);
    int first = 9999;
    for (const HostileSpell& s : armed_conflicts(test_facts())) first = std::min(first, s.first);
    EXPECT_EQ(first, kConflictsBegin);
    int latest_start = 0;
    for (const Rivalry& r : rivalries(test_facts())) {
        latest_start = std::max(latest_start, r.spell.first);
        if (r.spell.last == kOngoing) continue;
        const bool old = r.source == Rivalry::Source::td;
        EXPECT_LT(r.spell.last, old ? kOldRivalriesEnd : kRivalriesEnd);
    }
    EXPECT_LE(latest_start, kRivalriesEnd);
}

}  // namespace
}  // namespace counterpoise

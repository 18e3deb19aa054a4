#include "world/roll_calls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "altered.h"
#include "world/checks/links.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

std::size_t count(const std::vector<std::uint64_t>& bits) {
    std::size_t n = 0;
    for (const std::uint64_t word : bits) n += static_cast<std::size_t>(std::popcount(word));
    return n;
}

const VoteBits* find(const VotesOfYear& votes, int cow) {
    for (const VoteBits& bits : votes.states)
        if (bits.state.code == cow) return &bits;
    return nullptr;
}

// 693,664 yes, 110,897 abstentions, 65,548 no in the source.
TEST(RollCalls, HoldEveryVoteOfTheSource) {
    std::size_t yes = 0;
    std::size_t abstain = 0;
    std::size_t no = 0;
    std::size_t calls = 0;
    for (int year = 1946; year <= 2020; ++year) {
        const VotesOfYear votes = votes_of(test_facts(), Year{year});
        calls += votes.roll_calls;
        for (const VoteBits& bits : votes.states) {
            yes += count(bits.yes);
            abstain += count(bits.abstain);
            no += count(bits.no);
        }
    }
    EXPECT_EQ(calls, 6203U);
    EXPECT_EQ(yes, 693664U);
    EXPECT_EQ(abstain, 110897U);
    EXPECT_EQ(no, 65548U);
    EXPECT_EQ(votes_of(test_facts(), Year{1964}).roll_calls, 0U);
    EXPECT_TRUE(votes_of(test_facts(), Year{1964}).states.empty());
}

TEST(RollCalls, Have2019AsTheirLastFullYear) {
    EXPECT_EQ(roll_calls(test_facts()).last_full_year, Year{2019});
    const VotesOfYear votes = votes_of(test_facts(), Year{2019});
    EXPECT_EQ(votes.roll_calls, 90U);
    EXPECT_EQ(votes.states.size(), 193U);
    EXPECT_TRUE(std::is_sorted(votes.states.begin(), votes.states.end(),
                               [](const auto& a, const auto& b) { return a.state < b.state; }));
}

TEST(RollCalls, AreOnTheStatesThatHeldTheSeats) {
    const VotesOfYear of1949 = votes_of(test_facts(), Year{1949});
    EXPECT_NE(find(of1949, 710), nullptr);
    EXPECT_EQ(find(of1949, 713), nullptr);
    const VotesOfYear of1971 = votes_of(test_facts(), Year{1971});
    EXPECT_NE(find(of1971, 710), nullptr);
    EXPECT_NE(find(of1971, 713), nullptr);
    const VotesOfYear of1990 = votes_of(test_facts(), Year{1990});
    for (const int cow : {255, 679}) EXPECT_NE(find(of1990, cow), nullptr) << cow;
    for (const int cow : {260, 678}) EXPECT_EQ(find(of1990, cow), nullptr) << cow;
}

TEST(RollCalls, NamesTheRowWithAnUnknownLetterOrOneTooFew) {
    const AlteredFacts letter("un_roll_calls.csv", replace_first("YY-", "Y?-"));
    Faults faults;
    (void)check_roll_calls(letter.facts(), faults);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_THAT(faults.all().front().text(),
                AllOf(HasSubstr("un_roll_calls.csv:2:"), HasSubstr("200 states")));
    const AlteredFacts shorter("un_roll_calls.csv", replace_first("YY-", "Y-"));
    EXPECT_THAT([&] { (void)votes_of(shorter.facts(), Year{1946}); },
                ThrowsMessage<InputError>(HasSubstr("not one letter a state")));
}

TEST(RollCalls, NamesAPlaceOutOfOrder) {
    const AlteredFacts altered("un_voters.csv", replace_first("\n2,20\n", "\n3,20\n"));
    EXPECT_THAT([&] { (void)roll_calls(altered.facts()); },
                ThrowsMessage<InputError>(HasSubstr("'3' is not place 2")));
}

// 847 records of a contact and 90 of none, as published.
TEST(Contiguity, KeepsRecordsOfNoContactBesideThoseOfAContact) {
    const CsvTable& table = test_facts().table("contiguity");
    const std::size_t type = table.column("type");
    std::size_t none = 0;
    for (std::size_t r = 0; r < table.rows(); ++r) none += table.cell(r, type) == "0";
    EXPECT_EQ(table.rows(), 937U);
    EXPECT_EQ(none, 90U);
    Faults faults;
    (void)check_contacts(test_facts(), faults);
    EXPECT_TRUE(faults.empty());
}

TEST(Contiguity, OfTwoKindsAtATimeIsAFault) {
    const AlteredFacts altered("contiguity.csv",
                               replace_first("2,20,1,", "2,20,1,1919-01,1930-01\n2,20,2,"));
    Faults faults;
    (void)check_contacts(altered.facts(), faults);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_THAT(faults.all().front().text(),
                HasSubstr("states 2 and 20 have two kinds of contact"));
}

}  // namespace
}  // namespace counterpoise

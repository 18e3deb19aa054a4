#include "rules/security_council/seats.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"
#include "world/assumptions.h"

namespace counterpoise {
namespace {

constexpr Council kToday{5, 10, true};

TEST(SecurityCouncil, AnEmptySeatLeavesFourteenAndFourVetoes) {
    const Council after = council_after(kToday, 1, SeatReading::empty);
    EXPECT_EQ(after, (Council{4, 10, true}));
    EXPECT_EQ(after.seats(), 14U);
}

TEST(SecurityCouncil, AnElectedSuccessorKeepsFifteenAndFourVetoes) {
    EXPECT_EQ(council_after(kToday, 1, SeatReading::elected), (Council{4, 11, true}));
}

TEST(SecurityCouncil, WithoutAnyVetoFifteenAreLeft) {
    const Council after = council_after(kToday, 1, SeatReading::no_veto);
    EXPECT_EQ(after, (Council{4, 11, false}));
    EXPECT_EQ(after.seats(), kToday.seats());
}

TEST(SecurityCouncil, MayLoseAllFivePermanentMembersButNotASixth) {
    EXPECT_EQ(council_after(kToday, 5, SeatReading::empty), (Council{0, 10, true}));
    EXPECT_EQ(council_after(kToday, 5, SeatReading::elected), (Council{0, 15, true}));
    EXPECT_THROW((void)council_after(kToday, 6, SeatReading::empty), BrokenPromise);
}

TEST(SecurityCouncil, KnowsEveryWordOfTheAssumptionAndNoOther) {
    const AssumptionInfo* info = find_assumption("unsc_seat");
    ASSERT_NE(info, nullptr);
    for (const std::string& word : info->words) {
        EXPECT_FALSE(meaning_of(seat_reading_named(word)).empty()) << word;
        EXPECT_GE(standing_of(seat_reading_named(word)), Standing::inferred_from_precedent);
    }
    EXPECT_THROW((void)seat_reading_named("vacant"), BrokenPromise);
}

RC_GTEST_PROP(SecurityCouncil, NobodyLeavingChangesNothingAndSeatsAreKeptOrLostByTheReading, ()) {
    const Council before{*rc::gen::inRange<std::size_t>(0, 9),
                         *rc::gen::inRange<std::size_t>(0, 20), true};
    const std::size_t leavers = *rc::gen::inRange<std::size_t>(0, before.permanent + 1);
    for (const SeatReading reading :
         {SeatReading::empty, SeatReading::elected, SeatReading::no_veto}) {
        RC_ASSERT(council_after(before, 0, reading) == before);
        const Council after = council_after(before, leavers, reading);
        RC_ASSERT(after.permanent + leavers == before.permanent);
        RC_ASSERT(after.seats() == before.seats() - (reading == SeatReading::empty ? leavers : 0));
    }
}

}  // namespace
}  // namespace counterpoise

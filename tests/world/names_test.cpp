// States, treaties and institutions by name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(States, ACodeIsReadInItsYear) {
    EXPECT_EQ(state_named("USA"), StateId{2});
    EXPECT_EQ(state_named("DEU", 1914), StateId{255});
    EXPECT_EQ(state_named("DEU", 2025), StateId{255});
    EXPECT_EQ(states(test_facts()).iso3(StateId{220}), "FRA");
    EXPECT_EQ(states(test_facts()).iso3(StateId{998}), "COW998");
    EXPECT_EQ(states(test_facts()).continent(StateId{220}), "Europe");
}

TEST(States, AreRefusedOutsideTheirTimeAndByUnknownCodes) {
    EXPECT_THAT([] { (void)state_named("SSD", 1990); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("SSD"), HasSubstr("2011"))));
    EXPECT_THAT([] { (void)state_named("USB"); },
                ThrowsMessage<InputError>(HasSubstr("unknown state 'USB'")));
}

TEST(States, OfOtherTimesAreRefusedWithAllOfThemAndAYearThatHasThem) {
    EXPECT_THAT([] { (void)state_named("POL", 1939); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("from 1918-11-03 to 1939-09-27 and from 1945-06-28 to now"),
                          HasSubstr("31 December"), HasSubstr("1938 is the last"))));
    EXPECT_THAT([] { (void)state_named("EST", 1950); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("from 1918-02-24 to 1940-06-16 and from 1991-09-06 to now"),
                          HasSubstr("1939 is the last"))));
    EXPECT_THAT([] { (void)state_named("UKR", 1990); },
                ThrowsMessage<InputError>(HasSubstr("1991 is the first")));
}

TEST(States, EachIsOnceInTheSystemOfAnyDay) {
    for (int year = 1816; year <= 2025; ++year) {
        const auto in_system = states(test_facts()).in_system({year, 12, 31});
        EXPECT_EQ(std::adjacent_find(in_system.begin(), in_system.end()), in_system.end()) << year;
        for (const StateId id : in_system) EXPECT_LT(id.code, 1000);
    }
    EXPECT_EQ(states(test_facts()).in_system({1816, 12, 31}).size(), 23u);
}

TEST(Treaties, AreFoundByCodeAndRefusedWithTheNearest) {
    const Treaties& all = treaties(test_facts());
    EXPECT_EQ(all.at(all.named("NATO", "test")).start, (Date{1949, 8, 24})) << "entry into force";
    EXPECT_TRUE(all.knows("CSTO"));
    EXPECT_FALSE(all.knows("WARSAW2"));
    EXPECT_THAT([&] { (void)all.named("NAT0", "here"); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("here"), HasSubstr("'NATO'"))));
}

TEST(Treaties, SpellsBeginBeforeTheyEndAndBelongToATreaty) {
    const Treaties& all = treaties(test_facts());
    for (const TreatySpell& spell : all.spells) {
        EXPECT_LT(spell.treaty.code, all.list.size());
        EXPECT_LE(spell.start, spell.end) << all.at(spell.treaty).code;
    }
}

TEST(Treaties, EveryMemberOfNatoPledgesDefence) {
    const Treaties& all = treaties(test_facts());
    for (const TreatySpell& spell : all.spells)
        EXPECT_TRUE(!(spell.treaty == all.named("NATO", "test")) ||
                    has(spell.obligations, Obligation::defence))
            << states(test_facts()).name(spell.state);
}

TEST(Obligations, AreASetOfWords) {
    EXPECT_EQ(words(Obligation::none), "none");
    EXPECT_EQ(words(Obligation::defence | Obligation::consultation), "defence, consultation");
    EXPECT_TRUE(has(Obligation::defence | Obligation::offence, Obligation::offence));
    EXPECT_FALSE(has(Obligation::defence, Obligation::offence));
    EXPECT_EQ(name_of(TreatyState::doubtful), "doubtful");
}

TEST(Institutions, AreFoundByCodeAndRefusedWithTheNearest) {
    const Institutions& all = institutions(test_facts());
    EXPECT_EQ(all.named("UN", "test"), all.un);
    EXPECT_TRUE(all.knows("WHO"));
    EXPECT_THAT([&] { (void)all.named("UNESCOO", "here"); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("here"), HasSubstr("'UNESCO'"))));
}

}  // namespace
}  // namespace counterpoise

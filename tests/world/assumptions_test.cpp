#include "world/assumptions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

Assumptions with(std::string_view key, std::string_view value) {
    Assumptions assumptions;
    assumptions.set(key, value, "--assume");
    return assumptions;
}

TEST(Assumptions, HaveTheirDefaultsUntilSet) {
    const Assumptions assumptions;
    EXPECT_EQ(assumptions.word("un_rescale"), "ceiling_only");
    EXPECT_EQ(assumptions.number("reliability"), 0.41);
    EXPECT_EQ(assumptions.canonical(), "");
    for (const AssumptionInfo& info : assumption_infos())
        EXPECT_TRUE(assumptions.is_default(info.key)) << info.key;
}

TEST(Assumptions, EveryDefaultIsAllowedAndSaysWhereItComesFrom) {
    for (const AssumptionInfo& info : assumption_infos()) {
        EXPECT_NO_THROW((void)with(info.key, info.default_value)) << info.key;
        EXPECT_FALSE(info.meaning.empty() || info.source.empty()) << info.key;
        EXPECT_TRUE(info.kind != ChoiceKind::number || info.low < info.high) << info.key;
    }
}

TEST(Assumptions, EveryWordAndBothEndsOfARangeAreAllowed) {
    for (const AssumptionInfo& info : assumption_infos()) {
        for (const std::string& word : info.words)
            EXPECT_EQ(with(info.key, word).word(info.key), word);
        if (info.kind != ChoiceKind::number) continue;
        EXPECT_EQ(with(info.key, std::to_string(info.low)).number(info.key), info.low);
        EXPECT_THROW((void)with(info.key, std::to_string(info.high + 0.01)), InputError)
            << info.key;
        EXPECT_THROW((void)with(info.key, std::to_string(info.low - 0.01)), InputError) << info.key;
    }
}

TEST(Assumptions, UnknownKeysAndValuesAreRefusedWithASuggestion) {
    EXPECT_THAT([] { (void)with("un_rescal", "pro_rata"); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("--assume"), HasSubstr("'un_rescale'"))));
    EXPECT_THAT([] { (void)with("un_rescale", "prorata"); },
                ThrowsMessage<InputError>(HasSubstr("'pro_rata'")));
    for (const char* value : {"", "nan", "inf", "0.1x", " 0.1", "1e400"})
        EXPECT_THROW((void)with("reliability", value), InputError) << value;
}

TEST(Assumptions, ARangeWithAReasonGivesIt) {
    EXPECT_THAT([] { (void)with("retrenchment", "0.6"); },
                ThrowsMessage<InputError>(HasSubstr("beyond 50 %")));
}

TEST(Assumptions, CodesAreAListOrNone) {
    EXPECT_THAT(Assumptions().codes("agencies"), IsEmpty());
    EXPECT_THAT(with("agencies", "WHO,UNESCO").codes("agencies"), ElementsAre("WHO", "UNESCO"));
    EXPECT_THAT(with("agencies", ",WHO,").codes("agencies"), ElementsAre("WHO"));
}

TEST(Assumptions, ANumberThatIsAWordIsNoNumber) {
    EXPECT_TRUE(Assumptions().is_word("retrenchment"));
    EXPECT_THROW((void)Assumptions().number("retrenchment"), BrokenPromise);
    EXPECT_THROW((void)Assumptions().word("nothing"), BrokenPromise);
}

TEST(Assumptions, TheCanonicalFormListsWhatDiffersSorted) {
    Assumptions assumptions;
    assumptions.set("un_rescale", "pro_rata", "t");
    assumptions.set("agencies", "WHO", "t");
    assumptions.set("reliability", "0.41", "t");
    EXPECT_EQ(assumptions.canonical(), "agencies=WHO;un_rescale=pro_rata");
}

}  // namespace
}  // namespace counterpoise

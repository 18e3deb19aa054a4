#include "base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace counterpoise {
namespace {

TEST(Fault, ReadsWhereWhatWhyAndWhatToTry) {
    EXPECT_EQ((Fault{"a.csv:3:1", "no year", "every row needs one", "Add it."}).text(),
              "a.csv:3:1: no year (every row needs one). Add it.");
}

TEST(Fault, LeavesEmptyPartsOut) {
    EXPECT_EQ((Fault{"", "no year", "", ""}).text(), "no year.");
    EXPECT_EQ((Fault{"", "no year", "why", ""}).text(), "no year (why).");
}

TEST(InputError, CarriesEveryFaultAndItsKind) {
    const InputError error({Fault{"", "one", "", ""}, Fault{"", "two", "", ""}}, FaultKind::usage);
    EXPECT_EQ(error.faults().size(), 2u);
    EXPECT_EQ(error.kind(), FaultKind::usage);
    EXPECT_STREQ(error.what(), "one.\ntwo.");
}

TEST(Faults, AreRaisedTogetherAndOnlyIfThereAreAny) {
    Faults faults;
    EXPECT_NO_THROW(faults.raise_if_any());
    faults.add(Fault{"", "one", "", ""});
    faults.add(InputError(Fault{"", "two", "", ""}));
    EXPECT_EQ(faults.size(), 2u);
    try {
        faults.raise_if_any(FaultKind::missing);
        FAIL() << "nothing was thrown";
    } catch (const InputError& error) {
        EXPECT_EQ(error.faults().size(), 2u);
        EXPECT_EQ(error.kind(), FaultKind::missing);
    }
}

TEST(Promise, ThrowsWhatWasBrokenAndNothingIfItHolds) {
    EXPECT_NO_THROW(promise(true, "kept"));
    EXPECT_THAT([] { promise(false, "sums differ"); },
                testing::ThrowsMessage<BrokenPromise>("sums differ"));
}

TEST(Nearest, FindsAWordWithATypingError) {
    EXPECT_EQ(nearest("NAT0", {"CSTO", "NATO", "RIO"}), "NATO");
    EXPECT_EQ(nearest("nato", {"CSTO", "NATO"}), "NATO");
    EXPECT_EQ(nearest("ceiling_onyl", {"pro_rata", "ceiling_only"}), "ceiling_only");
}

TEST(Nearest, FindsNothingWhenNoWordIsNear) {
    EXPECT_EQ(nearest("zebra", {"NATO", "UN"}), "");
    EXPECT_EQ(nearest("NATO", {}), "");
}

TEST(Suggestion, ListsTheKnownWordsWhenNoneIsNear) {
    EXPECT_EQ(suggestion("NAT0", {"NATO"}), "Did you mean 'NATO'?");
    EXPECT_EQ(suggestion("zebra", {"NATO", "UN"}), "Known: NATO, UN.");
    EXPECT_EQ(suggestion("zebra", {}), "");
    const std::vector<std::string> many(13, "NATO");
    EXPECT_THAT(suggestion("zebra", many), testing::EndsWith(", …."));
}

RC_GTEST_PROP(Nearest, AKnownWordIsNearestToItself, (const std::vector<std::string>& others)) {
    std::vector<std::string> known = others;
    known.emplace_back("burden.spending");
    RC_ASSERT(nearest("burden.spending", known) == "burden.spending");
}

}  // namespace
}  // namespace counterpoise

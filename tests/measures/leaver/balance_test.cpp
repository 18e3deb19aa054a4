#include "measures/leaver/balance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// The amount of the item whose name begins so; NaN where there is none.
double amount(const Reading& reading, std::string_view item, std::string_view column = "value") {
    for (const auto& row : reading.table.rows)
        if (std::get<std::string>(row[2]).starts_with(item)) {
            const auto* value = std::get_if<double>(&row[reading.table.column(column)]);
            return value ? *value : kNone;
        }
    ADD_FAILURE() << "no item " << item;
    return kNone;
}

bool has_item(const Reading& reading, std::string_view item) {
    for (const auto& row : reading.table.rows)
        if (std::get<std::string>(row[2]).starts_with(item)) return true;
    return false;
}

// e = ln 1.34 / ln 2 = 0.42223; a quarter given up: (1 - 0.75^e) / (1 - 1/1.34) = 0.114378 /
// 0.253731.
TEST(Retrenchment, IsThePublishedLossAtHalfTheCommitments) {
    EXPECT_NEAR(retrenchment_loss(577, 0.5), 577, 1e-9);
    EXPECT_NEAR(retrenchment_loss(577, 0), 0, 1e-12);
    EXPECT_NEAR(retrenchment_loss(577, 0.25) / 577, 0.114378 / 0.253731, 2e-5);
}

TEST(Retrenchment, RefusesWhatTheStudyDoesNotCover) {
    for (const double x : {0.51, -0.01, kNone})
        EXPECT_THAT([&] { (void)retrenchment_loss(577, x); },
                    ThrowsMessage<InputError>(HasSubstr("50 %")));
}

RC_GTEST_PROP(Retrenchment, GrowsWithTheShareGivenUp, ()) {
    const int a = *rc::gen::inRange(0, 500);
    const int b = *rc::gen::inRange(a + 1, 501);
    RC_ASSERT(retrenchment_loss(490, a / 1000.0) < retrenchment_loss(490, b / 1000.0));
}

TEST(LeaverBalance, TheUnitedStatesSavesItsOwnDues) {
    const Reading balance = measured("leaver.balance", 2025, {"leave USA:UN", "leave USA:NATO"});
    EXPECT_NEAR(amount(balance, "UN regular budget"), 3717 * 0.22, 1e-9);
    EXPECT_NEAR(amount(balance, "UN peacekeeping"),
                5380 * value_of(settled_world(2025), Column::peacekeeping_rate, "USA") / 100, 1e-9);
    EXPECT_NEAR(amount(balance, "NATO common funding"), 4600 * 0.158812, 0.01);
    EXPECT_NEAR(amount(balance, "voluntary money"), 14265.5 - 3214.0, 0.5);
}

TEST(LeaverBalance, BeyondHalfOfTheCommitmentsThereIsOnlyThePublishedFigureForReference) {
    const auto losses = [](const Reading& reading, std::string_view kind) {
        std::vector<double> found;
        for (const auto& row : reading.table.rows)
            if (std::get<std::string>(row[2]).starts_with("RAND") &&
                std::get<std::string>(row[3]) == kind)
                found.push_back(std::holds_alternative<double>(row[4]) ? std::get<double>(row[4])
                                                                       : -1);
        return found;
    };
    const Reading computed = measured("leaver.balance", 2025, {"leave USA:NATO"});
    EXPECT_THAT(losses(computed, "may be lost"), testing::ElementsAre(-1, -1)) << "absent";
    EXPECT_THAT(losses(computed, "published, for reference"), testing::ElementsAre(577, 490));
    const Reading half =
        measured("leaver.balance", 2025, {"leave USA:NATO"}, assume({"retrenchment=0.5"}));
    EXPECT_THAT(losses(half, "may be lost"), testing::ElementsAre(testing::DoubleNear(577, 1e-9),
                                                                  testing::DoubleNear(490, 1e-9)));
}

TEST(LeaverBalance, ListsOnlyWhatTheLeaverLeaves) {
    const Reading nato = measured("leaver.balance", 2025, {"leave USA:NATO"});
    EXPECT_FALSE(has_item(nato, "UN regular"));
    EXPECT_TRUE(has_item(nato, "NATO common"));
    const Reading germany = measured("leaver.balance", 2025, {"leave DEU:NATO"});
    EXPECT_FALSE(has_item(germany, "RAND")) << "the estimate is for the United States";
    EXPECT_FALSE(has_item(germany, "spending assigned"))
        << "its budget stands in the region anyway";
    EXPECT_NEAR(amount(nato, "spending assigned"),
                0.12 * value_of(published_world(2025), Column::milex, "USA"), 1e-6);
    EXPECT_TRUE(has_item(nato, "Bruegel"));
    EXPECT_FALSE(has_item(measured("leaver.balance", 2025, {"leave USA:ANZUS"}), "Bruegel"))
        << "those studies are of Europe";
    const Reading un = measured("leaver.balance", 2025, {"leave USA:UN"});
    EXPECT_FALSE(has_item(un, "spending assigned"));
}

TEST(LeaverBalance, SaysThatNobodyLeaves) {
    const Reading nobody = measured("leaver.balance", 2025);
    EXPECT_TRUE(nobody.table.rows.empty());
    EXPECT_THAT(nobody.notes, Contains(HasSubstr("nobody leaves")));
}

}  // namespace
}  // namespace counterpoise

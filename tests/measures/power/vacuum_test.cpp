#include "measures/power/vacuum.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "power_worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

// 0.22888 with and 0.10531 without the United States: Germany's share of the sum times 2.1733.
TEST(Vacuum, OfNatoWithoutTheUnitedStatesByHand) {
    const Reading vacuum = measured("power.vacuum", 2025, {"leave USA:NATO"});
    EXPECT_NEAR(extra_of(vacuum, "NATO_leavers_cinc_pct"), 100 * .12357 / .22888, 3e-3);
    for (const char* state : {"DEU", "GBR", "POL"})
        EXPECT_NEAR(
            number_of(vacuum, state, "cinc_after") / number_of(vacuum, state, "cinc_before"),
            .22888 / .10531, 2e-4)
            << state;
    EXPECT_NEAR(number_of(vacuum, "CHN", "cinc_before"), 100 * .23410 / .22888, 5e-3);
    EXPECT_NEAR(number_of(vacuum, "CHN", "cinc_after"), 100 * .23410 / .10531, 2e-2);
    EXPECT_EQ(text_of(vacuum, "CHN", "role"), "outside");
    EXPECT_EQ(text_of(vacuum, "USA", "role"), "left");
    EXPECT_TRUE(std::isnan(number_of(vacuum, "USA")));
    EXPECT_EQ(std::get<std::string>(vacuum.table.rows[0][0]), "DEU") << "sorted by gain";
}

// Published common-funding shares 15.8813 and 10.9626 of 100.0007, the leaver's 15.8813.
TEST(Vacuum, DuesFollowTheRuleOfTheExit) {
    const Reading nato = measured("power.vacuum", 2025, {"leave USA:NATO"});
    EXPECT_NEAR(number_of(nato, "DEU", "dues_before"), 15.88, 0.005);
    EXPECT_NEAR(number_of(nato, "DEU", "dues_after"), 18.88, 0.005);
    EXPECT_TRUE(std::isnan(number_of(nato, "DEU", "peacekeeping_after")));
    const Reading un = measured("power.vacuum", 2025, {"leave USA:UN"});
    EXPECT_NEAR(number_of(un, "CHN", "dues_after"), 22, 1e-9);
    const Reading pro_rata =
        measured("power.vacuum", 2025, {"leave USA:UN"}, assume({"un_rescale=pro_rata"}));
    EXPECT_NEAR(number_of(pro_rata, "CHN", "dues_after"), 20.004 / 0.78, 0.01);
}

TEST(Vacuum, SaysWhoGainsByEachBasis) {
    const std::string un = notes_of(measured("power.vacuum", 2025, {"leave USA:UN"}));
    EXPECT_THAT(un, HasSubstr("UN: gains most: by CINC China"));
    EXPECT_THAT(un, HasSubstr("by dues Japan"));
}

TEST(Vacuum, ShowsEachGroupThatChangedAndJoiners) {
    const Reading both =
        measured("power.vacuum", 2025, {"leave USA:NATO", "join UKR:NATO", "leave FRA:UN"});
    EXPECT_EQ(text_of(both, "UKR", "role"), "joined");
    int un = 0, nato = 0;
    for (const auto& row : both.table.rows) {
        un += std::get<std::string>(row[both.table.column("group")]) == "UN";
        nato += std::get<std::string>(row[both.table.column("group")]) == "NATO";
    }
    EXPECT_EQ(nato, 31 + 1 + 5 + 1);
    EXPECT_EQ(un, 192 + 2 + 1) << "members, Taiwan and Kosovo outside, France";
}

RC_GTEST_PROP(Vacuum, SharesOfTheMembersAddToAHundredBeforeAndAfter, ()) {
    const std::string target = *rc::gen::element<std::string>("NATO", "UN");
    const Reading vacuum = measured("power.vacuum", 2025, any_leavers(target));
    const Table& t = vacuum.table;
    const auto sum = [&](const std::string& column, const std::set<std::string>& roles) {
        double total = 0;
        for (const auto& row : t.rows)
            if (roles.contains(std::get<std::string>(row[t.column("role")])))
                if (const auto* x = std::get_if<double>(&row[t.column(column)])) total += *x;
        return total;
    };
    // A basis is absent, or its shares add to 100.
    for (const std::string basis : {"cinc", "milex", "gdp", "dues"}) {
        const double before = sum(basis + "_before", {"stays", "left"});
        const double after = sum(basis + "_after", {"stays", "joined"});
        RC_ASSERT(before == 0 || std::abs(before - 100) < 1e-9);
        RC_ASSERT(after == 0 || std::abs(after - 100) < 1e-9);
    }
    for (const auto& row : t.rows)
        if (std::get<std::string>(row[t.column("role")]) == "stays")
            if (const auto* gain = std::get_if<double>(&row[t.column("value")]))
                RC_ASSERT(*gain >= 0);
}

TEST(Vacuum, RefusesAWorldInWhichNobodyLeftOrJoined) {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{}, std::vector<std::string>{"dormant USA:NATO"}})
        EXPECT_THAT([&] { (void)measured("power.vacuum", 2025, words); },
                    ThrowsMessage<InputError>(HasSubstr("Add --leave")));
    EXPECT_THAT([] { (void)measured("power.vacuum", 2024, {"leave USA:NATO"}); },
                ThrowsMessage<InputError>(HasSubstr("no capabilities (CINC) for 2024")));
}

}  // namespace
}  // namespace counterpoise

#include "behaviour/disputes/law.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "behaviour/disputes/laws.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

ParameterSet shipped() {
    return read_parameters(test_facts(), "disputes");
}

DisputeEpoch epoch_of(const DisputeRecord& record, const World& world) {
    return dispute_epoch(record, protection(record, published_world(2025), test_facts(), {}),
                         PactMatrix(world, test_facts()));
}

TEST(DisputeModel, ReadsEveryParameterOfItsFile) {
    const ParameterSet set = shipped();
    const DisputeLaw law = DisputeModel(set).estimates();
    EXPECT_EQ(law.onset.intercept, set.list[set.index("onset.intercept")].value);
    EXPECT_EQ(law.peace[2], set.list[set.index("onset.peace_years_3")].value);
    EXPECT_EQ(law.war_continues, set.list[set.index("continues.war")].value);
    EXPECT_NEAR(law.guarantor_loss_log_odds, 0.2231435513142097, 1e-15);  // ln 1.25
}

TEST(DisputeModel, NamesAParameterThatNoWorldCanCarryAndThoseThatAreAbsent) {
    ParameterSet set = shipped();
    set.list[set.index("continues.war")].name = "onset.shared_igos";
    EXPECT_THAT([&] { DisputeModel model(set); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("'onset.shared_igos' is none"),
                                                HasSubstr("'continues.war' is absent"))));
}

TEST(SeverityShares, EachIncludesTheWorseOnes) {
    const Shares shares = shares_of(1.0, 0.5, 0.25);
    EXPECT_DOUBLE_EQ(shares[0], 1.75 / 2.75);
    EXPECT_DOUBLE_EQ(shares[1], 0.75 / 2.75);
    EXPECT_DOUBLE_EQ(shares[2], 0.25 / 2.75);
}

TEST(GuarantorLoss, IsNothingInTheSchoolThatDoubtsIt) {
    const DisputeLaw estimates = estimated_law();
    DisputeLaw run = estimates;
    run.guarantor_loss_log_odds += 0.3;
    const auto loss = [&](const std::vector<std::string>& words) {
        return guarantor_loss(dispute_choices(assume(words)), run, estimates).log_odds;
    };
    EXPECT_EQ(loss({"guarantor_loss=does_not_deter"}), 0.0);
    EXPECT_DOUBLE_EQ(loss({}), estimates.guarantor_loss_log_odds + 0.3);
    EXPECT_NEAR(loss({"guarantor_loss_odds=2"}), std::log(2.0) + 0.3, 1e-14);
}

TEST(GuarantorLoss, ItsPriorHoldsOneInTheNinetyPerCentInterval) {
    const ParameterSet set = shipped();
    const Parameter& p = set.list[set.index("guarantor_loss.log_odds")];
    EXPECT_NEAR(std::exp(p.value), 1.25, 1e-12);
    EXPECT_LT(p.value - 1.645 * p.se, 0);
    EXPECT_GT(p.value + 1.645 * p.se, 0);
}

TEST(DisputeEpoch, OfTheStartChangesNothing) {
    EXPECT_TRUE(epoch_of(record_of(2025), settled_world(2025)).changes.empty());
}

TEST(DisputeEpoch, AnExitEndsTheLeaversPactsAndExposesWhatItGuarded) {
    const DisputeRecord& record = record_of(2025);
    const World after = world_after(2025, {"leave USA:NATO"});
    const DisputeEpoch epoch = epoch_of(record, after);
    const auto change = [&](std::string_view a, std::string_view b) {
        const std::size_t pair = record.pairs.at(row_in(2025, a), row_in(2025, b));
        for (const PairChange& c : epoch.changes)
            if (c.pair == pair) return std::optional(c);
        return std::optional<PairChange>();
    };
    ASSERT_TRUE(change("USA", "DEU"));
    EXPECT_EQ(change("USA", "DEU")->bond, Bond::none);
    EXPECT_EQ(change("USA", "DEU")->guarantor_lost, 0.0);
    ASSERT_TRUE(change("EST", "RUS"));
    EXPECT_EQ(change("EST", "RUS")->guarantor_lost, 1.0);  // the strongest
    EXPECT_FALSE(change("DEU", "FRA"));                    // still bound, and no challengers
    EXPECT_FALSE(change("IND", "PAK"));                    // not touched
    EXPECT_FALSE(change("USA", "KOR"));                    // a treaty of its own
}

// Iceland has no forces, Luxembourg few, Germany some: none of them is what the United States is.
TEST(DisputeEpoch, WeighsALostGuarantorByItsStrength) {
    const DisputeRecord& record = record_of(2025);
    const auto lost = [&](const std::string& leaver) {
        const World after = world_after(2025, {"leave " + leaver + ":NATO"});
        const std::size_t pair = record.pairs.at(row_in(2025, "EST"), row_in(2025, "RUS"));
        for (const PairChange& c : epoch_of(record, after).changes)
            if (c.pair == pair) return c.guarantor_lost;
        return 0.0;
    };
    EXPECT_EQ(lost("ISL"), 0.0);
    EXPECT_GT(lost("MNE"), 0.0);
    EXPECT_LT(lost("MNE"), 0.001);
    EXPECT_GT(lost("TUR"), lost("MNE"));
    EXPECT_LT(lost("TUR"), 0.2);
    // By hand: its strength over that of the United States, at purchasing power.
    const World& world = published_world(2025);
    const auto strength = [&](std::string_view code) {
        const std::size_t i = row_in(2025, code);
        return world.value(Column::milex_share, i) * world.value(Column::gdp_ppp, i);
    };
    EXPECT_NEAR(lost("TUR"), strength("TUR") / strength("USA"), 1e-12);
}

}  // namespace
}  // namespace counterpoise

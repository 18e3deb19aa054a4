#include "behaviour/spending/spending.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "behaviour/sequence.h"
#include "world/panel.h"
#include "worlds.h"

namespace counterpoise {
namespace {

using testing::DoubleNear;
using testing::Each;

/// Three states: 0 leaves or joins; 1 and 2 stay.
const AllianceChange kExit{{1, 2}, {0}, {}};
const AllianceChange kAccession{{1, 2}, {}, {0}};
const std::vector<double> kSpending{900, 100, 50};
const std::vector<double> kGdp{20000, 5000, 1000};

SpendingChoices choices(AllyResponse response) {
    SpendingChoices c;
    c.ally_response = response;
    c.assigned = {0.12, 1.0, 1.0};
    return c;
}

std::vector<double> response(const AllianceChange& change, const SpendingChoices& c,
                             double elasticity = 0.0) {
    return long_run_response(change, kSpending, kGdp, c, elasticity, 0.03);
}

TEST(LongRunResponse, OfEstimatedIsTheElasticityTimesTheFallOfAlliesSpending) {
    // 108 of the leaver's 900 count. Allies of 1: 50 + 108 before, 50 after.
    const auto r = response(kExit, choices(AllyResponse::estimated), 0.2);
    EXPECT_DOUBLE_EQ(r[0], 0.0);
    EXPECT_NEAR(r[1], 0.2 * std::log(50.0 / 158.0), 1e-15);
    EXPECT_NEAR(r[2], 0.2 * std::log(100.0 / 208.0), 1e-15);
}

TEST(LongRunResponse, OfFollowFallsWithTheAllies) {
    const auto r = response(kExit, choices(AllyResponse::follow), 0.3);
    EXPECT_NEAR(r[1], 0.3 * std::log(50.0 / 158.0), 1e-15);
    EXPECT_LT(r[2], 0.0);
}

TEST(LongRunResponse, OfAnAccessionHasTheOtherSign) {
    const auto r = response(kAccession, choices(AllyResponse::follow), 0.3);
    EXPECT_NEAR(r[1], 0.3 * std::log(158.0 / 50.0), 1e-15);
    EXPECT_DOUBLE_EQ(r[0], 0.0) << "a newcomer is no remaining member";
}

TEST(LongRunResponse, OfSubstituteByHandWhereOneAllyIsLeft) {
    // Alone, with everything spilling in: a = (100 + 108) / (5000 + 108), then q = a y.
    SpendingChoices c = choices(AllyResponse::substitute);
    c.spill_in = 1.0;
    const AllianceChange alone{{1}, {0}, {}};
    const auto r = response(alone, c);
    EXPECT_NEAR(r[1], std::log(208.0 / 5108.0 * 5000.0 / 100.0), 1e-12);
}

TEST(LongRunResponse, OfSubstituteByHandWhereTwoAlliesAreLeft) {
    SpendingChoices c = choices(AllyResponse::substitute);
    c.spill_in = 0.5;
    const double a1 = (100 + 0.5 * 158) / (5000 + 0.5 * 158);
    const double a2 = (50 + 0.5 * 208) / (1000 + 0.5 * 208);
    // q1 = a1 y1 - b1 q2 and q2 = a2 y2 - b2 q1, both positive.
    const double b1 = (1 - a1) * 0.5;
    const double b2 = (1 - a2) * 0.5;
    const double q1 = (a1 * 5000 - b1 * a2 * 1000) / (1 - b1 * b2);
    const double q2 = a2 * 1000 - b2 * q1;
    const auto r = response(kExit, c);
    EXPECT_NEAR(r[1], std::log(q1 / 100.0), 1e-12);
    EXPECT_NEAR(r[2], std::log(q2 / 50.0), 1e-12);
    EXPECT_GT(q1 - 100 + q2 - 50, 0.0);
    EXPECT_LT(q1 - 100 + q2 - 50, 108.0) << "less than what is lost";
}

TEST(LongRunResponse, OfSubstituteCountsOnlyTheAssignedPartOfABudget) {
    SpendingChoices c = choices(AllyResponse::substitute);
    c.spill_in = 1.0;
    c.assigned = {0.12, 0.5, 1.0};
    const AllianceChange alone{{1}, {0}, {}};
    // 50 of the 100 count; the other 50 stay as they are.
    const double counted = (50.0 + 108.0) / (5000.0 + 108.0) * 5000.0;
    EXPECT_NEAR(response(alone, c)[1], std::log((50.0 + counted) / 100.0), 1e-12);
}

TEST(LongRunResponse, OfSubstituteIsNothingWithoutSpillIn) {
    SpendingChoices c = choices(AllyResponse::substitute);
    c.spill_in = 0.0;
    EXPECT_THAT(response(kExit, c), Each(DoubleNear(0.0, 1e-12)));
}

TEST(LongRunResponse, TheBaseYearIsAnEquilibrium) {
    SpendingChoices c = choices(AllyResponse::substitute);
    for (const double spill_in : {0.0, 0.3, 0.5, 1.0}) {
        c.spill_in = spill_in;
        EXPECT_THAT(response({{0, 1, 2}, {}, {}}, c), Each(DoubleNear(0.0, 1e-12))) << spill_in;
    }
}

TEST(LongRunResponse, TheBaseYearOfNatoIsAnEquilibrium) {
    const World& world = settled_world(2025);
    AllianceChange nothing;
    const TreatyId nato = treaties(test_facts()).named("NATO", "test");
    for (const StateId state : world.members(nato)) nothing.remaining.push_back(*world.row(state));
    const SpendingChoices c =
        spending_choices(assume({"ally_response=substitute"}), world, test_facts());
    EXPECT_THAT(long_run_response(nothing, world.column(Column::milex),
                                  world.column(Column::gdp_market), c, 0.0, 0.03),
                Each(DoubleNear(0.0, 1e-9)));
    // And a real loss moves it: without the United States every other member that spends gives
    // more.
    AllianceChange exit = nothing;
    const std::size_t usa = *world.row(state_named("USA"));
    std::erase(exit.remaining, usa);
    exit.lost.push_back(usa);
    const auto r = long_run_response(exit, world.column(Column::milex),
                                     world.column(Column::gdp_market), c, 0.0, 0.03);
    for (const std::size_t i : exit.remaining) {
        if (!(world.value(Column::milex, i) > 0)) continue;
        EXPECT_GT(r[i], 0.0) << world.iso3(i);
    }
    EXPECT_EQ(r[usa], 0.0);
}

TEST(LongRunResponse, EveryPointOfThreatAddsThreePercentAfterALoss) {
    SpendingChoices c = choices(AllyResponse::estimated);
    c.threat_rise = 2.0;
    const auto r = response(kExit, c);
    EXPECT_DOUBLE_EQ(r[1], 0.06);
    EXPECT_DOUBLE_EQ(r[2], 0.06);
    EXPECT_DOUBLE_EQ(r[0], 0.0);
    EXPECT_THAT(response(kAccession, c), Each(0.0)) << "nobody is lost";
}

TEST(LongRunResponse, ALeaverThatCutsLosesItsAssignedShare) {
    SpendingChoices c = choices(AllyResponse::estimated);
    c.leaver_cut = 0.12;
    EXPECT_NEAR(response(kExit, c)[0], std::log(0.88), 1e-15);
}

TEST(LongRunResponse, MembersWithoutFiguresNeitherGiveNorRespond) {
    const std::vector<double> spending{900, kNone, 50};
    for (const AllyResponse school :
         {AllyResponse::estimated, AllyResponse::substitute, AllyResponse::follow}) {
        const auto r = long_run_response(kExit, spending, kGdp, choices(school), 0.3, 0.03);
        EXPECT_EQ(r[1], 0.0);
        EXPECT_TRUE(std::isfinite(r[2]));
    }
}

TEST(SpendingChoices, AreReadFromTheAssumptions) {
    const World& world = settled_world(2025);
    const SpendingChoices c = spending_choices(
        assume({"ally_response=follow", "targets=met", "target_after_exit=faster", "spill_in=0.25",
                "threat_rise=1.5", "leaver_spending=cut", "assigned_share=0.2",
                "assigned_share_other=0.9", "global_reach=USA,GBR"}),
        world, test_facts());
    EXPECT_EQ(c.ally_response, AllyResponse::follow);
    EXPECT_EQ(c.targets, TargetPull::met);
    EXPECT_EQ(c.target_after_exit, TargetAfterExit::faster);
    EXPECT_EQ(c.spill_in, 0.25);
    EXPECT_EQ(c.threat_rise, 1.5);
    EXPECT_EQ(c.leaver_cut, 0.2);
    EXPECT_EQ(c.assigned[*world.row(state_named("GBR"))], 0.2);
    EXPECT_EQ(c.assigned[*world.row(state_named("DEU"))], 0.9);
}

/// One run with every parameter at nothing but those named; no growth, no shocks.
class OneRun {
  public:
    OneRun(const SpendingChoices& c, const std::vector<std::pair<std::string, double>>& values)
        : records_(world(), test_facts()),
          choices_(c),
          parameters_(records_.spending_set.list.size(), 0.0),
          growth_(world().size(), 0.0),
          shocks_(world().size(), 0.0),
          burden_(world().size()) {
        for (const auto& [name, value] : values) parameters_[index(name)] = value;
        year.target.assign(world().size(), kNone);
        run_.emplace(records_.spending, choices_, world(), parameters_, records_.spending_set);
    }

    OneRun(const OneRun&) = delete;
    OneRun& operator=(const OneRun&) = delete;

    static const World& world() { return settled_world(2025); }
    static std::size_t row(std::string_view iso3) { return *world().row(state_named(iso3)); }
    static double share(std::string_view iso3) {
        return world().value(Column::milex_share, row(iso3));
    }

    double burden_after_step(std::string_view iso3) {
        run_->step(world(), year, growth_, shocks_, burden_);
        return burden_[row(iso3)];
    }
    [[nodiscard]] const SpendingRecord& record() const { return records_.spending; }

    SpendingYear year;
    std::vector<double>& growth() { return growth_; }
    std::vector<double>& shocks() { return shocks_; }

  private:
    std::size_t index(std::string_view name) const { return records_.spending_set.index(name); }

    BehaviourRecords records_;
    SpendingChoices choices_;
    std::vector<double> parameters_;
    std::vector<double> growth_;
    std::vector<double> shocks_;
    std::vector<double> burden_;
    std::optional<SpendingRun> run_;
};

SpendingChoices chosen(const std::vector<std::string>& words) {
    return spending_choices(assume(words), settled_world(2025), test_facts());
}

TEST(SpendingRun, StaysWhereItIsWhenNothingPushes) {
    OneRun run(chosen({}), {});
    EXPECT_NEAR(run.burden_after_step("DEU"), OneRun::share("DEU"), 1e-12);
}

TEST(SpendingRun, AShockMovesTheLogBurden) {
    OneRun run(chosen({}), {});
    run.shocks()[OneRun::row("DEU")] = 0.1;
    EXPECT_NEAR(run.burden_after_step("DEU"), OneRun::share("DEU") * std::exp(0.1), 1e-12);
}

TEST(SpendingRun, GrowthMovesTheBurdenByItsCoefficientUpToAFifth) {
    OneRun run(chosen({}), {{"increment.growth", -0.2}});
    run.growth()[OneRun::row("DEU")] = 0.05;
    run.growth()[OneRun::row("JPN")] = 0.9;
    EXPECT_NEAR(run.burden_after_step("DEU"), OneRun::share("DEU") * std::exp(-0.01), 1e-12);
    EXPECT_NEAR(run.burden_after_step("JPN"), OneRun::share("JPN") * std::exp(-0.08), 1e-12)
        << "two steps of a growth held to 0.2";
}

/// ln of SIPRI's share of GDP by year.
std::map<int, double> log_shares(std::string_view iso3) {
    const Panel& panel = military_spending(test_facts());
    const StateId state = state_named(iso3);
    std::map<int, double> logs;
    for (std::size_t r = 0; r < panel.rows(); ++r)
        if (panel.state[r] == state && panel.values[2][r] > 0)
            logs[panel.year[r].value] = std::log(panel.values[2][r]);
    return logs;
}

TEST(SpendingRun, RevertsToTheMeanOfTenYears) {
    OneRun run(chosen({}), {{"increment.own_deviation", -0.25}});
    std::map<int, double> logs = log_shares("JPN");  // no NATO figure of 2025: its last is of 2024
    double mean = 0;
    for (int year = 2015; year <= 2024; ++year) mean += logs.at(year) / 10;
    const double path = std::log(OneRun::share("JPN"));
    EXPECT_NEAR(run.burden_after_step("JPN"), std::exp(path + 0.25 * (mean - path)), 1e-12);
}

TEST(SpendingRun, RevertsToTheCommonLevel) {
    OneRun run(chosen({}), {{"increment.log_burden", -0.02}, {"increment.intercept", -0.07}});
    const double path = std::log(OneRun::share("JPN"));
    EXPECT_NEAR(run.burden_after_step("JPN"), std::exp(0.98 * path - 0.07), 1e-12);
}

TEST(SpendingRun, GoesOnAsTheYearBefore) {
    OneRun run(chosen({}), {{"increment.own_increment", 0.5}});
    std::map<int, double> logs = log_shares("JPN");
    const double last = logs.at(2024) - logs.at(2023);
    EXPECT_NEAR(run.burden_after_step("JPN"), OneRun::share("JPN") * std::exp(0.5 * last), 1e-12);
    EXPECT_NEAR(run.burden_after_step("JPN"), OneRun::share("JPN") * std::exp(0.75 * last), 1e-12);
}

TEST(SpendingRun, AMembersOwnChangeIsThatOfNatosFigures) {
    OneRun run(chosen({}), {{"increment.own_increment", 0.5}});
    // Germany: 2.12 % in 2024 and 2.40 % in 2025 by NATO; SIPRI's figure of 2024 is another.
    EXPECT_NEAR(run.burden_after_step("DEU"), 0.024 * std::sqrt(2.40 / 2.12), 1e-12);
}

TEST(SpendingRun, FollowsTheMiddleOfTheWorld) {
    OneRun run(chosen({}), {{"increment.world_increment", 1.0}});
    const std::vector<double> m = run.record().medians;
    ASSERT_EQ(m.size(), 3u);
    const double first = (m[0] + m[1] + m[2]) / 3;
    EXPECT_NEAR(run.burden_after_step("JPN"), OneRun::share("JPN") * std::exp(first), 1e-12);
    // The next year the middle of the simulated changes is among the three.
    const double second = (m[1] + m[2] + first) / 3;
    EXPECT_NEAR(run.burden_after_step("JPN"), OneRun::share("JPN") * std::exp(first + second),
                1e-12);
}

TEST(SpendingRun, AnswersTheSpendingOfItsRivals) {
    OneRun run(chosen({}), {{"increment.rivals_increment", 1.0}});
    const Panel& panel = military_spending(test_facts());
    std::map<int, double> sum;
    for (std::size_t r = 0; r < panel.rows(); ++r)
        for (const char* rival : {"CHN", "PAK"})
            if (panel.state[r] == state_named(rival))
                sum[panel.year[r].value] += panel.values[0][r];
    EXPECT_NEAR(run.burden_after_step("IND"), OneRun::share("IND") * sum[2024] / sum[2023], 1e-12);
}

TEST(SpendingRun, AnswersTheSpendingOfItsAlliesOfTheStart) {
    const auto with = [](const std::vector<AllianceChange>& changes) {
        OneRun run(chosen({"ally_response=follow"}), {{"increment.allies_increment", 1.0}});
        run.year.changes = changes;
        return run.burden_after_step("DEU");
    };
    const OneRun run(chosen({}), {});
    double now = 0;
    double before = 0;
    for (const std::size_t i : run.record().allies[OneRun::row("DEU")])
        if (!std::isnan(run.record().spending_before[i])) {
            now += run.record().spending_now[i];
            before += run.record().spending_before[i];
        }
    EXPECT_NEAR(with({}), OneRun::share("DEU") * now / before, 1e-12);
    // What the loss of an ally does is said by the school alone, here at nothing.
    EXPECT_EQ(with({{{OneRun::row("DEU")}, {OneRun::row("USA")}, {}}}), with({}));
}

TEST(SpendingRun, AnAnswerThatClosesAGapLeavesLessToTheTarget) {
    OneRun run(chosen({"leaver_spending=cut"}),
               {{"adjustment", 0.25}, {"increment.target_gap", 0.5}});
    const std::size_t usa = OneRun::row("USA");
    run.year.changes = {{{}, {usa}, {}}};
    run.year.target[usa] = 5.0;
    const double now = std::log(OneRun::share("USA"));
    const double response = 0.25 * std::log(1.0 - 0.12);
    // Half of the gap that is left after the answer.
    EXPECT_NEAR(run.burden_after_step("USA"),
                std::exp(now + response + 0.5 * (std::log(0.05) - now - response)), 1e-12);
}

TEST(IncrementLaw, TheEstimatedSchoolTakesItsElasticityFromThePanel) {
    const ParameterSet set = read_parameters(test_facts(), "spending");
    std::vector<double> values(set.list.size(), 0.0);
    values[set.index("increment.allies_increment")] = 0.06;
    values[set.index("increment.own_increment")] = 0.25;
    EXPECT_NEAR(IncrementLaw(values, set).ally_elasticity(), 0.08, 1e-15);
}

/// A year that binds one state to a target of 5 % of GDP.
OneRun bound_run(const std::vector<std::string>& words, double closing) {
    return OneRun(chosen(words), {{"increment.target_gap", closing}});
}

TEST(SpendingRun, ClosesAShareOfTheLogGapToItsTarget) {
    const double share = OneRun::share("DEU");
    OneRun run = bound_run({}, 0.5);
    run.year.target[OneRun::row("DEU")] = 5.0;
    EXPECT_NEAR(run.burden_after_step("DEU"), std::sqrt(share * 0.05), 1e-12);
}

TEST(SpendingRun, IsNotPulledDownToATarget) {
    OneRun run = bound_run({}, 0.5);
    run.year.target[OneRun::row("DEU")] = 0.5;
    EXPECT_NEAR(run.burden_after_step("DEU"), OneRun::share("DEU"), 1e-12);
}

TEST(SpendingRun, ATargetThatHasLapsedDoesNotPull) {
    OneRun run = bound_run({"target_after_exit=lapses"}, 0.5);
    run.year.target[OneRun::row("DEU")] = 5.0;
    run.year.after_exit.assign(run.year.target.size(), true);
    EXPECT_NEAR(run.burden_after_step("DEU"), OneRun::share("DEU"), 1e-12);
}

TEST(SpendingRun, FasterPullsTwiceAsHardAfterAnExit) {
    OneRun run = bound_run({"target_after_exit=faster"}, 0.25);
    run.year.target[OneRun::row("DEU")] = 5.0;
    run.year.after_exit.assign(run.year.target.size(), true);
    EXPECT_NEAR(run.burden_after_step("DEU"), std::sqrt(OneRun::share("DEU") * 0.05), 1e-12);
}

TEST(SpendingRun, ATargetThatIsMetIsMet) {
    OneRun run = bound_run({"targets=met"}, 0.0);
    run.year.target[OneRun::row("DEU")] = 5.0;
    EXPECT_NEAR(run.burden_after_step("DEU"), 0.05, 1e-12);
}

TEST(SpendingRun, WithoutTargetsNothingPulls) {
    OneRun run = bound_run({"targets=none"}, 0.5);
    run.year.target[OneRun::row("DEU")] = 5.0;
    EXPECT_NEAR(run.burden_after_step("DEU"), OneRun::share("DEU"), 1e-12);
}

TEST(SpendingRun, GoesAShareOfTheWayToTheLongRunResponseEachYear) {
    OneRun run(chosen({"leaver_spending=cut"}), {{"adjustment", 0.25}});
    run.year.changes = {{{}, {OneRun::row("USA")}, {}}};
    const double desired = std::log(1.0 - 0.12);
    EXPECT_NEAR(run.burden_after_step("USA"), OneRun::share("USA") * std::exp(0.25 * desired),
                1e-12);
    run.year.changes.clear();
    EXPECT_NEAR(run.burden_after_step("USA"), OneRun::share("USA") * std::exp(0.4375 * desired),
                1e-12);
}

TEST(SpendingRecord, PoolsAStatesOwnVolatilityWithThatOfAll) {
    const Panel& panel = military_spending(test_facts());
    std::map<std::pair<int, int>, double> logs;
    for (std::size_t r = 0; r < panel.rows(); ++r)
        if (panel.values[2][r] > 0)
            logs[{panel.state[r].code, panel.year[r].value}] = std::log(panel.values[2][r]);
    std::map<int, std::pair<double, double>> own;  // squares, years
    std::pair<double, double> all;
    for (const auto& [key, now] : logs) {
        const auto before = logs.find({key.first, key.second - 1});
        if (before == logs.end()) continue;
        const double d = std::clamp(now - before->second, -0.5, 0.5);
        for (auto* sum : {&own[key.first], &all}) {
            sum->first += d * d;
            sum->second += 1;
        }
    }
    const double pooled = all.first / all.second;
    const World& world = settled_world(2025);
    const SpendingRecord record(world, test_facts());
    for (std::size_t i = 0; i < world.size(); ++i) {
        const auto& [squares, n] = own[world.id(i).code];
        EXPECT_NEAR(record.volatility[i], std::sqrt((10 * pooled + squares) / (10 + n)), 1e-12)
            << world.iso3(i);
    }
    EXPECT_LT(record.volatility[*world.row(state_named("USA"))], std::sqrt(pooled))
        << "a steady spender lies below the pooled figure";
}

TEST(SpendingRecord, AlliesAreThoseThatOweDefence) {
    const World& world = settled_world(2025);
    const SpendingRecord record(world, test_facts());
    const auto owes = [&](const char* who, const char* whom) {
        const auto& list = record.allies[*world.row(state_named(whom))];
        return std::binary_search(list.begin(), list.end(), *world.row(state_named(who)));
    };
    EXPECT_TRUE(owes("USA", "EST"));
    EXPECT_TRUE(owes("USA", "JPN"));
    EXPECT_FALSE(owes("RUS", "EST"));
    EXPECT_FALSE(owes("EST", "EST"));
}

TEST(SpendingShocks, AreVolatilityTimesACommonNormalAndOneAtTheStatesOwnAddress) {
    const World& world = settled_world(2025);
    const SpendingRecord record(world, test_facts());
    std::vector<double> shocks(world.size());
    spending_shocks(record, world, {2.0, 0.25}, 1949, 12, Year{2031}, shocks);
    const std::size_t deu = *world.row(state_named("DEU"));
    const double common = normal(address(1949, 12, 2031, Behaviour::spending, 0));
    const double own = normal(address(1949, 12, 2031, Behaviour::spending, 255));
    EXPECT_NEAR(shocks[deu], 2 * record.volatility[deu] * (0.5 * common + std::sqrt(0.75) * own),
                1e-15);
}

}  // namespace
}  // namespace counterpoise

#include "behaviour/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.h"
#include "behaviour/growth/growth.h"
#include "behaviour/relations.h"
#include "history/growth/parameters.h"
#include "history/growth/paths.h"
#include "history/paths/panel_parameters.h"
#include "history/spending/outlook.h"
#include "history/spending/parameters.h"
#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;

const SpendingRecordYears& spending() {
    return spending_record_years(test_facts());
}

SpendingFit full_fit() {
    return fit_spending(spending(), spending_spec("increments"), Year{kFirstIncrementYear},
                        Year{kLastSpendingYear});
}

/// Two sets of the same words whose figures differ by at most 1e-9 of themselves.
void expect_same(const ParameterSet& shipped, const ParameterSet& fitted) {
    const auto near = [](double a, double b, const std::string& what) {
        EXPECT_NEAR(a, b, 1e-9 * std::abs(b) + 1e-18) << what;
    };
    ASSERT_EQ(shipped.list.size(), fitted.list.size());
    for (std::size_t i = 0; i < shipped.list.size(); ++i) {
        const Parameter& a = shipped.list[i];
        const Parameter& b = fitted.list[i];
        EXPECT_EQ(a.name, b.name);
        EXPECT_EQ(a.standing, b.standing);
        EXPECT_EQ(a.source, b.source);
        near(a.value, b.value, a.name);
        near(a.se, b.se, a.name + ", se");
    }
    ASSERT_EQ(shipped.blocks.size(), fitted.blocks.size());
    for (std::size_t b = 0; b < shipped.blocks.size(); ++b)
        for (std::size_t k = 0; k < shipped.blocks[b].covariance.size(); ++k)
            EXPECT_NEAR(shipped.blocks[b].covariance[k], fitted.blocks[b].covariance[k],
                        1e-9 * std::abs(fitted.blocks[b].covariance[k]) + 1e-15);
    ASSERT_EQ(shipped.scores.size(), fitted.scores.size());
    for (std::size_t i = 0; i < shipped.scores.size(); ++i)
        near(shipped.scores[i].value, fitted.scores[i].value, shipped.scores[i].name);
    ASSERT_TRUE(shipped.fit.has_value());
    EXPECT_EQ(shipped.fit->rows, fitted.fit->rows);
    EXPECT_EQ(shipped.fit->facts, fitted.fit->facts)
        << "the tables have changed: run tools/refresh_parameters.sh";
}

TEST(ShippedParameters, OfSpendingAreWhatAFitGives) {
    const ParameterSet shipped = read_parameters(test_facts(), "spending");
    expect_same(shipped, spending_parameters(test_facts(), full_fit(), shipped));
}

TEST(ShippedParameters, OfGrowthAreWhatAFitGives) {
    const ParameterSet shipped = read_parameters(test_facts(), "growth");
    const GrowthFit fit = fit_growth(growth_history(test_facts()), growth_spec("increments"),
                                     Year{kFirstGrowthYear + 1}, Year{kLastGrowthYear});
    expect_same(shipped, growth_parameters(test_facts(), fit, shipped));
}

TEST(SpendingParameters, KeepPriorsAndReplaceEstimates) {
    ParameterSet present = read_parameters(test_facts(), "spending");
    present.list[present.index("adjustment")].value = 0.25;
    present.list[present.index("increment.growth")].value = 1.0;
    const ParameterSet again = spending_parameters(test_facts(), full_fit(), present);
    EXPECT_EQ(again.list[again.index("adjustment")].value, 0.25);
    EXPECT_LT(again.list[again.index("increment.growth")].value, 0.0);
}

TEST(SpendingParameters, RefuseAFormThatCannotLookAhead) {
    const SpendingFit fit =
        fit_spending(spending(), spending_spec("two-way"), Year{1950}, Year{2024});
    EXPECT_THAT(
        [&] {
            (void)spending_parameters(test_facts(), fit, read_parameters(test_facts(), "spending"));
        },
        testing::ThrowsMessage<InputError>(HasSubstr("cannot look ahead")));
}

/// The columns of the simulation, had it begun in a year, against those of the fit. Partners by
/// treaty are compared where both records name the same ones.
int compare_year(int year) {
    const World& world = published_world(year);
    const SpendingRecord record(world, test_facts());
    const SpendingPaths paths(spending(), year);
    const RecordStates& all = record_states(test_facts());
    const std::vector<double> volatility = volatilities(spending(), year);
    int compared = 0;
    for (std::size_t i = 0; i < world.size(); ++i) {
        const std::size_t s = all.place(world.id(i));
        if (s == RecordStates::kNobody || std::isnan(paths.log_burden(s, year))) continue;
        EXPECT_EQ(record.volatility[i], volatility[s]) << world.iso3(i) << " " << year;
        const IncrementRow mine =
            increment_row({record.past_of(i), record.medians, record.rivals[i], record.allies[i],
                           record.spending_now, record.spending_before, record.spending_now,
                           record.spending_before, 0.01, 0.0});
        const IncrementRow theirs = paths.columns(s, year, 0.01);
        std::set<std::uint16_t> here;
        std::set<std::uint16_t> there;
        for (const std::size_t j : record.allies[i]) here.insert(world.id(j).code);
        for (const std::size_t p :
             spending().allies[s][static_cast<std::size_t>(year - kFirstSpendingYear)])
            there.insert(all.list[p].code);
        for (std::size_t c = 0; c < kIncrements; ++c) {
            const auto column = static_cast<Increment>(c);
            if (column == Increment::target_gap) continue;
            if (column == Increment::allies_increment && here != there) continue;
            EXPECT_NEAR(mine[c], theirs[c], 1e-12)
                << world.iso3(i) << " " << year << " " << increment_columns()[c].name;
            compared += column == Increment::allies_increment;
        }
    }
    return compared;
}

TEST(Covariates, OfSpendingAreTheSameInFitAndSimulationOnAThousandStateYears) {
    int compared = 0;
    for (const int year : {1955, 1965, 1975, 1985, 1992, 1998, 2004, 2010, 2016})
        compared += compare_year(year);
    EXPECT_GT(compared, 800);
    RecordProperty("compared", compared);
}

TEST(Covariates, OfGrowthAreTheSameInFitAndSimulationOnAThousandStateYears) {
    const ParameterSet set = read_parameters(test_facts(), "growth");
    const GrowthHistory& history = growth_history(test_facts());
    const RecordStates& all = record_states(test_facts());
    int compared = 0;
    for (const int year : {1960, 1970, 1980, 1990, 2000, 2010, 2019}) {
        const World& world = published_world(year);
        const GrowthRecord record(world, test_facts(), set);
        const GrowthPaths paths(history, year);
        for (std::size_t i = 0; i < world.size(); ++i) {
            const std::size_t s = all.place(world.id(i));
            if (s == RecordStates::kNobody) continue;
            const GrowthRow theirs = paths.columns(s, year);
            if (std::isnan(theirs[3])) continue;
            const GrowthRow mine = record.row(i);
            for (std::size_t c = 0; c < kGrowthColumns; ++c)
                EXPECT_NEAR(mine[c], theirs[c], 1e-12)
                    << world.iso3(i) << " " << year << " " << growth_columns()[c];
            ++compared;
        }
    }
    EXPECT_GT(compared, 1000);
}

/// The share of the past's five-year interval that simulated runs spread over: a state alone, its
/// shocks drawn as runs draw them.
TEST(ShockScale, GivesRunsTheIntervalThatTheErrorsOfThePastHad) {
    const World& world = settled_world(2025);
    const BehaviourRecords records(world, test_facts());
    SpendingChoices choices = spending_choices(Assumptions(), world, test_facts());
    choices.targets = TargetPull::none;
    const Protection protection =
        counterpoise::protection(records.disputes, world, test_facts(), {});
    SpendingYear nothing;
    nothing.target.assign(world.size(), kNone);
    constexpr std::uint32_t kRuns = 400;
    std::vector<std::vector<double>> moved(world.size());
    for (std::uint32_t run = 0; run < kRuns; ++run) {
        Luck luck(records, world, 1949, run, Year{2030});
        const RelationsRun still(records, {}, protection, luck);
        WorldRun one(records, choices, ThreatChannel::off, world, luck);
        for (int year = 2026; year <= 2030; ++year) {
            luck.draw(records, world, Year{year});
            one.step(records, nothing, luck, still, still);
        }
        for (std::size_t i = 0; i < world.size(); ++i)
            moved[i].push_back(std::log(one.world().value(Column::milex_share, i) /
                                        world.value(Column::milex_share, i)) /
                               records.spending.volatility[i]);
    }
    double width = 0;
    int states = 0;
    for (std::size_t i = 0; i < world.size(); ++i) {
        if (!(world.value(Column::milex_share, i) > 0)) continue;
        std::sort(moved[i].begin(), moved[i].end());
        width += moved[i][kRuns * 95 / 100] - moved[i][kRuns * 5 / 100];
        ++states;
    }
    const SpendingFit fit = full_fit();
    const auto errors =
        past_errors(spending_path_record(spending()), kLastSpendingYear, kSpreadYears,
                    [&](int t, int h) { return law_outlook(spending(), fit, t, h); });
    const double wanted = errors.back().quantile(0.95) - errors.back().quantile(0.05);
    EXPECT_NEAR(width / states / wanted, 1.0, 0.1);
}

}  // namespace
}  // namespace counterpoise

#include "behaviour/growth/growth.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "world/panel.h"
#include "worlds.h"

namespace counterpoise {
namespace {

const World& start() {
    return settled_world(2025);
}

const GrowthRecord& record() {
    static const GrowthRecord made(start(), test_facts());
    return made;
}

const ParameterSet& parameters() {
    static const ParameterSet set = read_parameters(test_facts(), "growth");
    return set;
}

std::size_t row(std::string_view iso3) {
    return *start().row(state_named(iso3));
}

/// Real GDP a head at purchasing power in the record; NaN where there is none.
double gdp(std::string_view iso3, int year) {
    const Panel& panel = gdp_ppp(test_facts());
    const StateId state = state_named(iso3);
    for (std::size_t r = 0; r < panel.rows(); ++r)
        if (panel.state[r] == state && panel.year[r].value == year)
            return panel.values[0][r] / panel.values[2][r];
    return kNone;
}

/// The values that make a run repeat history: the state's own growth alone, or its peers'.
std::vector<double> weights(double own_weight, double shock_scale, double drift_spread = 0.0) {
    std::vector<double> values(parameters().list.size());
    values[parameters().index("own_weight")] = own_weight;
    values[parameters().index("shock_scale")] = shock_scale;
    values[parameters().index("drift_spread")] = drift_spread;
    return values;
}

TEST(GrowthRecord, CoversTheYears1991To2019) {
    EXPECT_EQ(record().years(), 29u);
}

TEST(GrowthRecord, ShocksAndMeanAddUpToTheRecord) {
    for (const char* state : {"USA", "DEU", "JPN", "GRC", "CHN"})
        for (int year = 1991; year <= 2019; ++year) {
            const double growth = std::log(gdp(state, year) / gdp(state, year - 1));
            const double shock = record().shocks(static_cast<std::size_t>(year - 1991))[row(state)];
            EXPECT_NEAR(record().own(row(state)) + shock, growth, 1e-12) << state << " " << year;
        }
}

TEST(GrowthRecord, ShocksOfAStateSumToNothing) {
    for (std::size_t i = 0; i < start().size(); ++i) {
        double sum = 0;
        for (std::size_t y = 0; y < record().years(); ++y) sum += record().shocks(y)[i];
        EXPECT_NEAR(sum, 0.0, 1e-12) << start().iso3(i);
    }
}

TEST(GrowthRecord, KnowsTheCrisisOf2009) {
    const auto shocks = record().shocks(2009 - 1991);
    int down = 0;
    for (const double shock : shocks) down += shock < 0;
    EXPECT_LT(shocks[row("USA")], -0.02);
    EXPECT_GT(down, static_cast<int>(start().size() / 2));
}

TEST(GrowthRecord, PeersAreTheThirtyStatesNearestInIncome) {
    const std::size_t i = row("POL");
    const auto income = [](std::size_t k) {
        return std::log(start().value(Column::gdp_ppp, k) / start().value(Column::population, k));
    };
    std::vector<std::pair<double, double>> others;  // distance, own growth in the record
    for (std::size_t j = 0; j < start().size(); ++j) {
        double sum = 0;
        int n = 0;
        for (int year = 1991; year <= 2019; ++year) {
            const double g = std::log(gdp(start().iso3(j), year) / gdp(start().iso3(j), year - 1));
            if (std::isnan(g)) continue;
            sum += g;
            ++n;
        }
        if (j != i && n >= 5 && !std::isnan(income(j)))
            others.emplace_back(std::abs(income(j) - income(i)), sum / n);
    }
    std::sort(others.begin(), others.end());
    double mean = 0;
    for (int k = 0; k < 30; ++k) mean += others.at(static_cast<std::size_t>(k)).second / 30;
    EXPECT_NEAR(record().peers(i), mean, 1e-12);
}

TEST(GrowthRecord, AStateWithoutARecordHasItsPeersGrowthAndNoShocks) {
    int without = 0;
    for (std::size_t i = 0; i < start().size(); ++i) {
        if (record().spread(i) > 0) continue;
        ++without;
        EXPECT_EQ(record().own(i), record().peers(i)) << start().iso3(i);
        for (std::size_t y = 0; y < record().years(); ++y)
            EXPECT_EQ(record().shocks(y)[i], 0.0) << start().iso3(i);
    }
    EXPECT_LT(without, 30);
}

TEST(GrowthRun, DrawsAWholeHistoricalYearForAllStates) {
    std::vector<double> growth(start().size());
    std::set<std::size_t> years_seen;
    for (std::uint32_t run = 0; run < 40; ++run) {
        const GrowthRun one(record(), start(), weights(0.0, 1.0), parameters(), 1949, run);
        one.step(Year{2026}, growth);
        std::size_t matches = 0;
        for (std::size_t y = 0; y < record().years(); ++y) {
            bool same = true;
            for (std::size_t i = 0; i < growth.size() && same; ++i)
                same = growth[i] ==
                       record().peers(i) + record().shocks(y)[i] + record().population_growth(i);
            if (same) years_seen.insert(y);
            matches += same;
        }
        ASSERT_EQ(matches, 1u) << "run " << run;
    }
    EXPECT_GT(years_seen.size(), 10u);
}

TEST(GrowthRun, MixesOwnGrowthAndThatOfPeers) {
    std::vector<double> peers(start().size());
    std::vector<double> mixed(start().size());
    const GrowthRun none(record(), start(), weights(0.0, 0.0), parameters(), 1, 3);
    const GrowthRun some(record(), start(), weights(0.4, 0.0, 0.5), parameters(), 1, 3);
    none.step(Year{2030}, peers);
    some.step(Year{2030}, mixed);
    const std::size_t i = row("CHN");
    EXPECT_EQ(peers[i], record().peers(i) + record().population_growth(i));
    const double z = normal(address(1, 3, 0, Behaviour::growth, 710));
    EXPECT_NEAR(mixed[i],
                0.4 * record().own(i) + 0.6 * record().peers(i) + 0.5 * record().spread(i) * z +
                    record().population_growth(i),
                1e-15);
}

TEST(GrowthRun, IsTheSameAtTheSameAddress) {
    const auto grown = [](std::uint64_t seed, std::uint32_t run, int year) {
        std::vector<double> growth(start().size());
        GrowthRun(record(), start(), weights(0.3, 1.0), parameters(), seed, run)
            .step(Year{year}, growth);
        return growth;
    };
    EXPECT_EQ(grown(1949, 5, 2030), grown(1949, 5, 2030));
    EXPECT_NE(grown(1949, 5, 2030), grown(1949, 6, 2030));
    EXPECT_NE(grown(1949, 5, 2030), grown(1950, 5, 2030));
}

}  // namespace
}  // namespace counterpoise

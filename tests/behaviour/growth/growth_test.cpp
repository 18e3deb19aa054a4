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

const ParameterSet& parameters() {
    static const ParameterSet set = read_parameters(test_facts(), "growth");
    return set;
}

const GrowthRecord& record() {
    static const GrowthRecord made(start(), test_facts(), parameters());
    return made;
}

std::size_t row(std::string_view iso3) {
    return *start().row(state_named(iso3));
}

/// A column of the record of output; NaN where there is none.
double figure(std::string_view iso3, int year, std::size_t column) {
    const Panel& panel = gdp_ppp(test_facts());
    const StateId state = state_named(iso3);
    for (std::size_t r = 0; r < panel.rows(); ++r)
        if (panel.state[r] == state && panel.year[r].value == year) return panel.values[column][r];
    return kNone;
}

double growth_of(std::string_view iso3, int year) {
    return std::log(figure(iso3, year, 0) / figure(iso3, year - 1, 0));
}

/// Every parameter at nothing but those named.
std::vector<double> values(const std::vector<std::pair<std::string, double>>& named) {
    std::vector<double> all(parameters().list.size(), 0.0);
    for (const auto& [name, value] : named) all[parameters().index(name)] = value;
    return all;
}

TEST(GrowthRecord, CoversTheLast29YearsOfTheRecord) {
    EXPECT_EQ(record().years(), 29u);
}

TEST(GrowthRecord, KnowsWhatTheLawReadsOfAState) {
    const GrowthRow columns = record().row(row("POL"));
    double mean = 0;
    for (int year = 2000; year <= 2019; ++year) mean += growth_of("POL", year) / 20;
    EXPECT_NEAR(columns[0], mean, 1e-12);
    const auto& medians = record().medians();
    ASSERT_EQ(medians.size(), 3u);
    const double world = (medians[0] + medians[1] + medians[2]) / 3;
    EXPECT_NEAR(columns[1], world, 1e-12) << "nothing is known of 2020 to 2025";
    EXPECT_NEAR(columns[2], world, 1e-12);
    EXPECT_NEAR(columns[3], std::log(figure("POL", 2019, 1) / 10000), 1e-12);
}

TEST(GrowthRecord, ShocksAreWhatTheLawLeavesLessItsMean) {
    // The shocks of two years differ by what growth and the law differ by.
    const auto at = [&](const char* name) {
        return parameters().list[parameters().index(std::string("increment.") + name)].value;
    };
    const auto law_without_world = [&](int year) {
        double mean = 0;
        for (int y = year - 20; y < year; ++y) mean += growth_of("FRA", y) / 20;
        return at("own_mean") * mean + at("last_growth") * growth_of("FRA", year - 1) +
               at("log_gdp_pc") * std::log(figure("FRA", year - 1, 1));
    };
    const auto world = [&](int year) {  // the same in every state's columns
        return GrowthRecord(settled_world(year), test_facts(), parameters()).row(0)[2];
    };
    const auto left = [&](int year) {
        return growth_of("FRA", year) - law_without_world(year) -
               at("world_growth") * world(year - 1);
    };
    const auto shock = [&](int year) {
        return record().shocks(static_cast<std::size_t>(year - 1991))[row("FRA")];
    };
    EXPECT_NEAR(shock(2009) - shock(2005), left(2009) - left(2005), 1e-12);
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
    EXPECT_LT(shocks[row("USA")], -0.01);
    EXPECT_GT(down, static_cast<int>(start().size() / 2));
}

TEST(GrowthRecord, AStateWithoutARecordGrowsAsTheWorldWithoutShocks) {
    int without = 0;
    for (std::size_t i = 0; i < start().size(); ++i) {
        const GrowthRow columns = record().row(i);
        for (const double x : columns) EXPECT_TRUE(std::isfinite(x)) << start().iso3(i);
        if (record().is_known(i)) continue;
        ++without;
        EXPECT_EQ(columns[0], columns[2]) << start().iso3(i);
        for (std::size_t y = 0; y < record().years(); ++y)
            EXPECT_EQ(record().shocks(y)[i], 0.0) << start().iso3(i);
    }
    EXPECT_LT(without, 30);
}

TEST(GrowthRun, DrawsAWholeHistoricalYearForAllStates) {
    std::vector<double> growth(start().size());
    std::set<std::size_t> years_seen;
    for (std::uint32_t run = 0; run < 40; ++run) {
        GrowthRun one(record(), values({{"shock_scale", 1.0}, {"increment.intercept", 0.02}}),
                      parameters(), 1949, run);
        one.step(Year{2026}, growth);
        std::size_t matches = 0;
        for (std::size_t y = 0; y < record().years(); ++y) {
            bool same = true;
            for (std::size_t i = 0; i < growth.size() && same; ++i)
                same = growth[i] == 0.02 + record().shocks(y)[i];
            if (same) years_seen.insert(y);
            matches += same;
        }
        ASSERT_EQ(matches, 1u) << "run " << run;
    }
    EXPECT_GT(years_seen.size(), 10u);
}

TEST(GrowthRun, StepsByTheLawOnWhatItHasMade) {
    GrowthRun run(record(), values({{"increment.intercept", 0.01}, {"increment.last_growth", 0.5}}),
                  parameters(), 1, 3);
    std::vector<double> growth(start().size());
    run.step(Year{2026}, growth);
    const std::size_t i = row("CHN");
    const double first = 0.01 + 0.5 * record().row(i)[1];
    EXPECT_NEAR(growth[i], first, 1e-15);
    run.step(Year{2027}, growth);
    EXPECT_NEAR(growth[i], 0.01 + 0.5 * first, 1e-15);
}

TEST(GrowthRun, IncomeGrowsWithOutput) {
    GrowthRun run(record(), values({{"increment.intercept", 0.1}, {"increment.log_gdp_pc", -0.01}}),
                  parameters(), 1, 3);
    std::vector<double> growth(start().size());
    run.step(Year{2026}, growth);
    const std::size_t i = row("USA");
    const double income = record().income()[i];
    EXPECT_NEAR(growth[i], 0.1 - 0.01 * income, 1e-15);
    const double first = growth[i];
    run.step(Year{2027}, growth);
    EXPECT_NEAR(growth[i], 0.1 - 0.01 * (income + first), 1e-15);
}

TEST(GrowthRun, IsTheSameAtTheSameAddress) {
    const auto grown = [](std::uint64_t seed, std::uint32_t run, int year) {
        std::vector<double> growth(start().size());
        GrowthRun(record(), values({{"shock_scale", 1.0}}), parameters(), seed, run)
            .step(Year{year}, growth);
        return growth;
    };
    EXPECT_EQ(grown(1949, 5, 2030), grown(1949, 5, 2030));
    EXPECT_NE(grown(1949, 5, 2030), grown(1949, 6, 2030));
    EXPECT_NE(grown(1949, 5, 2030), grown(1950, 5, 2030));
}

}  // namespace
}  // namespace counterpoise

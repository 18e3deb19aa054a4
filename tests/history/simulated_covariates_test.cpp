#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "behaviour/disputes/covariates.h"
#include "behaviour/disputes/record.h"
#include "history/dyads/dyads.h"
#include "worlds.h"

namespace counterpoise {
namespace {

/// The rows of a design matrix in one year, by pair of a world.
class Rows {
  public:
    Rows(int year, const DisputeRecord& record, const World& world,
         std::vector<std::string> columns)
        : years_(dyad_years(test_facts(), {Year{year}, Year{year}, Direction::undirected,
                                           Pairs::all, std::move(columns)})) {
        const RecordStates& states = record_states(test_facts());
        row_of_.assign(record.pairs.size(), -1);
        for (const DyadPair& pair : years_.rows.pairs()) {
            const auto i = world.row(states.list[pair.one]);
            const auto j = world.row(states.list[pair.two]);
            if (i && j && pair.rows > 0)
                row_of_[record.pairs.at(*i, *j)] = static_cast<long>(pair.first_row);
        }
    }
    /// The value of a pair; NaN where the matrix has no row of it.
    double value(std::string_view column, std::size_t pair) const {
        return row_of_[pair] < 0 ? kNone
                                 : years_.column(column)[static_cast<std::size_t>(row_of_[pair])];
    }

  private:
    DyadYears years_;
    std::vector<long> row_of_;
};

class SimulatedCovariates : public testing::TestWithParam<int> {};

/// The figures that a world is simulated with are those that a fit would have had of that year.
TEST_P(SimulatedCovariates, FiguresAreThoseOfTheDesignMatrix) {
    const World& world = published_world(GetParam());
    const DisputeRecord record(world, test_facts());
    std::vector<std::string> names;
    for (std::size_t c = 0; c < kDisputeColumns; ++c)
        names.emplace_back(name_of(static_cast<DisputeColumn>(c)));
    const Rows rows(GetParam(), record, world, names);
    std::size_t compared = 0;
    for (std::size_t c = 0; c < kDisputeColumns; ++c)
        for (std::size_t pair = 0; pair < record.pairs.size(); ++pair) {
            const double fitted = rows.value(names[c], pair);
            const double simulated = record.value(static_cast<DisputeColumn>(c), pair);
            if (std::isnan(fitted) || std::isnan(simulated)) continue;
            ASSERT_NEAR(simulated, fitted, 1e-9 * (1 + std::fabs(fitted)))
                << names[c] << " " << pair;
            ++compared;
        }
    EXPECT_GT(compared, 9u * 1000u);
}

/// What is remembered at the end of a year is what the next year's row holds.
TEST_P(SimulatedCovariates, PeaceAndMemoryAreThoseOfTheNextRow) {
    const World& world = published_world(GetParam());
    const DisputeRecord record(world, test_facts());
    const Rows rows(GetParam() + 1, record, world,
                    {"peace_years", "past_disputes", "recent_disputes", "recent_elsewhere_1",
                     "recent_elsewhere_2"});
    std::vector<PairMemory> of(record.pairs.size());
    for (const PairMemory& m : record.memories) of[m.pair] = m;
    std::size_t compared = 0;
    for (std::size_t pair = 0; pair < record.pairs.size(); ++pair) {
        if (std::isnan(rows.value("peace_years", pair))) continue;
        const auto [i, j] = record.pairs.rows_of(pair);
        ASSERT_EQ(record.peace_years[pair], rows.value("peace_years", pair)) << pair;
        ASSERT_NEAR(of[pair].past, rows.value("past_disputes", pair), 1e-12);
        ASSERT_NEAR(of[pair].recent, rows.value("recent_disputes", pair), 1e-12);
        ASSERT_NEAR(memory_elsewhere(record.state_memory[i], of[pair].recent),
                    rows.value("recent_elsewhere_1", pair), 1e-12);
        ASSERT_NEAR(memory_elsewhere(record.state_memory[j], of[pair].recent),
                    rows.value("recent_elsewhere_2", pair), 1e-12);
        ++compared;
    }
    EXPECT_GT(compared, 1000u);
}

/// Treaty memberships and ATOP's pooled pacts are two codings: they agree nearly everywhere.
TEST_P(SimulatedCovariates, PactsAgreeWithThePooledOnesNearlyEverywhere) {
    const World& world = published_world(GetParam());
    const DisputeRecord record(world, test_facts());
    const Rows rows(GetParam(), record, world, {"defence_pact"});
    std::size_t same = 0, all = 0;
    for (std::size_t pair = 0; pair < record.pairs.size(); ++pair) {
        const double fitted = rows.value("defence_pact", pair);
        if (std::isnan(fitted)) continue;
        ++all;
        if (fitted == record.pact[pair]) ++same;
    }
    EXPECT_GT(static_cast<double>(same), 0.985 * static_cast<double>(all)) << same << " of " << all;
}

INSTANTIATE_TEST_SUITE_P(Years, SimulatedCovariates, testing::Values(1955, 1975, 1992, 2009),
                         [](const auto& tested) { return std::to_string(tested.param); });

}  // namespace
}  // namespace counterpoise

#pragma once

#include <cstdint>
#include <vector>

#include "behaviour/growth/growth.h"
#include "behaviour/parameters.h"
#include "behaviour/spending/spending.h"
#include "world/world.h"

namespace counterpoise {

/// What behaviours know before any run: records of history and parameter sets. Made once, shared by
/// every thread.
struct BehaviourRecords {
    BehaviourRecords(const World& start, const Facts& facts);

    ParameterSet growth_set;
    ParameterSet spending_set;
    GrowthRecord growth;
    SpendingRecord spending;
};

/// The luck of one run: parameters drawn once, and for each year the growth and the spending shocks
/// of every state. Baseline, scenario and schools share it.
class Luck {
  public:
    Luck(const BehaviourRecords& records, const World& start, std::uint64_t seed,
         std::uint32_t run);

    /// Draws a year. Call once a year, before the worlds step.
    void draw(const BehaviourRecords& records, const World& start, Year year);

    [[nodiscard]] std::span<const double> growth() const { return growth_; }
    [[nodiscard]] std::span<const double> spending_shocks() const { return shocks_; }
    [[nodiscard]] std::span<const double> spending_parameters() const {
        return spending_parameters_;
    }

  private:
    std::uint64_t seed_;
    std::uint32_t run_;
    std::vector<double> spending_parameters_;
    ShockSize shock_size_;
    GrowthRun growth_run_;
    std::vector<double> growth_;
    std::vector<double> shocks_;
};

/// One world of one run, stepped year by year. All behaviours read the world of 31 December of the
/// year before; their changes are applied together.
///
///     gdp' = gdp exp(g);  population' = population exp(p);  milex' = burden' gdp'
class WorldRun {
  public:
    WorldRun(const BehaviourRecords& records, const SpendingChoices& choices, const World& start,
             const Luck& luck);

    void step(const BehaviourRecords& records, const SpendingYear& year, const Luck& luck);
    [[nodiscard]] const World& world() const { return world_; }

  private:
    World world_;
    SpendingRun spending_;
    std::vector<double> burden_;
};

}  // namespace counterpoise

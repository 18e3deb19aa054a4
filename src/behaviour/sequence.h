#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "behaviour/disputes/choices.h"
#include "behaviour/growth/growth.h"
#include "behaviour/parameters.h"
#include "behaviour/realignment/run.h"
#include "behaviour/spending/spending.h"
#include "world/world.h"

namespace counterpoise {

/// What behaviours know before any run: records of history and parameter sets. Made once, shared by
/// every thread.
struct BehaviourRecords {
    BehaviourRecords(const World& start, const Facts& facts);
    /// Adds what realignment knows; without it, memberships are as the scenario states.
    void add_realignment(const RealignmentStart& from, const World& start, const Facts& facts);

    ParameterSet growth_set;
    ParameterSet spending_set;
    ParameterSet dispute_set;
    GrowthRecord growth;
    SpendingRecord spending;
    DisputeModel dispute_model;
    DisputeLaw dispute_estimates;
    DisputeRecord disputes;
    std::optional<ParameterSet> realignment_set;
    std::unique_ptr<const RealignmentRecord> realignment;
};

/// Whether memberships change in a run beyond what the scenario states.
enum class Realignment { off, on };

/// The luck of one run: parameters drawn once, for each year the growth and the spending shocks of
/// every state, the luck of every pair, and what disputes there were between the end of their
/// record and the start. Baseline, scenario and schools share it.
class Luck {
  public:
    Luck(const BehaviourRecords& records, const World& start, std::uint64_t seed, std::uint32_t run,
         Year last, Realignment realignment = Realignment::off);

    /// Draws a year. Call once a year, before the worlds step.
    void draw(const BehaviourRecords& records, const World& start, Year year);

    [[nodiscard]] std::span<const double> growth() const { return growth_; }
    [[nodiscard]] std::span<const double> spending_shocks() const { return shocks_; }
    [[nodiscard]] std::span<const double> spending_parameters() const {
        return spending_parameters_;
    }
    /// Disputes at the start, the first year predicted with the memberships of the start.
    [[nodiscard]] const DisputeRun& disputes_at_start() const { return disputes_at_start_; }
    /// The law of disputes that this run has drawn.
    [[nodiscard]] const DisputeLaw& dispute_law() const { return disputes_->chances.law; }
    /// The luck of realignment, drawn on demand; none where it is off.
    [[nodiscard]] RealignmentLuck* realignment() const { return realignment_.get(); }

  private:
    std::uint64_t seed_;
    std::uint32_t run_;
    std::vector<double> spending_parameters_;
    ShockSize shock_size_;
    GrowthRun growth_run_;
    std::vector<double> growth_;
    std::vector<double> shocks_;
    std::unique_ptr<DisputeLuck> disputes_;
    DisputeRun disputes_at_start_;
    std::unique_ptr<RealignmentLuck> realignment_;
};

class RelationsRun;

/// One world of one run, stepped year by year. All behaviours read the world of 31 December of the
/// year before; their changes are applied together.
///
///     gdp' = gdp exp(g);  population' = population exp(p);  milex' = burden' gdp'
///
/// Spending answers what a change adds to the chance of a fatal dispute, against the relations of
/// the same run without the change: what threats did to spending on record is in the law's shocks
/// already.
class WorldRun {
  public:
    WorldRun(const BehaviourRecords& records, const SpendingChoices& spending,
             ThreatChannel threat_channel, const World& start, const Luck& luck);

    /// `relations`: stepped to the year, not concluded; `unchanged`: those without the change.
    void step(const BehaviourRecords& records, const SpendingYear& year, const Luck& luck,
              const RelationsRun& relations, const RelationsRun& unchanged);
    [[nodiscard]] const World& world() const { return world_; }

  private:
    World world_;
    SpendingRun spending_;
    ThreatChannel threat_channel_;
    std::vector<double> burden_;
    std::vector<double>
        threat_;  ///< by row: what the change adds to the chance of a fatal dispute, % points
};

}  // namespace counterpoise

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
    /// Disputes at the start, the first year foreseen with the memberships of the start.
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

/// What a scenario brings to memberships and bonds in a year.
struct BondYear {
    const DisputeEpoch* epoch = nullptr;       ///< the bonds that hold from now on, if they are new
    std::span<const MembershipMove> moves;     ///< the changes that make them so
    const Challengers* challengers = nullptr;  ///< needed where realignment is on
};

/// One world of one run, stepped year by year. All behaviours read the world of 31 December of the
/// year before; their changes are applied together.
///
///     gdp' = gdp exp(g);  population' = population exp(p);  milex' = burden' gdp'
///
/// Disputes are foreseen in `step` and happen in `conclude`, so that a year's expected numbers can
/// be read in between. With realignment, disputes and spending of a year know the scenario's own
/// changes of the year and realignment of the years before; realignment of the year is then made,
/// and counts on its 31 December.
class WorldRun {
  public:
    WorldRun(const BehaviourRecords& records, const SpendingChoices& spending,
             const DisputeChoices& disputes, const World& start, const Luck& luck);

    void step(const BehaviourRecords& records, const SpendingYear& year, const BondYear& bonds,
              const Luck& luck);
    /// Draws the disputes of the year.
    void conclude() { disputes_.happen(); }
    [[nodiscard]] const World& world() const { return world_; }
    /// What the year is expected to bring; after `conclude`, what it brought.
    [[nodiscard]] const DisputeRun& disputes() const { return disputes_; }
    /// Memberships of 31 December; none where realignment is off.
    [[nodiscard]] const std::optional<RealignmentRun>& realignment() const { return realignment_; }

  private:
    void enter(const BehaviourRecords& records, const BondYear& bonds);

    World world_;
    SpendingRun spending_;
    DisputeRun disputes_;
    GuarantorLoss guarantor_loss_;
    ThreatChannel threat_channel_;
    std::vector<double> burden_;
    std::optional<RealignmentRun> realignment_;
    std::vector<double> threat_;  ///< by row: rise of the chance of a fatal dispute, % points
};

}  // namespace counterpoise

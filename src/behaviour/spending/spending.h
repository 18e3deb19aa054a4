#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "behaviour/parameters.h"
#include "world/assumptions.h"
#include "world/world.h"

namespace counterpoise {

/// How allies' spending answers an exit: the named schools.
enum class AllyResponse { estimated, substitute, follow };
enum class TargetPull { agreed, met, none };
enum class TargetAfterExit { kept, lapses, faster };

/// The choices of a scenario that spending reads.
struct SpendingChoices {
    AllyResponse ally_response = AllyResponse::estimated;
    TargetPull targets = TargetPull::agreed;
    TargetAfterExit target_after_exit = TargetAfterExit::kept;
    double spill_in = 0.5;
    double threat_rise = 0;        ///< percentage points
    double leaver_cut = 0;         ///< part of its budget that a leaver cuts
    std::vector<double> assigned;  ///< share of the budget that counts for an alliance, by row
};
[[nodiscard]] SpendingChoices spending_choices(const Assumptions& assumptions, const World& world,
                                               const Facts& facts);

/// What spending knows of each state before a run begins.
///
///     volatility_i^2 = (w pooled^2 + n_i s_i^2) / (w + n_i),  s_i of yearly log changes of the
///     burden, 1990-2024,
///                      each held to volatility_cap either way
///     anchor_i       = mean log burden of the last ten years with figures
///
/// Source   data/military_spending.csv.gz; docs/method/spending.md.
struct SpendingRecord {
    SpendingRecord(const World& start, const Facts& facts, const ParameterSet& set);

    std::vector<double> volatility;
    std::vector<double> anchor;
    std::vector<std::vector<std::size_t>>
        rivals;  ///< rows of challengers that are no pact partners
};

/// Whether the members of a treaty have agreed on a spending target.
enum class TreatyTarget { none, agreed };

/// One change of who stands by whom in an alliance, by rows.
struct AllianceChange {
    std::vector<std::size_t> remaining;  ///< members before and after
    std::vector<std::size_t> lost;       ///< left, or dormant
    std::vector<std::size_t> gained;
    TreatyTarget treaty_has_target = TreatyTarget::none;
};

/// What a year brings to spending, the same in every run.
struct SpendingYear {
    std::vector<double> target;  ///< % of GDP by row; NaN where no target binds
    std::vector<bool>
        after_exit;  ///< by row: somebody has left the alliance that set the target; empty: nowhere
    std::vector<AllianceChange> changes;

    [[nodiscard]] bool left_at(std::size_t i) const {
        return i < after_exit.size() && after_exit[i];
    }
};

/// The long-run response of log spending to a change of alliance.
///
///     S_i   = sum_j assigned_j q_j over the other members (before, after)
///     estimated, follow:  e ln(S_after / S_before)
///     substitute:         ln(q*_i / q_i), q* the Nash equilibrium without the lost, tastes such
///     that the present is one every school:       + threat_elasticity * threat_rise if somebody
///     was lost
///
/// Shape    by row of the world; 0 for states that are no remaining members.
/// Missing  members without spending or GDP neither give nor respond.
/// Source   docs/method/spending.md; science of alliances B1.
[[nodiscard]] std::vector<double> long_run_response(const AllianceChange& change,
                                                    std::span<const double> spending,
                                                    std::span<const double> gdp,
                                                    const SpendingChoices& choices,
                                                    double elasticity, double threat_elasticity);

/// One run's spending in one world.
class SpendingRun {
  public:
    SpendingRun(const SpendingRecord& record, const SpendingChoices& choices, const World& start,
                std::span<const double> parameters, const ParameterSet& set);

    /// New burdens (fractions of GDP, by row) from the world of the year before.
    ///
    ///     path'     = path + (income - 1) g + reversion (anchor - path) + rivals dlnR + closing
    ///     (ln target - path - response) + shock response' = response + adjustment (desired -
    ///     response) burden'   = exp(path' + response')
    ///
    /// `threat`: by row, percentage points by which the yearly chance of a fatal dispute is above
    /// that of the start; each adds threat_elasticity to the desired response.
    void step(const World& before, const SpendingYear& year, std::span<const double> growth,
              std::span<const double> shocks, std::span<const double> threat,
              std::span<double> burden);

  private:
    [[nodiscard]] double pull(double log_burden, std::size_t i, const SpendingYear& year) const;
    void respond(const World& before, const SpendingYear& year, std::span<const double> threat);
    void note_rivals(const World& before);

    const SpendingRecord* record_;
    const SpendingChoices* choices_;
    double reversion_, income_, rival_, closing_, elasticity_, adjustment_, threat_;
    std::vector<double> path_;
    std::vector<double> response_;
    std::vector<double> desired_;
    std::vector<double> last_milex_;
    std::vector<double> milex_growth_;
};

/// The shocks of a year, in part common to all states.
///
///     shock_i = volatility_i (sqrt(c) z_0 + sqrt(1 - c) z_i),  z_i at (seed; run, year, spending,
///     COW code), z_0 at subject 0
void spending_shocks(const SpendingRecord& record, const World& world, double common_share,
                     std::uint64_t seed, std::uint32_t run, Year year, std::span<double> shocks);

}  // namespace counterpoise

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "behaviour/parameters.h"
#include "behaviour/spending/covariates.h"
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

/// What spending knows of each state before a run begins: what the increment law reads of the
/// record to the start, and how much each state's burden moves.
///
///     volatility_i = pooled_volatility of yearly log changes of the burden since 1950
///
/// past: log burdens by year, the start's own last; where the start has NATO's estimate of 2025,
/// the earlier record is shifted to NATO's own figure of 2024. spending: US$ m of 2023, of the last
/// year with figures and of the year before it. rivals: `rivalries` (tss) in force or open at the
/// source's end. allies: those that owe defence under a live treaty.
/// Missing  NaN, or nothing in `past`.
/// Source   data/military_spending.csv.gz, data/nato_share_2025.csv, data/nato_spending.csv;
/// docs/method/spending.md.
struct SpendingRecord {
    SpendingRecord(const World& start, const Facts& facts);

    /// Years kept of each state: ten with figures and a gap before the last.
    static constexpr std::size_t kPast = kOwnYears + 2;

    std::vector<double> volatility;
    std::vector<double> past;     ///< kPast by row, NaN where there is nothing
    std::vector<double> medians;  ///< median changes of log burden, the last known year last
    std::vector<double> spending_now;
    std::vector<double> spending_before;
    std::vector<std::vector<std::size_t>> rivals;  ///< by row
    std::vector<std::vector<std::size_t>> allies;

    /// The years kept of one state.
    [[nodiscard]] std::span<const double> past_of(std::size_t i) const {
        return {past.data() + i * kPast, kPast};
    }
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

/// The increment law with the parameters of one run.
///
///     increment = intercept + sum_c increment.c x_c
struct IncrementLaw {
    IncrementLaw(std::span<const double> parameters, const ParameterSet& set);

    IncrementRow coefficients{};
    double intercept = 0;

    [[nodiscard]] double of(Increment c) const { return coefficients[static_cast<std::size_t>(c)]; }
    /// The increment that a row gives, without that of its gap to a target.
    [[nodiscard]] double without_target(const IncrementRow& row) const;
    /// What a change of allies' spending does to one's own once the own momentum has run out.
    ///
    ///     allies_increment / (1 - own_increment)
    [[nodiscard]] double ally_elasticity() const;
};

/// One run's spending in one world.
///
/// A log burden is a path, a response to changes of alliance, and what targets pull less because of
/// that response. The law reads paths: its momentum and reversion neither add to a response nor
/// undo it, and allies' answers to a change do not call forth more of them. Rivals answer what is
/// spent. Who counts as an ally or rival is settled at the start: what the loss of one does is for
/// the schools alone to say, so that effects hold no luck.
class SpendingRun {
  public:
    SpendingRun(const SpendingRecord& record, const SpendingChoices& choices, const World& start,
                std::span<const double> parameters, const ParameterSet& set);

    /// New burdens (fractions of GDP, by row) from the world of the year before.
    ///
    ///     path'      = path + law(path, world, growth, rivals, allies) + pull(path) + shock
    ///     response'  = response + adjustment (desired - response)
    ///     displaced' = displaced + pull(path + displaced + response') - pull(path)
    ///     burden'    = exp(path' + displaced' + response')
    ///
    /// `threat`: by row, percentage points that a change adds to the yearly chance of a fatal
    /// dispute; each adds threat_elasticity to the desired response.
    void step(const World& before, const SpendingYear& year, std::span<const double> growth,
              std::span<const double> shocks, std::span<const double> threat,
              std::span<double> burden);

  private:
    [[nodiscard]] double pull(double log_burden, std::size_t i, const SpendingYear& year) const;
    [[nodiscard]] double increment(std::size_t i, double growth) const;
    [[nodiscard]] double path(std::size_t i) const { return past_[(i + 1) * kPast - 1]; }
    void add_year(std::size_t i, double log_burden);
    void respond(const World& before, const SpendingYear& year, std::span<const double> threat);
    void note_spending(const World& before);

    static constexpr std::size_t kPast = SpendingRecord::kPast;
    const SpendingRecord* record_;
    const SpendingChoices* choices_;
    IncrementLaw law_;
    double elasticity_, adjustment_, threat_;
    int steps_ = 0;
    std::vector<double> past_;
    std::vector<double> medians_;
    std::vector<double> changes_;
    std::vector<double> response_;
    std::vector<double> displaced_;  ///< what targets no longer pull since a response has done it
    std::vector<double> desired_;
    std::vector<double> last_milex_;
    std::vector<double> spending_now_, spending_before_;  ///< US$ m of 2023, by row
    std::vector<double> own_now_, own_before_;            ///< the same without responses
};

/// How large a run's shocks are.
struct ShockSize {
    double scale = 1;         ///< times a state's volatility
    double common_share = 0;  ///< of the variance, that all states have in common
};
[[nodiscard]] ShockSize shock_size(std::span<const double> parameters, const ParameterSet& set);

/// The shocks of a year, in part common to all states.
///
///     shock_i = scale volatility_i (sqrt(c) z_0 + sqrt(1 - c) z_i),
///     z_i at (seed; run, year, spending, COW code), z_0 at subject 0
void spending_shocks(const SpendingRecord& record, const World& world, const ShockSize& size,
                     std::uint64_t seed, std::uint32_t run, Year year, std::span<double> shocks);

}  // namespace counterpoise

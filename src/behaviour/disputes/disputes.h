#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "behaviour/disputes/candidates.h"
#include "behaviour/disputes/chances.h"

namespace counterpoise {

/// A pair whose pacts or guarantors are not those of the start.
struct PairChange {
    std::uint32_t pair = 0;
    std::uint16_t i = 0;
    std::uint16_t j = 0;
    Bond bond = Bond::none;
    /// Of one that faces a challenger: how much of its strongest outside guarantor is lost, 0-1.
    double guarantor_lost = 0;
};

/// How disputes differ from those of the start while nobody's membership changes.
struct DisputeEpoch {
    std::vector<PairChange> changes;  ///< by pair
};

/// Expected numbers of disputes in a year: any, with force, with deaths, wars; each includes those
/// after it.
using RiskOf = std::array<double, kSeverities>;

/// What a year is expected to bring, before anything is drawn.
struct DisputeRisk {
    std::array<std::vector<double>, kSeverities> of_state;  ///< by row, each state's pairs added
    std::vector<double> calm;  ///< by row: chance of a year without a dispute that kills
    RiskOf world{};            ///< every pair once

    /// The chance that at least one dispute of a state begins that kills.
    ///
    ///     F_i = 1 - prod_j (1 - p_ij P(fatal or war | onset))
    [[nodiscard]] double fatal_chance(std::size_t i) const { return 1.0 - calm[i]; }
};

/// An onset that happened.
struct DisputeEvent {
    std::uint16_t i = 0;
    std::uint16_t j = 0;
    Severity severity = Severity::any;  ///< the worst that it reached
};

/// How much the loss of the strongest guarantor changes the odds of a dispute; that of a weaker one
/// does in proportion: times exp(share log_odds).
struct GuarantorLoss {
    double log_odds = 0;
};

/// The luck of disputes in one run: a law, what it makes of every pair, and the draws.
struct DisputeLuck {
    DisputeLuck(const DisputeRecord& record, const DisputeLaw& law, std::uint64_t of_seed,
                std::uint32_t of_run, int last_year)
        : seed(of_seed),
          run(of_run),
          chances(record, law),
          candidates(record, seed, run, record.known_to + 1, last_year) {}
    DisputeLuck(const DisputeLuck&) = delete;
    DisputeLuck& operator=(const DisputeLuck&) = delete;

    std::uint64_t seed;
    std::uint32_t run;
    DisputeChances chances;
    DisputeCandidates candidates;  ///< drawn on demand, alike for every world
};

/// The disputes of one world of one run, year by year.
///
///     odds_ij = odds of the pair's figures x exp(b_pact) x exp(guarantor) x peace x memory
///     P(onset) = odds / (1 + odds), (1 - continues) times that while a dispute is in course
///
/// A year is first predicted (expected numbers, exact), then it happens (draws). A dispute begins
/// where the pair's luck is below its chance; it then is as bad as a draw by the shares says.
/// Between the end of the record and the start conflicts on record happen as they did; a pair
/// without one had no war then.
/// Source   docs/method/disputes.md.
class DisputeRun {
  public:
    /// The state at the end of the record.
    DisputeRun(const DisputeRecord& record, DisputeLuck& luck);

    /// Takes over who is bound to whom, from the next year predicted on.
    void enter(const DisputeEpoch& epoch, GuarantorLoss loss);
    /// Expected numbers of the next year.
    /// Errors   BrokenPromise past the run's last year.
    const DisputeRisk& predict();
    /// Lets years pass up to this one without adding up what they were expected to bring.
    void pass_to(int year);
    /// Draws the year that was predicted, and goes on to the next.
    void happen();

    [[nodiscard]] int next_year() const { return year_; }
    [[nodiscard]] const DisputeRisk& risk() const { return risk_; }
    /// Expected numbers of one pair in the year predicted.
    [[nodiscard]] RiskOf risk_of(std::size_t i, std::size_t j) const;
    /// Onsets of the year that happened last, in the order of pairs.
    [[nodiscard]] const std::vector<DisputeEvent>& events() const { return events_; }
    /// Whether a dispute of two states was in course in the year that happened last.
    [[nodiscard]] Quarrel quarrel(std::size_t i, std::size_t j) const;

  private:
    /// A pair that is computed by itself: it has had a dispute, or its bonds have changed.
    struct ActivePair {
        PairMemory memory;
        double odds = 0;
        double chance = 0;  ///< of the year predicted, while none is in course
        Shares shares{};
        std::uint16_t peace_years = 0;
        std::uint8_t onsets = 0;  ///< of the year that happens
        std::int32_t known = -1;  ///< place in the record's memories, while no onset has come since
        bool changed = false;
    };

    ActivePair& activate(std::uint32_t pair, std::uint16_t i, std::uint16_t j);
    void reset(ActivePair& pair) const;
    enum class Sums { taken, left_out };
    void predict_chances(Sums sums);
    void predict_quiet(Sums sums);
    void predict_active(Sums sums);
    void raise_row(std::size_t i, std::span<const double> chances);
    void add(std::size_t i, std::size_t j, double chance, const Shares& shares);
    [[nodiscard]] double odds_of(const ActivePair& pair) const;
    [[nodiscard]] double chance_at_risk(std::uint32_t pair, std::size_t i, std::size_t j) const;
    [[nodiscard]] double chance_of(const ActivePair& pair) const;
    [[nodiscard]] double still_in_course(Quarrel quarrel) const;
    void continue_quarrels();
    void begin_quarrels();
    void begin(std::uint32_t pair, std::size_t i, std::size_t j, Severity severity);
    void happen_as_recorded();
    void remember();
    [[nodiscard]] bool recorded(std::uint32_t pair) const;
    [[nodiscard]] double draw(std::uint32_t pair, std::uint32_t k) const;

    const DisputeRecord* record_;
    DisputeLuck* luck_;
    int year_;
    std::vector<std::uint16_t> age_;  ///< by pair: peace years + 1; 0 for active pairs
    std::vector<std::int32_t> slot_;  ///< by pair: place in active_, or -1
    std::vector<ActivePair> active_;
    std::vector<double> state_memory_;
    std::vector<double> elsewhere_;  ///< by row: (1 + recent disputes)^b
    DisputeRisk risk_;
    std::vector<DisputeEvent> events_;
};

}  // namespace counterpoise

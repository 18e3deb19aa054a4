#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "behaviour/disputes/pairs.h"
#include "world/treaties/pacts.h"
#include "world/world.h"

namespace counterpoise {

/// Columns of a pair that a simulated world keeps as they were published at its start.
enum class DisputeColumn : std::uint8_t {
    relevant,
    contiguity,
    water_contiguity,
    log_capital_distance,
    cinc_ratio,
    log_cinc,
    major_powers,
    democracy_min,
    rivalry,
    ideal_distance,
    kCount
};
inline constexpr std::size_t kDisputeColumns = static_cast<std::size_t>(DisputeColumn::kCount);
/// The name by which design matrices have it.
[[nodiscard]] std::string_view name_of(DisputeColumn column);
[[nodiscard]] std::optional<DisputeColumn> dispute_column_named(std::string_view name);

/// Whether a dispute of two states is in course, and whether it is a war.
enum class Quarrel : std::uint8_t { none, dispute, war };

/// What is remembered of a pair that has had a dispute.
struct PairMemory {
    std::uint32_t pair = 0;  ///< place in PairOrder
    std::uint16_t i = 0;
    std::uint16_t j = 0;
    double past = 0;                  ///< onsets, each half after 20 years
    double recent = 0;                ///< onsets, each half after 5 years
    Quarrel quarrel = Quarrel::none;  ///< in the year before
};

/// A year in which an armed conflict of two states is on record after the record of disputes ends.
struct KnownConflict {
    int year = 0;
    std::uint32_t pair = 0;
    bool begins = false;  ///< none of the year before
    bool war = false;
};

/// What is known of disputes before any run: the figures of every pair at the start, what they did
/// up to the end of the record, and the conflicts on record since.
///
/// Disputes to 2010 are those that fits are made from, 2011-2014 those of the Correlates of War;
/// armed conflicts run to 2024 and name few pairs. What else happened since 2014 is not known:
/// each run simulates it.
/// Shape    pairs by PairOrder over the rows of the start.
/// Missing  a pair of which a figure is NaN has no chance that can be computed (`known` is false).
/// Source   data/disputes_gml.csv.gz, data/disputes_cow.csv.gz, data/armed_conflicts.csv,
///          data/contiguity.csv, data/rivalries.csv, data/states.csv; the columns of the world;
///          docs/method/disputes.md.
class DisputeRecord {
  public:
    DisputeRecord(const World& start, const Facts& facts);

    PairOrder pairs;
    int year = 0;      ///< of the start
    int known_to = 0;  ///< the last year of the record of disputes, or the start if that is earlier
    std::vector<std::uint32_t> code;           ///< by pair: stable subject of its draws
    std::vector<std::vector<double>> columns;  ///< by DisputeColumn, then by pair
    std::vector<std::uint8_t> pact;            ///< by pair: partners at the start
    PactMatrix pacts;                          ///< at the start
    std::vector<std::uint16_t> peace_years;    ///< by pair, as of the year after known_to
    std::vector<PairMemory> memories;          ///< pairs ever in dispute, by pair
    std::vector<double> state_memory;          ///< by row: recent onsets with anybody
    std::vector<KnownConflict> conflicts;      ///< after known_to, by year, then pair
    int conflicts_to = 0;                      ///< last year in which they are on record

    /// log(1 + past) and log(1 + recent) of memories[m] in a year, if no onset has come since the
    /// record: the same in every run. Nothing beyond kFarthestYear.
    struct MemoryLogs {
        double past = 0;
        double recent = 0;
    };
    [[nodiscard]] std::span<const MemoryLogs> memory_logs(int in_year) const {
        const auto t = static_cast<std::size_t>(in_year - known_to - 1);
        return std::span(logs_).subspan(t * memories.size(), memories.size());
    }

    [[nodiscard]] double value(DisputeColumn column, std::size_t pair) const {
        return columns[static_cast<std::size_t>(column)][pair];
    }

  private:
    void read_figures(const World& start, const Facts& facts);
    void read_memories(const World& start, const Facts& facts);
    void read_conflicts(const World& start, const Facts& facts);
    void fade_memories();

    std::vector<MemoryLogs> logs_;  ///< by year after known_to, then by memory
};

}  // namespace counterpoise

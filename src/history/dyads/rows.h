#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "history/dyads/state_years.h"

namespace counterpoise {

/// Non-directed: one row a pair and year, the lower COW code first. Directed: a row each way.
enum class Direction { undirected, directed };

/// Every pair of states, or those that are contiguous in any way or hold a major power.
enum class Pairs { all, relevant };

/// One pair and its rows, which are consecutive and ordered by year.
struct DyadPair {
    std::size_t one = 0;  ///< place in RecordStates::list
    std::size_t two = 0;
    std::uint32_t first_row = 0;
    std::uint32_t rows = 0;
};

/// Which dyad-years there are.
///
/// Shape    pairs by first state, then by second; within a pair rows by year. A pair has a row for
///          each year in which both are in the system on some same day.
/// Source   data/states.csv.
class DyadRows {
  public:
    DyadRows(const Facts& facts, Direction direction, Year to);

    [[nodiscard]] Direction direction() const { return direction_; }
    [[nodiscard]] std::size_t size() const { return year_.size(); }
    [[nodiscard]] const std::vector<DyadPair>& pairs() const { return pairs_; }
    [[nodiscard]] const std::vector<std::int16_t>& year() const { return year_; }

    /// The pair of two states in this order (in any order where rows are not directed), or null.
    [[nodiscard]] const DyadPair* find(std::size_t one, std::size_t two) const;
    /// The first row of a pair from a year on, or one past its last.
    [[nodiscard]] std::uint32_t row_from(const DyadPair& pair, int year) const;

    /// The rows that a column of 0 and 1 keeps.
    [[nodiscard]] DyadRows kept(const std::vector<std::uint8_t>& keep) const;
    /// The rows from a year on.
    [[nodiscard]] DyadRows since(Year from) const;

  private:
    DyadRows() = default;
    void index_pairs();

    Direction direction_ = Direction::undirected;
    std::size_t states_ = 0;
    std::vector<DyadPair> pairs_;
    std::vector<std::int16_t> year_;
    std::vector<std::uint32_t> pair_of_;  ///< by one * states + two; kNoPair
};

}  // namespace counterpoise

#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// The last year of design matrices. Spells that are open in their source reach to here.
inline constexpr Year kLastRecordYear{2024};
inline constexpr int kRecordYears = kLastRecordYear.value - kFirstYear.value + 1;

inline constexpr double kNotKnown = std::numeric_limits<double>::quiet_NaN();

/// One figure for every state and year of the record, state by state; NaN where there is none.
class StateGrid {
  public:
    explicit StateGrid(std::size_t states, double value = kNotKnown)
        : values_(states * kRecordYears, value) {}

    /// The years of one state, from 1816 on.
    [[nodiscard]] const double* of(std::size_t state) const {
        return values_.data() + state * kRecordYears;
    }
    [[nodiscard]] double at(std::size_t state, int year) const {
        return of(state)[year - kFirstYear.value];
    }
    void set(std::size_t state, int year, double value) {
        values_[state * kRecordYears + static_cast<std::size_t>(year - kFirstYear.value)] = value;
    }

  private:
    std::vector<double> values_;
};

/// A stay in the system of states, days cut to the record.
struct SystemSpell {
    std::size_t state = 0;  ///< place in RecordStates::list
    Date start;
    Date end;
};

/// The states of the record by code, and when they were in the system.
/// Source   data/states.csv; spells that are open there are carried on.
struct RecordStates {
    static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

    std::vector<StateId> list;
    std::vector<SystemSpell> spells;         ///< by state, then by start
    std::vector<std::size_t> place_of_code;  ///< by COW code

    [[nodiscard]] std::size_t size() const { return list.size(); }
    [[nodiscard]] std::size_t place(StateId state) const {
        return state.code < place_of_code.size() ? place_of_code[state.code] : kNobody;
    }
};
[[nodiscard]] const RecordStates& record_states(const Facts& facts);

/// What a column of state-years is. A year counts from its first day to its last: a major power is
/// one on any of its days.
struct StateColumnInfo {
    std::string_view name;
    std::string_view unit;
    std::string_view meaning;
    std::string_view tables;  ///< in data/, space separated
    StateGrid (*read)(const Facts&);
};
[[nodiscard]] const std::vector<StateColumnInfo>& state_column_infos();

/// A column as a grid, made once.
/// Errors   BrokenPromise for a name that state_column_infos does not have.
[[nodiscard]] const StateGrid& state_grid(const Facts& facts, std::string_view name);

/// State-years column by column; rows by state, then by year; all cells of `values[c][r]`.
///
/// Shape    one row a state and year in which it was in the system on any day.
/// Missing  NaN where the source has nothing.
struct StateYears {
    std::vector<StateId> state;
    std::vector<int> year;
    std::vector<std::string_view> names;
    std::vector<std::vector<double>> values;
};

/// The panel of some columns, all if none is named.
/// Errors   InputError naming each unknown column, or a year outside 1816-2024.
[[nodiscard]] StateYears state_years(const Facts& facts, Year from, Year to,
                                     const std::vector<std::string>& columns);

/// Errors   InputError for years outside the record or in the wrong order.
void require_record_years(Year from, Year to);

}  // namespace counterpoise

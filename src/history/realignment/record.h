#pragma once

#include <array>
#include <functional>
#include <utility>
#include <vector>

#include "behaviour/realignment/columns.h"
#include "behaviour/realignment/situation.h"
#include "world/facts.h"

namespace counterpoise {

/// The years in which a change can be dated: memberships are read on each 31 December, and states
/// are listed from 1816 on. After the last ATOP year the record has hand-made updates alone.
inline constexpr int kFirstChangeYear = 1817;
inline constexpr int kLastChangeYear = 2024;

/// A state and a treaty.
struct MemberChange {
    TreatyId treaty;
    Place state = 0;
};

/// What happened to treaties between one 31 December and the next. A change counts in the year of
/// its first day: who belongs to the end of a year has left in the next.
struct YearOfChange {
    int year = 0;
    std::vector<MemberChange> exits;    ///< of a treaty that had three members and keeps two
    std::vector<MemberChange> entries;  ///< to a treaty that had three members, and goes on
    std::vector<TreatyId> ended;        ///< fewer than two members are left
    std::vector<std::pair<Place, Place>> pacts;  ///< pairs of states, the lower place first
    /// Pairs that were no defence partners and become so by a new treaty of five members or more.
    std::vector<std::pair<Place, Place>> foundings;
    std::vector<bool> stayed;  ///< by place: in the system of states on both days

    // What is in the record and not counted.
    std::size_t exits_of_ended_states = 0;  ///< states that left the system
    std::vector<TreatyId> ended_by_states;  ///< fewer than two of its members are states still
    std::size_t entries_of_new_states = 0;  ///< to such treaties, by states new in the year
    std::size_t entries_to_pairs = 0;       ///< to treaties of two members
    std::size_t new_states_to_pairs = 0;    ///< those of them by states new in the year
    std::size_t pacts_of_new_states = 0;    ///< pairs with a state new in the year
    std::array<std::size_t, 3> new_defence_pacts{};  ///< treaties of two, of three or four, of more
};

/// Calls `visit(31 December of year - 1, changes of year)` for each year, from kFirstChangeYear on.
///
/// Shape    one call a year; places are those of RecordStates::list.
/// Missing  figures of up to five years before stand in where a source has ended.
/// Source   data/treaty_members.csv, data/treaty_provisions.csv, data/states.csv,
///          data/capabilities.csv.gz, data/regimes.csv.gz, data/ideal_points.csv.gz,
///          data/contiguity.csv, data/capitals.csv, data/rivalries.csv;
///          docs/method/realignment.md.
void each_year_of_change(
    const Facts& facts, int last,
    const std::function<void(const Situation& before, const YearOfChange& changes)>& visit);

/// 31 December of the last year of the record, and what is remembered of the years before.
///
/// Source   as each_year_of_change.
[[nodiscard]] RealignmentStart realignment_start(const Facts& facts);

/// The same day, `years` later, where nothing happens: treaties grow older and what is remembered
/// of exits, entries, pacts and lost guarantors passes; figures stay.
[[nodiscard]] Situation unchanged(Situation situation, int years);

}  // namespace counterpoise

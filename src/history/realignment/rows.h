#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "behaviour/realignment/columns.h"
#include "history/estimators/logit.h"
#include "history/realignment/record.h"

namespace counterpoise {

/// Rows at risk of one process: what happened in a year, and covariates of the 31 December before.
struct HazardRows {
    Process process = Process::exit;
    std::vector<std::string> names;
    std::vector<Kind> kinds;
    std::vector<std::vector<double>> columns;
    std::vector<double> event;
    std::vector<std::int16_t> year;     ///< of the event; rows are in this order
    std::vector<std::uint32_t> group;   ///< the year's number, for clustered errors
    std::vector<std::uint16_t> treaty;  ///< by row; empty for pairs
    std::vector<std::uint16_t> state;   ///< place; of treaties' own rows empty
    std::vector<std::uint16_t> other;   ///< place of the second state of a pair

    [[nodiscard]] std::size_t size() const { return event.size(); }
    /// The place of a column.
    /// Errors   BrokenPromise if there is none of that name.
    [[nodiscard]] std::size_t column(std::string_view name) const;
    /// First row of a year or later.
    [[nodiscard]] std::size_t first_of(int year) const;
};

/// Errors   InputError for years in which no change can be dated, or in the wrong order.
void require_change_years(Year from, Year to);

/// Every row of a process in some years.
///
///     exit     a member of a treaty of three or more, in the system of states on both days
///     ending   a treaty, unless fewer than two of its members are states a year later
///     entry    such a treaty that goes on, and a state that does not belong, on both days there
///     pact     two states without a small pact of their own, on both days there
///
/// Shape    by year, then treaty and state, or the two states.
/// Missing  none: see covariates.h.
/// Errors   InputError for years outside 1817-2024 or in the wrong order.
/// Source   docs/method/realignment.md.
[[nodiscard]] HazardRows hazard_rows(const Facts& facts, Process process, Year from, Year to);

/// Two states that are no defence partners: the event is a new treaty of five members or more that
/// makes them so. The engine founds no such treaty; forecasts of who is allied need its chance.
[[nodiscard]] HazardRows founding_rows(const Facts& facts, Year from, Year to);

/// The rows of one day, without events: what each is at risk of in the year after it.
[[nodiscard]] HazardRows rows_at(const Situation& situation, Process process);
[[nodiscard]] HazardRows founding_rows_at(const Situation& situation);

}  // namespace counterpoise

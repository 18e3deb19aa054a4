#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/dyads/rows.h"

namespace counterpoise {

/// What a column of dyad-years is.
struct DyadColumnInfo {
    std::string_view name;
    std::string_view unit;
    std::string_view meaning;
    std::string_view tables;  ///< in data/, space separated
};
[[nodiscard]] const std::vector<DyadColumnInfo>& dyad_column_infos();

/// Which dyad-years and columns are wanted.
struct DyadQuery {
    Year from = kFirstYear;
    Year to = kLastRecordYear;
    Direction direction = Direction::undirected;
    Pairs pairs = Pairs::all;
    std::vector<std::string> columns;  ///< all if empty
    /// What is predicted from the end of this year: later rows keep the figures of it, peace goes on
    /// and memory fades. A pair without a row in it has none later.
    std::optional<int> origin = {};
};

/// Dyad-years column by column: `values[c][r]` belongs to row r of `rows`.
struct DyadYears {
    DyadRows rows;
    std::size_t all_pairs = 0;  ///< dyad-years of the whole record before the filter, to `to`
    std::size_t filtered = 0;   ///< and after it
    std::vector<std::string> names;
    std::vector<std::vector<double>> values;

    /// Errors   BrokenPromise for a column that was not asked for.
    [[nodiscard]] const std::vector<double>& column(std::string_view name) const;
};

/// The design matrix of dyad-years.
///
/// Peace years and the memory of disputes are counted over the whole record from 1816 on, after the
/// filter to relevant pairs, and never restarted at a later first year.
/// Shape    rows as DyadRows; columns in the order asked for.
/// Missing  NaN where a source has nothing: no figure, or the source has ended.
/// Errors   InputError naming each unknown column, or a year outside 1816-2024.
/// Source   docs/method/dyads.md; each column's tables.
[[nodiscard]] DyadYears dyad_years(const Facts& facts, const DyadQuery& query);

}  // namespace counterpoise

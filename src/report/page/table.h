#pragma once

#include "files/value.h"
#include "report/page/markup.h"

namespace counterpoise::report {

/// Rows that a long table shows at once; the rest opens on demand.
inline constexpr std::size_t kRowsAtOnce = 10;

/// One exhibit's table: its columns and rows as text, rounded as each column says.
///
/// Shape    the first kRowsAtOnce rows, or those that `first_rows` picks by a column's value; the
///          others in a `details` element. Rows may hold more keys than columns. A table that its chart
///          prints whole stands in an open one, which the script closes.
/// Missing  null is "–", its reason in the cell and once below the table.
[[nodiscard]] Html table(const Value& exhibit);

/// A cell as it is printed: numbers by the column's digits, years whole, texts as they are.
[[nodiscard]] std::string cell_text(const Value& column, const Value& cell);

}  // namespace counterpoise::report

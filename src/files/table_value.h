#pragma once

#include "base/table.h"
#include "files/value.h"

namespace counterpoise {

/// A cell as JSON: an integer where its column counts. Missing: null.
[[nodiscard]] Value to_value(const Cell& cell, const TableColumn& column);
/// The rows of a table as JSON objects, a key a column.
[[nodiscard]] Value to_value(const Table& table);

}  // namespace counterpoise

#pragma once

#include "base/error.h"
#include "files/csv.h"
#include "world/sources.h"

namespace counterpoise {

/// Every fault of one table against its description: columns, cells, keys, spells.
[[nodiscard]] Faults check_table(const CsvTable& table, const TableInfo& info);

}  // namespace counterpoise

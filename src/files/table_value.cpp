#include "files/table_value.h"

#include <cmath>
#include <cstdint>

namespace counterpoise {
namespace {

/// Beyond it a double no longer holds every digit of a whole number.
constexpr double kAllDigits = 9007199254740992.0;

}  // namespace

Value to_value(const Cell& cell, const TableColumn& column) {
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* yes = std::get_if<bool>(&cell)) return *yes;
    const auto* number = std::get_if<double>(&cell);
    if (!number) return {};
    const bool whole =
        column.counts && std::abs(*number) < kAllDigits && *number == std::trunc(*number);
    return whole ? Value(static_cast<std::int64_t>(*number)) : Value(*number);
}

Value to_value(const Table& table) {
    Value::Array rows;
    for (const auto& row : table.rows) {
        Value::Object object;
        for (std::size_t c = 0; c < row.size(); ++c)
            object.emplace_back(table.columns[c].key, to_value(row[c], table.columns[c]));
        rows.push_back(std::move(object));
    }
    return rows;
}

}  // namespace counterpoise

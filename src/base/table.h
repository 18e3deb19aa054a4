#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace counterpoise {

/// A cell of an answer: absent, a number, a text, or yes or no.
using Cell = std::variant<std::monostate, double, std::string, bool>;

/// A column of an answer; without a name it is for programs only. `digits` after the point where a
/// person reads it; data keep full precision.
struct TableColumn {
    std::string key;
    std::string name;
    std::string unit;  ///< empty for text
    int digits = 2;
    std::size_t widest = 0;  ///< of a text where a person reads it; 0: any
    bool counts = false;     ///< its numbers are whole: data have them as integers
};
/// A column of whole numbers: of counts, of years.
[[nodiscard]] inline TableColumn count_column(std::string key, std::string name,
                                              std::string unit = {}) {
    return {std::move(key), std::move(name), std::move(unit), 0, 0, true};
}

struct Table {
    std::vector<TableColumn> columns;
    std::vector<std::vector<Cell>> rows;

    [[nodiscard]] std::size_t column(std::string_view key) const {
        for (std::size_t c = 0; c < columns.size(); ++c)
            if (columns[c].key == key) return c;
        return columns.size();
    }
};

/// A number as a cell: absent where it is NaN.
[[nodiscard]] inline Cell cell(double value) {
    if (value != value) return std::monostate{};
    return value;
}

}  // namespace counterpoise

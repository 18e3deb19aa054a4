#include "app/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>

#include "app/layout.h"
#include "report/words/numbers.h"

namespace counterpoise {
namespace {

/// Beyond it a double no longer holds every digit of a whole number.
constexpr double kAllDigits = 9007199254740992.0;

std::string shown(const Cell& cell, const TableColumn& column) {
    if (const auto* number = std::get_if<double>(&cell))
        return std::abs(*number) < kAllDigits ? report::format_number(*number, column.digits)
                                              : fmt::format("{:.6g}", *number);
    if (const auto* yes = std::get_if<bool>(&cell)) return *yes ? "yes" : "no";
    const auto* text = std::get_if<std::string>(&cell);
    if (!text) return report::kAbsent;
    if (column.widest == 0 || text->size() <= column.widest) return *text;
    return fmt::format("({} digits: --json)", text->size());
}

/// A column's name with its unit; without it where the title says it for several columns at once.
std::string heading(const TableColumn& column, std::string_view said) {
    return column.unit.empty() || column.unit == column.name || column.unit == said
               ? column.name
               : fmt::format("{} [{}]", column.name, column.unit);
}

std::string_view unit_of_several(const Table& table, std::string_view unit) {
    const auto columns =
        std::count_if(table.columns.begin(), table.columns.end(),
                      [&](const TableColumn& c) { return !unit.empty() && c.unit == unit; });
    return columns > 1 ? unit : std::string_view{};
}

bool is_text_column(const Table& table, std::size_t c) {
    return std::none_of(table.rows.begin(), table.rows.end(),
                        [&](const auto& row) { return std::holds_alternative<double>(row[c]); });
}

}  // namespace

void print_table(const Table& table, std::ostream& out, std::size_t most, std::string_view unit) {
    const std::string_view said = unit_of_several(table, unit);
    TextGrid grid;
    std::vector<std::size_t> read;  // a column without a name is for data alone
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].name.empty()) continue;
        read.push_back(c);
        grid.headings.push_back(heading(table.columns[c], said));
        grid.left.push_back(is_text_column(table, c));
    }
    for (std::size_t r = 0; r < std::min(most, table.rows.size()); ++r) {
        auto& row = grid.rows.emplace_back();
        for (const std::size_t c : read) row.push_back(shown(table.rows[r][c], table.columns[c]));
    }
    lay_out(grid, out);
    if (table.rows.size() > most)
        out << fmt::format(
            "… {} more rows (--all shows them; --csv and --json have them in full precision)\n",
            table.rows.size() - most);
}

std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
    std::string out;
    for (const std::string& line : broken(text, width - text_width(indent)))
        out += indent + line + "\n";
    return out;
}

}  // namespace counterpoise

#include "app/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>

#include "files/csv.h"
#include "report/numbers.h"

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

std::string heading(const TableColumn& column) {
    return column.unit.empty() || column.unit == column.name
               ? column.name
               : fmt::format("{} [{}]", column.name, column.unit);
}

bool is_text_column(const Table& table, std::size_t c) {
    return std::none_of(table.rows.begin(), table.rows.end(),
                        [&](const auto& row) { return std::holds_alternative<double>(row[c]); });
}

void print_line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                const std::vector<bool>& left, std::ostream& out) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const std::string space(widths[c] - text_width(cells[c]), ' ');
        line += (c ? "  " : "") + (left[c] ? cells[c] + space : space + cells[c]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << "\n";
}

}  // namespace

std::size_t text_width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    }));
}

void print_table(const Table& table, std::ostream& out, std::size_t most) {
    std::vector<std::vector<std::string>> lines(1);
    std::vector<bool> left;
    std::vector<std::size_t> read;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].name.empty()) continue;
        read.push_back(c);
        lines[0].push_back(heading(table.columns[c]));
        left.push_back(is_text_column(table, c));
    }
    for (std::size_t r = 0; r < std::min(most, table.rows.size()); ++r) {
        lines.emplace_back();
        for (const std::size_t c : read)
            lines.back().push_back(shown(table.rows[r][c], table.columns[c]));
    }
    std::vector<std::size_t> widths(read.size(), 0);
    for (const auto& line : lines)
        for (std::size_t c = 0; c < line.size(); ++c)
            widths[c] = std::max(widths[c], text_width(line[c]));
    for (const auto& line : lines) print_line(line, widths, left, out);
    if (table.rows.size() > most)
        out << fmt::format(
            "… {} more rows (--all shows them; --csv and --json have them in full precision)\n",
            table.rows.size() - most);
}

void print_csv(const Table& table, std::ostream& out) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        out << (c ? "," : "") << csv_cell(table.columns[c].key);
    out << "\n";
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            out << (c ? "," : "");
            if (const auto* number = std::get_if<double>(&row[c]))
                out << fmt::format("{}", *number);
            if (const auto* text = std::get_if<std::string>(&row[c])) out << csv_cell(*text);
            if (const auto* yes = std::get_if<bool>(&row[c])) out << (*yes ? "true" : "false");
        }
        out << "\n";
    }
}

Value rows_of(const Table& table) {
    Value::Array rows;
    for (const auto& row : table.rows) {
        Value::Object object;
        for (std::size_t c = 0; c < row.size(); ++c) {
            Value value;
            if (const auto* number = std::get_if<double>(&row[c])) value = *number;
            if (const auto* text = std::get_if<std::string>(&row[c])) value = *text;
            if (const auto* yes = std::get_if<bool>(&row[c])) value = *yes;
            object.emplace_back(table.columns[c].key, std::move(value));
        }
        rows.push_back(std::move(object));
    }
    return rows;
}

std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
    std::string out;
    std::string line = indent;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        if (text_width(line) + 1 + text_width(word) > width && line != indent) {
            out += line + "\n";
            line = indent;
        }
        line += (line == indent ? "" : " ") + word;
        begin = end + 1;
    }
    return out + line + "\n";
}

}  // namespace counterpoise

#include "app/print_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <ostream>

#include "app/layout.h"
#include "app/print.h"
#include "report/words/numbers.h"

namespace counterpoise {
namespace {

constexpr std::size_t kWidth = kTerminalWidth;
constexpr std::size_t kLeastLast = 20;  ///< the last column is never narrower

std::string shown(const Cell& cell, const TableColumn& column) {
    if (const auto* number = std::get_if<double>(&cell))
        return report::format_number(*number, column.digits);
    if (const auto* text = std::get_if<std::string>(&cell))
        return text->empty() ? report::kAbsent : *text;
    if (const auto* yes = std::get_if<bool>(&cell)) return *yes ? "yes" : "no";
    return report::kAbsent;
}

std::string shown(const Value& value) {
    if (!value.as_array())
        return value.as_text() ? *value.as_text() : report::format_setting(value);
    std::string all;
    for (const Value& item : value.items()) all += (all.empty() ? "" : ", ") + shown(item);
    return all.empty() ? "none" : all;
}

/// A text after a head of `indent` characters, broken to the width with a hanging indent.
std::string hang_text(const std::string& head, const std::string& text, std::size_t indent) {
    std::string body = wrapped(text, kWidth, std::string(indent, ' '));
    return head + std::string(indent - text_width(head), ' ') + body.substr(indent);
}

using Lines = std::vector<std::vector<std::string>>;

Lines lines_of(const Table& table) {
    Lines lines(1);
    for (const TableColumn& c : table.columns)
        lines[0].push_back(c.unit.empty() ? c.name : fmt::format("{} [{}]", c.name, c.unit));
    for (const auto& row : table.rows) {
        lines.emplace_back();
        for (std::size_t c = 0; c < row.size(); ++c)
            lines.back().push_back(shown(row[c], table.columns[c]));
    }
    return lines;
}

std::vector<bool> left_columns(const Table& table) {
    std::vector<bool> left(table.columns.size(), true);
    for (std::size_t c = 0; c < left.size(); ++c)
        left[c] = std::none_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
            return std::holds_alternative<double>(row[c]);
        });
    return left;
}

/// Without the columns that no row has anything in.
Table filled_columns(const Table& table) {
    Table filled;
    filled.rows.resize(table.rows.size());
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const bool absent = std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
            return std::holds_alternative<std::monostate>(row[c]);
        });
        if (absent) continue;
        filled.columns.push_back(table.columns[c]);
        for (std::size_t r = 0; r < table.rows.size(); ++r)
            filled.rows[r].push_back(table.rows[r][c]);
    }
    return filled;
}

void print_section(const Table& whole, std::ostream& out) {
    const Table table = filled_columns(whole);
    const Lines lines = lines_of(table);
    const std::vector<bool> left = left_columns(table);
    std::vector<std::size_t> widths(table.columns.size(), 0);
    for (const auto& line : lines)
        for (std::size_t c = 0; c < line.size(); ++c)
            widths[c] = std::max(widths[c], text_width(line[c]));
    const std::size_t heads =
        std::accumulate(widths.begin(), widths.end() - 1, std::size_t{2}) + 2 * (widths.size() - 1);
    if (heads + (left.back() ? 0 : widths.back()) > kWidth)
        return lay_out({lines.front(), left, {lines.begin() + 1, lines.end()}}, out);
    for (const auto& line : lines) {
        std::string head = "  ";
        for (std::size_t c = 0; c + 1 < line.size(); ++c) {
            const std::string space(widths[c] - text_width(line[c]), ' ');
            head += (left[c] ? line[c] + space : space + line[c]) + "  ";
        }
        const std::size_t last = line.size() - 1;
        if (!left[last])
            out << head << std::string(widths[last] - text_width(line[last]), ' ') << line[last]
                << "\n";
        else if (text_width(head) + kLeastLast <= kWidth)
            out << hang_text(head, line[last], text_width(head));
        else  // too little room beside it: the last column goes below
            out << head.substr(0, head.find_last_not_of(' ') + 1) << "\n"
                << wrapped(line[last], kWidth, "      ");
    }
}

}  // namespace

void print_sheet(const Sheet& sheet, std::ostream& out) {
    if (!sheet.title.empty()) out << wrapped(sheet.title, kWidth, "");
    std::size_t widest = 0;
    for (const Entry& e : sheet.entries) widest = std::max(widest, text_width(e.label));
    for (const Entry& e : sheet.entries)
        if (!e.label.empty())
            out << hang_text("  " + e.label, e.shown.empty() ? shown(e.value) : e.shown,
                             widest + 4);
    for (const Section& s : sheet.sections) {
        if (!s.heading.empty()) out << "\n" << wrapped(s.heading, kWidth, "");
        const Table& table = s.shown ? *s.shown : s.table;
        if (!table.rows.empty()) print_section(table, out);
    }
    if (!sheet.verbatim.empty()) out << "\n" << sheet.verbatim_heading << "\n\n" << sheet.verbatim;
    if (!sheet.notes.empty()) out << "\n";
    for (const std::string& note : sheet.notes) out << wrapped(note, kWidth, "");
}

void put_answer(const Answer& answer, Format format, std::ostream& out) {
    switch (format) {
        case Format::json:
            out << to_json(answer);
            break;
        case Format::csv:
            out << to_csv(answer);
            break;
        case Format::text:
            print_sheet(answer.sheet, out);
            for (const Sheet& other : answer.also) {
                out << "\n";
                print_sheet(other, out);
            }
            break;
    }
}

}  // namespace counterpoise

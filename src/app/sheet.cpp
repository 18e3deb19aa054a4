#include "app/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "app/print.h"
#include "report/numbers.h"

namespace counterpoise {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kLeastLast = 28;  ///< the last column is never narrower

/// Characters, not bytes: what a terminal shows.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    }));
}

std::string shown(const Cell& cell, const TableColumn& column) {
    if (const auto* number = std::get_if<double>(&cell))
        return report::format_number(*number, column.digits);
    if (const auto* text = std::get_if<std::string>(&cell))
        return text->empty() ? report::kAbsent : *text;
    return report::kAbsent;
}

std::string shown(const Value& value) {
    if (!value.as_array()) return value.as_text() ? *value.as_text() : report::format_setting(value);
    std::string all;
    for (const Value& item : value.items()) all += (all.empty() ? "" : ", ") + shown(item);
    return all.empty() ? "none" : all;
}

/// A text after a head of `indent` characters, broken to the width with a hanging indent.
std::string hung(const std::string& head, const std::string& text, std::size_t indent) {
    std::string body = wrapped(text, kWidth, std::string(indent, ' '));
    return head + std::string(indent - width_of(head), ' ') + body.substr(indent);
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

void print_section(const Table& table, std::ostream& out) {
    const Lines lines = lines_of(table);
    const std::vector<bool> left = left_columns(table);
    std::vector<std::size_t> widths(table.columns.size(), 0);
    for (const auto& line : lines)
        for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], width_of(line[c]));
    for (const auto& line : lines) {
        std::string head = "  ";
        for (std::size_t c = 0; c + 1 < line.size(); ++c) {
            const std::string space(widths[c] - width_of(line[c]), ' ');
            head += (left[c] ? line[c] + space : space + line[c]) + "  ";
        }
        const std::size_t indent = std::min(width_of(head), kWidth - kLeastLast);
        const std::size_t last = line.size() - 1;
        if (!left[last])
            out << head << std::string(widths[last] - width_of(line[last]), ' ') << line[last] << "\n";
        else if (width_of(head) > indent)
            out << head << line[last] << "\n";
        else
            out << hung(head, line[last], indent);
    }
}

}  // namespace

void Sheet::add(std::string key, std::string label, Value value, std::string text) {
    entries.push_back({std::move(key), std::move(label), std::move(value), std::move(text)});
}

void print_sheet(const Sheet& sheet, std::ostream& out) {
    if (!sheet.title.empty()) out << wrapped(sheet.title, kWidth, "");
    std::size_t widest = 0;
    for (const Entry& e : sheet.entries) widest = std::max(widest, width_of(e.label));
    for (const Entry& e : sheet.entries)
        if (!e.label.empty()) out << hung("  " + e.label, e.shown.empty() ? shown(e.value) : e.shown, widest + 4);
    for (const Section& s : sheet.sections) {
        if (!s.heading.empty()) out << "\n" << wrapped(s.heading, kWidth, "");
        const Table& table = s.shown ? *s.shown : s.table;
        if (!table.rows.empty()) print_section(table, out);
    }
    if (!sheet.notes.empty()) out << "\n";
    for (const std::string& note : sheet.notes) out << wrapped(note, kWidth, "");
}

Value sheet_json(const Sheet& sheet) {
    Value json;
    json.set("title", sheet.title);
    for (const Entry& e : sheet.entries) json.set(e.key, e.value);
    for (const Section& s : sheet.sections) json.set(s.key, rows_of(s.table));
    Value::Array notes;
    for (const std::string& note : sheet.notes) notes.emplace_back(note);
    json.set("notes", notes);
    return json;
}

void put_sheet(const Sheet& sheet, Format format, std::ostream& out) {
    switch (format) {
        case Format::json: out << to_json(sheet_json(sheet)); break;
        case Format::csv: print_csv(sheet.sections.front().table, out); break;
        case Format::text: print_sheet(sheet, out); break;
    }
}

Table text_table(const std::vector<std::string>& columns) {
    Table table;
    for (const std::string& column : columns) {
        const std::size_t colon = column.find(':');
        table.columns.push_back({column.substr(0, colon), column.substr(colon + 1), "", 0});
    }
    return table;
}

}  // namespace counterpoise

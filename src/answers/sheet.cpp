#include "answers/sheet.h"

#include <fmt/format.h>

#include <iterator>

#include "files/csv.h"

namespace counterpoise {

void Sheet::add(std::string key, std::string label, Value value, std::string text) {
    entries.push_back({std::move(key), std::move(label), std::move(value), std::move(text)});
}

Value to_value(const Sheet& sheet) {
    Value json;
    json.set("title", sheet.title);
    for (const Entry& e : sheet.entries) json.set(e.key, e.value);
    for (const Section& s : sheet.sections) json.set(s.key, to_value(s.table));
    if (!sheet.verbatim.empty()) json.set("example", sheet.verbatim);
    Value::Array notes;
    for (const std::string& note : sheet.notes) notes.emplace_back(note);
    json.set("notes", notes);
    return json;
}

std::string to_csv(const Table& table) {
    std::string csv;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        csv += (c ? "," : "") + csv_cell(table.columns[c].key);
    csv += "\n";
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (c) csv += ",";
            if (const auto* number = std::get_if<double>(&row[c]))
                csv += fmt::format("{}", *number);
            if (const auto* text = std::get_if<std::string>(&row[c])) csv += csv_cell(*text);
            if (const auto* yes = std::get_if<bool>(&row[c])) csv += *yes ? "true" : "false";
        }
        csv += "\n";
    }
    return csv;
}

Answer::Answer(Sheet made) : sheet(std::move(made)) {
    document = to_value(sheet);
    if (!sheet.sections.empty()) table = sheet.sections.front().table;
}

Answer::Answer(std::vector<Sheet> made) : Answer(std::move(made.front())) {
    also.assign(std::move_iterator(made.begin() + 1), std::move_iterator(made.end()));
    Value::Array others;
    for (const Sheet& other : also) others.push_back(to_value(other));
    if (!others.empty()) document.set("also", others);
}

std::string to_json(const Answer& answer) {
    return to_json(answer.document);
}

std::string to_csv(const Answer& answer) {
    return to_csv(answer.table);
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

#include "answers/data/whole_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "files/csv.h"
#include "world/sources.h"

namespace counterpoise {
namespace {

bool is_numeric(CellType type) {
    return type == CellType::state || type == CellType::year || type == CellType::number ||
           type == CellType::integer || type == CellType::flag;
}

Value typed(std::string_view cell, bool numeric) {
    if (cell.empty()) return {};
    double value = 0;
    if (numeric)
        if (const auto [end, error] =
                std::from_chars(cell.data(), cell.data() + cell.size(), value);
            error == std::errc{} && end == cell.data() + cell.size())
            return value;
    return std::string(cell);
}

/// What a person sees of a table: what it is, and its first rows as they stand in the file.
Sheet head_sheet(const Facts& facts, const TableInfo& info) {
    constexpr std::size_t kShown = 10;
    const CsvTable& csv = facts.table(info.name);
    Sheet sheet;
    sheet.title = fmt::format("{}: {}", info.name, info.title);
    sheet.add("rows", "Rows", csv.rows());
    sheet.add("vintage", "Vintage", info.vintage);
    sheet.add("standing", "Standing", name_of(info.standing));
    sheet.add("citation", "Citation", info.citation);
    Section section{
        "first_rows", fmt::format("The first {} rows:", std::min(kShown, csv.rows())), {}, {}};
    for (const std::string_view name : csv.header())
        section.table.columns.push_back({std::string(name), std::string(name), "", 0});
    for (std::size_t r = 0; r < std::min(kShown, csv.rows()); ++r) {
        auto& row = section.table.rows.emplace_back();
        for (std::size_t c = 0; c < csv.header().size(); ++c)
            row.emplace_back(std::string(csv.cell(r, c)));
    }
    sheet.sections.push_back(std::move(section));
    sheet.notes.push_back(
        fmt::format("`counterpoise data {0} --csv` or `--json` prints all of it; `counterpoise "
                    "explain {0}` has "
                    "the meaning and unit of each column.",
                    info.name));
    return sheet;
}

}  // namespace

WholeTable whole_table(const Facts& facts, const std::string& name) {
    const TableInfo& info = *sources(facts).find(name);
    WholeTable whole;
    whole.sheet = head_sheet(facts, info);
    whole.name = name;
    for (const std::string_view column : facts.table(name).header()) {
        const SourceColumn* found = info.find(column);
        whole.numeric.push_back(found && is_numeric(found->type));
    }
    whole.about.set("table", info.name)
        .set("title", info.title)
        .set("citation", info.citation)
        .set("vintage", info.vintage)
        .set("licence", info.licence)
        .set("standing", name_of(info.standing))
        .set("facts", facts.hash());
    whole.csv = facts.archive().read(name + ".csv");
    return whole;
}

std::string to_json(const WholeTable& whole) {
    const CsvTable csv(whole.csv, whole.name + ".csv");
    Value::Array rows;
    for (std::size_t r = 0; r < csv.rows(); ++r) {
        Value::Object row;
        for (std::size_t c = 0; c < csv.header().size(); ++c)
            row.emplace_back(std::string(csv.header()[c]), typed(csv.cell(r, c), whole.numeric[c]));
        rows.push_back(std::move(row));
    }
    Value json = whole.about;
    json.set("rows", std::move(rows));
    return to_json(json);
}

}  // namespace counterpoise

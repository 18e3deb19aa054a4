#include "answers/list/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "behaviour/parameters.h"
#include "world/built_in.h"

namespace counterpoise {
namespace {

constexpr std::size_t kYearDigits = 4;

Cell whole(std::size_t n) {
    return static_cast<double>(n);
}

/// The years of a parameter's record; none for a prior.
std::optional<YearSpan> years_of(const Parameter& p, const ParameterSet& set) {
    if (!p.is_estimate()) return {};
    if (const auto named = years_named(p.source)) return named;
    if (!set.fit) return {};
    return YearSpan{set.fit->from, set.fit->to};
}

void add_rows(const ParameterSet& set, Section& section) {
    for (const Parameter& p : set.list) {
        const std::string key = fmt::format("{}.{}", set.behaviour, p.name);
        const auto years = years_of(p, set);
        section.table.rows.push_back({key, p.value, p.se, p.low, p.high, p.unit, p.standing,
                                      years ? Cell{static_cast<double>(years->from)} : Cell{},
                                      years ? Cell{static_cast<double>(years->to)} : Cell{},
                                      p.source});
        section.shown->rows.push_back(
            {key, fmt::format("{:.4g}", p.value),
             p.se > 0 ? fmt::format("{:.3g}", p.se) : std::string("none"),
             years ? fmt::format("{}-{}", years->from, years->to) : p.standing, p.unit});
    }
}

std::vector<Cell> file_row(const ParameterSet& set) {
    const auto estimates = std::count_if(set.list.begin(), set.list.end(),
                                         [](const auto& p) { return p.is_estimate(); });
    std::vector<Cell> row{set.behaviour, whole(set.list.size()), static_cast<double>(estimates)};
    if (!set.fit) {
        row.resize(row.size() + 7);
    } else {
        const FitRecord& fit = *set.fit;
        for (const Cell& cell :
             {Cell{fit.spec}, Cell{static_cast<double>(fit.from)},
              Cell{static_cast<double>(fit.to)}, whole(fit.rows),
              fit.events ? whole(*fit.events) : Cell{},
              fit.log_likelihood ? Cell{*fit.log_likelihood} : Cell{}, Cell{fit.facts}})
            row.push_back(cell);
    }
    row.push_back(whole(set.scores.size()));
    return row;
}

Section file_section() {
    Section section{"files", "What estimates come from:", {}, {}};
    section.table.columns = {{"behaviour", "Behaviour", "", 0},
                             {"parameters", "Parameters", "", 0},
                             {"estimates", "Estimates", "", 0},
                             {"spec", "Form", "", 0},
                             {"from", "From", "", 0},
                             {"to", "To", "", 0},
                             count_column("rows", "Rows"),
                             count_column("events", "Events"),
                             {"log_likelihood", "Log-likelihood", "", 2},
                             {"facts", "Hash of tables", "", 0},
                             {"scores", "Scores", "", 0}};
    section.shown = Table{};
    for (const TableColumn& c : section.table.columns)
        if (c.key != "from" && c.key != "to" && c.key != "facts")
            section.shown->columns.push_back(c);
    return section;
}

/// As a person reads it: the years beside the form, no hash.
void show_file(const ParameterSet& set, Section& section) {
    const auto& row = section.table.rows.back();
    const Table& all = section.table;
    const std::string form =
        set.fit ? fmt::format("{}, {}-{}", set.fit->spec, set.fit->from, set.fit->to) : "";
    section.shown->rows.push_back({row[all.column("behaviour")], row[all.column("parameters")],
                                   row[all.column("estimates")], form, row[all.column("rows")],
                                   row[all.column("events")], row[all.column("log_likelihood")],
                                   row[all.column("scores")]});
}

}  // namespace

std::optional<YearSpan> years_named(std::string_view text) {
    const auto year_at = [&](std::size_t at) {
        int year = 0;
        for (std::size_t i = at; i < at + kYearDigits; ++i) {
            if (i >= text.size() || !std::isdigit(static_cast<unsigned char>(text[i]))) return 0;
            year = 10 * year + (text[i] - '0');
        }
        return year;
    };
    for (std::size_t at = text.find('-'); at != text.npos; at = text.find('-', at + 1)) {
        if (at < kYearDigits) continue;
        const YearSpan span{year_at(at - kYearDigits), year_at(at + 1)};
        if (span.from > 0 && span.from <= span.to) return span;
    }
    return {};
}

std::vector<std::string> behaviours_with_parameters(const Facts& facts) {
    std::vector<std::string> names = names_in(facts.archive(), "parameters");
    std::sort(names.begin(), names.end());
    return names;
}

Sheet list_parameters(const Facts& facts) {
    Section list{"parameters", "", {}, {}};
    list.table = text_table({"parameter"});
    for (const char* key :
         {"value", "se", "low", "high", "unit", "standing", "from", "to", "source"})
        list.table.columns.push_back({key, key, "", 0});
    list.shown =
        text_table({"parameter:Parameter", "value:Value", "se:se", "basis:Record", "unit:Unit"});
    Section files = file_section();
    for (const std::string& behaviour : behaviours_with_parameters(facts)) {
        const ParameterSet set = read_parameters(facts, behaviour);
        add_rows(set, list);
        files.table.rows.push_back(file_row(set));
        show_file(set, files);
    }
    Sheet sheet;
    sheet.title = fmt::format("Parameters of behaviours: {}", list.table.rows.size());
    sheet.sections = {std::move(list), std::move(files)};
    sheet.notes = {
        "se none: runs take the value as it stands. Estimates name the years of their record, "
        "priors are what no record settles: `counterpoise explain BEHAVIOUR.PARAMETER` says whose.",
        "`counterpoise fit BEHAVIOUR --write FOLDER` writes a file again; docs/method/fit.md."};
    return sheet;
}

}  // namespace counterpoise

#include <fmt/format.h>

#include <charconv>

#include "answers/sheet.h"
#include "app/commands.h"
#include "app/data_panel.h"
#include "app/print.h"
#include "app/print_sheet.h"
#include "base/error.h"
#include "world/checks/check.h"
#include "world/row_reader.h"
#include "world/sources.h"
#include "world/states.h"

namespace counterpoise {
namespace {

Sheet tables_sheet(const Facts& facts) {
    Table table = text_table({"table:Table"});
    table.columns.push_back({"rows", "Rows", "", 0});
    table.columns.push_back({"bytes", "Bytes", "", 0});
    table.columns.push_back({"vintage", "Vintage", "", 0});
    table.columns.push_back({"standing", "Standing", "", 0});
    table.columns.push_back({"title", "Title", "", 0});
    std::size_t rows = 0;
    for (const TableInfo& info : sources(facts).tables) {
        const std::size_t n = facts.table(info.name).rows();
        rows += n;
        table.rows.push_back({info.name, static_cast<double>(n),
                              static_cast<double>(facts.archive().read(info.name + ".csv").size()),
                              info.vintage, std::string(name_of(info.standing)), info.title});
    }
    Sheet sheet;
    sheet.title = fmt::format("{} tables, {} rows; facts {}", table.rows.size(), thousands(rows),
                              facts.hash());
    sheet.add("facts", "", facts.hash());
    Table shown = table;
    shown.columns.erase(shown.columns.begin() + 3, shown.columns.begin() + 5);
    for (auto& row : shown.rows) {
        const std::string vintage = std::get<std::string>(row[3]);
        const std::string standing = std::get<std::string>(row[4]);
        row.erase(row.begin() + 3, row.begin() + 5);
        row.back() = fmt::format("{} [{}; vintage {}]", std::get<std::string>(row.back()), standing,
                                 vintage);
    }
    sheet.sections.push_back({"tables", "", std::move(table), std::move(shown)});
    sheet.notes.push_back(
        "`counterpoise data TABLE --csv` prints one whole; `data sources` has citations and "
        "licences; `data check` "
        "proves them all.");
    return sheet;
}

Sheet sources_sheet(const Facts& facts) {
    Table table =
        text_table({"table:Table", "title:Title", "citation:Citation", "via:Via", "licence:Licence",
                    "vintage:Vintage", "standing:Standing", "derivation:Derivation"});
    Table shown =
        text_table({"table:Table", "citation:Citation, where it was taken from, licence"});
    for (const TableInfo& info : sources(facts).tables) {
        table.rows.push_back({info.name, info.title, info.citation, info.via, info.licence,
                              info.vintage, std::string(name_of(info.standing)), info.derivation});
        shown.rows.push_back({info.name, fmt::format("{} Via {}. Licence: {}.", info.citation,
                                                     info.via, info.licence)});
    }
    Sheet sheet;
    sheet.title = fmt::format("Sources of {} tables", table.rows.size());
    sheet.sections.push_back({"sources", "", std::move(table), std::move(shown)});
    sheet.notes.push_back(
        "`counterpoise explain TABLE` says what was done to a table and what its columns mean.");
    return sheet;
}

Sheet states_sheet(const Facts& facts) {
    Table table = text_table({"state:Code"});
    table.columns.push_back({"cow", "COW", "", 0});
    for (const auto& [key, name] : {std::pair("start", "From"),
                                    {"end", "To"},
                                    {"continent", "Continent"},
                                    {"subregion", "Subregion"},
                                    {"name", "Name"}})
        table.columns.push_back({key, name, "", 0});
    for (const StateSpell& s : states(facts).spells())
        table.rows.push_back({s.iso3, static_cast<double>(s.state.code), s.start.iso(),
                              s.end == kOpenEnd ? Cell{} : Cell{s.end.iso()}, s.continent,
                              s.subregion, s.name});
    Sheet sheet;
    sheet.title =
        fmt::format("States since 1816: {} spells in the international system", table.rows.size());
    sheet.sections.push_back({"states", "", std::move(table), {}});
    sheet.notes.push_back(
        "An absent end: still in the system. `counterpoise explain states` has the private codes. "
        "With --from, --to or --columns: state-years with their figures.");
    return sheet;
}

bool is_numeric(CellType type) {
    return type == CellType::state || type == CellType::year || type == CellType::number ||
           type == CellType::integer || type == CellType::flag;
}

Cell typed(std::string_view cell, bool numeric) {
    if (cell.empty()) return {};
    double value = 0;
    if (numeric)
        if (const auto [end, error] =
                std::from_chars(cell.data(), cell.data() + cell.size(), value);
            error == std::errc{} && end == cell.data() + cell.size())
            return value;
    return std::string(cell);
}

Table whole_table(const Facts& facts, const TableInfo& info) {
    const CsvTable& csv = facts.table(info.name);
    Table table;
    std::vector<bool> numeric;
    for (const std::string_view name : csv.header()) {
        const SourceColumn* column = info.find(name);
        table.columns.push_back({std::string(name), std::string(name), "", 0});
        numeric.push_back(column && is_numeric(column->type));
    }
    for (std::size_t r = 0; r < csv.rows(); ++r) {
        auto& row = table.rows.emplace_back();
        for (std::size_t c = 0; c < csv.header().size(); ++c)
            row.push_back(typed(csv.cell(r, c), numeric[c]));
    }
    return table;
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

int print_whole(const Context& context, const TableInfo& info) {
    switch (context.options.format()) {
        case Format::csv:
            context.out << context.facts.archive().read(info.name + ".csv");
            break;
        case Format::text:
            print_sheet(head_sheet(context.facts, info), context.out);
            break;
        case Format::json: {
            Value json;
            json.set("table", info.name)
                .set("title", info.title)
                .set("citation", info.citation)
                .set("vintage", info.vintage);
            json.set("licence", info.licence)
                .set("standing", name_of(info.standing))
                .set("facts", context.facts.hash());
            json.set("rows", to_value(whole_table(context.facts, info)));
            context.out << to_json(json);
        }
    }
    return kDone;
}

int check(const Context& context) {
    const CheckReport report = check_facts(context.facts);
    report.faults.raise_if_any();
    Sheet sheet;
    sheet.title = fmt::format("The facts hold: {} checks, no fault", report.passed.size());
    sheet.add("facts", "", context.facts.hash());
    Section section{"checks", "", text_table({"check:Proved"}), {}};
    for (const std::string& line : report.passed) section.table.rows.push_back({line});
    sheet.sections.push_back(std::move(section));
    put_sheet(sheet, context.options.format(), context.out);
    return kDone;
}

}  // namespace

int data_command(const Context& context) {
    const std::string& what = context.options.names.front();
    const Format format = context.options.format();
    if (what == "dyads") return data_dyads(context);
    if (what == "memberships") return data_memberships(context);
    if (asks_for_panel(context.options)) {
        if (what == "states") return data_state_years(context);
        throw InputError(Fault{"data", fmt::format("'{}' is no design matrix", what),
                               "--from, --to, --columns, --directed and --relevant shape one",
                               "`data dyads`, `data states` and `data memberships` read them."},
                         FaultKind::usage);
    }
    if (what == "check") return check(context);
    if (what == "list") return put_sheet(tables_sheet(context.facts), format, context.out), kDone;
    if (what == "sources")
        return put_sheet(sources_sheet(context.facts), format, context.out), kDone;
    if (what == "states") return put_sheet(states_sheet(context.facts), format, context.out), kDone;
    if (const TableInfo* info = sources(context.facts).find(what))
        return print_whole(context, *info);
    std::vector<std::string> known{"check", "list", "sources", "states", "dyads", "memberships"};
    for (const TableInfo& info : sources(context.facts).tables)
        if (info.name != "states") known.push_back(info.name);
    throw InputError(Fault{"data", fmt::format("there is no table '{}'", what),
                           "`counterpoise data list` shows all", suggestion(what, known)},
                     FaultKind::usage);
}

}  // namespace counterpoise

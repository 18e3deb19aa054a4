#include "answers/data/data.h"

#include <fmt/format.h>

#include "base/error.h"
#include "world/checks/check.h"
#include "world/row_reader.h"
#include "world/sources.h"
#include "world/states.h"

namespace counterpoise {
namespace {

Sheet tables_sheet(const Facts& facts) {
    Table table = text_table({"table:Table"});
    table.columns.push_back(count_column("rows", "Rows"));
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

Sheet check_sheet(const Facts& facts) {
    const CheckReport report = check_facts(facts);
    report.faults.raise_if_any();
    Sheet sheet;
    sheet.title = fmt::format("The facts hold: {} checks, no fault", report.passed.size());
    sheet.add("facts", "", facts.hash());
    Section section{"checks", "", text_table({"check:Proved"}), {}};
    for (const std::string& line : report.passed) section.table.rows.push_back({line});
    sheet.sections.push_back(std::move(section));
    return sheet;
}

[[noreturn]] void refuse(const Facts& facts, const std::string& what) {
    std::vector<std::string> known{"check", "list", "sources", "states", "dyads", "memberships"};
    for (const TableInfo& info : sources(facts).tables)
        if (info.name != "states") known.push_back(info.name);
    throw InputError(Fault{"data", fmt::format("there is no table '{}'", what),
                           "`counterpoise data list` shows all", suggestion(what, known)},
                     FaultKind::usage);
}

}  // namespace

DataAnswer read_data(const Facts& facts, const DataQuestion& question) {
    const std::string& what = question.what;
    if (what == "dyads") return dyad_panel(facts, question);
    if (what == "memberships") return membership_panel(facts, question);
    if (question.asks_for_panel()) {
        if (what == "states") return state_panel(facts, question);
        throw InputError(Fault{"data", fmt::format("'{}' is no design matrix", what),
                               "--from, --to, --columns, --directed and --relevant shape one",
                               "`data dyads`, `data states` and `data memberships` read them."},
                         FaultKind::usage);
    }
    if (what == "check") return Answer(check_sheet(facts));
    if (what == "list") return Answer(tables_sheet(facts));
    if (what == "sources") return Answer(sources_sheet(facts));
    if (what == "states") return Answer(states_sheet(facts));
    if (sources(facts).find(what)) return whole_table(facts, what);
    refuse(facts, what);
}

const Sheet& sheet_of(const DataAnswer& answer) {
    return std::visit([](const auto& one) -> const Sheet& { return one.sheet; }, answer);
}

void write_csv(const DataAnswer& answer, const TextSink& sink) {
    if (const auto* panel = std::get_if<PanelAnswer>(&answer)) return write_csv(*panel, sink);
    if (const auto* whole = std::get_if<WholeTable>(&answer)) return sink(whole->csv);
    sink(to_csv(std::get<Answer>(answer)));
}

void write_json(const DataAnswer& answer, const TextSink& sink) {
    if (const auto* panel = std::get_if<PanelAnswer>(&answer)) return write_json(*panel, sink);
    if (const auto* whole = std::get_if<WholeTable>(&answer)) return sink(to_json(*whole));
    sink(to_json(std::get<Answer>(answer)));
}

std::string to_csv(const DataAnswer& answer) {
    std::string all;
    write_csv(answer, [&](std::string_view text) { all += text; });
    return all;
}

std::string to_json(const DataAnswer& answer) {
    std::string all;
    write_json(answer, [&](std::string_view text) { all += text; });
    return all;
}

}  // namespace counterpoise

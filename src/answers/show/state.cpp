#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "answers/show/sheets.h"
#include "answers/show/spells.h"
#include "base/text_width.h"
#include "report/words/numbers.h"
#include "rules/settlement.h"
#include "world/institutions.h"
#include "world/row_reader.h"
#include "world/sources.h"
#include "world/states.h"
#include "world/world.h"

namespace counterpoise {
namespace {

/// Whether a table has a figure of a state and year.
bool has_figure(const Facts& facts, std::string_view table, std::string_view column, StateId state,
                int year) {
    RowReader in(facts.table(table));
    const auto cow = in.column("cow");
    const auto year_column = in.column("year");
    const auto value = in.column(column);
    for (std::size_t r = 0; r < in.rows(); ++r)
        if (in.state(r, cow) == state && in.year(r, year_column).value == year)
            return !in.text(r, value).empty();
    return false;
}

/// The table that a figure comes from: some columns have a second source where the first is silent.
std::string table_of(const Facts& facts, const ColumnInfo& column, StateId state, int vintage) {
    constexpr int kLastPpp = 2019;
    switch (column.column) {
        case Column::population:
            return has_figure(facts, "world_bank", "population", state, vintage) ? "world_bank"
                                                                                 : "gdp_ppp";
        case Column::gdp_market:
            return has_figure(facts, "world_bank", "gdp_usd", state, vintage)
                       ? "world_bank"
                       : "military_spending; derived";
        case Column::gdp_ppp:
            return vintage <= kLastPpp ? "gdp_ppp" : "gdp_ppp, world_bank; derived";
        case Column::milex:
        case Column::milex_share:
            if (vintage < kLatestYear.value) return "military_spending";
            return column.column == Column::milex ? "nato_share_2025, world_bank; derived"
                                                  : "nato_share_2025";
        default:
            return std::string(column.table);
    }
}

std::string standing_of(const Facts& facts, const std::string& table) {
    const TableInfo* info = sources(facts).find(table.substr(0, table.find_first_of(",;")));
    return info ? std::string(name_of(info->standing)) : std::string();
}

int digits_for(double value) {
    const double size = std::abs(value);
    return value == std::floor(value) ? 0 : size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 3 : 5;
}

/// The first clause of a meaning; `explain` has the whole.
std::string short_meaning(const ColumnInfo& column) {
    const std::string meaning(column.meaning);
    return meaning.substr(0,
                          std::min({meaning.find(": "), meaning.find("; "), meaning.find(" (")}));
}

/// Texts made as wide as the widest, numbers to the right.
void align_right(Table& table, std::size_t column) {
    std::size_t widest = 0;
    for (const auto& row : table.rows)
        widest = std::max(widest, text_width(std::get<std::string>(row[column])));
    for (auto& row : table.rows) {
        auto& text = std::get<std::string>(row[column]);
        text.insert(0, widest - text_width(text), ' ');
    }
}

/// The world as published, with the peacekeeping rates that its levels and scale give.
World with_peacekeeping(const Facts& facts, World published) {
    World settled = published;
    try {
        settle(settled, published, facts, Assumptions());
    } catch (const InputError&) {
        return published;  // a member without a published rate or figures to infer one: there is no
                           // peacekeeping rate to show
    }
    const auto rates = settled.column(Column::peacekeeping_rate);
    std::copy(rates.begin(), rates.end(), published.column(Column::peacekeeping_rate).begin());
    return published;
}

Section figures(const Facts& facts, const World& world, std::size_t i) {
    Section section{"figures", "Figures", {}, {}};
    section.table.columns = {{"column", "Figure", "", 0},  {"value", "Value", "", 0},
                             {"unit", "Unit", "", 0},      count_column("year", "Of"),
                             {"table", "Table", "", 0},    {"standing", "Standing", "", 0},
                             {"meaning", "Meaning", "", 0}};
    section.shown =
        text_table({"column:Figure", "year:Of", "value:Value", "table:Unit: what it is (table)"});
    for (const ColumnInfo& column : column_infos()) {
        const double value = world.value(column.column, i);
        if (std::isnan(value)) continue;
        const int vintage = world.vintage(column.column, i);
        const int year = vintage ? vintage : world.year().value;
        const std::string table = table_of(facts, column, world.id(i), year);
        const std::string standing = standing_of(facts, table);
        section.table.rows.push_back({std::string(column.name), value, std::string(column.unit),
                                      static_cast<double>(year), table, standing,
                                      std::string(column.meaning)});
        const bool soft = standing != "published figure" && standing != "adopted resolution";
        section.shown->rows.push_back(
            {std::string(column.name), std::to_string(year),
             report::format_number(value, digits_for(value)),
             fmt::format("{}: {} ({}{})", column.unit, short_meaning(column), table,
                         soft ? "; " + standing : "")});
    }
    align_right(*section.shown, 2);
    return section;
}

/// Treaties that people know by a name come before those that only have a number.
void named_first(Table& table) {
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const auto& a, const auto& b) {
        const auto numbered = [](const auto& row) {
            return std::get<std::string>(row[0]).starts_with("ATOP");
        };
        return numbered(a) < numbered(b);
    });
}

Section treaty_section(const Facts& facts, StateId state, Date day) {
    Section section{"treaties", "", {}, {}};
    section.table = text_table({"treaty:Treaty", "since:Since", "obligations:Obligations",
                                "standing:Standing", "standing_reason:Reason", "source:Source",
                                "confidence:Confidence", "name:Name"});
    section.shown =
        text_table({"treaty:Treaty", "since:Since", "standing:Standing", "source:Source",
                    "confidence:Confidence", "obligations:Obligations; name"});
    const auto& spells = treaty_spells(facts);
    for (const MemberSpell& spell : spells) {
        if (spell.state != state || !spell.in_force(day)) continue;
        const Treaty& treaty =
            treaties(facts).at(treaties(facts).named(spell.target, "treaty_members.csv"));
        const std::string since = first_of(facts, spells, spell).start_text;
        const std::string standing(name_of(treaty.state));
        section.table.rows.push_back({spell.target, since, words(spell.obligations), standing,
                                      treaty.state_reason, spell.source, spell.confidence,
                                      treaty.name});
        section.shown->rows.push_back(
            {spell.target, since, standing, spell.source, spell.confidence,
             fmt::format("{}; {}", words(spell.obligations), treaty.name)});
    }
    named_first(section.table);
    named_first(*section.shown);
    section.heading = fmt::format(
        "Treaties: {}{}", section.table.rows.size(),
        day.year == kLatestYear.value
            ? ""
            : fmt::format(" (standing as judged in {}, not in {})", kLatestYear.value, day.year));
    return section;
}

std::map<std::string, std::string> agencies(const Facts& facts) {
    std::map<std::string, std::string> known;
    for (const UnEntity& entity : un_entities(facts))
        if (!entity.institution.empty() && entity.institution != "UN")
            known[entity.institution] = entity.name;
    return known;
}

/// The confidence of the last hand-entered event behind a membership, or empty.
std::string event_confidence(const Facts& facts, const std::string& institution, StateId state,
                             Date day) {
    RowReader in(facts.table("institution_events"));
    const auto code = in.column("institution");
    const auto cow = in.column("cow");
    const auto date = in.column("date");
    const auto confidence = in.column("confidence");
    std::string found;
    for (std::size_t r = 0; r < in.rows(); ++r)
        if (in.text(r, code) == institution && in.state(r, cow) == state &&
            in.start(r, date) <= day)
            found = in.text(r, confidence);
    in.finish();
    return found;
}

void add_institutions(Sheet& sheet, const Facts& facts, StateId state, Date day) {
    const auto known = agencies(facts);
    Section un{
        "un_system",
        "",
        text_table({"institution:Code", "since:Since", "confidence:Confidence", "name:Name"}),
        {}};
    Section others{
        "other_institutions", "", text_table({"institution:Code", "since:Since", "name:Name"}), {}};
    others.shown = Table{};
    std::string codes;
    const auto& spells = institution_spells(facts);
    for (const MemberSpell& spell : spells) {
        if (spell.state != state || !spell.in_force(day)) continue;
        const Institutions& all = institutions(facts);
        const std::string& name = all.at(all.named(spell.target, "igos.csv")).name;
        const std::string since = first_of(facts, spells, spell).start_text;
        if (spell.target == "UN" || known.contains(spell.target)) {
            un.table.rows.push_back(
                {spell.target, since, event_confidence(facts, spell.target, state, day), name});
        } else {
            others.table.rows.push_back({spell.target, since, name});
            codes += (codes.empty() ? "" : ", ") + spell.target;
        }
    }
    un.heading = un.table.rows.empty()
                     ? "Not a member of the UN or an agency of its system"
                     : "The United Nations and agencies (other than the UN: record to 2014, later "
                       "exits and returns entered by hand with their confidence)";
    others.heading = fmt::format("{} other institutions (record to 2014, carried on): {}",
                                 others.table.rows.size(), codes.empty() ? "none" : codes);
    sheet.sections.push_back(std::move(un));
    sheet.sections.push_back(std::move(others));
}

}  // namespace

Sheet state_sheet(const Facts& facts, StateId state, Year year) {
    Sheet sheet;
    const World world = with_peacekeeping(facts, World::at(facts, year));
    sheet.title = fmt::format("{} ({}), {}", states(facts).name(state), states(facts).iso3(state),
                              year.value);
    sheet.add("state", "Code", states(facts).iso3(state));
    sheet.add("kind", "Kind", "state");
    sheet.add("cow", "Correlates of War", static_cast<int>(state.code));
    sheet.add("year", "Year", year.value,
              year == kLatestYear
                  ? fmt::format("{}: the latest world, each figure carried from its last year",
                                year.value)
                  : fmt::format("{}: memberships on 31 December", year.value));
    sheet.add("continent", "Continent", states(facts).continent(state));
    if (const auto i = world.row(state)) sheet.sections.push_back(figures(facts, world, *i));
    sheet.sections.push_back(treaty_section(facts, state, last_day(year)));
    add_institutions(sheet, facts, state, last_day(year));
    sheet.notes.push_back(
        "`counterpoise data sources` has the citation of each table, `counterpoise explain COLUMN` "
        "the "
        "meaning of each figure. Standing and confidence of hand-entered rows are given.");
    return sheet;
}

}  // namespace counterpoise

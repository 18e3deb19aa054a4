#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "answers/show/sheets.h"
#include "answers/show/spells.h"
#include "world/institutions.h"
#include "world/row_reader.h"
#include "world/states.h"

namespace counterpoise {
namespace {

Section members_section(const Facts& facts, const std::string& code, Year year) {
    Section section{
        "members", "", text_table({"state:Code", "since:Since", "until:Until", "name:State"}), {}};
    section.shown = Table{};
    const auto& spells = institution_spells(facts);
    std::string names;
    for (const MemberSpell& spell : spells) {
        if (spell.target != code || !spell.in_force(last_day(year))) continue;
        const std::string since = first_of(facts, spells, spell).start_text;
        section.table.rows.push_back({states(facts).iso3(spell.state), since,
                                      spell.end_text.empty() ? Cell{} : Cell{spell.end_text},
                                      states(facts).name(spell.state)});
    }
    std::sort(section.table.rows.begin(), section.table.rows.end());
    for (const auto& row : section.table.rows)
        names += fmt::format("{}{} {}", names.empty() ? "" : ", ", std::get<std::string>(row[0]),
                             std::get<std::string>(row[1]));
    section.heading = fmt::format("Members at the end of {}, with the date or year of entry: {}",
                                  year.value, section.table.rows.size());
    if (section.table.rows.size() <= 40)
        section.shown = section.table;
    else
        section.heading += fmt::format(". {}", names);
    return section;
}

Section events_section(const Facts& facts, const std::string& code) {
    Section section{"events",
                    "Known exits, returns and stops (entered by hand)",
                    text_table({"date:Date", "state:Code", "event:Event", "confidence:Confidence",
                                "note:Note"}),
                    {}};
    RowReader in(facts.table("institution_events"));
    const auto institution = in.column("institution");
    const auto cow = in.column("cow");
    const auto event = in.column("event");
    const auto date = in.column("date");
    const auto confidence = in.column("confidence");
    const auto note = in.column("note");
    for (std::size_t r = 0; r < in.rows(); ++r)
        if (in.text(r, institution) == code)
            section.table.rows.push_back(
                {std::string(in.text(r, date)), states(facts).iso3(in.state(r, cow)),
                 std::string(in.text(r, event)), std::string(in.text(r, confidence)),
                 std::string(in.text(r, note))});
    in.finish();
    std::sort(section.table.rows.begin(), section.table.rows.end());
    return section;
}

constexpr std::array<std::string_view, 4> kInstruments{"assessed", "voluntary_un_earmarked",
                                                       "voluntary_earmarked", "other"};

struct Money {
    std::array<double, 4> by_instrument{};
    std::map<std::string, double> by_giver;

    [[nodiscard]] double total() const {
        double sum = 0;
        for (const double part : by_instrument) sum += part;
        return sum;
    }
};

/// Adds one table's revenue of a year, in US$ m.
void add_revenue(const Facts& facts, std::string_view table, std::string_view giver_column,
                 Year year, std::map<std::string, Money, std::less<>>& money) {
    RowReader in(facts.table(table));
    const auto giver = in.column(giver_column);
    const auto year_column = in.column("year");
    const auto entity = in.column("entity");
    const auto instrument = in.column("instrument");
    const auto amount = in.column("amount_usd");
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const auto found = money.find(in.text(r, entity));
        if (found == money.end() || in.year(r, year_column) != year) continue;
        const double usd_m = in.number(r, amount) * 1e-6;
        const auto kind =
            std::find(kInstruments.begin(), kInstruments.end(), in.text(r, instrument));
        if (kind != kInstruments.end())
            found->second.by_instrument[static_cast<std::size_t>(kind - kInstruments.begin())] +=
                usd_m;
        found->second.by_giver[std::string(in.text(r, giver))] += usd_m;
    }
    in.finish();
}

std::string largest_givers(const Money& money) {
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [giver, amount] : money.by_giver) order.emplace_back(-amount, giver);
    std::sort(order.begin(), order.end());
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, order.size()); ++i)
        text += fmt::format("{}{} {:.1f} %", i ? ", " : "", order[i].second,
                            -100 * order[i].first / money.total());
    return text;
}

}  // namespace

void add_money(Sheet& sheet, const Facts& facts, const std::vector<UnEntity>& entities, Year year) {
    const auto last = revenue_year(facts, year);
    if (!last || entities.empty()) return;
    std::map<std::string, Money, std::less<>> money;
    for (const UnEntity& entity : entities) money[entity.code];
    add_revenue(facts, "un_revenue", "donor", *last, money);
    add_revenue(facts, "un_revenue_other", "category", *last, money);
    Section section{
        "revenue", fmt::format("Revenue of {}, US$ m of that year", last->value), {}, {}};
    section.table.columns = {{"entity", "Entity", "", 0},         {"total", "Total", "", 1},
                             {"assessed", "Assessed", "", 1},     {"core", "Core", "", 1},
                             {"earmarked", "Earmarked", "", 1},   {"other", "Other", "", 1},
                             {"largest", "Largest givers", "", 0}};
    for (const UnEntity& entity : entities) {
        const Money& m = money.at(entity.code);
        if (m.total() == 0) continue;
        section.table.rows.push_back({entity.code, m.total(), m.by_instrument[0],
                                      m.by_instrument[1], m.by_instrument[2], m.by_instrument[3],
                                      largest_givers(m)});
    }
    if (section.table.rows.empty()) return;
    sheet.sections.push_back(std::move(section));
    sheet.notes.push_back(
        "Revenue: un_revenue and un_revenue_other (UN system Chief Executives Board), published "
        "figures. Assessed "
        "is dues; core and earmarked are voluntary; other is fees and services.");
}

Sheet institution_sheet(const Facts& facts, InstitutionId id, Year year) {
    const Institution& institution = institutions(facts).at(id);
    Sheet sheet;
    sheet.title = fmt::format("{} ({}), {}", institution.name, institution.code, year.value);
    sheet.add("institution", "Code", institution.code);
    sheet.add("kind", "Kind", "institution");
    sheet.add("year", "Year", year.value);
    add_exit(sheet, facts, TargetKind::institution, institution.code);
    Section events = events_section(facts, institution.code);
    if (!events.table.rows.empty()) sheet.sections.push_back(std::move(events));
    std::vector<UnEntity> entities;
    for (const UnEntity& entity : un_entities(facts))
        if (entity.institution == institution.code) entities.push_back(entity);
    add_money(sheet, facts, entities, year);
    sheet.sections.push_back(members_section(facts, institution.code, year));
    sheet.notes.push_back(institution.code == "UN"
                              ? "Members: un_members, dates of admission entered by hand and "
                                "compared with COW IGO v3."
                              : "Members: igo_members (COW IGO v3, years, to 2014), carried on "
                                "with the exits and returns of "
                                "institution_events, which is incomplete.");
    return sheet;
}

Sheet entity_sheet(const Facts& facts, const UnEntity& entity, Year year) {
    Sheet sheet;
    sheet.title = fmt::format("{} ({}), {}", entity.name, entity.code, year.value);
    sheet.add("entity", "Code", entity.code);
    sheet.add("kind", "Kind", "UN entity",
              "UN entity without a membership table here: a programme of the UN, or an agency "
              "whose members are not in the facts");
    sheet.add("year", "Year", year.value);
    add_money(sheet, facts, {entity}, year);
    if (sheet.sections.empty())
        sheet.notes.push_back("The facts have no revenue of it in that year.");
    return sheet;
}

}  // namespace counterpoise

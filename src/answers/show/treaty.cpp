#include <fmt/format.h>

#include <algorithm>

#include "answers/show/sheets.h"
#include "answers/show/spells.h"
#include "world/institutions.h"
#include "world/row_reader.h"
#include "world/states.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

Section members_section(const Facts& facts, const Treaty& treaty, Year year) {
    Section section{"members", "", {}, {}};
    section.table = text_table({"state:Code", "since:Since", "until:Until", "source:Source",
                                "confidence:Confidence", "name:State", "obligations:Obligations"});
    for (const MemberSpell& spell : treaty_spells(facts))
        if (spell.target == treaty.code && spell.in_force(last_day(year)))
            section.table.rows.push_back(
                {states(facts).iso3(spell.state),
                 first_of(facts, treaty_spells(facts), spell).start_text,
                 spell.end_text.empty() ? Cell{} : Cell{spell.end_text}, spell.source,
                 spell.confidence, states(facts).name(spell.state), words(spell.obligations)});
    std::sort(section.table.rows.begin(), section.table.rows.end());
    section.heading =
        fmt::format("Members at the end of {}: {}", year.value, section.table.rows.size());
    return section;
}

/// States whose last spell ended before the day; not those whose seat a state of the same code
/// holds on it, as Germany does.
Section former_section(const Facts& facts, const Treaty& treaty, Year year) {
    Section section{"former_members", "", {}, {}};
    section.table = text_table(
        {"state:Code", "until:Until", "source:Source", "confidence:Confidence", "name:State"});
    const auto& spells = treaty_spells(facts);
    for (const MemberSpell& spell : spells) {
        if (spell.target != treaty.code || spell.end >= last_day(year)) continue;
        const bool later = std::any_of(spells.begin(), spells.end(), [&](const MemberSpell& other) {
            return other.target == spell.target && other.start > spell.start &&
                   other.start <= last_day(year) &&
                   states(facts).iso3(other.state) == states(facts).iso3(spell.state);
        });
        if (!later)
            section.table.rows.push_back({states(facts).iso3(spell.state), spell.end_text,
                                          spell.source, spell.confidence,
                                          states(facts).name(spell.state)});
    }
    std::sort(section.table.rows.begin(), section.table.rows.end());
    section.heading = fmt::format("Former members: {}", section.table.rows.size());
    return section;
}

std::string notice(const ExitClause& clause) {
    switch (clause.effect) {
        case ExitEffect::after_notice:
            return fmt::format("{} months after notice", clause.notice_months);
        case ExitEffect::chosen_date:
            return "on the date that the state chooses";
        case ExitEffect::end_of_next_year:
            return "at the end of the year after the notice";
    }
    return {};
}

/// That a treaty was not yet, or no longer, in force at the end of a year; empty if it was.
std::string not_in_force(const Treaty& treaty, Year year) {
    if (treaty.start > last_day(year))
        return fmt::format("it did not exist yet: in force since {}", treaty.start.iso());
    if (treaty.end < last_day(year))
        return fmt::format("it was no longer in force: it ended on {}", treaty.end.iso());
    return {};
}

}  // namespace

void add_exit(Sheet& sheet, const Facts& facts, TargetKind kind, const std::string& target) {
    const ExitClause clause = exit_clause(facts, kind, target, Assumptions());
    Value json;
    json.set("notice_months", clause.notice_months)
        .set("effect", notice(clause))
        .set("clause", clause.clause);
    json.set("text", clause.text)
        .set("standing", name_of(clause.standing))
        .set("source", clause.source);
    sheet.add("exit", "How it is left", json,
              fmt::format("{}; {}: {} [{}; {}]", notice(clause),
                          clause.clause == "none" ? "no clause" : clause.clause, clause.text,
                          name_of(clause.standing), clause.source));
    Section gates{"domestic_gates", "Legal steps at home before a notice", {}, {}};
    gates.table = text_table({"state:Code", "gate:Gate", "notice_days:Days", "threshold:Threshold",
                              "standing:Standing", "source:Source", "text:What it says"});
    gates.shown = text_table({"state:Code", "text:What it says"});
    const CsvTable& table = facts.table("domestic_gates");
    const std::size_t cow = table.column("cow");
    std::vector<StateId> seen;
    RowReader in(table);
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const StateId state = in.state(r, cow);
        if (std::find(seen.begin(), seen.end(), state) != seen.end()) continue;
        seen.push_back(state);
        for (const DomesticGate& gate : domestic_gates(facts, state, kind, target)) {
            gates.table.rows.push_back(
                {states(facts).iso3(state), gate.gate, static_cast<double>(gate.notice_days),
                 gate.threshold, std::string(name_of(gate.standing)), gate.source, gate.text});
            gates.shown->rows.push_back({states(facts).iso3(state),
                                         fmt::format("{}: {} [{}; {}]", gate.threshold, gate.text,
                                                     name_of(gate.standing), gate.source)});
        }
    }
    in.finish();
    if (!gates.table.rows.empty()) sheet.sections.push_back(std::move(gates));
}

Sheet treaty_sheet(const Facts& facts, TreatyId id, Year year) {
    const Treaty& treaty = treaties(facts).at(id);
    Sheet sheet;
    sheet.title = fmt::format("{} ({}), {}", treaty.name, treaty.code, year.value);
    sheet.add("treaty", "Code", treaty.code);
    sheet.add("kind", "Kind", "treaty");
    sheet.add("year", "Year", year.value);
    const CsvTable& table = facts.table("treaties");  // dates as precise as the source knows them
    const std::string start(table.cell(id.code, table.column("start_date")));
    const std::string end(table.cell(id.code, table.column("end_date")));
    sheet.add("start", "In force", start,
              end.empty() ? "since " + start : fmt::format("from {} to {}", start, end));
    sheet.add("end", "", end.empty() ? Value() : Value(end));
    if (const std::string absent = not_in_force(treaty, year); !absent.empty())
        sheet.add("in_force", fmt::format("In {}", year.value), false, absent);
    else
        sheet.add("in_force", "", true);
    sheet.add("standing", "Standing", name_of(treaty.state),
              fmt::format("{}{}: {} (confidence: {})", name_of(treaty.state),
                          year == kLatestYear ? ""
                                              : fmt::format(", as judged in {}, not in {}",
                                                            kLatestYear.value, year.value),
                          treaty.state_reason, treaty.confidence));
    sheet.add("standing_as_of", "", kLatestYear.value);
    sheet.add("standing_reason", "", treaty.state_reason);
    sheet.add("confidence", "", treaty.confidence);
    add_exit(sheet, facts, TargetKind::treaty, treaty.code);
    sheet.sections.push_back(members_section(facts, treaty, year));
    Section former = former_section(facts, treaty, year);
    if (!former.table.rows.empty()) sheet.sections.push_back(std::move(former));
    if (institutions(facts).knows(treaty.code))
        sheet.notes.push_back(fmt::format(
            "{0} is also the code of an institution ({1}). This is the treaty; changes such as "
            "--leave USA:{0} mean the treaty.",
            treaty.code, institutions(facts).at(institutions(facts).named(treaty.code, "")).name));
    sheet.notes.push_back(
        "Sources: treaties, treaty_members, exit_clauses, domestic_gates (`counterpoise data "
        "sources` has the "
        "citations). Rows from ATOP 4.01 end in 2016 and are carried on; `update` marks what was "
        "entered by hand since.");
    return sheet;
}

}  // namespace counterpoise

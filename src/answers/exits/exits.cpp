#include "answers/exits/exits.h"

#include <fmt/format.h>

#include "history/exits/analogues.h"
#include "history/exits/cases.h"
#include "history/exits/institution_exits.h"
#include "history/exits/pair_rates.h"
#include "report/words/numbers.h"
#include "world/states.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

void add_notes(Sheet& sheet, const Facts& facts) {
    const ExitStudy& study = exit_study(facts);
    sheet.notes = study_sentences(study.windows);
    sheet.notes.push_back(fmt::format(
        "Compared with the five nearest members of other defence treaties, of the five years "
        "before; {} of {} leavers could be matched. Years −10 to −6 test the comparison: they "
        "should hold 0.",
        study.matched(), study.cases.size()));
    const ExitCase& most = weightiest_exit(facts);
    sheet.notes.push_back(fmt::format(
        "Leavers choose to leave: what followed is no proof of what an exit does. The weightiest "
        "of them had {} % of the members' capability ({}, {}).",
        report::format_number(100 * most.share_cinc, 1), states(facts).name(most.state),
        most.date.year));
    sheet.notes.push_back(
        "Of organizations the record says only that a membership ended, whatever ended it: read "
        "what "
        "followed there as weak evidence.");
    sheet.notes.push_back(
        "With no exit at all the interval is one-sided, up to about 3 / years at risk. Method: "
        "docs/method/exits.md.");
}

Value institution_rows(const Facts& facts) {
    Value rows{Value::Array{}};
    for (const InstitutionExit& e : institution_exits(facts)) {
        Value row;
        row.set("institution", e.institution)
            .set("state", states(facts).iso3(e.state))
            .set("last_year", static_cast<std::int64_t>(e.last_year))
            .set("members_before", static_cast<std::int64_t>(e.members_before))
            .set("left_that_year", static_cast<std::int64_t>(e.together))
            .set("returned_year",
                 e.returned > 0 ? Value{static_cast<std::int64_t>(e.returned)} : Value{})
            .set("counted", e.filter == ExitFilter::none)
            .set("filter", std::string(name_of(e.filter)));
        rows.push(row);
    }
    return rows;
}

/// What a person reads.
Sheet sheet_of(const Facts& facts, std::optional<TreatyId> treaty, StudyYears years) {
    Sheet sheet;
    sheet.title = treaty ? fmt::format("Exits on record: {}", treaties(facts).at(*treaty).name)
                         : "Exits on record since 1816, and what followed";
    Section rates = rate_section(treaty_rates(facts, treaty));
    if (rates.table.rows.empty())
        rates.heading = "It never had three members of whom two owe defence: nothing is counted.";
    sheet.sections.push_back(std::move(rates));
    Section pairs = pair_section(facts, treaty);
    if (!pairs.table.rows.empty()) sheet.sections.push_back(std::move(pairs));
    sheet.sections.push_back(case_section(facts, treaty, Counted::yes));
    sheet.sections.push_back(case_section(facts, treaty, Counted::no));
    sheet.sections.push_back(partial_section(facts, treaty));
    if (treaty) {
        sheet.notes.push_back(
            "What followed is estimated over all exits: `counterpoise exits`. Method: "
            "docs/method/exits.md.");
        return sheet;
    }
    sheet.sections.push_back(contagion_section(contagion(facts), "treaty"));
    for (const ExitOutcome outcome : kExitOutcomes)
        sheet.sections.push_back(outcome_section(exit_study(facts), outcome, years));
    Section organizations = rate_section(institution_rates(facts));
    organizations.heading =
        "Organizations: base rates, an upper bound, probably by a factor of about three";
    sheet.sections.push_back(std::move(organizations));
    sheet.sections.push_back(filter_section(facts));
    sheet.sections.push_back(contagion_section(institution_contagion(facts), "organization"));
    sheet.sections.push_back(window_section(institution_study(facts)));
    add_notes(sheet, facts);
    return sheet;
}

/// What a program reads.
Value json_of(const Facts& facts, std::optional<TreatyId> treaty) {
    Sheet sheet;
    sheet.title = "Exits on record";
    std::vector<BaseRate> rates = treaty_rates(facts, treaty);
    const std::vector<BaseRate> pairs = pair_rates(facts, treaty);
    rates.insert(rates.end(), pairs.begin(), pairs.end());
    if (!treaty) {
        const std::vector<BaseRate> more = institution_rates(facts);
        rates.insert(rates.end(), more.begin(), more.end());
    }
    sheet.sections.push_back(rate_section(rates));
    std::vector<StudyPoint> points = exit_study(facts).years;
    points.insert(points.end(), exit_study(facts).windows.begin(), exit_study(facts).windows.end());
    sheet.sections.push_back(study_section(points, "event_study", "treaties"));
    const Contagion further = contagion(facts);
    sheet.sections.push_back(contagion_section(further, "treaty"));
    sheet.sections.push_back(partial_section(facts, treaty));
    if (!treaty)
        sheet.sections.push_back(
            study_section(institution_study(facts).points, "institution_study", "states"));
    add_notes(sheet, facts);
    Value json = to_value(sheet);
    json.set("rows", case_rows(facts, treaty));
    json.set("rate_ratio_after_exit", Value{}
                                          .set("ratio", further.ratio)
                                          .set("low", further.interval.low)
                                          .set("high", further.interval.high));
    json.set("ended_with_treaty", static_cast<std::int64_t>(exits(facts).ended_with_treaty));
    if (!treaty) json.set("institution_exits", institution_rows(facts));
    return json;
}

}  // namespace

Answer exits_on_record(const Facts& facts, const ExitQuestion& question) {
    std::optional<TreatyId> treaty;
    if (question.treaty) treaty = treaties(facts).named(*question.treaty, "--treaty");
    Answer answer;
    answer.sheet = sheet_of(facts, treaty, question.years);
    answer.document = json_of(facts, treaty);
    answer.table = case_table(facts, treaty);
    return answer;
}

}  // namespace counterpoise

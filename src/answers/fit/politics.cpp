#include <fmt/format.h>

#include "answers/exits/tables.h"
#include "answers/fit/behaviours.h"
#include "answers/fit/fit_json.h"
#include "history/politics/parameters.h"

namespace counterpoise {
namespace {

Section choices_section(const DecisionBacktest& decisions) {
    Section section{"choices", "What was chosen by the smallest error on all decisions", {}, {}};
    section.table = text_table({"name:Parameter", "concept:Concept"});
    section.table.columns.push_back({"value", "Chosen", "", 2});
    section.table.rows = {
        {std::string("size_exponent"), std::string(name_of(decisions.best)),
         decisions.size_exponent},
        {std::string("breakdown_cost"), std::string(name_of(Concept::reference_point)),
         decisions.breakdown_cost}};
    return section;
}

Sheet sheet_of(const PoliticsRecord& record) {
    Sheet sheet;
    sheet.title = fmt::format(
        "Politics: {} decisions on {} proposals of the European Union, {}-{}, and exits on record",
        record.decisions.issues, record.decisions.proposals, record.from, record.to);
    sheet.add("proposals", "", record.decisions.proposals);
    Section exits = rate_section(record.exits);
    exits.key = "exit_rates";
    for (std::size_t r = 0; r < record.exits.size(); ++r)
        exits.shown->rows[r][0] = fmt::format("{} of {}", record.exits[r].what, record.exits[r].of);
    exits.heading = "How often members left (95 % exact Poisson intervals)";
    sheet.sections = {choices_section(record.decisions), exits};
    sheet.notes = {
        "No likelihood is maximised and there is no standard error: both choices are from few "
        "values, and runs take them as they stand. `counterpoise backtest politics` has the errors "
        "on proposals that the choice did not see.",
        "Exits: any member and the largest member of defence treaties of three or more; ends of "
        "defence pacts of two, whoever of them ended one; any member of organizations, an upper "
        "bound, probably by a factor of about three. Method: docs/method/politics.md."};
    return sheet;
}

Value json_of(const PoliticsRecord& record, const Sheet& sheet) {
    FitSummary summary;
    summary.behaviour = "politics";
    summary.spec = "decisions";
    summary.from = record.from;
    summary.to = record.to;
    summary.observations = record.decisions.issues;
    summary.rows = {{"size_exponent", record.decisions.size_exponent},
                    {"breakdown_cost", record.decisions.breakdown_cost}};
    Value json = fit_json(summary);
    add_sheet(json, sheet);
    return json;
}

void check(const FitQuestion& question, FitUse) {
    refuse_form_and_years(question,
                          "its decisions and exits are read whole, all concepts are tried");
}

Answer fit_answer(const Facts& facts, const FitQuestion&) {
    const PoliticsRecord record = politics_record(facts);
    Sheet sheet = sheet_of(record);
    Value json = json_of(record, sheet);
    return answer_fit(std::move(sheet), std::move(json), "docs/method/politics.md", facts.hash());
}

ParameterSet parameters(const Facts& facts, const FitQuestion&) {
    return politics_parameters(facts, politics_record(facts), read_parameters(facts, "politics"));
}

}  // namespace

const FittedBehaviour kPoliticsFit{"politics", check, fit_answer, parameters};

}  // namespace counterpoise

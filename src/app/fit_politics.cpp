#include <fmt/format.h>

#include <ostream>

#include "answers/exits/tables.h"
#include "answers/sheet.h"
#include "app/fit_json.h"
#include "app/history.h"
#include "app/parameter_file.h"
#include "app/print_sheet.h"
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

Value json_of(const PoliticsRecord& record, const Facts& facts) {
    FitSummary summary;
    summary.behaviour = "politics";
    summary.spec = "decisions";
    summary.from = record.from;
    summary.to = record.to;
    summary.observations = record.decisions.issues;
    summary.rows = {{"size_exponent", record.decisions.size_exponent},
                    {"breakdown_cost", record.decisions.breakdown_cost}};
    Value json = fit_json(summary);
    const Value sheet = to_value(sheet_of(record));
    for (const auto& [key, value] : sheet.members())
        if (!json.has(key)) json.set(key, value);
    end_fit_json(json, "docs/method/politics.md", facts.hash());
    return json;
}

}  // namespace

int fit_politics_command(const Context& context) {
    refuse_form_and_years(context.options, "politics",
                          "its decisions and exits are read whole, all concepts are tried");
    const PoliticsRecord record = politics_record(context.facts);
    if (context.options.write_folder)
        return write_parameter_file(
            context,
            politics_parameters(context.facts, record, read_parameters(context.facts, "politics")));
    if (context.options.format() != Format::text)
        put_fit(json_of(record, context.facts), context.options, context.out);
    else
        print_sheet(sheet_of(record), context.out);
    return kDone;
}

}  // namespace counterpoise

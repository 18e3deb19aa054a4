#include <fmt/format.h>

#include <ostream>

#include "answers/sheet.h"
#include "app/fit_json.h"
#include "app/history.h"
#include "app/panel_sheet.h"
#include "app/parameter_file.h"
#include "app/print_sheet.h"
#include "history/spending/law.h"
#include "history/spending/parameters.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

Value names_json(const std::vector<std::string>& names) {
    Value::Array array;
    for (const std::string& name : names) array.emplace_back(name);
    return array;
}

Value json_of(const SpendingFit& fit, const Facts& facts) {
    FitSummary summary = summary_of(fit.panel);
    summary.behaviour = "spending";
    summary.spec = fit.spec.name;
    summary.from = fit.from.value;
    summary.to = fit.to.value;
    Value json = fit_json(summary);
    set_panel(fit.panel, json);
    json.set("left_out", names_json(fit.left_out));
    end_fit_json(json, "docs/method/spending.md", facts.hash());
    return json;
}

Sheet fit_sheet(const SpendingFit& fit) {
    Sheet sheet;
    sheet.title = fmt::format("Spending, {}, {}-{}: {} increments of log burden", fit.spec.name,
                              fit.from.value, fit.to.value, thousands(fit.panel.n));
    sheet.add("about", "What", fit.spec.about);
    add_panel(fit.panel, sheet);
    for (const std::string& name : fit.left_out)
        sheet.notes.push_back(fmt::format("{} was left out: fewer than {} of these rows have one.",
                                          name, kLeastRows));
    sheet.notes.push_back(
        "No coefficient is the effect of a choice: rivals and allies answer the same threats.");
    return sheet;
}

}  // namespace

int fit_spending_command(const Context& context) {
    const Options& options = context.options;
    refuse_flags_of_disputes(options);
    const SpendingFit fit = fit_spending(spending_record_years(context.facts),
                                         spending_spec(options.spec.value_or("increments")),
                                         Year{options.from.value_or(kFirstIncrementYear)},
                                         Year{options.to.value_or(kLastSpendingYear)});
    if (options.write_folder)
        return write_parameter_file(
            context,
            spending_parameters(context.facts, fit, read_parameters(context.facts, "spending")));
    if (options.format() != Format::text)
        put_fit(json_of(fit, context.facts), context.options, context.out);
    else
        print_sheet(fit_sheet(fit), context.out);
    return kDone;
}

}  // namespace counterpoise

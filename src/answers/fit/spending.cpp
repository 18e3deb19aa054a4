#include <fmt/format.h>

#include "answers/fit/behaviours.h"
#include "answers/fit/panel.h"
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

Value json_of(const SpendingFit& fit) {
    Value json = panel_json("spending", fit);
    return json.set("left_out", names_json(fit.left_out));
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

SpendingFit fit_record(const Facts& facts, const FitQuestion& question) {
    return fit_spending(spending_record_years(facts),
                        spending_spec(question.spec.value_or("increments")),
                        Year{question.from.value_or(kFirstIncrementYear)},
                        Year{question.to.value_or(kLastSpendingYear)});
}

void check(const FitQuestion& question, FitUse) {
    refuse_penalty(question);
}

Answer fit_answer(const Facts& facts, const FitQuestion& question) {
    const SpendingFit fit = fit_record(facts, question);
    return answer_fit(fit_sheet(fit), json_of(fit), "docs/method/spending.md", facts.hash());
}

ParameterSet parameters(const Facts& facts, const FitQuestion& question) {
    return spending_parameters(facts, fit_record(facts, question),
                               read_parameters(facts, "spending"));
}

}  // namespace

const FittedBehaviour kSpendingFit{"spending", check, fit_answer, parameters};

}  // namespace counterpoise

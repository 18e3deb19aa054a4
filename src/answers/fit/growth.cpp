#include <fmt/format.h>

#include "answers/fit/behaviours.h"
#include "answers/fit/panel.h"
#include "history/growth/parameters.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

Sheet fit_sheet(const GrowthFit& fit) {
    Sheet sheet;
    sheet.title = fmt::format("Growth, {}, {}-{}: {} yearly changes of log GDP", fit.spec.name,
                              fit.from.value, fit.to.value, thousands(fit.panel.n));
    sheet.add("about", "What", fit.spec.about);
    add_panel(fit.panel, sheet);
    return sheet;
}

GrowthFit fit_record(const Facts& facts, const FitQuestion& question) {
    return fit_growth(growth_history(facts), growth_spec(question.spec.value_or("increments")),
                      Year{question.from.value_or(kFirstGrowthYear + 1)},
                      Year{question.to.value_or(kLastGrowthYear)});
}

void check(const FitQuestion& question, FitUse) {
    refuse_penalty(question);
}

Answer fit_answer(const Facts& facts, const FitQuestion& question) {
    const GrowthFit fit = fit_record(facts, question);
    return answer_fit(fit_sheet(fit), panel_json("growth", fit), "docs/method/growth.md",
                      facts.hash());
}

ParameterSet parameters(const Facts& facts, const FitQuestion& question) {
    return growth_parameters(facts, fit_record(facts, question), read_parameters(facts, "growth"));
}

}  // namespace

const FittedBehaviour kGrowthFit{"growth", check, fit_answer, parameters};

}  // namespace counterpoise

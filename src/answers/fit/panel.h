#pragma once

#include <string>

#include "answers/fit/fit_json.h"
#include "answers/sheet.h"
#include "history/estimators/panel.h"

namespace counterpoise {

/// What a fitted panel has of its own beside the keys of every fit: states, years, deviations.
void set_panel(const PanelFit& fit, Value& json);
/// The document of a law of a panel: the keys of every fit, then those of a panel.
template <class LawFit>
[[nodiscard]] Value panel_json(const std::string& behaviour, const LawFit& fit) {
    FitSummary summary = summary_of(fit.panel);
    summary.behaviour = behaviour;
    summary.spec = fit.spec.name;
    summary.from = fit.from.value;
    summary.to = fit.to.value;
    Value json = fit_json(summary);
    set_panel(fit.panel, json);
    return json;
}
/// The same for a person, with 90 % intervals from clustered errors.
void add_panel(const PanelFit& fit, Sheet& sheet);

}  // namespace counterpoise

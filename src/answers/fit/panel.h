#pragma once

#include "answers/sheet.h"
#include "history/estimators/panel.h"

namespace counterpoise {

/// What a fitted panel has of its own beside the keys of every fit: states, years, deviations.
void set_panel(const PanelFit& fit, Value& json);
/// The same for a person, with 90 % intervals from clustered errors.
void add_panel(const PanelFit& fit, Sheet& sheet);

}  // namespace counterpoise

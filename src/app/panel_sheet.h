#pragma once

#include "app/sheet.h"
#include "history/panel.h"

namespace counterpoise {

/// Rows, deviation and coefficients of a fitted panel, as other programs read them.
void set_panel(const PanelFit& fit, Value& json);
/// The same for a person, with 90 % intervals from clustered errors.
void add_panel(const PanelFit& fit, Sheet& sheet);

}  // namespace counterpoise

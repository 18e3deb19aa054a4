#pragma once

#include "measures/measure.h"

namespace counterpoise {

/// Trade (or output) lost by a state that gives up a share of its security commitments, from the
/// published estimate at 50 %.
///
///     lost(x) = lost(0.5) * (1 - (1 - x)^e) / (1 - 0.5^e),   e = ln 1.34 / ln 2
///
/// Units    x as a fraction of commitments, 0 to 0.5; the answer in the estimate's unit.
/// Errors   InputError for x beyond 0.5: the study's authors do not extend it.
/// Source   RAND RR518 (doubling treaties raises trade by 34 %); contested, one study;
/// docs/method/leaver.md.
[[nodiscard]] double retrenchment_loss(double at_half, double x);

/// What each leaver saves and what is set against it.
[[nodiscard]] Reading leaver_balance(const View& view);

}  // namespace counterpoise

#pragma once

#include <string>

namespace counterpoise {

/// What a step of a column multiplies the odds by, with its 90 % interval: "0.8 to 1.1, sign not
/// settled". One that holds 1 settles no sign.
///
///     exp(b -+ 1.645 se)
///
/// Units    b and se in logs of odds a step.
[[nodiscard]] std::string odds_interval(double b, double se);

}  // namespace counterpoise

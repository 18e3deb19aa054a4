#pragma once

#include <string>

#include "base/error.h"
#include "world/facts.h"

namespace counterpoise {

/// Sums and counts that were published. Each answers the line that says what was proved, and adds
/// what was not to `faults`. Their tables are sound.

/// Each UN scale from 1998 on adds to 100.000 within 0.0005, but 2003, when members that joined
/// came on top (101.088).
[[nodiscard]] std::string check_un_scale(const Facts& facts, Faults& faults);
/// Each arrangement of NATO's common funding adds to 100.0007 within 0.00005, as the original does.
[[nodiscard]] std::string check_nato_shares(const Facts& facts, Faults& faults);
/// The allies of a year add to NATO's own total within US$ 0.01 m.
[[nodiscard]] std::string check_nato_totals(const Facts& facts, Faults& faults);
/// CINC recomputed from its six components is the published index within 1e-7, for every state and
/// year.
[[nodiscard]] std::string check_cinc(const Facts& facts, Faults& faults);
/// The UN has 193 members today, and NATO had as many at the ends of years as it says.
[[nodiscard]] std::string check_member_counts(const Facts& facts, Faults& faults);

}  // namespace counterpoise

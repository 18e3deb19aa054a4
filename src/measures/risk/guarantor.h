#pragma once

#include <string>

#include "world/assumptions.h"
#include "world/facts.h"

namespace counterpoise {

/// What the loss of an outside guarantor multiplies the odds of a dispute with a challenger by.
struct GuarantorOdds {
    double median = 1;
    double low = 1;   ///< of the 90 % interval
    double high = 1;  ///< of the 90 % interval

    /// Whether the interval settles no sign.
    [[nodiscard]] bool holds_one() const { return low <= 1 && high >= 1; }
    [[nodiscard]] bool is_none() const { return low == 1 && high == 1; }
};

/// The odds that runs draw from, by the school and the median that are assumed.
///
///     deters: median exp(±1.645 se of guarantor_loss.log_odds);  does_not_deter: 1
///
/// Units    odds ratio.
/// Source   parameters/disputes.toml; docs/method/disputes.md.
[[nodiscard]] GuarantorOdds guarantor_odds(const Facts& facts, const Assumptions& assumptions);

/// "odds times 1.25, 90 % interval 0.84 to 1.87".
[[nodiscard]] std::string in_words(const GuarantorOdds& odds);

}  // namespace counterpoise

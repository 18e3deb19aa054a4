#pragma once

#include <span>
#include <vector>

namespace counterpoise {

/// A payer whose rate is known, and what rates grow with.
struct Payer {
    double rate = 0;      ///< %
    double gdp = 0;       ///< any common unit
    double per_head = 0;  ///< GDP a head, same unit
};

/// The rate of a newcomer for whom none was ever published: GDP times the median rate-to-GDP ratio
/// of the five payers nearest in GDP per head (by ratio), not counting those `at_ceiling` and
/// above.
///
/// Units    %, on the same base as the payers' rates.
/// Errors   InputError if the newcomer's GDP or population is unknown.
/// Source   inferred from precedent; docs/method/nato_funding.md tests it on Finland and Sweden.
[[nodiscard]] double newcomer_rate(std::span<const Payer> payers, double at_ceiling, double gdp,
                                   double per_head);

/// The shares after newcomers come in: theirs stand, everyone else is scaled pro rata so that all
/// sum to 100.
///
/// Shape    newcomers[i] tells whether share i is a newcomer's.
/// Source   inferred from precedent: NATO's shares of 2024-25 are those of 2021-24 times 0.971666
/// plus Finland and Sweden.
[[nodiscard]] std::vector<double> with_newcomers(std::span<const double> shares,
                                                 const std::vector<bool>& newcomers);

}  // namespace counterpoise

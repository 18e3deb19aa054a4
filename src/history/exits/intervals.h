#pragma once

#include <cstddef>

namespace counterpoise {

struct Interval {
    double low = 0;
    double high = 0;
};

/// The exact interval of a rate: events are Poisson with mean rate × exposure (Garwood).
///
///     low = χ²(α/2; 2n) / 2E,  high = χ²(1 − α/2; 2n + 2) / 2E,  α = 5 %
///
/// With no event the interval is one-sided: [0, −ln(0.05) / E], about 3 / E, the rule of three.
/// Shape    n >= 0 events, exposure E > 0.
/// Units    per unit of exposure.
/// Errors   BrokenPromise for an exposure that is not above 0.
/// Source   Garwood 1936; Hanley and Lippman-Hand 1983.
[[nodiscard]] Interval poisson_rate_interval(std::size_t events, double exposure);

/// The exact interval of the ratio of two rates, given the sum of events (Clopper-Pearson).
///
///     p = n1 / (n1 + n2) has [p_low, p_high];  ratio = p / (1 − p) × E2 / E1
///
/// Missing  high is infinite without events in the second; both NaN without any event.
/// Errors   BrokenPromise for an exposure that is not above 0.
/// Source   Clopper and Pearson 1934; Przyborowski and Wilenski 1940.
[[nodiscard]] Interval rate_ratio_interval(std::size_t events1, double exposure1,
                                           std::size_t events2, double exposure2);

/// The interval of a probability with a beta distribution, `coverage` of it inside, equal tails.
/// Errors: BrokenPromise for a parameter that is not above 0, or a coverage not within (0, 1).
[[nodiscard]] Interval beta_interval(double a, double b, double coverage);

/// The 97.5 % quantile of Student's t. Errors: BrokenPromise below 1 degree of freedom.
[[nodiscard]] double t_quantile_975(double degrees_of_freedom);

}  // namespace counterpoise

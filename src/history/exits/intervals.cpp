#include "history/exits/intervals.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <limits>

#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

constexpr double kTail = 0.025;
constexpr double kOneSidedTail = 0.05;

double chi_squared_quantile(double degrees_of_freedom, double p) {
    return boost::math::quantile(boost::math::chi_squared(degrees_of_freedom), p);
}

}  // namespace

Interval poisson_rate_interval(std::size_t events, double exposure) {
    promise(exposure > 0, "a rate needs an exposure");
    if (events == 0) return {0, -log_det(kOneSidedTail) / exposure};
    const double n = static_cast<double>(events);
    return {chi_squared_quantile(2 * n, kTail) / 2 / exposure,
            chi_squared_quantile(2 * n + 2, 1 - kTail) / 2 / exposure};
}

Interval rate_ratio_interval(std::size_t events1, double exposure1, std::size_t events2,
                             double exposure2) {
    promise(exposure1 > 0 && exposure2 > 0, "a ratio of rates needs two exposures");
    constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
    if (events1 + events2 == 0) return {kNothing, kNothing};
    const double a = static_cast<double>(events1);
    const double b = static_cast<double>(events2);
    const double scale = exposure2 / exposure1;
    const auto odds = [](double p) { return p / (1 - p); };
    Interval interval{0, std::numeric_limits<double>::infinity()};
    if (events1 > 0)
        interval.low =
            scale * odds(boost::math::quantile(boost::math::beta_distribution<>(a, b + 1), kTail));
    if (events2 > 0)
        interval.high = scale * odds(boost::math::quantile(
                                    boost::math::beta_distribution<>(a + 1, b), 1 - kTail));
    return interval;
}

Interval beta_interval(double a, double b, double coverage) {
    promise(a > 0 && b > 0 && coverage > 0 && coverage < 1,
            "an interval of a beta distribution that is none");
    const boost::math::beta_distribution<> beta(a, b);
    const double tail = (1 - coverage) / 2;
    return {boost::math::quantile(beta, tail), boost::math::quantile(beta, 1 - tail)};
}

double t_quantile_975(double degrees_of_freedom) {
    promise(degrees_of_freedom >= 1, "Student's t needs a degree of freedom");
    return boost::math::quantile(boost::math::students_t(degrees_of_freedom), 1 - kTail);
}

}  // namespace counterpoise

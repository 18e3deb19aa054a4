#include "answers/fit/odds.h"

#include <fmt/format.h>

#include "answers/fit/fit_json.h"
#include "base/math.h"

namespace counterpoise {

std::string odds_interval(double b, double se) {
    const double low = b - kNinetyPercent * se;
    const double high = b + kNinetyPercent * se;
    return fmt::format("{:.4g} to {:.4g}{}", exp_det(low), exp_det(high),
                       low < 0 && high > 0 ? ", sign not settled" : "");
}

}  // namespace counterpoise

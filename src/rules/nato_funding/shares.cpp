#include "rules/nato_funding/shares.h"

#include "base/error.h"

namespace counterpoise {

std::vector<double> shares_of_remaining(std::span<const double> shares) {
    double sum = 0;
    for (const double share : shares) sum += share;
    if (!(sum > 0))
        throw InputError(Fault{"", "no member with a share of the common budget remains",
                               "nobody could pay it", "Let fewer states leave."});
    std::vector<double> remaining;
    for (const double share : shares) remaining.push_back(100.0 * share / sum);
    return remaining;
}

}  // namespace counterpoise

#include "rules/joiners.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace counterpoise {

double newcomer_rate(std::span<const Payer> payers, double at_ceiling, double gdp,
                     double per_head) {
    if (!(gdp > 0) || !(per_head > 0))
        throw InputError(Fault{"", "the newcomer's GDP or population is not in the facts",
                               "its share cannot be inferred", "Let another state join."});
    std::vector<std::pair<double, double>> near;  // distance, ratio
    for (const Payer& p : payers) {
        if (!(p.rate > 0) || !(p.gdp > 0) || !(p.per_head > 0) || p.rate >= at_ceiling) continue;
        const double ratio = p.per_head > per_head ? p.per_head / per_head : per_head / p.per_head;
        near.emplace_back(ratio, p.rate / p.gdp);
    }
    if (near.empty())
        throw InputError(Fault{"", "no payer with a known GDP remains",
                               "a newcomer's share is inferred from theirs",
                               "Keep at least one such member."});
    std::sort(near.begin(), near.end());
    near.resize(std::min<std::size_t>(near.size(), 5));
    std::sort(near.begin(), near.end(), [](auto& a, auto& b) { return a.second < b.second; });
    return near[near.size() / 2].second * gdp;
}

std::vector<double> with_newcomers(std::span<const double> shares,
                                   const std::vector<bool>& newcomers) {
    double theirs = 0;
    double others = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) (newcomers[i] ? theirs : others) += shares[i];
    if (theirs >= 100.0)
        throw InputError(Fault{"", "the newcomers' shares alone exceed 100 %",
                               "nothing would be left for the others",
                               "Let fewer or smaller states join."});
    std::vector<double> scaled(shares.begin(), shares.end());
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (!newcomers[i]) scaled[i] *= (100.0 - theirs) / others;
    return scaled;
}

}  // namespace counterpoise

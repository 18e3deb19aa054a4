#include "behaviour/disputes/chances.h"

#include <cmath>

#include "base/math.h"

namespace counterpoise {
namespace {

/// exp(sum_of(terms, pair)) of every pair, with the pacts of the start: the same bits as sum_of.
void fill(const PairTerms& terms, const DisputeRecord& record, std::vector<double>& values) {
    values.assign(record.pairs.size(), terms.intercept);
    for (const auto& [column, b] : terms.columns) {
        const std::vector<double>& figures = record.columns[static_cast<std::size_t>(column)];
        for (std::size_t k = 0; k < values.size(); ++k) values[k] += b * figures[k];
    }
    for (std::size_t k = 0; k < values.size(); ++k)
        values[k] = exp_det(record.pact[k] ? values[k] + terms.pact : values[k]);
}

}  // namespace

DisputeChances::DisputeChances(const DisputeRecord& record, const DisputeLaw& of) : law(of) {
    fill(law.onset, record, odds);
    for (double& o : odds)
        if (std::isnan(o)) o = 0.0;
    for (std::size_t c = 0; c < 3; ++c) fill(law.severity[c], record, shares[c]);
    for (std::size_t k = 0; k < odds.size(); ++k) {
        const Shares of_pair = shares_of(shares[0][k], shares[1][k], shares[2][k]);
        for (std::size_t c = 0; c < 3; ++c)
            shares[c][k] = std::isnan(of_pair[c]) ? 0.0 : of_pair[c];
    }
    peace.assign(kMostPeaceYears + 2, 0.0);
    for (std::size_t t = 0; t <= kMostPeaceYears; ++t) {
        const auto x = static_cast<double>(t);
        peace[t + 1] =
            exp_det(law.peace[0] * x + law.peace[1] * (x * x) + law.peace[2] * (x * x * x));
    }
}

}  // namespace counterpoise

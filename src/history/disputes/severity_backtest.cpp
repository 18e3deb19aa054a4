#include "history/disputes/severity_backtest.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/math.h"
#include "history/disputes/backtest.h"
#include "history/dyads/pair_spells.h"

namespace counterpoise {
namespace {

/// The area under the curve of one class against all others, or NaN where one of them is empty.
double auc_of(std::span<const double> chances, std::span<const std::uint8_t> outcome,
              std::size_t classes, std::size_t c) {
    std::vector<double> chance;
    std::vector<double> event;
    for (std::size_t r = 0; r < outcome.size(); ++r) {
        chance.push_back(chances[r * classes + c]);
        event.push_back(outcome[r] == c ? 1.0 : 0.0);
    }
    const auto cases = std::count(event.begin(), event.end(), 1.0);
    if (cases == 0 || cases == static_cast<long>(event.size())) return NAN;
    return scores_of(chance, event).auc;
}

/// The shares of the classes in a sample, for every row of another.
std::vector<double> shares(const std::vector<std::size_t>& cases, std::size_t n, std::size_t rows) {
    std::vector<double> chances;
    chances.reserve(rows * cases.size());
    for (std::size_t r = 0; r < rows; ++r)
        for (const std::size_t k : cases)
            chances.push_back(static_cast<double>(k) / static_cast<double>(n));
    return chances;
}

SeveritySlice slice_of(const SeveritySample& sample, Year from, Year origin, Year to) {
    const SeveritySample past = sample.years(from, origin);
    const SeveritySample later = sample.years(origin + 1, to);
    const MultinomialFit fit = fit_multinomial(past.design());
    const std::size_t classes = fit.classes.size();
    return {from, origin, to,
            class_scores(class_chances(later.design(), fit.estimate), later.outcome, classes),
            class_scores(shares(fit.cases, fit.n, later.outcome.size()), later.outcome, classes)};
}

}  // namespace

ClassScores class_scores(std::span<const double> chances, std::span<const std::uint8_t> outcome,
                         std::size_t classes) {
    if (outcome.empty())
        throw InputError(Fault{"outcome", "there is no onset to be scored",
                               "a score needs at least one", "Choose other years."});
    ClassScores scores;
    scores.n = outcome.size();
    scores.classes.resize(classes);
    for (std::size_t r = 0; r < scores.n; ++r) {
        scores.log_score += log_det(chances[r * classes + outcome[r]]);
        for (std::size_t c = 0; c < classes; ++c) {
            const double p = chances[r * classes + c];
            const double y = outcome[r] == c ? 1.0 : 0.0;
            scores.classes[c].cases += y > 0;
            scores.classes[c].expected += p;
            scores.brier += (p - y) * (p - y);
        }
    }
    scores.log_score /= static_cast<double>(scores.n);
    scores.brier /= static_cast<double>(scores.n);
    for (std::size_t c = 0; c < classes; ++c)
        scores.classes[c].auc = auc_of(chances, outcome, classes, c);
    return scores;
}

double SeveritySlice::log_gain_pct() const {
    return 100 * (1 - model.log_score / climatology.log_score);
}

SeverityBacktest backtest_severity(const Facts& facts, const SeveritySpec& spec,
                                   const SeverityPlan& plan) {
    require_origin(plan.origin.value, plan.from);
    for (const int origin : plan.origins) require_origin(origin, plan.from);
    const Year last{kLastDisputeYear};
    const SeveritySample sample = severity_sample(facts, spec, plan.from, last);
    SeverityBacktest backtest{spec, slice_of(sample, plan.from, plan.origin, plan.score_to), {}};
    for (const int origin : plan.origins)
        backtest.by_origin.push_back(slice_of(sample, plan.from, Year{origin},
                                              Year{std::min(origin + plan.horizon, last.value)}));
    return backtest;
}

}  // namespace counterpoise

#include "history/spending/backtest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/error.h"
#include "history/spending/outlook.h"

namespace counterpoise {
namespace {

constexpr int kFirstChoosingOrigin = 1960;
constexpr int kChoosingStep = 5;

void require_origin(int origin, const SpendingPlan& plan) {
    if (plan.from.value <= origin && origin < kLastSpendingYear) return;
    throw InputError(Fault{"origin", fmt::format("year {} cannot be an origin", origin),
                           fmt::format("spending is recorded from {} to {}, and later years are "
                                       "scored",
                                       kFirstSpendingYear, kLastSpendingYear),
                           "Choose a year between."},
                     FaultKind::usage);
}

void require_predicting(const SpendingSpec& spec) {
    if (spec.options.effects == Effects::pooled) return;
    throw InputError(Fault{"--spec", fmt::format("'{}' cannot look ahead", spec.name),
                           "effects of years to come are not known", "Choose a pooled form."},
                     FaultKind::usage);
}

int horizons_from(int origin, int longest) {
    return std::min(longest, kLastSpendingYear - origin);
}

/// Scores of the three forecasters as they add up: the law, the walk, the autoregression.
using Scorers = std::array<PathScorer, 3>;

SpendingScores scores_of(const Scorers& scorers) {
    return {scorers[0].scores(), scorers[1].scores(), scorers[2].scores()};
}

/// Forms that are fitted at every origin, and chosen between by what came true before it.
class Chooser {
  public:
    Chooser(const SpendingRecordYears& record, const SpendingPlan& plan)
        : record_(record), plan_(plan) {}

    [[nodiscard]] SpendingFit at(int origin) {
        const std::vector<std::string> names =
            plan_.spec ? std::vector{*plan_.spec} : choosable_specs();
        std::string best = names.front();
        double least = INFINITY;
        for (const std::string& name : names)
            if (const double error = error_before(name, origin); error < least) {
                least = error;
                best = name;
            }
        return fit(best, origin);
    }

  private:
    [[nodiscard]] SpendingFit fit(const std::string& name, int origin) {
        const SpendingSpec& spec = spending_spec(name);
        return fit_spending(record_, spec, plan_.from, Year{origin});
    }

    /// Summed absolute error, `headline` years ahead, of origins whose years had ended.
    [[nodiscard]] double error_before(const std::string& name, int origin) {
        double sum = 0;
        for (int t = kFirstChoosingOrigin; t + plan_.headline <= origin; t += kChoosingStep) {
            if (t < plan_.from.value + kChoosingStep * 2) continue;
            sum += error_of(name, t);
        }
        return sum;
    }

    [[nodiscard]] double error_of(const std::string& name, int t) {
        const auto known = errors_.find({name, t});
        if (known != errors_.end()) return known->second;
        const Outlook outlook = law_outlook(record_, fit(name, t), t, plan_.headline);
        double sum = 0;
        each_error(spending_path_record(record_), outlook, t, plan_.headline,
                   [&](std::size_t, double happened, double predicted) {
                       sum += std::abs(happened - predicted);
                   });
        return errors_[{name, t}] = sum;
    }

    const SpendingRecordYears& record_;
    const SpendingPlan& plan_;
    std::map<std::pair<std::string, int>, double> errors_;
};

}  // namespace

const std::vector<std::string>& choosable_specs() {
    static const std::vector<std::string> names{"level", "momentum", "increments", "least-squares"};
    return names;
}

SpendingBacktest backtest_spending(const SpendingRecordYears& record, const SpendingPlan& plan) {
    for (const int origin : plan.origins) require_origin(origin, plan);
    require_years_to_origin(plan.from, plan.origins);
    if (plan.spec) require_predicting(spending_spec(*plan.spec));
    Chooser chooser(record, plan);
    SpendingBacktest backtest;
    std::map<int, Scorers> by_horizon;
    Scorers all;
    for (const int origin : plan.origins) {
        const int horizons = horizons_from(origin, plan.longest_horizon);
        SpendingFit fit = chooser.at(origin);
        const Autoregression panel = fit_autoregression(record, plan.from.value, origin);
        const std::array<Predict, 3> forecasters{
            [&](int t, int h) { return law_outlook(record, fit, t, h); },
            [&](int, int h) { return no_change(record.rivals.size(), h); },
            [&](int t, int h) { return autoregression_outlook(record, panel, t, h); }};
        Scorers headline;
        for (std::size_t f = 0; f < forecasters.size(); ++f)
            score_origin(spending_path_record(record), origin, horizons, forecasters[f],
                         [&](const ScoredForecast& forecast) {
                             all[f].add(forecast);
                             by_horizon[forecast.horizon][f].add(forecast);
                             if (forecast.horizon == plan.headline) headline[f].add(forecast);
                         });
        backtest.by_origin.push_back({origin, plan.headline, scores_of(headline)});
        backtest.choices.push_back({origin, fit.spec.name, std::move(fit)});
    }
    for (const auto& [h, scorers] : by_horizon)
        backtest.by_horizon.push_back({0, h, scores_of(scorers)});
    backtest.all = scores_of(all);
    return backtest;
}

}  // namespace counterpoise

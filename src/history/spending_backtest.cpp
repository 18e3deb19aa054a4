#include "history/spending_backtest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/error.h"
#include "history/spending_outlook.h"

namespace counterpoise {
namespace {

constexpr int kFirstChoosingOrigin = 1960;
constexpr int kChoosingStep = 5;
constexpr int kFirstErrorYear = 1955;

void require_origin(int origin, const SpendingPlan& plan) {
    if (plan.from.value <= origin && origin < kLastSpendingYear) return;
    throw InputError(Fault{"origin", fmt::format("year {} cannot be an origin", origin),
                           fmt::format("spending is recorded from {} to {}, and later years are "
                                       "scored",
                                       kFirstSpendingYear, kLastSpendingYear),
                           "Choose a year between."},
                     FaultKind::usage);
}

void require_foreseeing(const SpendingSpec& spec) {
    if (spec.options.effects == Effects::pooled) return;
    throw InputError(Fault{"--spec", fmt::format("'{}' cannot look ahead", spec.name),
                           "effects of years to come are not known", "Choose a pooled form."},
                     FaultKind::usage);
}

int horizons_from(int origin, int longest) {
    return std::min(longest, kLastSpendingYear - origin);
}

/// What happened less what was foreseen, for every state with a burden in both years.
template <class Use>
void each_error(const SpendingRecordYears& record, const Outlook& outlook, int origin, int horizon,
                Use&& use) {
    const std::vector<double>& change = outlook[static_cast<std::size_t>(horizon - 1)];
    for (std::size_t s = 0; s < change.size(); ++s) {
        const double happened =
            record.log_burden.at(s, origin + horizon) - record.log_burden.at(s, origin);
        if (!std::isnan(happened)) use(s, happened, change[s]);
    }
}

Outlook random_walk_outlook(std::size_t states, int horizons) {
    return Outlook(static_cast<std::size_t>(horizons), std::vector<double>(states, 0.0));
}

/// Errors of every earlier year's outlook in units of each state's volatility then, as a
/// distribution for each horizon: nothing later than `origin` is used.
template <class MakeOutlook>
std::vector<ErrorDistribution> past_errors(const SpendingRecordYears& record, int origin,
                                           int horizons, MakeOutlook&& make) {
    std::vector<std::vector<double>> errors(static_cast<std::size_t>(horizons));
    for (int t = kFirstErrorYear; t < origin; ++t) {
        const int h_last = std::min(horizons, origin - t);
        const Outlook outlook = make(t, h_last);
        const std::vector<double> volatility = volatilities(record, t);
        for (int h = 1; h <= h_last; ++h)
            each_error(record, outlook, t, h, [&](std::size_t s, double happened, double foreseen) {
                errors[static_cast<std::size_t>(h - 1)].push_back((happened - foreseen) /
                                                                  volatility[s]);
            });
    }
    std::vector<ErrorDistribution> distributions;
    for (auto& list : errors) distributions.emplace_back(std::move(list));
    return distributions;
}

/// One forecaster at one origin: middles and how far they erred before.
struct Forecaster {
    Outlook outlook;
    std::vector<ErrorDistribution> errors;
};

template <class MakeOutlook>
Forecaster forecaster(const SpendingRecordYears& record, int origin, int horizons,
                      MakeOutlook&& make) {
    return {make(origin, horizons), past_errors(record, origin, horizons, make)};
}

/// Scores of the three forecasters as they add up.
struct Scorers {
    PathScorer model;
    PathScorer random_walk;
    PathScorer autoregression;

    [[nodiscard]] SpendingScores scores() const {
        return {model.scores(), random_walk.scores(), autoregression.scores()};
    }
};

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
        each_error(record_, outlook, t, plan_.headline,
                   [&](std::size_t, double happened, double foreseen) {
                       sum += std::abs(happened - foreseen);
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
    if (plan.spec) require_foreseeing(spending_spec(*plan.spec));
    Chooser chooser(record, plan);
    SpendingBacktest backtest;
    std::map<int, Scorers> by_horizon;
    Scorers all;
    for (const int origin : plan.origins) {
        const int horizons = horizons_from(origin, plan.longest_horizon);
        SpendingFit fit = chooser.at(origin);
        const Autoregression panel = fit_autoregression(record, plan.from.value, origin);
        const Forecaster model = forecaster(
            record, origin, horizons, [&](int t, int h) { return law_outlook(record, fit, t, h); });
        const Forecaster walk = forecaster(record, origin, horizons, [&](int, int h) {
            return random_walk_outlook(record.rivals.size(), h);
        });
        const Forecaster fixed = forecaster(record, origin, horizons, [&](int t, int h) {
            return autoregression_outlook(record, panel, t, h);
        });
        const std::vector<double> volatility = volatilities(record, origin);
        Scorers headline;
        for (int h = 1; h <= horizons; ++h) {
            const auto at = static_cast<std::size_t>(h - 1);
            each_error(record, model.outlook, origin, h,
                       [&](std::size_t s, double happened, double foreseen) {
                           const auto add = [&](Scorers& to) {
                               const double v = volatility[s];
                               to.model.add(model.errors[at], foreseen, v, happened);
                               to.random_walk.add(walk.errors[at], 0, v, happened);
                               to.autoregression.add(fixed.errors[at], fixed.outlook[at][s], v,
                                                     happened);
                           };
                           add(all);
                           add(by_horizon[h]);
                           if (h == plan.headline) add(headline);
                       });
        }
        backtest.by_origin.push_back({origin, plan.headline, headline.scores()});
        backtest.choices.push_back({origin, fit.spec.name, std::move(fit)});
    }
    for (const auto& [h, scorers] : by_horizon)
        backtest.by_horizon.push_back({0, h, scorers.scores()});
    backtest.all = all.scores();
    return backtest;
}

}  // namespace counterpoise

#include "history/disputes/backtest.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/math.h"
#include "history/dyads/pair_spells.h"

namespace counterpoise {
namespace {

/// Forecasts of several models for the same rows.
struct Forecasts {
    std::vector<double> event;
    std::vector<double> model;
    std::vector<double> climatology;
    std::vector<double> peace_years;
    std::vector<double> persistence;

    void add(const Forecasts& other) {
        const auto append = [](std::vector<double>& to, const std::vector<double>& from) {
            to.insert(to.end(), from.begin(), from.end());
        };
        append(event, other.event);
        append(model, other.model);
        append(climatology, other.climatology);
        append(peace_years, other.peace_years);
        append(persistence, other.persistence);
    }

    [[nodiscard]] ForecastScores scores() const {
        return {scores_of(model, event), scores_of(climatology, event),
                scores_of(peace_years, event), scores_of(persistence, event),
                reliability(model, event)};
    }
};

const std::vector<std::string> kPeaceColumns{"peace_years", "peace_years_2", "peace_years_3"};

/// The specification with the columns of the baselines behind its own, so that all are fitted and
/// scored on the same rows.
DisputeSpec with_baselines(DisputeSpec spec) {
    spec.columns.insert(spec.columns.end(), kPeaceColumns.begin(), kPeaceColumns.end());
    spec.columns.emplace_back("recent_disputes");
    return spec;
}

/// The first columns of a sample, or those behind them.
Design part(const DisputeSample& sample, std::size_t first, std::size_t last) {
    Design design{{}, {}, sample.event, {}};
    for (std::size_t c = first; c < last; ++c) {
        design.names.push_back(sample.names[c]);
        design.columns.emplace_back(sample.columns[c]);
    }
    return design;
}

/// The rates of onset of pairs that had one recently and of all others, each with half an event in
/// one row added, so that none is 0.
class Persistence {
  public:
    explicit Persistence(const DisputeSample& past) {
        double events[2] = {0.5, 0.5};
        double rows[2] = {1, 1};
        for (std::size_t r = 0; r < past.event.size(); ++r) {
            const bool recent = persists(past, r);
            events[recent] += past.event[r];
            rows[recent] += 1;
        }
        for (int k : {0, 1}) rate_[k] = events[k] / rows[k];
    }

    [[nodiscard]] std::vector<double> forecast(const DisputeSample& scored) const {
        std::vector<double> p;
        for (std::size_t r = 0; r < scored.event.size(); ++r)
            p.push_back(rate_[persists(scored, r)]);
        return p;
    }

  private:
    /// The memory of recent disputes is the last column.
    static bool persists(const DisputeSample& sample, std::size_t row) {
        return sample.columns.back()[row] >= kPersisting;
    }

    double rate_[2] = {0, 0};
};

/// A specification and its baselines, fitted to the same rows.
class Fitted {
  public:
    Fitted(const DisputeSample& past, std::size_t own, const LogitOptions& options)
        : own_(own), persistence_(past) {
        const LogitFit fit = fit_logit(part(past, 0, own), options);
        model_ = fit.estimate;
        peace_ = fit_logit(part(past, own, own + kPeaceColumns.size()), {}).estimate;
        rate_ = static_cast<double>(fit.events) / static_cast<double>(fit.n);
    }

    [[nodiscard]] Forecasts forecast(const DisputeSample& scored) const {
        return {scored.event, probabilities(part(scored, 0, own_), model_),
                std::vector<double>(scored.event.size(), rate_),
                probabilities(part(scored, own_, own_ + kPeaceColumns.size()), peace_),
                persistence_.forecast(scored)};
    }

  private:
    static std::vector<double> probabilities(const Design& design,
                                             const std::vector<double>& estimate) {
        std::vector<double> p = linear_predictor(design, estimate);
        for (double& x : p) x = logistic(x);
        return p;
    }

    std::size_t own_;
    Persistence persistence_;
    std::vector<double> model_;
    std::vector<double> peace_;
    double rate_ = 0;
};

}  // namespace

void require_origin(int origin, Year from) {
    if (from.value < origin && origin < kLastDisputeYear) return;
    throw InputError(Fault{"--origin", fmt::format("year {} cannot be an origin", origin),
                           fmt::format("disputes are recorded from {} to {}, and later years are "
                                       "scored",
                                       kFirstYear.value, kLastDisputeYear),
                           "Choose a year between."},
                     FaultKind::usage);
}

DisputeBacktest backtest_disputes(const Facts& facts, const DisputeSpec& spec,
                                  const BacktestPlan& plan, const LogitOptions& options) {
    require_origin(plan.origin.value, plan.from);
    for (const int origin : plan.origins) require_origin(origin, plan.from);
    const Year last{kLastDisputeYear};
    const std::size_t own = spec.columns.size();
    const DisputeSpec both = with_baselines(spec);
    const DisputeSample sample = dispute_sample(facts, both, plan.from, last);
    DisputeBacktest backtest{spec, {plan.from, plan.origin, plan.score_to, {}}, {}, {}};
    {
        const Fitted fitted(sample.years(plan.from, plan.origin), own, options);
        backtest.split.scores =
            fitted.forecast(sample.years(plan.origin + 1, plan.score_to)).scores();
    }
    std::map<int, Forecasts> by_horizon;
    for (const int origin : plan.origins) {
        const Fitted fitted(sample.years(plan.from, Year{origin}), own, options);
        const DisputeSample ahead = dispute_outlook(facts, both, Year{origin}, last);
        Forecasts all;
        for (int h = 1; h <= std::min(plan.longest_horizon, kLastDisputeYear - origin); ++h) {
            const Year year{origin + h};
            const Forecasts forecasts = fitted.forecast(ahead.years(year, year));
            by_horizon[h].add(forecasts);
            all.add(forecasts);
        }
        backtest.by_origin.push_back({origin, 0, all.scores()});
    }
    for (const auto& [h, forecasts] : by_horizon)
        backtest.by_horizon.push_back({0, h, forecasts.scores()});
    return backtest;
}

}  // namespace counterpoise

#include "history/realignment/backtest.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

constexpr double kTail = 0.05;
constexpr double kNinetyPercent = 1.6448536269514722;  ///< normal quantile of 95 %
constexpr std::size_t kWithoutTrial = 1;               ///< place in kRidges

double log_score(const std::vector<double>& p, const HazardRows& rows, std::size_t first) {
    double sum = 0;
    for (std::size_t r = 0; r < p.size(); ++r)
        sum += log_det(rows.event[first + r] > 0 ? p[r] : 1 - p[r]);
    return sum;
}

/// What one origin predicts with each ridge.
struct Tried {
    std::size_t first = 0;  ///< rows
    std::size_t last = 0;
    std::vector<std::vector<double>> predicted;
    std::vector<double> spread;
    std::vector<double> score;
};

/// The forecasts of one kind of columns from every origin.
class Rolling {
  public:
    Rolling(const HazardRows& rows, const RealignmentPlan& plan, Columns columns)
        : rows_(rows), plan_(plan), columns_(columns) {
        for (int origin = plan.first_tried; origin <= plan.last; origin += plan.step) add(origin);
    }

    /// The ridge that did best from origins before this one.
    [[nodiscard]] std::size_t choice(int before) const {
        std::vector<double> sums(std::size(kRidges));
        for (const auto& [origin, tried] : tried_)
            if (origin < before)
                for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += tried.score[k];
        const auto best = std::max_element(sums.begin(), sums.end());
        return *best == 0 ? kWithoutTrial : static_cast<std::size_t>(best - sums.begin());
    }
    [[nodiscard]] const Tried& at(int origin) const { return tried_.at(origin); }
    [[nodiscard]] bool has(int origin) const { return tried_.contains(origin); }

    [[nodiscard]] int last_of(int origin) const {
        return origin + plan_.step > plan_.last ? plan_.end : origin + plan_.step;
    }

  private:
    void add(int origin) {
        const HazardRows past = thinned(rows_, plan_.from, origin, thinning(rows_.process));
        if (static_cast<std::size_t>(std::count(past.event.begin(), past.event.end(), 1.0)) <
            kLeastEvents)
            return;
        Tried tried;
        tried.first = rows_.first_of(origin + 1);
        tried.last = rows_.first_of(last_of(origin) + 1);
        for (const double ridge : kRidges) {
            const HazardFit fit = fit_thinned(rows_, plan_.from, origin, thinning(rows_.process),
                                              columns_, ridge_of(ridge));
            tried.predicted.push_back(hazards(fit, rows_, tried.first, tried.last));
            tried.spread.push_back(fit.year_spread);
            tried.score.push_back(log_score(tried.predicted.back(), rows_, tried.first));
        }
        tried_[origin] = std::move(tried);
    }

    const HazardRows& rows_;
    const RealignmentPlan& plan_;
    Columns columns_;
    std::map<int, Tried> tried_;
};

/// Events and rows of each year.
struct YearTotals {
    std::map<int, Lately> by_year;

    explicit YearTotals(const HazardRows& rows) {
        for (std::size_t r = 0; r < rows.size(); ++r) {
            by_year[rows.year[r]].events += rows.event[r];
            by_year[rows.year[r]].at_risk += 1;
        }
    }
    /// The rate from one year to another; with one event more than there were.
    [[nodiscard]] double rate(int from, int to) const {
        Lately sum;
        for (auto y = by_year.lower_bound(from); y != by_year.end() && y->first <= to; ++y) {
            sum.events += y->second.events;
            sum.at_risk += y->second.at_risk;
        }
        return (sum.events + 0.5) / (sum.at_risk + 1);
    }
};

OriginCounts counts_of(const HazardRows& rows, const Tried& tried, std::size_t k) {
    OriginCounts counts;
    counts.ridge = kRidges[k];
    counts.year_spread = tried.spread[k];
    std::vector<double> all{1.0};
    for (std::size_t r = tried.first; r < tried.last;) {
        const int year = rows.year[r];
        double expected = 0;
        std::size_t observed = 0;
        for (; r < tried.last && rows.year[r] == year; ++r) {
            expected += tried.predicted[k][r - tried.first];
            observed += rows.event[r] > 0;
        }
        const std::vector<double> chances = count_chances(expected, counts.year_spread);
        counts.expected += expected;
        counts.observed += observed;
        counts.years_within += count_quantile(chances, kTail) <= observed &&
                               observed <= count_quantile(chances, 1 - kTail);
        ++counts.years;
        counts.last = year;
        all = sum_of_counts(all, chances);
    }
    counts.low = count_quantile(all, kTail);
    counts.high = count_quantile(all, 1 - kTail);
    return counts;
}

void append(std::vector<double>& to, const std::vector<double>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Lead lead_of(const std::vector<double>& model, const std::vector<double>& baseline,
             const std::vector<double>& event, const std::vector<int>& group) {
    std::map<int, double> by_group;
    double sum = 0;
    double all = 0;
    for (std::size_t r = 0; r < event.size(); ++r) {
        const auto log_of = [&](double p) { return log_det(event[r] > 0 ? p : 1 - p); };
        const double theirs = log_of(baseline[r]);
        const double d = log_of(model[r]) - theirs;
        by_group[group[r]] += d;
        sum += d;
        all -= theirs;
    }
    const double n = static_cast<double>(by_group.size());
    double squares = 0;
    for (const auto& [g, d] : by_group) squares += (d - sum / n) * (d - sum / n);
    const double margin = kNinetyPercent * std::sqrt(n * squares / std::max(1.0, n - 1));
    return {100 * sum / all, 100 * (sum - margin) / all, 100 * (sum + margin) / all};
}

double ProcessBacktest::years_within_pct() const {
    double within = 0;
    double all = 0;
    for (const OriginCounts& c : origins) {
        within += static_cast<double>(c.years_within);
        all += static_cast<double>(c.years);
    }
    return 100 * within / all;
}

std::size_t thinning(Process process) {
    switch (process) {
        case Process::exit:
        case Process::ending:
            return 1;
        case Process::entry:
            return 8;
        case Process::pact:
            break;
    }
    return 16;
}

ProcessBacktest backtest_process(const HazardRows& rows, const RealignmentPlan& plan) {
    const Rolling model(rows, plan, Columns::all);
    const Rolling dyadic(rows, plan, Columns::dyadic);
    const YearTotals totals(rows);
    std::vector<double> event;
    std::vector<int> years;
    std::array<std::vector<double>, 4> predicted;
    ProcessBacktest backtest;
    backtest.process = rows.process;
    for (int origin = plan.first; origin <= plan.last; origin += plan.step) {
        if (!model.has(origin)) continue;
        const Tried& tried = model.at(origin);
        const std::size_t k = model.choice(origin);
        OriginCounts counts = counts_of(rows, tried, k);
        counts.origin = origin;
        backtest.origins.push_back(counts);
        append(predicted[0], tried.predicted[k]);
        append(predicted[3], dyadic.at(origin).predicted[dyadic.choice(origin)]);
        const double climate = totals.rate(plan.from, origin);
        for (std::size_t r = tried.first; r < tried.last; ++r) {
            event.push_back(rows.event[r]);
            years.push_back(rows.year[r]);
            predicted[1].push_back(climate);
            predicted[2].push_back(totals.rate(rows.year[r] - kRecentYears, rows.year[r] - 1));
        }
    }
    backtest.scores = {scores_of(predicted[0], event), scores_of(predicted[1], event),
                       scores_of(predicted[2], event), scores_of(predicted[3], event)};
    for (std::size_t b = 1; b < predicted.size(); ++b)
        backtest.leads[b - 1] = lead_of(predicted[0], predicted[b], event, years);
    backtest.reliability = reliability(predicted[0], event);
    return backtest;
}

double chosen_ridge(const HazardRows& rows, int from, int to) {
    RealignmentPlan plan;
    plan.from = from;
    plan.last = plan.first_tried;
    while (plan.last + plan.step < to) plan.last += plan.step;
    if (plan.last >= to) return kRidges[kWithoutTrial];
    plan.end = to;
    return kRidges[Rolling(rows, plan, Columns::all).choice(to)];
}

}  // namespace counterpoise

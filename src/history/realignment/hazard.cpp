#include "history/realignment/hazard.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

bool wanted(const HazardRows& rows, std::size_t c, Columns columns) {
    return columns == Columns::all || rows.kinds[c] == Kind::dyadic;
}

bool changes(const std::vector<double>& values) {
    return std::any_of(values.begin(), values.end(), [&](double x) { return x != values[0]; });
}

/// What one year adds to the estimate of the spread.
struct YearSum {
    double observed = 0;
    double expected = 0;
    double variance = 0;
};

double spread_of(double excess, double squares) {
    return squares > 0 && excess > 0 ? std::sqrt(log_det(1 + excess / squares)) : 0;
}

/// s and its jackknife error.
void add_spread(const std::vector<YearSum>& years, HazardFit& fit) {
    double excess = 0;
    double squares = 0;
    const auto part = [](const YearSum& y) {
        return (y.observed - y.expected) * (y.observed - y.expected) - y.variance;
    };
    for (const YearSum& y : years) {
        excess += part(y);
        squares += y.expected * y.expected;
    }
    fit.year_spread = spread_of(excess, squares);
    double sum = 0;
    double sum_of_squares = 0;
    for (const YearSum& y : years) {
        const double s = spread_of(excess - part(y), squares - y.expected * y.expected);
        sum += s;
        sum_of_squares += s * s;
    }
    const double n = static_cast<double>(years.size());
    fit.year_spread_se =
        n > 1 ? std::sqrt(std::max(0.0, (n - 1) / n * (sum_of_squares - sum * sum / n))) : 0;
}

std::vector<YearSum> year_sums(const HazardRows& rows, const std::vector<double>& p,
                               double other_weight) {
    std::map<int, YearSum> by_year;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        YearSum& y = by_year[rows.year[r]];
        const double weight = rows.event[r] > 0 ? 1 : other_weight;
        y.observed += rows.event[r];
        y.expected += weight * p[r];
        y.variance += weight * p[r] * (1 - p[r]);
    }
    std::vector<YearSum> years;
    for (const auto& [year, sum] : by_year) years.push_back(sum);
    return years;
}

/// Rows without an event stand for `by` of them.
HazardFit fit_rows(const HazardRows& rows, Columns columns, const LogitOptions& options,
                   std::size_t by) {
    require_hazard_events(rows);
    HazardFit fit{rows.process, rows.year.front(), rows.year.back(), options, {}, {}, {}, 0, 0, {}};
    Design design{{}, {}, rows.event, rows.group};
    for (std::size_t c = 0; c < rows.columns.size(); ++c) {
        if (!wanted(rows, c, columns)) continue;
        if (!changes(rows.columns[c])) {
            fit.left_out.push_back(rows.names[c]);
            continue;
        }
        if (counts_events(rows.names[c])) {
            const auto [least, most] =
                std::minmax_element(rows.columns[c].begin(), rows.columns[c].end());
            fit.ranges.push_back({rows.names[c], *least, *most});
        }
        design.names.push_back(rows.names[c]);
        design.columns.emplace_back(rows.columns[c]);
    }
    fit.logit = fit_logit(design, options);
    fit.evidence = evidence_of(fit, rows);
    const double weight = static_cast<double>(by);
    fit.logit.estimate.back() -= log_det(weight);
    add_spread(year_sums(rows, hazards(fit, rows, 0, rows.size()), weight), fit);
    return fit;
}

}  // namespace

void require_hazard_events(const HazardRows& rows) {
    const auto events = std::count(rows.event.begin(), rows.event.end(), 1.0);
    if (static_cast<std::size_t>(events) >= kLeastEvents) return;
    throw InputError(Fault{fmt::format("process '{}'", name_of(rows.process)),
                           fmt::format("{} events in {} rows", events, rows.size()),
                           fmt::format("a hazard needs {} events to be estimated", kLeastEvents),
                           "Choose more years with --from and --to."});
}

double HazardFit::coefficient(std::string_view name) const {
    const auto found = std::find(logit.names.begin(), logit.names.end(), name);
    if (found == logit.names.end()) return 0;
    return logit.estimate[static_cast<std::size_t>(found - logit.names.begin())];
}

LogitOptions ridge_of(double strength) {
    return {Penalty::ridge, strength, 0};
}

HazardFit fit_hazard(const HazardRows& rows, Columns columns, const LogitOptions& options) {
    return fit_rows(rows, columns, options, 1);
}

HazardRows thinned(const HazardRows& rows, int from, int to, std::size_t by) {
    HazardRows kept{rows.process, rows.names, rows.kinds, {}, {}, {}, {}, {}, {}, {}};
    std::vector<std::size_t> places;
    std::size_t others = 0;
    const std::size_t end = rows.first_of(to + 1);
    for (std::size_t r = rows.first_of(from); r < end; ++r)
        if (rows.event[r] > 0 || others++ % by == 0) places.push_back(r);
    const auto pick = [&](const auto& from_all, auto& to_kept) {
        if (from_all.empty()) return;
        to_kept.reserve(places.size());
        for (const std::size_t r : places) to_kept.push_back(from_all[r]);
    };
    kept.columns.resize(rows.columns.size());
    for (std::size_t c = 0; c < rows.columns.size(); ++c) pick(rows.columns[c], kept.columns[c]);
    pick(rows.event, kept.event);
    pick(rows.year, kept.year);
    pick(rows.group, kept.group);
    pick(rows.treaty, kept.treaty);
    pick(rows.state, kept.state);
    pick(rows.other, kept.other);
    return kept;
}

HazardFit fit_thinned(const HazardRows& rows, int from, int to, std::size_t by, Columns columns,
                      const LogitOptions& options) {
    return fit_rows(thinned(rows, from, to, by), columns, options, by);
}

std::vector<double> hazards(const HazardFit& fit, const HazardRows& rows, std::size_t first,
                            std::size_t last) {
    std::vector<double> p(last - first, fit.logit.estimate.back());
    for (std::size_t j = 0; j + 1 < fit.logit.names.size(); ++j) {
        const std::vector<double>& x = rows.columns[rows.column(fit.logit.names[j])];
        for (std::size_t r = first; r < last; ++r) p[r - first] += fit.logit.estimate[j] * x[r];
    }
    for (double& x : p) x = logistic(x);
    return p;
}

std::vector<double> count_chances(double expected, double year_spread) {
    constexpr int kDraws = 64;
    constexpr double kLeft = 1e-9;
    constexpr std::size_t kMost = 20'000;
    std::vector<double> means;
    for (int k = 0; k < (year_spread > 0 ? kDraws : 1); ++k) {
        const double z = year_spread > 0 ? normal_quantile((k + 0.5) / kDraws) : 0;
        means.push_back(expected * exp_det(year_spread * z - 0.5 * year_spread * year_spread));
    }
    const double n = static_cast<double>(means.size());
    std::vector<double> logs;  // of each Poisson chance at the count reached
    for (const double mean : means) logs.push_back(-mean);
    std::vector<double> chances;
    double sum = 0;
    while (sum < 1 - kLeft && chances.size() < kMost) {
        double chance = 0;
        for (const double l : logs) chance += exp_det(l) / n;
        chances.push_back(chance);
        sum += chance;
        const double next = log_det(static_cast<double>(chances.size()));
        for (std::size_t k = 0; k < means.size(); ++k) logs[k] += log_det(means[k]) - next;
    }
    return chances;
}

std::vector<double> sum_of_counts(const std::vector<double>& one, const std::vector<double>& two) {
    std::vector<double> sum(one.size() + two.size() - 1);
    for (std::size_t i = 0; i < one.size(); ++i)
        for (std::size_t j = 0; j < two.size(); ++j) sum[i + j] += one[i] * two[j];
    return sum;
}

std::size_t count_quantile(const std::vector<double>& chances, double p) {
    double sum = 0;
    for (std::size_t n = 0; n < chances.size(); ++n) {
        sum += chances[n];
        if (sum >= p) return n;
    }
    return chances.size();
}

}  // namespace counterpoise

#include "history/spending/outlook.h"

#include <algorithm>
#include <cmath>

#include "base/math.h"
#include "behaviour/spending/covariates.h"

namespace counterpoise {
namespace {

constexpr int kGrowthYears = 10;
constexpr double kOwnGrowth =
    0.2;  ///< weight of a state's own growth, as in parameters/growth.toml
constexpr int kLeastOwn = 10;
constexpr int kFirstErrorYear = 1955;

std::vector<double> growth_ahead(const SpendingRecordYears& record, const SpendingFit& fit,
                                 int origin) {
    const double pooled = fit.mean_of(Increment::growth);
    std::vector<double> growth(record.rivals.size(), pooled);
    for (std::size_t s = 0; s < growth.size(); ++s) {
        double sum = 0;
        int n = 0;
        for (int y = std::max(origin - kGrowthYears + 1, kFirstSpendingYear); y <= origin; ++y)
            if (const double g = record.growth.at(s, y); !std::isnan(g)) {
                sum += g;
                ++n;
            }
        if (n > 0) growth[s] += kOwnGrowth * (sum / n - pooled);
    }
    return growth;
}

}  // namespace

Outlook law_outlook(const SpendingRecordYears& record, const SpendingFit& fit, int origin,
                    int horizons) {
    SpendingPaths paths(record, origin);
    const std::vector<double> growth = growth_ahead(record, fit, origin);
    Outlook outlook;
    std::vector<double> increment(paths.states());
    for (int y = origin; y < origin + horizons; ++y) {
        std::vector<double>& change = outlook.emplace_back(paths.states(), kNotKnown);
        for (std::size_t s = 0; s < paths.states(); ++s)
            increment[s] = std::isnan(paths.log_burden(s, y))
                               ? kNotKnown
                               : fit.increment(paths.columns(s, y, growth[s]));
        paths.add_year(increment, growth);
        for (std::size_t s = 0; s < paths.states(); ++s)
            change[s] = paths.log_burden(s, y + 1) - paths.log_burden(s, origin);
    }
    return outlook;
}

Autoregression fit_autoregression(const SpendingRecordYears& record, int from, int to) {
    const std::size_t states = record.rivals.size();
    std::vector<double> before(states, 0.0);
    std::vector<double> after(states, 0.0);
    std::vector<int> n(states, 0);
    const auto visit = [&](auto&& use) {
        for (std::size_t s = 0; s < states; ++s)
            for (int y = from; y <= to; ++y) {
                const double x = record.log_burden.at(s, y - 1);
                const double z = record.log_burden.at(s, y);
                if (!std::isnan(x) && !std::isnan(z)) use(s, x, z);
            }
    };
    visit([&](std::size_t s, double x, double z) {
        before[s] += x;
        after[s] += z;
        ++n[s];
    });
    double xx = 0;
    double xz = 0;
    visit([&](std::size_t s, double x, double z) {
        xx += (x - before[s] / n[s]) * (x - before[s] / n[s]);
        xz += (x - before[s] / n[s]) * (z - after[s] / n[s]);
    });
    Autoregression fit{xz / xx, std::vector<double>(states, kNotKnown)};
    for (std::size_t s = 0; s < states; ++s)
        if (n[s] >= kLeastOwn) fit.level[s] = (after[s] - fit.slope * before[s]) / n[s];
    return fit;
}

Outlook autoregression_outlook(const SpendingRecordYears& record, const Autoregression& fit,
                               int origin, int horizons) {
    Outlook outlook;
    for (int h = 1; h <= horizons; ++h) {
        std::vector<double>& change = outlook.emplace_back(fit.level.size());
        for (std::size_t s = 0; s < change.size(); ++s) {
            const double now = record.log_burden.at(s, origin);
            double b = now;
            if (!std::isnan(fit.level[s]))
                for (int k = 0; k < h; ++k) b = fit.level[s] + fit.slope * b;
            change[s] = b - now;
        }
    }
    return outlook;
}

std::vector<double> volatilities(const SpendingRecordYears& record, int year) {
    const std::size_t states = record.rivals.size();
    std::vector<double> squares(states, 0.0);
    std::vector<double> n(states, 0.0);
    double all_squares = 0;
    double all = 0;
    for (std::size_t s = 0; s < states; ++s)
        for (int y = kFirstSpendingYear + 1; y <= year; ++y) {
            const double now = record.log_burden.at(s, y);
            const double before = record.log_burden.at(s, y - 1);
            if (std::isnan(now) || std::isnan(before)) continue;
            const double d = held_change(now, before);
            squares[s] += d * d;
            n[s] += 1;
            all_squares += d * d;
            all += 1;
        }
    const double pooled = all > 0 ? all_squares / all : 1;
    std::vector<double> volatility(states);
    for (std::size_t s = 0; s < states; ++s)
        volatility[s] = pooled_volatility(pooled, squares[s], n[s]);
    return volatility;
}

PathRecord spending_path_record(const SpendingRecordYears& record) {
    return {record.log_burden, record.rivals.size(), kFirstErrorYear,
            [&record](int year) { return volatilities(record, year); }};
}

}  // namespace counterpoise

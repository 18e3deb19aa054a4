#include "behaviour/growth/growth.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/math.h"
#include "world/panel.h"

namespace counterpoise {
namespace {

constexpr int kFirst = 1990;
constexpr int kLast = 2019;
constexpr std::size_t kPeers = 30;
constexpr int kPopulationYears = 10;
constexpr std::size_t kLeastRecord = 5;
constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

/// values[y * n + i] of a panel's column over the years first..last.
std::vector<double> grid(const World& world, const Panel& panel, std::size_t index, int first, int last) {
    std::vector<double> values(static_cast<std::size_t>(last - first + 1) * world.size(), kAbsent);
    for (std::size_t r = 0; r < panel.rows(); ++r) {
        const int y = panel.year[r].value;
        if (y < first || y > last) continue;
        if (const auto i = world.row(panel.state[r]))
            values[static_cast<std::size_t>(y - first) * world.size() + *i] = panel.values[index][r];
    }
    return values;
}

double mean_of_known(const std::vector<double>& values) {
    double sum = 0;
    std::size_t n = 0;
    for (const double x : values)
        if (!std::isnan(x)) {
            sum += x;
            ++n;
        }
    return n ? sum / static_cast<double>(n) : 0.0;
}

/// Mean growth of the states nearest in GDP a head.
std::vector<double> peer_growth(const World& world, const std::vector<double>& own) {
    const std::size_t n = world.size();
    std::vector<double> income(n);
    for (std::size_t i = 0; i < n; ++i) income[i] = log_det(world.value(Column::gdp_ppp, i) / world.value(Column::population, i));
    std::vector<double> peers(n, mean_of_known(own));
    for (std::size_t i = 0; i < n; ++i) {
        if (std::isnan(income[i])) continue;
        std::vector<std::pair<double, std::size_t>> near;
        for (std::size_t j = 0; j < n; ++j)
            if (j != i && !std::isnan(income[j]) && !std::isnan(own[j])) near.emplace_back(std::abs(income[j] - income[i]), j);
        std::sort(near.begin(), near.end());
        near.resize(std::min(near.size(), kPeers));
        double sum = 0;
        for (const auto& [distance, j] : near) sum += own[j];
        if (!near.empty()) peers[i] = sum / static_cast<double>(near.size());
    }
    return peers;
}

}  // namespace

GrowthRecord::GrowthRecord(const World& start, const Facts& facts)
    : n_years_(kLast - kFirst), own_(start.size(), kAbsent), spread_(start.size(), 0.0), population_(start.size(), 0.0),
      shocks_(n_years_ * start.size(), 0.0) {
    const std::size_t n = start.size();
    const std::vector<double> gdp = grid(start, gdp_ppp(facts), 0, kFirst, kLast);
    const std::vector<double> heads = grid(start, gdp_ppp(facts), 2, kFirst, kLast);
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<std::pair<std::size_t, double>> growth;
        for (std::size_t y = 0; y < n_years_; ++y) {
            const double g = log_det(gdp[(y + 1) * n + i] / heads[(y + 1) * n + i]) -
                             log_det(gdp[y * n + i] / heads[y * n + i]);
            if (std::isfinite(g)) growth.emplace_back(y, g);
        }
        if (growth.size() < kLeastRecord) continue;
        double sum = 0;
        for (const auto& [y, g] : growth) sum += g;
        own_[i] = sum / static_cast<double>(growth.size());
        double squares = 0;
        for (const auto& [y, g] : growth) {
            shocks_[y * n + i] = g - own_[i];
            squares += (g - own_[i]) * (g - own_[i]);
        }
        spread_[i] = std::sqrt(squares / static_cast<double>(growth.size() - 1));
    }
    peers_ = peer_growth(start, own_);
    const int last = 2024;
    const std::vector<double> people = grid(start, world_bank(facts), 1, last - kPopulationYears, last);
    for (std::size_t i = 0; i < n; ++i) {
        const double g = log_det(people[kPopulationYears * n + i] / people[i]) / kPopulationYears;
        if (std::isfinite(g)) population_[i] = g;
        if (std::isnan(own_[i])) own_[i] = peers_[i];
    }
}

GrowthRun::GrowthRun(const GrowthRecord& record, const World& start, std::span<const double> parameters, const ParameterSet& set,
                     std::uint64_t seed, std::uint32_t run)
    : record_(&record), drift_(start.size()), scale_(parameters[set.index("shock_scale")]), seed_(seed), run_(run) {
    const double w = parameters[set.index("own_weight")];
    const double spread = parameters[set.index("drift_spread")];
    for (std::size_t i = 0; i < start.size(); ++i) {
        const double z = normal(address(seed, run, 0, Behaviour::growth, start.id(i).code));
        drift_[i] = w * record.own(i) + (1.0 - w) * record.peers(i) + spread * record.spread(i) * z;
    }
}

void GrowthRun::step(Year year, std::span<double> growth) const {
    // Subject 0 is no state: the whole world shares the year that is drawn.
    const std::uint32_t drawn = pick(address(seed_, run_, static_cast<std::uint16_t>(year.value), Behaviour::growth, 0),
                                     static_cast<std::uint32_t>(record_->years()));
    const std::span<const double> shocks = record_->shocks(drawn);
    for (std::size_t i = 0; i < growth.size(); ++i) growth[i] = drift_[i] + scale_ * shocks[i] + record_->population_growth(i);
}

}  // namespace counterpoise

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "behaviour/parameters.h"
#include "world/world.h"

namespace counterpoise {

/// What growth knows of each state before a run begins: from real GDP a head at purchasing power, 1990-2019.
///
///     g_iy = ln(y_iy / y_i,y-1), y GDP a head;  own_i = mean_y g_iy;  peers_i = mean of own_j over the 30 states nearest in GDP a head
///     shock_iy = g_iy - own_i, drawn as whole years y: all states together
///
/// Missing  a state without a GDP does not grow (its columns stay absent); a state without a record has its peers' growth
///          and no shocks.
/// Source   data/gdp_ppp.csv.gz (Fariss et al. 2022), data/world_bank.csv.gz for population; docs/method/growth.md.
class GrowthRecord {
  public:
    GrowthRecord(const World& start, const Facts& facts);

    [[nodiscard]] std::size_t years() const { return n_years_; }
    [[nodiscard]] double own(std::size_t i) const { return own_[i]; }
    [[nodiscard]] double spread(std::size_t i) const { return spread_[i]; }  ///< s.d. of yearly growth
    [[nodiscard]] double peers(std::size_t i) const { return peers_[i]; }
    [[nodiscard]] double population_growth(std::size_t i) const { return population_[i]; }
    /// The shocks of one historical year, by row.
    [[nodiscard]] std::span<const double> shocks(std::size_t year) const {
        return {shocks_.data() + year * own_.size(), own_.size()};
    }

  private:
    std::size_t n_years_ = 0;
    std::vector<double> own_;
    std::vector<double> spread_;
    std::vector<double> peers_;
    std::vector<double> population_;
    std::vector<double> shocks_;
};

/// One run's growth: the drift of each state, drawn once.
///
///     drift_i = w own_i + (1 - w) peers_i + drift_spread spread_i z_i
class GrowthRun {
  public:
    GrowthRun(const GrowthRecord& record, const World& start, std::span<const double> parameters, const ParameterSet& set,
              std::uint64_t seed, std::uint32_t run);

    /// Log growth of every state's real GDP in a year: drift + scale * shock of the year drawn + population growth. Written into `growth`.
    void step(Year year, std::span<double> growth) const;

  private:
    const GrowthRecord* record_;
    std::vector<double> drift_;
    double scale_;
    std::uint64_t seed_;
    std::uint32_t run_;
};

}  // namespace counterpoise

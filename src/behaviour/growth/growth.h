#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "behaviour/growth/covariates.h"
#include "behaviour/parameters.h"
#include "world/world.h"

namespace counterpoise {

/// The law of growth with the parameters of one run.
///
///     growth = intercept + sum_c increment.c x_c
struct GrowthLaw {
    GrowthLaw(std::span<const double> parameters, const ParameterSet& set);

    GrowthRow coefficients{};
    double intercept = 0;

    [[nodiscard]] double of(const GrowthRow& row) const;
};

/// What growth knows of each state before a run begins: the record of real GDP at purchasing power
/// since 1950, to the start or to 2019, its last year.
///
///     shock_iy = u_iy - mean_y u_iy,   u_iy = growth_iy - law(what was known of i in y - 1)
///
/// u: what the law, at its estimates, left of the last 29 years of the record; kept as whole years
/// y, all states together. Less its mean, so that the middle of runs is the law's.
/// Missing  a state without a record has the world's growth, an income of the middle and no
///          shocks; between the record's end and the start nothing is known, and a state's last
///          growth is the world's.
/// Source   data/gdp_ppp.csv.gz (Fariss et al. 2022), data/world_bank.csv.gz for population;
/// docs/method/growth.md.
class GrowthRecord {
  public:
    GrowthRecord(const World& start, const Facts& facts, const ParameterSet& set);

    /// Years kept of each state: twenty with figures and one without.
    static constexpr std::size_t kPast = kOwnGrowthYears + 1;

    [[nodiscard]] std::size_t states() const { return income_.size(); }
    [[nodiscard]] std::size_t years() const { return n_years_; }
    [[nodiscard]] const std::vector<double>& past() const { return past_; }  ///< kPast by row
    [[nodiscard]] const std::vector<double>& medians() const { return medians_; }
    [[nodiscard]] const std::vector<double>& income() const { return income_; }
    /// Whether a state has a growth of its own in the record.
    [[nodiscard]] bool is_known(std::size_t i) const { return known_[i]; }
    [[nodiscard]] double population_growth(std::size_t i) const { return population_[i]; }
    /// The columns of the law for the first year after the start.
    [[nodiscard]] GrowthRow row(std::size_t i) const;
    /// The shocks of one historical year, by row.
    [[nodiscard]] std::span<const double> shocks(std::size_t year) const {
        return {shocks_.data() + year * states(), states()};
    }

  private:
    void note_shocks(const std::vector<double>& left, std::size_t i);

    std::size_t n_years_ = 0;
    std::vector<double> past_;
    std::vector<double> medians_;
    std::vector<double> income_;
    std::vector<bool> known_;
    std::vector<double> population_;
    std::vector<double> shocks_;
};

/// One run's growth.
class GrowthRun {
  public:
    GrowthRun(const GrowthRecord& record, std::span<const double> parameters,
              const ParameterSet& set, std::uint64_t seed, std::uint32_t run);

    /// Log growth of every state's real GDP in the next year: the law and shock_scale times the
    /// shock of the historical year drawn. Written into `growth`. Call once a year, in order.
    void step(Year year, std::span<double> growth);

  private:
    void add_year(std::size_t i, double growth);

    static constexpr std::size_t kPast = GrowthRecord::kPast;
    const GrowthRecord* record_;
    GrowthLaw law_;
    double scale_;
    std::uint64_t seed_;
    std::uint32_t run_;
    std::vector<double> past_;
    std::vector<double> medians_;
    std::vector<double> income_;
    std::vector<double> changes_;
};

}  // namespace counterpoise

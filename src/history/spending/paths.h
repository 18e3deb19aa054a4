#pragma once

#include <vector>

#include "behaviour/spending/covariates.h"
#include "history/dyads/state_years.h"

namespace counterpoise {

/// The record of spending in which increments are measured.
/// Source   data/military_spending.csv.gz.
inline constexpr int kFirstSpendingYear = 1949;
inline constexpr int kLastSpendingYear = 2024;

/// What history has that no forecast changes, by place in RecordStates::list.
struct SpendingRecordYears {
    StateGrid log_burden;    ///< ln(spending / GDP)
    StateGrid log_spending;  ///< ln(US$ m of 2023)
    StateGrid growth;        ///< yearly change of ln GDP, held to 0.2 either way
    StateGrid target;        ///< % of GDP agreed in an alliance; NaN where none binds
    /// Rivals, and partners that owe defence, by state and by year since kFirstSpendingYear.
    std::vector<std::vector<std::vector<std::size_t>>> rivals;
    std::vector<std::vector<std::vector<std::size_t>>> allies;
};

/// The record, made once.
///
/// growth: `gdp_ppp` to 2019, then the national figures of NATO's members (`nato_spending`).
/// rivals: `rivalries` (tss) to 2020, those of 2020 carried on. allies: `pacts_pooled` to 2018,
/// those of 2018 carried on. target: `spending_targets` for NATO's members of 31 December of the
/// year before, in years that begin after it was agreed.
[[nodiscard]] const SpendingRecordYears& spending_record_years(const Facts& facts);

/// Burdens of all states year by year: the record up to a year, predicted ones after it. Rivals,
/// allies and targets of the last year known are carried on.
class SpendingPaths {
  public:
    SpendingPaths(const SpendingRecordYears& record, int known_to);

    [[nodiscard]] double log_burden(std::size_t state, int year) const {
        return log_burden_.at(state, year);
    }
    [[nodiscard]] double log_spending(std::size_t state, int year) const {
        return log_spending_.at(state, year);
    }
    [[nodiscard]] std::size_t states() const { return states_; }

    /// Writes the year after the last: increments of log burden and growth, by state; states
    /// without a burden in the last year go on without one.
    void add_year(const std::vector<double>& increment, const std::vector<double>& growth);

    /// The columns of the law for the increment that follows `year`. growth is that of the next
    /// year and given by the caller.
    [[nodiscard]] IncrementRow columns(std::size_t state, int year, double growth) const;
    /// The world's median changes, those of `year` last, at most three.
    [[nodiscard]] std::span<const double> medians(int year) const;
    [[nodiscard]] int last_year() const { return last_year_; }

  private:
    [[nodiscard]] std::span<const double> spending(int year) const {
        const int at = year - kFirstSpendingYear + 1;
        return spending_[static_cast<std::size_t>(at)];
    }
    void note_spending(int year);
    void note_world(int year);

    const SpendingRecordYears* record_;
    std::size_t states_;
    int known_to_;
    int last_year_;
    StateGrid log_burden_;
    StateGrid log_spending_;
    std::vector<double> world_;  ///< median change of log burden by year of the record
    std::vector<std::vector<double>> spending_;  ///< by year from kFirstSpendingYear - 1, by place
};

}  // namespace counterpoise

#pragma once

#include <map>
#include <utility>

#include "base/ids.h"
#include "history/dyads/pair_spells.h"
#include "world/facts.h"

namespace counterpoise {

/// One number a state and year; NaN where there is none.
class StateSeries {
  public:
    void set(StateId state, int year, double value) { values_[{state, year}] = value; }
    void add(StateId state, int year, double value) { values_[{state, year}] += value; }
    [[nodiscard]] double at(StateId state, int year) const;

  private:
    std::map<std::pair<StateId, int>, double> values_;
};

/// CINC, a share of the system's capability. Source: data/capabilities.csv.gz, 1816-2022.
[[nodiscard]] const StateSeries& cinc_series(const Facts& facts);

/// Regime score aeuds, mean about 0. Source: data/regimes.csv.gz, 1816-2025.
[[nodiscard]] const StateSeries& regime_series(const Facts& facts);

/// Natural log of military spending over GDP. Source: data/military_spending.csv.gz, 1949-2024.
/// Missing where SIPRI has no share or it is 0.
[[nodiscard]] const StateSeries& burden_series(const Facts& facts);

/// Natural log of military spending at current prices (pounds to 1913, dollars after): only for
/// differences between states of one year, in which currency and prices fall out.
/// Source: milex of data/capabilities.csv.gz, 1816-2022. Missing where 0.
[[nodiscard]] const StateSeries& spending_series(const Facts& facts);

/// Militarized disputes that a state enters in a year, as a first party or later; 0 for a state in
/// the system on 31 December without any. Source: data/disputes_gml.csv.gz, 1816-2010.
[[nodiscard]] const StateSeries& dispute_series(const Facts& facts);

/// Organizations that a state leaves in a year: the exits of data/igo_exits.csv that meet no
/// filter, by the first year out. Missing before 1966 (the record has every fifth year) and after
/// 2014.
[[nodiscard]] const StateSeries& departure_series(const Facts& facts);

inline constexpr int kFirstDepartureYear = 1966;
inline constexpr int kLastCincYear = 2022;

}  // namespace counterpoise

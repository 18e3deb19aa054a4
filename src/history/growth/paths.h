#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "behaviour/spending/covariates.h"
#include "history/growth/law.h"

namespace counterpoise {

/// Growth of all states by year: the record up to a year, predicted growth after it.
class GrowthPaths {
  public:
    GrowthPaths(const GrowthHistory& record, int known_to)
        : record_(&record), known_to_(known_to), growth_(record.states) {
        for (std::size_t s = 0; s < record.states; ++s)
            for (int y = kFirstGrowthYear; y <= known_to; ++y)
                growth_.set(s, y, record.log_gdp.at(s, y) - record.log_gdp.at(s, y - 1));
        for (int y = kFirstGrowthYear; y <= known_to; ++y) note_world(y);
    }

    void add_year(int year, const std::vector<double>& growth) {
        for (std::size_t s = 0; s < growth.size(); ++s) growth_.set(s, year, growth[s]);
        note_world(year);
    }

    [[nodiscard]] double growth(std::size_t s, int year) const { return growth_.at(s, year); }

    /// The columns for the growth that follows `year`.
    /// Missing  NaN without output a head.
    [[nodiscard]] GrowthRow columns(std::size_t s, int year) const {
        const double* first = growth_.of(s) + (kFirstGrowthYear - kFirstYear.value);
        const int known = year - kFirstGrowthYear + 1;
        const auto years = static_cast<std::size_t>(known);
        double income = log_income(record_->log_gdp_pc.at(s, std::min(year, known_to_)));
        for (int y = known_to_ + 1; y <= year; ++y) income += growth(s, y);
        return growth_row({{first, years}, {world_.data(), years}, income});
    }

  private:
    void note_world(int year) {
        std::vector<double> known;
        for (std::size_t s = 0; s < record_->states; ++s)
            if (const double g = growth_.at(s, year); !std::isnan(g)) known.push_back(g);
        world_.push_back(median_change(known));
    }

    const GrowthHistory* record_;
    int known_to_;
    StateGrid growth_;
    std::vector<double> world_;
};

}  // namespace counterpoise

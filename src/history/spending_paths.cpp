#include "history/spending_paths.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/math.h"
#include "behaviour/spending/covariates.h"

namespace counterpoise {
namespace {

constexpr int kWorldYears = 3;

std::size_t place_of(int year) {
    return static_cast<std::size_t>(year - kFirstYear.value);
}

}  // namespace

const std::array<IncrementColumn, kIncrements>& increment_columns() {
    static constexpr std::array<IncrementColumn, kIncrements> columns{{
        {"log_burden", "log burden of the year before: reversion to the common level"},
        {"own_deviation", "log burden above its own mean of ten years: reversion to that mean"},
        {"own_increment", "the state's own change of the year before"},
        {"world_increment", "median change over all states, mean of the three years before"},
        {"growth", "growth of GDP in the year itself"},
        {"rivals_increment", "change of the sum of rivals' spending in the year before"},
        {"allies_increment", "change of the sum of allies' spending in the year before"},
        {"target_gap", "log gap to an agreed target, where the state is below it"},
    }};
    return columns;
}

SpendingPaths::SpendingPaths(const SpendingRecordYears& record, int known_to)
    : record_(&record),
      states_(record.rivals.size()),
      known_to_(known_to),
      last_year_(known_to),
      log_burden_(record.log_burden),
      log_spending_(record.log_spending),
      world_(static_cast<std::size_t>(kRecordYears) + 16, 0.0) {
    for (std::size_t s = 0; s < states_; ++s)
        for (int y = known_to + 1; y <= kLastRecordYear.value; ++y) {
            log_burden_.set(s, y, kNotKnown);
            log_spending_.set(s, y, kNotKnown);
        }
    for (int y = kFirstSpendingYear + 1; y <= known_to; ++y) note_world(y);
}

void SpendingPaths::note_world(int year) {
    std::vector<double> changes;
    for (std::size_t s = 0; s < states_; ++s) {
        const double change = log_burden(s, year) - log_burden(s, year - 1);
        if (!std::isnan(change)) changes.push_back(change);
    }
    world_[place_of(year)] = median_change(changes);
}

void SpendingPaths::add_year(const std::vector<double>& increment,
                             const std::vector<double>& growth) {
    promise(last_year_ < kLastRecordYear.value, "paths end with the record");
    const int y = last_year_;
    for (std::size_t s = 0; s < states_; ++s) {
        log_burden_.set(s, y + 1, log_burden(s, y) + increment[s]);
        log_spending_.set(s, y + 1, log_spending(s, y) + increment[s] + growth[s]);
    }
    ++last_year_;
    note_world(last_year_);
}

double SpendingPaths::group_increment(const std::vector<std::size_t>& others, int year) const {
    double now = 0;
    double before = 0;
    for (const std::size_t o : others) {
        const double a = log_spending(o, year);
        const double b = log_spending(o, year - 1);
        if (std::isnan(a) || std::isnan(b)) continue;
        now += exp_det(a);
        before += exp_det(b);
    }
    return before > 0 && now > 0 ? held_change(log_det(now), log_det(before)) : 0.0;
}

std::array<double, kIncrements> SpendingPaths::columns(std::size_t state, int year,
                                                       double growth) const {
    const double level = log_burden(state, year);
    const double* first = log_burden_.of(state) + place_of(kFirstSpendingYear);
    const double* past_end = log_burden_.of(state) + place_of(year) + 1;
    double world = 0;
    const int years = std::clamp(year - kFirstSpendingYear, 1, kWorldYears);
    for (int back = 0; back < years; ++back) world += world_[place_of(year - back)] / years;
    const double before = year > kFirstSpendingYear ? log_burden(state, year - 1) : kNotKnown;
    // Who is whose rival, ally or bound by a target is carried on from the last year known.
    const auto partners = static_cast<std::size_t>(std::min(year, known_to_) - kFirstSpendingYear);
    const double target = record_->target.at(state, std::min(year + 1, known_to_));
    return {level,
            own_deviation({first, past_end}),
            held_change(level, before),
            world,
            growth,
            group_increment(record_->rivals[state][partners], year),
            group_increment(record_->allies[state][partners], year),
            target_gap(level, target)};
}

}  // namespace counterpoise

#include "history/spending/paths.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/math.h"
#include "behaviour/spending/covariates.h"

namespace counterpoise {
namespace {

std::size_t place_of(int year) {
    return static_cast<std::size_t>(year - kFirstYear.value);
}

}  // namespace

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
    for (int y = kFirstSpendingYear - 1; y <= known_to; ++y) note_spending(y);
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
    note_spending(last_year_);
    note_world(last_year_);
}

void SpendingPaths::note_spending(int year) {
    std::vector<double>& spent = spending_.emplace_back(states_);
    for (std::size_t s = 0; s < states_; ++s) {
        const double known = log_spending(s, year);
        spent[s] = std::isnan(known) ? kNotKnown : exp_det(known);
    }
}

std::span<const double> SpendingPaths::medians(int year) const {
    const int years = std::clamp(year - kFirstSpendingYear, 1, static_cast<int>(kWorldYears));
    return {world_.data() + place_of(year - years + 1), static_cast<std::size_t>(years)};
}

IncrementRow SpendingPaths::columns(std::size_t state, int year, double growth) const {
    const double* first = log_burden_.of(state) + place_of(kFirstSpendingYear);
    const double* past_end = log_burden_.of(state) + place_of(year) + 1;
    // Who is whose rival, ally or bound by a target is carried on from the last year known.
    const auto partners = static_cast<std::size_t>(std::min(year, known_to_) - kFirstSpendingYear);
    const double target = record_->target.at(state, std::min(year + 1, known_to_));
    return increment_row({{first, past_end},
                          medians(year),
                          record_->rivals[state][partners],
                          record_->allies[state][partners],
                          spending(year),
                          spending(year - 1),
                          spending(year),
                          spending(year - 1),
                          growth,
                          target_gap(log_burden(state, year), target)});
}

}  // namespace counterpoise

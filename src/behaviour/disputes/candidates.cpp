#include "behaviour/disputes/candidates.h"

#include <algorithm>
#include <array>

#include "base/chance.h"
#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

constexpr double kSlack = 1.5;                   ///< the first bound over the first chance
constexpr double kStep = 2;                      ///< each bound over the one below
constexpr std::uint32_t kLevelDraws = 1u << 16;  ///< k of gaps: level, then count

/// log(1 - q), also where q is so small that 1 - q would lose it.
double log_of_rest(double q) {
    constexpr double kSmall = 1e-4;
    return q < kSmall ? -q * (1.0 + q * (0.5 + q / 3.0)) : log_det(1.0 - q);
}

}  // namespace

DisputeCandidates::DisputeCandidates(const DisputeRecord& record, std::uint64_t seed,
                                     std::uint32_t run, int first_year, int last_year)
    : record_(&record),
      seed_(seed),
      run_(run),
      first_(first_year),
      last_(last_year),
      bounds_(record.pairs.size(), 0.0),
      levels_(record.pairs.size(), 0),
      years_(last_year < first_year ? 0 : static_cast<std::size_t>(last_year - first_year + 1)) {}

void DisputeCandidates::raise(std::size_t pair, double chance) {
    while (bounds_[pair] < chance) {
        const double lower = bounds_[pair];
        const double upper = std::min(1.0, lower > 0 ? kStep * lower : kSlack * chance);
        draw_level(pair, levels_[pair], lower, upper);
        bounds_[pair] = upper;
        ++levels_[pair];
    }
}

void DisputeCandidates::begin(std::size_t first_pair, std::span<const double> chances) {
    const double left = last_ - first_ + 1;
    std::array<std::size_t, 4> pairs{};
    std::array<std::uint32_t, 4> subjects{};
    std::size_t n = 0;
    const auto draw = [&] {
        const auto u = uniforms(address(seed_, run_, 0, Behaviour::disputes, 0), subjects);
        for (std::size_t l = 0; l < n; ++l) {
            const double bound = bounds_[pairs[l]];
            if (u[l] > 1.0 - left * bound) draw_level(pairs[l], 0, 0.0, bound);
        }
        n = 0;
    };
    for (std::size_t x = 0; x < chances.size(); ++x) {
        const std::size_t pair = first_pair + x;
        if (bounds_[pair] > 0 || !(chances[x] > 0)) continue;
        bounds_[pair] = std::min(1.0, kSlack * chances[x]);
        levels_[pair] = 1;
        pairs[n] = pair;
        subjects[n++] = record_->code[pair];
        if (n == pairs.size()) draw();
    }
    draw();
}

void DisputeCandidates::draw_level(std::size_t pair, std::uint8_t level, double lower,
                                   double upper) {
    const double q = std::min(1.0, (upper - lower) / (1.0 - lower));
    const double log_rest = log_of_rest(q);
    const std::uint32_t subject = record_->code[pair];
    int year = first_ - 1;
    for (std::uint32_t k = 0; year < last_; ++k) {
        const double u =
            uniform(address(seed_, run_, 0, Behaviour::disputes, subject, kLevelDraws * level + k));
        const double left = last_ - year;
        if (u <= 1.0 - left * q) return;  // the gap is longer than what is left: (1-q)^n >= 1 - nq
        const double gap = log_det(u) / log_rest;
        if (!(gap < left)) return;
        year += static_cast<int>(gap) + 1;
        const double within =
            uniform(address(seed_, run_, static_cast<std::uint16_t>(year), Behaviour::disputes,
                            subject, kLevelDraws * (level + 1u)));
        years_[static_cast<std::size_t>(year - first_)].push_back(
            {static_cast<std::uint32_t>(pair), level, lower + (upper - lower) * within});
    }
}

std::span<const Candidate> DisputeCandidates::of(int year) const {
    promise(year >= first_ && year <= last_, "a year of disputes outside the run");
    return years_[static_cast<std::size_t>(year - first_)];
}

bool DisputeCandidates::superseded(const Candidate& candidate, int year) const {
    if (candidate.level == 0) return false;
    const auto all = of(year);
    return std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
        return other.pair == candidate.pair && other.level < candidate.level;
    });
}

std::size_t DisputeCandidates::count() const {
    std::size_t n = 0;
    for (const auto& year : years_) n += year.size();
    return n;
}

}  // namespace counterpoise

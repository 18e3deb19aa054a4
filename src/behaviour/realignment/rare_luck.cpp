#include "behaviour/realignment/rare_luck.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/chance.h"
#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

constexpr std::size_t kLevels = 24;  ///< level 0: nothing drawn; the last: everything
constexpr double kLowest = -20;
constexpr std::uint32_t kCounts = 256;  ///< draws of a level; of the last one its own year's number

struct Ladder {
    std::array<double, kLevels> odds{};
    std::array<double, kLevels> chance{};
};

const Ladder& ladder() {
    static const Ladder kLadder = [] {
        Ladder l;
        for (std::size_t m = 1; m + 1 < kLevels; ++m) {
            l.odds[m] = exp_det(kLowest + static_cast<double>(m));
            l.chance[m] = l.odds[m] / (1 + l.odds[m]);
        }
        l.odds.back() = std::numeric_limits<double>::infinity();
        l.chance.back() = 1;
        return l;
    }();
    return kLadder;
}

/// The lowest level whose bound is not below some odds.
std::size_t level_above(double odds) {
    const Ladder& l = ladder();
    return static_cast<std::size_t>(std::lower_bound(l.odds.begin() + 1, l.odds.end(), odds) -
                                    l.odds.begin());
}

/// log(1 - q), also where q is so small that 1 - q would lose it.
double log_of_rest(double q) {
    constexpr double kSmall = 1e-4;
    return q < kSmall ? -q * (1.0 + q * (0.5 + q / 3.0)) : log_det(1.0 - q);
}

}  // namespace

RareLuck::RareLuck(std::uint64_t seed, std::uint32_t run, std::span<const LuckAddress> rows,
                   int first_year, int last_year)
    : seed_(seed),
      run_(run),
      rows_(rows),
      first_(first_year),
      last_(last_year),
      bounds_(rows.size(), 0.0),
      levels_(rows.size(), 0),
      years_(last_year < first_year ? 0 : static_cast<std::size_t>(last_year - first_year + 1)) {}

void RareLuck::begin(std::span<const double> odds) {
    constexpr std::size_t kTogether = 4;
    struct Waiting {
        std::size_t n = 0;
        std::array<std::size_t, kTogether> rows{};
        std::array<std::uint32_t, kTogether> subjects{};
    };
    std::array<Waiting, kLevels> waiting{};
    const auto draw = [&](std::size_t to) {
        Waiting& w = waiting[to];
        if (w.n == 0) return;
        const std::uint32_t k = rows_[w.rows[0]].k + kCounts * static_cast<std::uint32_t>(to);
        const auto u = uniforms(address(seed_, run_, 0, Behaviour::realignment, 0, k), w.subjects);
        for (std::size_t i = 0; i < w.n; ++i) draw_level(w.rows[i], 0, to, u[i]);
        w.n = 0;
    };
    for (std::size_t row = 0; row < odds.size(); ++row) {
        const std::size_t to = level_above(odds[row]);
        levels_[row] = static_cast<std::uint8_t>(to);
        bounds_[row] = ladder().odds[to];
        Waiting& w = waiting[to];
        w.rows[w.n] = row;
        w.subjects[w.n] = rows_[row].subject;
        if (++w.n == kTogether) draw(to);
    }
    for (std::size_t to = 0; to < kLevels; ++to) draw(to);
}

void RareLuck::raise(std::size_t row, double odds) {
    const Ladder& l = ladder();
    while (bounds_[row] < odds) {
        const std::size_t from = levels_[row];
        const std::size_t to = from == 0 ? level_above(odds) : from + 1;
        draw_level(row, from, to);
        levels_[row] = static_cast<std::uint8_t>(to);
        bounds_[row] = l.odds[to];
    }
}

/// `first`: the first of its draws, where it is known already.
void RareLuck::draw_level(std::size_t row, std::size_t from, std::size_t to,
                          std::optional<double> first) {
    const Ladder& l = ladder();
    const double lower = l.chance[from];
    const double upper = l.chance[to];
    const double q = std::min(1.0, (upper - lower) / (1.0 - lower));
    const auto [subject, k] = rows_[row];
    const std::uint32_t first_k = k + kCounts * static_cast<std::uint32_t>(to);
    double log_rest = 0;
    int year = first_ - 1;
    for (std::uint32_t n = 0; year < last_; ++n) {
        const double u =
            n == 0 && first
                ? *first
                : uniform(address(seed_, run_, 0, Behaviour::realignment, subject, first_k + n));
        const double left = last_ - year;
        if (u <= 1.0 - left * q) return;  // the gap is longer than what is left: (1-q)^n >= 1 - nq
        if (log_rest == 0) log_rest = log_of_rest(q);
        const double gap = log_det(u) / log_rest;
        if (!(gap < left)) return;
        year += static_cast<int>(gap) + 1;
        const double within = uniform(address(seed_, run_, static_cast<std::uint16_t>(year),
                                              Behaviour::realignment, subject, first_k));
        years_[static_cast<std::size_t>(year - first_)].push_back(
            {static_cast<std::uint32_t>(row), static_cast<std::uint8_t>(to),
             lower + (upper - lower) * within});
    }
}

std::span<const RareLuck::Candidate> RareLuck::of(int year) const {
    promise(year >= first_ && year <= last_, "a year of realignment outside the run");
    return years_[static_cast<std::size_t>(year - first_)];
}

bool RareLuck::superseded(const Candidate& candidate, int year) const {
    const auto all = of(year);
    return std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
        return other.row == candidate.row && other.level < candidate.level;
    });
}

}  // namespace counterpoise

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace counterpoise {

/// How the disagreement of two levels is counted.
enum class LevelDistance { absolute, squared };

/// How often (or with how much weight) the first state has level a where the second has level b.
/// Levels are 0, 1, …, levels - 1, evenly spaced.
struct Crossing {
    static constexpr std::size_t kMostLevels = 4;

    std::size_t levels = kMostLevels;
    std::array<double, kMostLevels * kMostLevels> weight{};

    [[nodiscard]] double at(std::size_t a, std::size_t b) const {
        return weight[a * kMostLevels + b];
    }
    void add(std::size_t a, std::size_t b, double w) { weight[a * kMostLevels + b] += w; }
};

/// Crosses two portfolios.
///
/// Shape    a[k], b[k] < levels; `weights` empty (1 each) or as long as both.
/// Missing  an item whose weight is NaN is left out.
[[nodiscard]] Crossing cross(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b,
                             std::size_t levels, std::span<const double> weights = {});

/// Similarity S.
///
///     S = 1 - 2 sum_k w_k d(a_k, b_k) / (d_max sum_k w_k)
///
/// Units    -1 (as far apart as can be) to 1 (equal).
/// Missing  NaN without any weight.
/// Source   Signorino and Ritter 1999 (absolute distances); Häge 2011 for squared ones;
/// docs/method/alignment.md.
[[nodiscard]] double s_score(const Crossing& crossing, LevelDistance distance);

/// Cohen's weighted kappa: disagreement expected by chance from each state's own levels.
///
///     kappa = 1 - D_observed / D_expected,   D_expected = sum_ab p_a q_b d(a, b)
///
/// Units    at most 1; 0 is what chance gives.
/// Missing  NaN where chance expects no disagreement (both have one level throughout, the same).
/// Source   Cohen 1960, 1968; Häge 2011; docs/method/alignment.md.
[[nodiscard]] double cohen_kappa(const Crossing& crossing, LevelDistance distance);

/// Scott's pi: as kappa, with both states' levels pooled, m = (p + q) / 2.
///
///     pi = 1 - D_observed / sum_ab m_a m_b d(a, b)
///
/// Units    at most kappa.
/// Missing  as kappa.
/// Source   Scott 1955; Häge 2011; docs/method/alignment.md.
[[nodiscard]] double scott_pi(const Crossing& crossing, LevelDistance distance);

}  // namespace counterpoise

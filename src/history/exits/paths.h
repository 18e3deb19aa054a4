#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "history/exits/series.h"

namespace counterpoise {

inline constexpr int kStudyYears = 10;  ///< followed before and after an exit
inline constexpr std::size_t kStudySpan = 2 * kStudyYears + 1;

/// A mean of the figures that are there.
class Mean {
  public:
    void add(double value);
    /// NaN with fewer figures than asked for, and without any.
    [[nodiscard]] double at_least(std::size_t fewest) const;
    [[nodiscard]] std::size_t n() const { return n_; }

  private:
    double sum_ = 0;
    std::size_t n_ = 0;
};

/// A figure by year −10 … +10 around an exit; NaN where there is none.
using Path = std::array<double, kStudySpan>;

/// Years around an exit, both included.
struct Window {
    int first;
    int last;
};
inline constexpr std::array<Window, 4> kStudyWindows{{{-10, -6}, {1, 5}, {6, 10}, {1, 10}}};

/// The mean over the years of a window that a path has: at least half of them, else NaN.
[[nodiscard]] double window_mean(const Path& path, Window window);

/// How a state changed from the five years before, by itself and against its controls.
///
///     raw(k) = Y(t + k) − mean of Y(t − 5 … t − 1);  against(k) = raw(k) − mean over controls
///
/// Missing  a state needs three of the five years before, a comparison two controls with a figure.
struct Followed {
    Path raw{};
    Path against{};
};
[[nodiscard]] Followed follow(const StateSeries& series, StateId state,
                              const std::vector<StateId>& controls, int year);

}  // namespace counterpoise

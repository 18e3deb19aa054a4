#include "history/exits/paths.h"

#include <limits>

namespace counterpoise {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr int kReferenceYears = 5;
constexpr std::size_t kFewestReference = 3;
constexpr std::size_t kFewestControls = 2;

/// A state's own change from the five years before.
Path changes(const StateSeries& series, StateId state, int year) {
    Mean reference;
    for (int k = 1; k <= kReferenceYears; ++k) reference.add(series.at(state, year - k));
    const double before = reference.at_least(kFewestReference);
    Path path;
    for (std::size_t i = 0; i < kStudySpan; ++i)
        path[i] = series.at(state, year - kStudyYears + static_cast<int>(i)) - before;
    return path;
}

}  // namespace

void Mean::add(double value) {
    if (value != value) return;
    sum_ += value;
    ++n_;
}

double Mean::at_least(std::size_t fewest) const {
    return n_ >= fewest && n_ > 0 ? sum_ / static_cast<double>(n_) : kNothing;
}

double window_mean(const Path& path, Window window) {
    Mean mean;
    for (int k = window.first; k <= window.last; ++k) {
        const int at = k + kStudyYears;
        mean.add(path[static_cast<std::size_t>(at)]);
    }
    return mean.at_least(static_cast<std::size_t>(window.last - window.first + 2) / 2);
}

Followed follow(const StateSeries& series, StateId state, const std::vector<StateId>& controls,
                int year) {
    Followed found;
    found.raw = changes(series, state, year);
    std::vector<Path> others;
    for (const StateId control : controls) others.push_back(changes(series, control, year));
    for (std::size_t i = 0; i < kStudySpan; ++i) {
        Mean mean;
        for (const Path& other : others) mean.add(other[i]);
        found.against[i] = found.raw[i] - mean.at_least(kFewestControls);
    }
    return found;
}

}  // namespace counterpoise

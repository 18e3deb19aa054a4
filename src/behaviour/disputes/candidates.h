#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "behaviour/disputes/record.h"

namespace counterpoise {

/// A year in which a pair's luck of the year is below a bound, so that an onset is possible.
struct Candidate {
    std::uint32_t pair = 0;
    std::uint8_t level = 0;
    double luck =
        0;  ///< the uniform number of pair and year: an onset where it is below the chance
};

/// The luck of every pair and year of one run, drawn only where it can matter.
///
/// Each pair and year has one uniform number u; there is an onset where u < p. Numbers below a
/// bound are rare, so they are drawn by the gaps between their years, level by level:
///
///     bound_l = min(1, bound_0 2^l);  gaps between years with bound_(l-1) <= u < bound_l are
///     geometric with (bound_l - bound_(l-1)) / (1 - bound_(l-1)), years of lower levels passed
///     over
///
/// A level is drawn when a chance first exceeds the one below it. It says the same whenever and by
/// whichever world it is asked for, so baseline and scenario see the same u, and no chance can
/// exceed the last bound, which is 1.
/// Source   thinning: Lewis and Shedler 1979; addresses (seed; run, year, disputes, pair, k).
class DisputeCandidates {
  public:
    DisputeCandidates(const DisputeRecord& record, std::uint64_t seed, std::uint32_t run,
                      int first_year, int last_year);

    /// Below it all luck of a pair has been drawn; 0 at the beginning.
    [[nodiscard]] std::span<const double> bounds() const { return bounds_; }
    /// Draws a pair's luck until its bound reaches `chance`. The first call sets its bounds:
    /// it must be made before worlds differ.
    void raise(std::size_t pair, double chance);
    /// The first call of raise for each of some neighbouring pairs that has not had one.
    void begin(std::size_t first_pair, std::span<const double> chances);
    [[nodiscard]] std::span<const Candidate> of(int year) const;
    /// Whether a lower level has that pair in that year: then its number is the pair's.
    [[nodiscard]] bool superseded(const Candidate& candidate, int year) const;
    /// How many have been drawn.
    [[nodiscard]] std::size_t count() const;

  private:
    void draw_level(std::size_t pair, std::uint8_t level, double lower, double upper);

    const DisputeRecord* record_;
    std::uint64_t seed_;
    std::uint32_t run_;
    int first_, last_;
    std::vector<double> bounds_;
    std::vector<std::uint8_t> levels_;  ///< drawn so far
    std::vector<std::vector<Candidate>> years_;
};

}  // namespace counterpoise

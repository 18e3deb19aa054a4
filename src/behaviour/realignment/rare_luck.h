#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace counterpoise {

/// What a row's draws are about: one of its states or treaties, and a number beside it.
struct LuckAddress {
    std::uint32_t subject = 0;
    std::uint32_t k = 0;  ///< a multiple of kGapDraws
};

/// The luck of many rows and all years of one run, drawn only where it can matter.
///
/// Each row and year has one uniform number u; there is an event where u < p. Numbers below a bound
/// are rare, so they are drawn by the gaps between their years, bound by bound:
///
///     bounds o_m / (1 + o_m), o_m = exp(m - 20), the last 1; gaps between years with
///     bound_l <= u < bound_m are geometric with (bound_m - bound_l) / (1 - bound_l)
///
/// A row's first bound is set at construction, before worlds differ, and each further one when its
/// odds exceed the bound; it says the same whenever and by whichever world it is asked for.
/// Source   thinning: Lewis and Shedler 1979, as DisputeCandidates; addresses (seed; run, 0 or
///          year, realignment, subject, k).
class RareLuck {
  public:
    /// How many k a row takes.
    static constexpr std::uint32_t kGapDraws = 1u << 13;

    RareLuck(std::uint64_t seed, std::uint32_t run, std::span<const LuckAddress> rows,
             int first_year, int last_year);

    /// Odds up to which all luck of each row has been drawn.
    [[nodiscard]] std::span<const double> bounds() const { return bounds_; }
    /// Draws the luck of rows that have none yet up to `odds`: the same as raising each, in less
    /// time.
    /// Shape    by row; all rows have one `k`.
    void begin(std::span<const double> odds);
    /// Draws a row's luck until its bound reaches `odds`.
    void raise(std::size_t row, double odds);

    struct Candidate {
        std::uint32_t row = 0;
        std::uint8_t level = 0;
        double luck = 0;
    };
    /// Rows whose luck of a year is below their bound.
    [[nodiscard]] std::span<const Candidate> of(int year) const;
    /// Whether a lower level has that row in that year: then its number is the row's.
    [[nodiscard]] bool superseded(const Candidate& candidate, int year) const;

  private:
    void draw_level(std::size_t row, std::size_t from, std::size_t to,
                    std::optional<double> first = {});

    std::uint64_t seed_;
    std::uint32_t run_;
    std::span<const LuckAddress> rows_;
    int first_, last_;
    std::vector<double> bounds_;
    std::vector<std::uint8_t> levels_;
    std::vector<std::vector<Candidate>> years_;
};

}  // namespace counterpoise

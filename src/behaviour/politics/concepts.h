#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace counterpoise {

/// How positions become an outcome. Each is a function of weighted positions alone.
enum class Concept : std::uint8_t { mean, median, condorcet, reference_point };
inline constexpr std::array kConcepts{Concept::mean, Concept::median, Concept::condorcet,
                                      Concept::reference_point};
/// The concept with the smallest error on 353 decisions whose outcome is known (docs/scores.md).
inline constexpr Concept kBestConcept = Concept::condorcet;
[[nodiscard]] std::string_view name_of(Concept concept_);
/// One sentence in plain words.
[[nodiscard]] std::string_view meaning_of(Concept concept_);

/// What stands at one point of the scale, with the weight (power × salience) of those who do.
struct WeightedPosition {
    double position = 0;
    double weight = 0;

    friend bool operator==(const WeightedPosition&, const WeightedPosition&) = default;
};

/// The same positions sorted, equal ones put together, those without weight left out: every
/// concept takes this, so that the order in which actors are named cannot reach a result.
/// Errors: BrokenPromise for a negative or infinite weight, or if none is above 0.
[[nodiscard]] std::vector<WeightedPosition> canonical(std::vector<WeightedPosition> actors);

/// The compromise: Σ w x / Σ w.
///
/// Shape    canonical positions.
/// Units    points of the scale.
/// Errors   none.
/// Source   van den Bos 1991 and Achen 2006, in Thomson et al. 2006.
[[nodiscard]] double weighted_mean(std::span<const WeightedPosition> actors);

/// The position that no other beats when each actor votes its weight: half the weight lies on
/// neither side alone. Where exactly half lies on each side, `tie` says which end of the tied
/// interval is meant.
///
/// Shape    canonical positions.
/// Units    points of the scale.
/// Errors   none; halves within 1e-12 of the whole weight are a tie.
/// Source   Black 1948.
enum class MedianTie : std::uint8_t { middle, lower };
[[nodiscard]] double weighted_median(std::span<const WeightedPosition> actors,
                                     MedianTie tie = MedianTie::middle);

/// Bargaining with a reference point: the asymmetric Nash solution in which failing to agree
/// leaves the reference point and costs every actor c besides.
///
///     max over x of Σ w_i ln( c + (r − x_i)² − (x − x_i)² )    positions as shares of the scale
///
/// c → ∞ is the weighted mean; c → 0 leaves only what everybody prefers to r.
/// Shape    canonical positions, reference r within [low, high], c > 0.
/// Units    points of the scale; c in squared lengths of the scale.
/// Errors   BrokenPromise for c that is not above 0.
/// Source   Nash 1950; Achen 2006 (a costly breakdown gives the mean); the cost c is ours
///          (docs/method/politics.md), estimated: parameters/politics.toml.
[[nodiscard]] double reference_bargain(std::span<const WeightedPosition> actors, double low,
                                       double high, double reference, double breakdown_cost);

}  // namespace counterpoise

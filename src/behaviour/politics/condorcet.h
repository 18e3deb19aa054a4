#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "behaviour/politics/concepts.h"

namespace counterpoise {

/// How surely the stronger of two coalitions wins: 2 to 1 gives 2/3, 4/5, 16/17, 256/257, 1.
enum class Victory : std::uint8_t { linear, square, quartic, octic, binary };
inline constexpr std::array kVictories{Victory::linear, Victory::square, Victory::quartic,
                                       Victory::octic, Victory::binary};

/// How an actor's vote between two positions grows with the difference d of their utilities:
/// d, sign d, 0.8 d + 0.2 sign d, 0.5 d + 0.5 d³, d³.
enum class VotingRule : std::uint8_t { proportional, binary, prop_binary, prop_cubic, cubic };
inline constexpr std::array kVotingRules{VotingRule::proportional, VotingRule::binary,
                                         VotingRule::prop_binary, VotingRule::prop_cubic,
                                         VotingRule::cubic};

/// How chances of pairwise victory become chances of positions.
enum class Limit : std::uint8_t {
    markov,            ///< each position challenges the one that holds, all equally often
    markov_incentive,  ///< the more so the more it has to gain
    conditional        ///< the chance of beating all others, given that one position does
};
inline constexpr std::array kLimits{Limit::markov, Limit::markov_incentive, Limit::conditional};

[[nodiscard]] std::string_view name_of(Victory victory);
[[nodiscard]] std::string_view name_of(VotingRule rule);
[[nodiscard]] std::string_view name_of(Limit limit);

/// The choices of an election; the defaults have the smallest error on known decisions.
struct ElectionChoices {
    Victory victory = Victory::linear;
    VotingRule rule = VotingRule::proportional;
    Limit limit = Limit::markov;
};

/// Chances of the positions, in their order, with mean and standard deviation.
struct Election {
    std::vector<double> chance;
    double expected = 0;
    double spread = 0;
};

/// The probability that one of two coalitions wins: a^k / (a^k + b^k), k = 1, 2, 4, 8; binary: 1,
/// 0, or 1/2 where they are equal within 1e-12. Both 0: 1/2.
[[nodiscard]] double victory_chance(double own, double other, Victory victory);

/// Chances of options from the strengths of coalitions between them: strengths[i n + j] is what
/// stands for i against j.
///
/// Shape    n × n strengths >= 0 by rows, the diagonal is not read; n chances that sum to 1.
/// Missing  empty where no option can beat all others (conditional and binary, a cycle).
/// Errors   BrokenPromise if the strengths are no square.
/// Source   KTAB, whose reference run the tests repeat.
[[nodiscard]] std::vector<double> limiting_chances(std::span<const double> strengths, std::size_t n,
                                                   Victory victory, Limit limit);

/// Probabilistic Condorcet election between the positions.
///
///     u_a(x) = 1 − |x_a − x| / (high − low)
///     C(i, j) = Σ over a with u_a(i) > u_a(j) of w_a f(u_a(i) − u_a(j))
///     P(i ≻ j) = C(i, j)^k / (C(i, j)^k + C(j, i)^k)
///     markov: the stationary distribution of the chain that goes from j to i at the rate P(i ≻ j)
///     markov_incentive: at the rate C(i, j) P(i ≻ j) / Σ_l C(l, j) P(l ≻ j) × P(i ≻ j)
///     conditional: Π_j P(i ≻ j), made to add to 1
///
/// Shape    canonical positions, at least one; chance[i] belongs to positions[i] and sums to 1.
/// Units    expected and spread in points of the scale.
/// Missing  nothing where no position can beat all others (conditional and binary, a cycle).
/// Errors   none.
/// Source   Wise, Lester and Efird 2015; KTAB (voting rules and their constants).
[[nodiscard]] std::optional<Election> condorcet_election(std::span<const WeightedPosition> actors,
                                                         double low, double high,
                                                         const ElectionChoices& choices);

}  // namespace counterpoise

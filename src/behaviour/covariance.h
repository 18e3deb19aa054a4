#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace counterpoise {

/// The root of a covariance: the lower triangle L of A = L L'.
///
///     L_jj = sqrt(A_jj - sum_k<j L_jk^2);   L_ij = (A_ij - sum_k<j L_ik L_jk) / L_jj
///
/// Shape    lower triangles row by row: (1,1), (2,1), (2,2), (3,1) …; n (n + 1) / 2 numbers.
/// Missing  a pivot within 1e-10 of its diagonal counts as 0, and so does its column: a sum of
///          parameters before it has no luck of its own.
/// Errors   none; nothing if A is not positive semidefinite or holds a number that is not finite.
/// Source   Cholesky, in fixed order: the same bits everywhere.
[[nodiscard]] std::optional<std::vector<double>> root_of(std::span<const double> covariance,
                                                         std::size_t n);

/// Where row i, column j <= i of a lower triangle stands.
[[nodiscard]] constexpr std::size_t in_triangle(std::size_t i, std::size_t j) {
    return i * (i + 1) / 2 + j;
}

}  // namespace counterpoise

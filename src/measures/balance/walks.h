#pragma once

#include <span>
#include <vector>

#include "measures/balance/signed_graph.h"

namespace counterpoise {

/// Nodes beyond which walk balance is refused: its cost is that of all eigenvalues, n^3.
inline constexpr std::size_t kMostWalkNodes = 1500;

/// The eigenvalues of a symmetric matrix, ascending: reduced to three diagonals by Householder's
/// reflections, then solved by QL steps with implicit shifts. Only + - * / and the square root in a
/// fixed order: the same bits everywhere.
///
/// Shape    row-major, n x n.
/// Error    below 1e-12 of the largest eigenvalue for the sizes that are accepted (tested).
/// Source   Householder 1958; Bowdler, Martin, Reinsch and Wilkinson 1968.
[[nodiscard]] std::vector<double> symmetric_eigenvalues(std::vector<double> matrix, std::size_t n);

/// Walk balance: closed walks weighted by 1/length!, balanced less unbalanced ones over all.
///
///     K = tr exp(A) / tr exp(|A|),   A the signed adjacency matrix
///
/// Shape    in (0, 1]; 1 exactly where the graph is balanced, up to rounding.
/// Units    a ratio; computed from logarithms, so that no size overflows.
/// Missing  NaN for a graph without nodes.
/// Source   Estrada and Benzi 2014; docs/method/balance.md.
[[nodiscard]] double walk_balance(const SignedGraph& graph);

}  // namespace counterpoise

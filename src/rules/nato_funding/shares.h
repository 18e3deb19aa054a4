#pragma once

#include <span>
#include <vector>

namespace counterpoise {

/// The shares of a common budget among those who remain: published shares are normalised first.
///
///     share_i = 100 s_i / sum(s)
///
/// Shape    n >= 1 shares >= 0, not all 0.
/// Units    %; sums to 100 within 1e-9.
/// Errors   InputError if nobody with a share remains.
/// Source   inferred from precedent (the mirror of accession, docs/method/nato_funding.md): no rule
/// for an exit exists.
[[nodiscard]] std::vector<double> shares_of_remaining(std::span<const double> shares);

}  // namespace counterpoise

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace counterpoise {

/// An undirected network without weights: `tied[i * n + j]`, symmetric, no ties to oneself.
struct Network {
    std::size_t n = 0;
    std::vector<std::uint8_t> tied;

    [[nodiscard]] bool has(std::size_t i, std::size_t j) const { return tied[i * n + j] != 0; }
};

/// The modularity of a division: the share of ties inside groups less what it would be by chance,
/// given how many ties each has.
///
///     Q = sum_groups (L_c / m - (d_c / 2m)^2)
///
/// Shape    group[i] for each of the network's n; L ties inside, d the sum of degrees, m all ties.
/// Units    below 1; 0 for one group of all.
/// Missing  NaN for a network without ties.
/// Source   Newman and Girvan 2004.
[[nodiscard]] double modularity(const Network& network, const std::vector<std::size_t>& group);

/// Groups with more ties inside than chance would give: joins the two groups that gain most, then
/// moves single members, until neither gains. Gains are compared as whole numbers; of equal ones
/// that of the lowest places is taken. The same network gives the same groups.
///
/// Shape    answers the lowest place of each one's group. Those without ties are alone.
/// Source   Clauset, Newman and Moore 2004 (joining); Blondel et al. 2008 (moving);
/// docs/method/alignment.md.
[[nodiscard]] std::vector<std::size_t> communities(const Network& network);

}  // namespace counterpoise

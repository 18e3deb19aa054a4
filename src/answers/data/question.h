#pragma once

#include <optional>
#include <string>
#include <vector>

#include "history/dyads/rows.h"

namespace counterpoise {

/// Which of the tables, or of the design matrices that are made of them.
struct DataQuestion {
    std::string what;  ///< check, list, sources, states, dyads, memberships, or a table's name
    std::optional<int> from;                          ///< first year of a design matrix
    std::optional<int> to;                            ///< its last
    std::optional<std::vector<std::string>> columns;  ///< in this order; all if none
    Direction direction = Direction::undirected;      ///< of dyads
    Pairs pairs = Pairs::all;                         ///< of dyads

    /// Whether anything is said that only a design matrix has: `states` is a table and a matrix.
    [[nodiscard]] bool asks_for_panel() const {
        return from || to || columns || direction == Direction::directed ||
               pairs == Pairs::relevant;
    }
};

}  // namespace counterpoise

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace counterpoise {

/// Players who cannot be told apart: each has the same weight in every dimension.
struct PlayerClass {
    std::size_t players = 0;
    std::vector<std::int64_t> weights;  ///< by dimension, >= 0
};

/// Holds for a coalition whose weights in one dimension sum to at least `quota`.
struct Threshold {
    std::size_t dimension = 0;
    std::int64_t quota = 0;
};

/// A simple voting game: a coalition wins in any of several ways, and a way is a set of thresholds
/// that must all hold. A veto is a threshold too: all who have one must be in.
struct Game {
    std::vector<PlayerClass> classes;
    std::vector<Threshold> thresholds;
    std::vector<std::vector<std::size_t>> ways;  ///< positions in `thresholds`

    [[nodiscard]] std::size_t players() const {
        std::size_t n = 0;
        for (const PlayerClass& c : classes) n += c.players;
        return n;
    }
    /// The weights of all players together.
    [[nodiscard]] std::int64_t total(std::size_t dimension) const {
        std::int64_t sum = 0;
        for (const PlayerClass& c : classes)
            sum += static_cast<std::int64_t>(c.players) * c.weights[dimension];
        return sum;
    }
};

}  // namespace counterpoise

#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace counterpoise {

/// The pairs i < j of n rows, in a line: (0,1), (0,2), …, (1,2), …
class PairOrder {
  public:
    explicit PairOrder(std::size_t n) : n_(n) {}
    [[nodiscard]] std::size_t rows() const { return n_; }
    [[nodiscard]] std::size_t size() const { return n_ * (n_ - 1) / 2; }
    /// Where the pairs of i with the rows after it begin.
    [[nodiscard]] std::size_t first(std::size_t i) const { return i * (2 * n_ - i - 1) / 2; }
    /// The place of two rows, in any order.
    [[nodiscard]] std::size_t at(std::size_t i, std::size_t j) const {
        if (j < i) std::swap(i, j);
        return first(i) + j - i - 1;
    }

    /// The rows of the pair at a place, the lower first.
    [[nodiscard]] std::pair<std::size_t, std::size_t> rows_of(std::size_t pair) const {
        std::size_t low = 0, high = n_ - 1;  // the last row whose pairs begin at or before
        while (high - low > 1) {
            const std::size_t middle = (low + high) / 2;
            (first(middle) <= pair ? low : high) = middle;
        }
        return {low, low + 1 + pair - first(low)};
    }

  private:
    std::size_t n_;
};

}  // namespace counterpoise

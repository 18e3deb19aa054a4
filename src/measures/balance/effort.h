#pragma once

#include <cstdint>

namespace counterpoise {

/// How much work may be done: counted in steps of the algorithms, never in time, so that the same
/// question ends at the same step on every machine. A step is worth about a nanosecond of 2020.
class Effort {
  public:
    explicit Effort(std::uint64_t steps) : left_(steps) {}
    void spend(std::uint64_t steps) { left_ -= steps < left_ ? steps : left_; }
    [[nodiscard]] bool is_spent() const { return left_ == 0; }
    [[nodiscard]] std::uint64_t left() const { return left_; }

    // What the parts of the search cost, measured once on networks of 10^2 to 10^5 ties.
    static constexpr std::uint64_t kTieOfAPass = 200;   ///< moving nodes between sides
    static constexpr std::uint64_t kTieOfAWalk = 16;    ///< shortest odd walks
    static constexpr std::uint64_t kLineOfAPivot = 64;  ///< row or column, simplex method

  private:
    std::uint64_t left_;
};

}  // namespace counterpoise

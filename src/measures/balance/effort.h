#pragma once

#include <cstdint>

namespace counterpoise {

/// How much work may be done: counted in steps of the algorithms, never in time, so that the same
/// question ends at the same step on every machine.
class Effort {
  public:
    explicit Effort(std::uint64_t steps) : left_(steps) {}
    void spend(std::uint64_t steps) { left_ -= steps < left_ ? steps : left_; }
    [[nodiscard]] bool is_spent() const { return left_ == 0; }
    [[nodiscard]] std::uint64_t left() const { return left_; }

  private:
    std::uint64_t left_;
};

}  // namespace counterpoise

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "world/world.h"

namespace counterpoise {

/// Who owes whom defence in a world, by rows: members of one live treaty, the pledge of the one
/// that owes kept.
///
/// Source   data/treaties.csv, data/treaty_members.csv with the world's changes; the same rule as
///          are_pact_partners and the guarantors of cover.
class PactMatrix {
  public:
    PactMatrix(const World& world, const Facts& facts);
    /// Nobody owes anybody of so many states.
    explicit PactMatrix(std::size_t states) : n_(states), owes_(states * states, 0) {}
    void set(std::size_t guarantor, std::size_t member, bool owes) {
        owes_[guarantor * n_ + member] = owes ? 1 : 0;
    }

    /// Whether `guarantor` is bound to defend `member`.
    [[nodiscard]] bool owes(std::size_t guarantor, std::size_t member) const {
        return owes_[guarantor * n_ + member] != 0;
    }
    /// Whether either is bound to defend the other.
    [[nodiscard]] bool partners(std::size_t i, std::size_t j) const {
        return owes(i, j) || owes(j, i);
    }
    [[nodiscard]] std::size_t size() const { return n_; }
    /// Whom a state is bound to defend: 1 by row where it is.
    [[nodiscard]] std::span<const std::uint8_t> owed_by(std::size_t guarantor) const {
        return {owes_.data() + guarantor * n_, n_};
    }

  private:
    std::size_t n_;
    std::vector<std::uint8_t> owes_;
};

}  // namespace counterpoise

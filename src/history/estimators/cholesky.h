#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace counterpoise {

/// The Cholesky factor of a small information matrix, or the column that those before it give.
///
///     A = L L'
///
/// Shape    k x k, row-major, symmetric.
class Cholesky {
  public:
    Cholesky(std::span<const double> symmetric, std::size_t k);

    /// The first column whose pivot vanishes (1 - R^2 on those before it below 1e-10): there is no
    /// factor then.
    [[nodiscard]] std::optional<std::size_t> weak() const { return weak_; }
    /// A^-1 b.
    /// Errors   BrokenPromise without a factor; likewise below.
    [[nodiscard]] std::vector<double> solved(std::span<const double> right) const;
    /// A^-1, row-major.
    [[nodiscard]] std::vector<double> inverse() const;
    [[nodiscard]] double log_determinant() const;

  private:
    void require_factor() const;
    [[nodiscard]] double at(std::size_t i, std::size_t j) const { return lower_[i * k_ + j]; }

    std::size_t k_;
    std::vector<double> lower_;
    std::optional<std::size_t> weak_;
};

/// The square roots of a diagonal.
[[nodiscard]] std::vector<double> roots_of_diagonal(std::span<const double> matrix, std::size_t k);

}  // namespace counterpoise

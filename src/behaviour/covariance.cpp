#include "behaviour/covariance.h"

#include <cmath>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kNothing = 1e-10;  ///< of the diagonal: what rounding leaves of a pivot

/// A_ij less what the columns before j explain.
double left_of(std::span<const double> a, std::span<const double> root, std::size_t i,
               std::size_t j) {
    double left = a[in_triangle(i, j)];
    for (std::size_t k = 0; k < j; ++k) left -= root[in_triangle(i, k)] * root[in_triangle(j, k)];
    return left;
}

}  // namespace

std::optional<std::vector<double>> root_of(std::span<const double> covariance, std::size_t n) {
    promise(covariance.size() == n * (n + 1) / 2, "a lower triangle has n (n + 1) / 2 numbers");
    for (const double x : covariance)
        if (!std::isfinite(x)) return std::nullopt;
    std::vector<double> root(covariance.size(), 0.0);
    for (std::size_t j = 0; j < n; ++j) {
        const double diagonal = covariance[in_triangle(j, j)];
        const double pivot = left_of(covariance, root, j, j);
        if (diagonal < 0 || pivot < -kNothing * diagonal) return std::nullopt;
        const bool nothing = pivot <= kNothing * diagonal;
        root[in_triangle(j, j)] = nothing ? 0.0 : std::sqrt(pivot);
        for (std::size_t i = j + 1; i < n; ++i) {
            const double left = left_of(covariance, root, i, j);
            // Where j has no luck of its own, nothing of i can be left to it.
            if (nothing && left * left > kNothing * diagonal * covariance[in_triangle(i, i)])
                return std::nullopt;
            root[in_triangle(i, j)] = nothing ? 0.0 : left / root[in_triangle(j, j)];
        }
    }
    return root;
}

}  // namespace counterpoise

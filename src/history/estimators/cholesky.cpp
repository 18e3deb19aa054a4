#include "history/estimators/cholesky.h"

#include <cmath>

#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

constexpr double kLeastPivot = 1e-10;

}  // namespace

Cholesky::Cholesky(std::span<const double> symmetric, std::size_t k) : k_(k), lower_(k * k) {
    for (std::size_t j = 0; j < k; ++j) {
        double pivot = symmetric[j * k + j];
        for (std::size_t l = 0; l < j; ++l) pivot -= at(j, l) * at(j, l);
        if (!(pivot > kLeastPivot * symmetric[j * k + j])) {
            weak_ = j;
            return;
        }
        const double root = std::sqrt(pivot);
        lower_[j * k + j] = root;
        for (std::size_t i = j + 1; i < k; ++i) {
            double rest = symmetric[i * k + j];
            for (std::size_t l = 0; l < j; ++l) rest -= at(i, l) * at(j, l);
            lower_[i * k + j] = rest / root;
        }
    }
}

void Cholesky::require_factor() const {
    if (weak_) throw BrokenPromise("a singular matrix has no factor");
}

std::vector<double> Cholesky::solved(std::span<const double> right) const {
    require_factor();
    std::vector<double> x(right.begin(), right.end());
    for (std::size_t i = 0; i < k_; ++i) {
        for (std::size_t l = 0; l < i; ++l) x[i] -= at(i, l) * x[l];
        x[i] /= at(i, i);
    }
    for (std::size_t i = k_; i-- > 0;) {
        for (std::size_t l = i + 1; l < k_; ++l) x[i] -= at(l, i) * x[l];
        x[i] /= at(i, i);
    }
    return x;
}

std::vector<double> Cholesky::inverse() const {
    std::vector<double> all(k_ * k_);
    std::vector<double> unit(k_);
    for (std::size_t j = 0; j < k_; ++j) {
        unit.assign(k_, 0.0);
        unit[j] = 1;
        const std::vector<double> column = solved(unit);
        for (std::size_t i = 0; i < k_; ++i) all[i * k_ + j] = column[i];
    }
    for (std::size_t i = 0; i < k_; ++i)
        for (std::size_t j = 0; j < i; ++j) all[i * k_ + j] = all[j * k_ + i];
    return all;
}

double Cholesky::log_determinant() const {
    require_factor();
    double sum = 0;
    for (std::size_t j = 0; j < k_; ++j) sum += 2 * log_det(at(j, j));
    return sum;
}

std::vector<double> roots_of_diagonal(std::span<const double> matrix, std::size_t k) {
    std::vector<double> roots;
    for (std::size_t j = 0; j < k; ++j) roots.push_back(std::sqrt(matrix[j * k + j]));
    return roots;
}

}  // namespace counterpoise

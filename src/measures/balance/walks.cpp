#include "measures/balance/walks.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

constexpr int kMostSteps = 60;  ///< QL steps a value; two or three are usual
constexpr double kUlp = std::numeric_limits<double>::epsilon();

struct Diagonals {
    std::vector<double> main;
    std::vector<double> beside;  ///< beside[i] joins i and i + 1
};

/// Reflects column k of the part that is left onto its first component; returns that component.
double reflect(std::vector<double>& a, std::size_t n, std::size_t k, std::vector<double>& v,
               std::vector<double>& p) {
    double squares = 0;
    for (std::size_t i = k + 1; i < n; ++i) {
        v[i] = a[i * n + k];
        squares += v[i] * v[i];
    }
    const double length = std::sqrt(squares);
    if (length == 0) return 0;
    const double image = v[k + 1] > 0 ? -length : length;
    v[k + 1] -= image;
    const double factor = 1.0 / (squares - image * a[(k + 1) * n + k]);  // 2 / v.v
    double vp = 0;
    for (std::size_t i = k + 1; i < n; ++i) {
        double sum = 0;
        for (std::size_t j = k + 1; j < n; ++j) sum += a[i * n + j] * v[j];
        p[i] = factor * sum;
        vp += v[i] * p[i];
    }
    const double half = 0.5 * factor * vp;
    for (std::size_t i = k + 1; i < n; ++i) p[i] -= half * v[i];
    for (std::size_t i = k + 1; i < n; ++i)
        for (std::size_t j = k + 1; j < n; ++j) a[i * n + j] -= v[i] * p[j] + p[i] * v[j];
    return image;
}

Diagonals three_diagonals(std::vector<double> a, std::size_t n) {
    Diagonals d{std::vector<double>(n, 0.0), std::vector<double>(n, 0.0)};
    std::vector<double> v(n, 0.0);
    std::vector<double> p(n, 0.0);
    for (std::size_t k = 0; k < n; ++k) {
        d.main[k] = a[k * n + k];
        if (k + 2 < n)
            d.beside[k] = reflect(a, n, k, v, p);
        else if (k + 1 < n)
            d.beside[k] = a[(k + 1) * n + k];
    }
    return d;
}

/// One QL step with an implicit shift on the rows from `low` to `high`.
void ql_step(Diagonals& d, std::size_t low, std::size_t high) {
    const double half = (d.main[low + 1] - d.main[low]) / (2.0 * d.beside[low]);
    const double root = std::sqrt(half * half + 1.0);
    double g = d.main[high] - d.main[low] + d.beside[low] / (half + (half < 0 ? -root : root));
    double sine = 1.0;
    double cosine = 1.0;
    double shift = 0.0;
    for (std::size_t i = high; i-- > low;) {
        const double f = sine * d.beside[i];
        const double b = cosine * d.beside[i];
        const double length = std::sqrt(f * f + g * g);
        d.beside[i + 1] = length;
        if (length == 0) {  // the matrix falls apart here
            d.main[i + 1] -= shift;
            d.beside[high] = 0;
            return;
        }
        sine = f / length;
        cosine = g / length;
        g = d.main[i + 1] - shift;
        const double r = (d.main[i] - g) * sine + 2.0 * cosine * b;
        shift = sine * r;
        d.main[i + 1] = g + shift;
        g = cosine * r - b;
    }
    d.main[low] -= shift;
    d.beside[low] = g;
    d.beside[high] = 0;
}

/// The logarithm of the sum of e^x over ascending values.
double log_sum_exp(std::span<const double> ascending) {
    double sum = 0;
    for (const double x : ascending) sum += exp_det(x - ascending.back());
    return ascending.back() + log_det(sum);
}

std::vector<double> adjacency(const SignedGraph& graph, int sign_of_foes) {
    const std::size_t n = graph.size();
    std::vector<double> a(n * n, 0.0);
    for (const SignedTie& tie : graph.ties())
        a[tie.a * n + tie.b] = a[tie.b * n + tie.a] = tie.sign < 0 ? sign_of_foes : 1;
    return a;
}

}  // namespace

std::vector<double> symmetric_eigenvalues(std::vector<double> matrix, std::size_t n) {
    promise(matrix.size() == n * n, "a symmetric matrix is square");
    Diagonals d = three_diagonals(std::move(matrix), n);
    double scale = 0;
    for (std::size_t i = 0; i < n; ++i)
        scale = std::max(scale, std::abs(d.main[i]) + std::abs(d.beside[i]));
    for (std::size_t low = 0; low < n; ++low)
        for (int steps = 0;; ++steps) {
            std::size_t high = low;
            while (high + 1 < n && std::abs(d.beside[high]) > kUlp * scale) ++high;
            if (high == low) break;
            promise(steps < kMostSteps, "QL steps converge");
            ql_step(d, low, high);
        }
    std::sort(d.main.begin(), d.main.end());
    return d.main;
}

double walk_balance(const SignedGraph& graph) {
    if (graph.size() == 0) return std::numeric_limits<double>::quiet_NaN();
    const double with_signs =
        log_sum_exp(symmetric_eigenvalues(adjacency(graph, -1), graph.size()));
    const double without = log_sum_exp(symmetric_eigenvalues(adjacency(graph, 1), graph.size()));
    return std::min(1.0, exp_det(with_signs - without));
}

}  // namespace counterpoise

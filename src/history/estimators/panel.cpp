#include "history/estimators/panel.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

#include "base/error.h"
#include "base/math.h"
#include "history/estimators/scales.h"

namespace counterpoise {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Index = Eigen::Index;

constexpr double kLeastPivot = 1e-10;  ///< 1 - R^2 of a column on those before it
constexpr std::size_t kRowsEach = 5;
constexpr int kMostRounds = 500;
constexpr double kSmallChange = 1e-9;
constexpr double kNormalDeviation = 1.4826;  ///< deviation over median |u| of a normal

/// Columns and outcome as they enter the regression: standardised, effects taken out.
struct Rows {
    Matrix x;
    Vector y;
    Vector scale;  ///< what each column was divided by
    std::size_t effects = 0;
};

void require_rows(const PanelDesign& design, std::size_t coefficients, std::size_t states) {
    const std::size_t n = design.outcome.size();
    if (n >= kRowsEach * coefficients && n > coefficients && states >= 2) return;
    throw InputError(Fault{"rows", fmt::format("{} rows of {} states are too few", n, states),
                           fmt::format("{} coefficients ask for {} rows of at least 2 states",
                                       coefficients, kRowsEach * coefficients),
                           "Choose more years or fewer columns."},
                     FaultKind::usage);
}

/// Takes the mean of each state out of every column. Rows of a state stand together.
void take_out_states(std::span<const std::uint32_t> state, Matrix& m) {
    for (std::size_t first = 0; first < state.size();) {
        std::size_t last = first;
        while (last < state.size() && state[last] == state[first]) ++last;
        auto block = m.middleRows(static_cast<Index>(first), static_cast<Index>(last - first));
        block.rowwise() -= block.colwise().mean().eval();
        first = last;
    }
}

/// Least squares on dummies of years but the first, themselves without state means.
void take_out_years(const PanelDesign& design, const std::vector<std::int16_t>& years, Matrix& m) {
    Matrix dummies = Matrix::Zero(m.rows(), static_cast<Index>(years.size()) - 1);
    for (Index r = 0; r < m.rows(); ++r) {
        const auto at =
            std::lower_bound(years.begin(), years.end(), design.year[static_cast<std::size_t>(r)]);
        if (at != years.begin()) dummies(r, at - years.begin() - 1) = 1;
    }
    take_out_states(design.state, dummies);
    const Matrix squares = dummies.transpose() * dummies;
    m -= dummies * squares.completeOrthogonalDecomposition().solve(dummies.transpose() * m);
}

std::vector<std::int16_t> years_of(const PanelDesign& design) {
    const std::set<std::int16_t> distinct(design.year.begin(), design.year.end());
    return {distinct.begin(), distinct.end()};
}

std::size_t states_of(const PanelDesign& design) {
    return std::set<std::uint32_t>(design.state.begin(), design.state.end()).size();
}

void require_change(double deviation, double size, const std::string& name) {
    if (deviation > 1e-9 * (size + 1e-300)) return;
    throw InputError(Fault{name, "the column never changes in these rows",
                           "nothing can be learned from it", "Leave it out, or widen the years."},
                     FaultKind::usage);
}

Rows rows_of(const PanelDesign& design, Effects effects, const std::vector<std::int16_t>& years,
             std::size_t states) {
    const auto n = static_cast<Index>(design.outcome.size());
    const auto k = static_cast<Index>(design.columns.size());
    Matrix all(n, k + 1);
    for (Index j = 0; j < k; ++j)
        all.col(j) =
            Eigen::Map<const Vector>(design.columns[static_cast<std::size_t>(j)].data(), n);
    all.col(k) = Eigen::Map<const Vector>(design.outcome.data(), n);
    const Vector sizes = all.cwiseAbs().colwise().maxCoeff();
    Rows rows;
    if (effects == Effects::two_way) {
        take_out_states(design.state, all);
        take_out_years(design, years, all);
        rows.effects = states + years.size() - 1;
    }
    rows.scale = Vector::Ones(k + (effects == Effects::pooled));
    for (Index j = 0; j < k; ++j) {
        const double mean = all.col(j).mean();
        rows.scale(j) = std::sqrt((all.col(j).array() - mean).square().mean());
        require_change(rows.scale(j), sizes(j), design.names[static_cast<std::size_t>(j)]);
        all.col(j) /= rows.scale(j);
    }
    rows.y = all.col(k);
    if (effects == Effects::pooled)
        all.col(k).setOnes();
    else
        all.conservativeResize(n, k);
    rows.x = std::move(all);
    return rows;
}

/// Refuses a column that the intercept and those before it give: Gram-Schmidt.
void require_independent(const Rows& rows, const std::vector<std::string>& names) {
    const auto k = static_cast<Index>(names.size());
    Matrix q(rows.x.rows(), k + 1);
    q.col(0).setConstant(1 / std::sqrt(static_cast<double>(rows.x.rows())));
    for (Index j = 0; j < k; ++j) {
        Vector left = rows.x.col(j);
        for (Index i = 0; i <= j; ++i) left -= q.col(i) * q.col(i).dot(left);
        if (left.squaredNorm() < kLeastPivot * rows.x.col(j).squaredNorm())
            throw InputError(Fault{names[static_cast<std::size_t>(j)],
                                   "the column is a linear combination of those before it",
                                   "their parts cannot be told apart", "Leave one of them out."},
                             FaultKind::usage);
        q.col(j + 1) = left.normalized();
    }
}

double median_size(const Vector& u) {
    Vector sizes = u.cwiseAbs();
    const auto middle = sizes.data() + sizes.size() / 2;
    std::nth_element(sizes.data(), middle, sizes.data() + sizes.size());
    return *middle;
}

/// Where the Huber function bends, in units of the outcome.
double bend_of(const Vector& u, double huber) {
    return std::isinf(huber) ? huber : huber * kNormalDeviation * median_size(u);
}

/// The integral of exp(-z^2/2) from 0 to k.
///
///     exp(-k^2/2) sum_i k^(2i+1) / (1 3 5 ... (2i+1))
double half_bell(double k) {
    constexpr double kAllOfIt = 30;
    constexpr double kSmallTerm = 1e-17;
    if (k > kAllOfIt) return std::sqrt(std::numbers::pi / 2);
    double sum = 0;
    double term = k;
    for (double odd = 3; term > kSmallTerm * sum; odd += 2) {
        sum += term;
        term *= k * k / odd;
    }
    return exp_det(-0.5 * k * k) * sum;
}

double normal_log_likelihood(const Vector& u) {
    const auto n = static_cast<double>(u.size());
    return -0.5 * n * (log_det(2 * std::numbers::pi * u.squaredNorm() / n) + 1);
}

double huber_log_likelihood(const Vector& u, double k) {
    const double s = kNormalDeviation * median_size(u);
    const double mass = 2 * half_bell(k) + 2 / k * exp_det(-0.5 * k * k);
    double sum = 0;
    for (const double left : u) {
        const double z = std::abs(left) / s;
        sum += z <= k ? 0.5 * z * z : k * z - 0.5 * k * k;
    }
    return -sum - static_cast<double>(u.size()) * log_det(s * mass);
}

void set_likelihood(const Vector& u, double huber, PanelFit& fit) {
    const bool normal = std::isinf(huber);
    fit.likelihood = normal ? "normal" : "huber";
    fit.log_likelihood = !(normal ? u.squaredNorm() > 0 : median_size(u) > 0)
                             ? std::numeric_limits<double>::infinity()
                         : normal ? normal_log_likelihood(u)
                                  : huber_log_likelihood(u, huber);
}

/// Iteratively weighted least squares; one round where there is no bend.
Vector solve(const Rows& rows, double huber) {
    Vector b = (rows.x.transpose() * rows.x).ldlt().solve(rows.x.transpose() * rows.y);
    if (std::isinf(huber)) return b;
    for (int round = 0; round < kMostRounds; ++round) {
        const Vector u = rows.y - rows.x * b;
        const double bend = std::max(bend_of(u, huber), 1e-12);
        const Vector w = (bend / u.array().abs().max(bend)).matrix();
        const Matrix weighted = w.asDiagonal() * rows.x;
        const Vector next =
            (weighted.transpose() * rows.x).ldlt().solve(weighted.transpose() * rows.y);
        const double change = (next - b).cwiseAbs().maxCoeff();
        b = next;
        if (change < kSmallChange) break;
    }
    return b;
}

/// Sums of each state's scores, squared: the middle of the sandwich.
Matrix meat(const Rows& rows, const Vector& psi, std::span<const std::uint32_t> state) {
    Matrix sum = Matrix::Zero(rows.x.cols(), rows.x.cols());
    Vector score = Vector::Zero(rows.x.cols());
    for (std::size_t r = 0; r < state.size(); ++r) {
        const auto row = static_cast<Index>(r);
        score += psi(row) * rows.x.row(row).transpose();
        if (r + 1 < state.size() && state[r + 1] == state[r]) continue;
        sum += score * score.transpose();
        score.setZero();
    }
    return sum;
}

std::vector<double> roots_of_diagonal(const Matrix& m) {
    std::vector<double> roots;
    for (Index j = 0; j < m.rows(); ++j) roots.push_back(std::sqrt(m(j, j)));
    return roots;
}

void set_errors(const Rows& rows, const Vector& b, double huber,
                std::span<const std::uint32_t> state, PanelFit& fit) {
    const Vector u = rows.y - rows.x * b;
    const double bend = bend_of(u, huber);
    const Vector psi = u.array().max(-bend).min(bend).matrix();
    const Vector inside = (u.array().abs() <= bend).cast<double>().matrix();
    const auto n = static_cast<double>(fit.n);
    const auto k = static_cast<double>(b.size());
    const double freedom = n - k - static_cast<double>(rows.effects);
    const auto identity = Matrix::Identity(b.size(), b.size());
    const Matrix squares = (rows.x.transpose() * rows.x).ldlt().solve(identity);
    const Matrix bread = (rows.x.transpose() * inside.asDiagonal() * rows.x).ldlt().solve(identity);
    const Matrix units = rows.scale.cwiseInverse().asDiagonal();
    const double share = inside.mean();
    const auto g = static_cast<double>(fit.states);
    const Matrix clustered =
        units * bread * meat(rows, psi, state) * bread * units * (g / (g - 1) * (n - 1) / (n - k));
    fit.se = roots_of_diagonal(units * squares * units *
                               (psi.squaredNorm() / freedom / (share * share)));
    fit.se_clustered = roots_of_diagonal(clustered);
    fit.covariance.assign(clustered.data(), clustered.data() + clustered.size());
    fit.sigma = std::sqrt(u.squaredNorm() / freedom);
    fit.mean_error = u.cwiseAbs().mean();
    set_likelihood(u, huber, fit);
}

}  // namespace

PanelFit fit_panel(const PanelDesign& design, const PanelOptions& options) {
    promise(options.effects == Effects::pooled || std::isinf(options.huber),
            "two-way effects go with least squares");
    PanelFit fit;
    fit.n = design.outcome.size();
    fit.states = states_of(design);
    const std::vector<std::int16_t> years = years_of(design);
    fit.years = years.size();
    const bool pooled = options.effects == Effects::pooled;
    const std::size_t effects = pooled ? 1 : fit.states + fit.years - 1;
    require_rows(design, design.columns.size() + effects, fit.states);
    const Rows rows = rows_of(design, options.effects, years, fit.states);
    require_independent(rows, design.names);
    const Vector b = solve(rows, options.huber);
    set_errors(rows, b, options.huber, design.state, fit);
    fit.names = design.names;
    if (pooled) fit.names.emplace_back("intercept");
    const Vector estimate = b.cwiseQuotient(rows.scale);
    fit.estimate.assign(estimate.begin(), estimate.end());
    for (const Scale& scale : checked_scales(design.names, design.columns))
        fit.step.push_back(step_of(scale, fit.n));
    if (pooled) fit.step.push_back(1);
    return fit;
}

}  // namespace counterpoise

#include "history/estimators/multinomial.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <optional>

#include "base/math.h"
#include "history/estimators/cholesky.h"
#include "history/estimators/multinomial_refusals.h"
#include "history/estimators/scales.h"

namespace counterpoise {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Eigen::Index;

constexpr double kSmallStep = 1e-7;  ///< in standard deviations; the step is still taken
constexpr int kMostIterations = 60;
constexpr int kMostHalvings = 30;
constexpr double kTooLarge = 30;  ///< log odds a standard deviation

Index at(std::size_t place) {
    return static_cast<Index>(place);
}

/// The chances of the classes from x'b of those behind the first, in place: `eta` has one entry a
/// class, the first 0.
void chances_of(Vector& eta) {
    const double largest = eta.maxCoeff();
    double sum = 0;
    for (double& x : eta) sum += x = exp_det(x - largest);
    eta /= sum;
}

/// What one pass over all rows gives at some coefficients.
struct Pass {
    double log_likelihood = 0;
    Vector gradient;
    Matrix information;
};

/// The rows in standard scores with their classes.
class Rows {
  public:
    Rows(const MultinomialDesign& design, const std::vector<Scale>& scales)
        : design_(design),
          classes_(design.classes.size()),
          z_(at(design.columns.size()) + 1, at(design.outcome.size())) {
        for (std::size_t c = 0; c < design.columns.size(); ++c)
            for (std::size_t r = 0; r < design.outcome.size(); ++r)
                z_(at(c), at(r)) = (design.columns[c][r] - scales[c].mean) / scales[c].deviation;
        z_.row(z_.rows() - 1).setOnes();
    }

    [[nodiscard]] Index width() const { return z_.rows(); }
    [[nodiscard]] Index size() const { return (at(classes_) - 1) * width(); }

    /// Calls f(row, z, chances) for each row in order.
    template <class Function>
    void each(const Vector& b, Function f) const {
        Vector chances(at(classes_));
        for (std::size_t r = 0; r < design_.outcome.size(); ++r) {
            const auto z = z_.col(at(r));
            chances[0] = 0;
            for (Index c = 1; c < at(classes_); ++c)
                chances[c] = b.segment((c - 1) * width(), width()).dot(z);
            chances_of(chances);
            f(r, z, chances);
        }
    }

    /// Adds a row's score: (y_c - p_c) z for each class but the first.
    template <class Row>
    void add_score(std::size_t r, const Row& z, const Vector& chances, Vector& score) const {
        for (Index c = 1; c < at(classes_); ++c)
            score.segment((c - 1) * width(), width()) +=
                ((design_.outcome[r] == c ? 1.0 : 0.0) - chances[c]) * z;
    }

    [[nodiscard]] Pass pass(const Vector& b) const {
        Pass pass{0, Vector::Zero(size()), Matrix::Zero(size(), size())};
        Matrix outer(width(), width());
        each(b, [&](std::size_t r, const auto& z, const Vector& p) {
            pass.log_likelihood += log_det(std::max(p[design_.outcome[r]], 1e-300));
            add_score(r, z, p, pass.gradient);
            outer.noalias() = z * z.transpose();
            for (Index c = 1; c < at(classes_); ++c)
                for (Index d = 1; d <= c; ++d)
                    pass.information.block((c - 1) * width(), (d - 1) * width(), width(),
                                           width()) +=
                        (c == d ? p[c] * (1 - p[c]) : -p[c] * p[d]) * outer;
        });
        pass.information = Matrix(pass.information.selfadjointView<Eigen::Lower>());
        return pass;
    }

    /// The sum over groups of the squared sums of their scores.
    [[nodiscard]] Matrix group_scores(const Vector& b, std::size_t& groups) const {
        Matrix sum = Matrix::Zero(size(), size());
        Vector own = Vector::Zero(size());
        std::optional<std::uint32_t> current;
        groups = 0;
        each(b, [&](std::size_t r, const auto& z, const Vector& p) {
            if (design_.group[r] != current) {
                sum.noalias() += own * own.transpose();
                own.setZero();
                current = design_.group[r];
                ++groups;
            }
            add_score(r, z, p, own);
        });
        sum.noalias() += own * own.transpose();
        return sum;
    }

  private:
    const MultinomialDesign& design_;
    std::size_t classes_;
    Matrix z_;  ///< one column a row of the design: its scores lie together
};

Cholesky factor_of(const Matrix& information) {
    return {{information.data(), static_cast<std::size_t>(information.size())},
            static_cast<std::size_t>(information.rows())};
}

/// Newton's method from the shares of the classes; leaves the last pass.
struct Newton {
    const Rows& rows;
    const MultinomialDesign& design;
    Vector b;
    Pass pass;
    int passes = 0;

    /// Before the first step the information is singular only where columns are.
    Cholesky begin() {
        pass = rows.pass(b);
        passes = 1;
        Cholesky factor = factor_of(pass.information);
        if (factor.weak())
            refuse_combination(design, *factor.weak() % static_cast<std::size_t>(rows.width()));
        return factor;
    }

    Cholesky run() {
        Cholesky factor = begin();
        for (int i = 0; i < kMostIterations; ++i) {
            Vector step = solved(factor, pass.gradient);
            const double size = step.cwiseAbs().maxCoeff();
            if (size < kSmallStep) {
                pass.log_likelihood += 0.5 * step.dot(pass.gradient);
                b += step;
                return factor;
            }
            if (size > 5) step *= 5 / size;
            factor = improve(step);
            if (b.cwiseAbs().maxCoeff() > kTooLarge) refuse_largest();
        }
        refuse_largest();
    }

    /// Takes a step, halved until the likelihood does not fall.
    Cholesky improve(Vector step) {
        const Vector from = b;
        const double before = pass.log_likelihood;
        for (int h = 0;; ++h, step *= 0.5) {
            b = from + step;
            pass = rows.pass(b);
            ++passes;
            if (pass.log_likelihood < before - 1e-9 * std::abs(before) && h < kMostHalvings)
                continue;
            Cholesky factor = factor_of(pass.information);
            if (factor.weak()) refuse_largest();
            return factor;
        }
    }

    static Vector solved(const Cholesky& factor, const Vector& right) {
        const std::vector<double> x =
            factor.solved({right.data(), static_cast<std::size_t>(right.size())});
        return Eigen::Map<const Vector>(x.data(), right.size());
    }

    [[noreturn]] void refuse_largest() {
        const auto width = static_cast<std::size_t>(rows.width());
        Index largest = 0;
        Vector slopes = b;
        for (Index j = rows.width() - 1; j < slopes.size(); j += rows.width()) slopes[j] = 0;
        slopes.cwiseAbs().maxCoeff(&largest);
        const auto place = static_cast<std::size_t>(largest);
        refuse_no_finite_estimate(design, place / width + 1, place % width);
    }
};

Vector null_start(const std::vector<std::size_t>& cases, Index width) {
    Vector b = Vector::Zero((at(cases.size()) - 1) * width);
    for (std::size_t c = 1; c < cases.size(); ++c)
        b[at(c) * width - 1] =
            log_det(static_cast<double>(cases[c]) / static_cast<double>(cases[0]));
    return b;
}

/// From standard scores back to the columns' own units, the same for each class.
Matrix unscaling(const std::vector<Scale>& scales, std::size_t equations) {
    const Index k = at(scales.size()) + 1;
    Matrix t = Matrix::Zero(at(equations) * k, at(equations) * k);
    for (Index e = 0; e < at(equations); ++e) {
        const Index last = e * k + k - 1;
        t(last, last) = 1;
        for (std::size_t c = 0; c < scales.size(); ++c) {
            t(e * k + at(c), e * k + at(c)) = 1 / scales[c].deviation;
            t(last, e * k + at(c)) = -scales[c].mean / scales[c].deviation;
        }
    }
    return t;
}

std::vector<double> all_of(const Matrix& m) {
    return {m.data(), m.data() + m.size()};
}

/// Estimates and errors in the columns' own units.
void set_estimates(const Newton& newton, const Matrix& inverse, const Matrix& t,
                   MultinomialFit& fit) {
    const Vector estimate = t * newton.b;
    fit.estimate.assign(estimate.begin(), estimate.end());
    const auto k = static_cast<std::size_t>(estimate.size());
    const Matrix outer = t * inverse;
    fit.covariance = all_of(outer * t.transpose());
    fit.se = roots_of_diagonal(fit.covariance, k);
    if (newton.design.group.empty()) return;
    const Matrix meat = newton.rows.group_scores(newton.b, fit.groups);
    const double g = static_cast<double>(fit.groups);
    fit.covariance_clustered = all_of(outer * meat * outer.transpose() * (g / (g - 1)));
    fit.se_clustered = roots_of_diagonal(fit.covariance_clustered, k);
}

}  // namespace

MultinomialFit fit_multinomial(const MultinomialDesign& design, const MultinomialOptions& options) {
    MultinomialFit fit;
    fit.classes = design.classes;
    fit.names = design.names;
    fit.names.emplace_back("intercept");
    fit.n = design.outcome.size();
    fit.cases.assign(design.classes.size(), 0);
    for (const std::uint8_t c : design.outcome) ++fit.cases[c];
    require_cases(design, fit.cases, options.least_cases);
    const std::vector<Scale> scales = checked_scales(design.names, design.columns);
    const Rows rows(design, scales);
    Newton newton{rows, design, null_start(fit.cases, rows.width()), {}};
    const std::vector<double> inverse = newton.run().inverse();
    fit.log_likelihood = newton.pass.log_likelihood;
    fit.iterations = newton.passes;
    set_estimates(newton, Eigen::Map<const Matrix>(inverse.data(), rows.size(), rows.size()),
                  unscaling(scales, design.classes.size() - 1), fit);
    for (const Scale& scale : scales) fit.step.push_back(step_of(scale, fit.n));
    fit.step.push_back(1);
    return fit;
}

std::vector<double> class_chances(const MultinomialDesign& design,
                                  std::span<const double> estimate) {
    const std::size_t width = design.columns.size() + 1;
    const std::size_t classes = design.classes.size();
    std::vector<double> chances;
    chances.reserve(design.outcome.size() * classes);
    Vector eta(at(classes));
    for (std::size_t r = 0; r < design.outcome.size(); ++r) {
        eta.setZero();
        for (std::size_t c = 1; c < classes; ++c) {
            const auto b = estimate.subspan((c - 1) * width, width);
            eta[at(c)] = b.back();
            for (std::size_t j = 0; j + 1 < width; ++j) eta[at(c)] += b[j] * design.columns[j][r];
        }
        chances_of(eta);
        chances.insert(chances.end(), eta.begin(), eta.end());
    }
    return chances;
}

}  // namespace counterpoise

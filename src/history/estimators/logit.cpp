#include "history/estimators/logit.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <optional>

#include "base/error.h"
#include "base/math.h"
#include "history/estimators/cholesky.h"
#include "history/estimators/logit_refusals.h"
#include "history/estimators/scales.h"

namespace counterpoise {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr std::size_t kBlock = 4096;
constexpr double kSmallStep = 1e-6;  ///< in standard deviations; the step is still taken
constexpr int kMostIterations = 40;
constexpr double kTooLarge = 40;  ///< log odds a standard deviation
constexpr std::size_t kThinFrom = 50'000;
constexpr std::size_t kThinBy = 16;

/// What one pass over all rows gives at some coefficients.
struct Pass {
    double log_likelihood = 0;
    double log_det = 0;  ///< of the information; with Firth's penalty only
    Vector gradient;
    Matrix information;

    [[nodiscard]] double goal(const LogitOptions& options, const Vector& b) const {
        if (options.penalty == Penalty::firth) return log_likelihood + 0.5 * log_det;
        if (options.penalty == Penalty::none) return log_likelihood;
        return log_likelihood - 0.5 * options.ridge * b.head(b.size() - 1).squaredNorm();
    }
};

/// Sums logs of probabilities by products that are kept above the least double.
class LogSum {
  public:
    void add(double probability) {
        if (probability < 1e-100) {
            sum_ += log_det(probability);
            return;
        }
        product_ *= probability;
        if (product_ < 1e-200) (void)flush();
    }
    double flush() {
        sum_ += log_det(product_);
        product_ = 1;
        return sum_;
    }

  private:
    double product_ = 1;
    double sum_ = 0;
};

/// Of the events and of the other rows.
struct LogSums {
    LogSum events;
    LogSum others;
};

/// A design in standard scores, read block by block; the intercept is the last column.
class Rows {
  public:
    /// Rows without an event count `other_weight` times.
    Rows(const Design& design, const std::vector<Scale>& scales, double other_weight = 1)
        : design_(design),
          scales_(scales),
          other_weight_(other_weight),
          k_(static_cast<Eigen::Index>(design.columns.size()) + 1),
          block_(static_cast<Eigen::Index>(kBlock), k_) {
        block_.col(k_ - 1).setOnes();
    }

    [[nodiscard]] Eigen::Index size() const { return k_; }
    [[nodiscard]] std::size_t rows() const { return design_.outcome.size(); }

    /// Calls f(first row, block) for each block in order; the block may be written to.
    template <class Function>
    void each(Function f) {
        for (std::size_t first = 0; first < rows(); first += kBlock) {
            const auto n = static_cast<Eigen::Index>(std::min(kBlock, rows() - first));
            for (Eigen::Index j = 0; j + 1 < k_; ++j) {
                const auto c = static_cast<std::size_t>(j);
                const double* x = design_.columns[c].data() + first;
                const double mean = scales_[c].mean;
                const double inverse = 1 / scales_[c].deviation;
                double* z = block_.col(j).data();
                for (Eigen::Index i = 0; i < n; ++i) z[i] = (x[i] - mean) * inverse;
            }
            f(first, block_.topRows(n));
        }
    }

    [[nodiscard]] double other_weight() const { return other_weight_; }
    [[nodiscard]] double outcome(std::size_t row) const { return design_.outcome[row]; }
    [[nodiscard]] std::uint32_t group(std::size_t row) const { return design_.group[row]; }

  private:
    const Design& design_;
    const std::vector<Scale>& scales_;
    double other_weight_;
    Eigen::Index k_;
    Matrix block_;
};

/// Probabilities of a block and what is left of the outcome.
struct Fitted {
    Vector probability = Vector(static_cast<Eigen::Index>(kBlock));
    Vector residual = Vector(static_cast<Eigen::Index>(kBlock));
    Vector weight = Vector(static_cast<Eigen::Index>(kBlock));

    template <class Block>
    void at(const Rows& rows, std::size_t first, const Block& z, const Vector& b, LogSums* sums) {
        const Eigen::Index n = z.rows();
        const double other = rows.other_weight();
        probability.head(n).noalias() = z * b;
        for (Eigen::Index i = 0; i < n; ++i) {
            const double p = logistic(probability[i]);
            const bool event = rows.outcome(first + static_cast<std::size_t>(i)) > 0;
            if (sums) event ? sums->events.add(p) : sums->others.add(1 - p);
            probability[i] = p;
            residual[i] = event ? 1 - p : -p * other;
            weight[i] = p * (1 - p) * (event ? 1 : other);
        }
    }
};

Pass pass_at(Rows& rows, const Vector& b) {
    const Eigen::Index k = rows.size();
    Pass pass{0, 0, Vector::Zero(k), Matrix::Zero(k, k)};
    LogSums sums;
    Fitted fitted;
    rows.each([&](std::size_t first, auto z) {
        const Eigen::Index n = z.rows();
        fitted.at(rows, first, z, b, &sums);
        pass.gradient.noalias() += z.transpose() * fitted.residual.head(n);
        const Vector root = fitted.weight.head(n).cwiseSqrt();
        z.array().colwise() *= root.array();
        pass.information.selfadjointView<Eigen::Lower>().rankUpdate(z.transpose());
        z.col(k - 1).setOnes();
    });
    pass.log_likelihood = sums.events.flush() + rows.other_weight() * sums.others.flush();
    pass.information = Matrix(pass.information.selfadjointView<Eigen::Lower>());
    return pass;
}

Cholesky factor_of(const Matrix& information) {
    return {{information.data(), static_cast<std::size_t>(information.size())},
            static_cast<std::size_t>(information.rows())};
}

Vector solved(const Cholesky& factor, const Vector& right) {
    const std::vector<double> x =
        factor.solved({right.data(), static_cast<std::size_t>(right.size())});
    return Eigen::Map<const Vector>(x.data(), right.size());
}

Matrix inverse_of(const Cholesky& factor, Eigen::Index k) {
    const std::vector<double> inverse = factor.inverse();
    return Eigen::Map<const Matrix>(inverse.data(), k, k);
}

/// Firth's term of the gradient: sum h (1/2 - p) z, with h the weighted leverages.
Vector firth_term(Rows& rows, const Vector& b, const Matrix& inverse) {
    Vector term = Vector::Zero(rows.size());
    Fitted fitted;
    rows.each([&](std::size_t first, auto z) {
        const Eigen::Index n = z.rows();
        fitted.at(rows, first, z, b, nullptr);
        const Vector leverage =
            (z * inverse).cwiseProduct(z).rowwise().sum().cwiseProduct(fitted.weight.head(n));
        term.noalias() += z.transpose() * leverage.cwiseProduct(
                                              (0.5 - fitted.probability.head(n).array()).matrix());
    });
    return term;
}

/// The sum over groups of the squared sums of their scores.
Matrix group_scores(Rows& rows, const Vector& b, std::size_t& groups) {
    const Eigen::Index k = rows.size();
    Matrix sum = Matrix::Zero(k, k);
    Vector own = Vector::Zero(k);
    Fitted fitted;
    std::optional<std::uint32_t> current;
    groups = 0;
    const auto close = [&] {
        if (!current) return;
        sum.selfadjointView<Eigen::Lower>().rankUpdate(own);
        own.setZero();
    };
    rows.each([&](std::size_t first, auto z) {
        fitted.at(rows, first, z, b, nullptr);
        for (Eigen::Index i = 0; i < z.rows();) {
            const std::uint32_t group = rows.group(first + static_cast<std::size_t>(i));
            Eigen::Index end = i + 1;
            while (end < z.rows() && rows.group(first + static_cast<std::size_t>(end)) == group)
                ++end;
            if (group != current) {
                close();
                current = group;
                ++groups;
            }
            own.noalias() +=
                z.middleRows(i, end - i).transpose() * fitted.residual.segment(i, end - i);
            i = end;
        }
    });
    close();
    return Matrix(sum.selfadjointView<Eigen::Lower>());
}

/// Newton's method from a start; leaves the last pass.
struct Newton {
    Rows& rows;
    const Design& design;
    const LogitOptions& options;
    Vector b;
    Pass pass;
    int passes = 0;

    void evaluate() {
        pass = pass_at(rows, b);
        ++passes;
        if (options.penalty == Penalty::ridge) {
            const Eigen::Index k = rows.size() - 1;
            pass.gradient.head(k) -= options.ridge * b.head(k);
            pass.information.diagonal().head(k).array() += options.ridge;
        }
    }

    Cholesky factor() {
        Cholesky made = factor_of(pass.information);
        if (made.weak()) refuse_weak(*made.weak());
        if (options.penalty == Penalty::firth) pass.log_det = made.log_determinant();
        return made;
    }

    [[noreturn]] void refuse_weak(std::size_t weak) {
        refuse_single_separation(design, options);
        if (largest() > kTooLarge / 4) refuse_separation(design.names[worst()]);
        refuse_combination(coefficient_name(design.names, weak));
    }

    [[nodiscard]] double largest() const { return b.head(b.size() - 1).cwiseAbs().maxCoeff(); }
    [[nodiscard]] std::size_t worst() const {
        Eigen::Index at = 0;
        b.head(b.size() - 1).cwiseAbs().maxCoeff(&at);
        return static_cast<std::size_t>(at);
    }

    /// Steps until one is small; the last is taken without another pass.
    Cholesky run() {
        evaluate();
        Cholesky made = factor();
        for (int i = 0; i < kMostIterations; ++i) {
            Vector right = pass.gradient;
            if (options.penalty == Penalty::firth)
                right += firth_term(rows, b, inverse_of(made, b.size()));
            Vector step = solved(made, right);
            const double size = step.cwiseAbs().maxCoeff();
            if (size < kSmallStep) {
                pass.log_likelihood += 0.5 * step.dot(pass.gradient);
                b += step;
                return made;
            }
            if (size > 5) step *= 5 / size;
            made = improve(step);
            check_size();
        }
        refuse_single_separation(design, options);
        refuse_separation(design.names[worst()]);
    }

    /// Takes a step, halved until the goal does not fall.
    Cholesky improve(Vector step) {
        constexpr int kMostHalvings = 30;
        const Vector from = b;
        const double before = pass.goal(options, b);
        for (int h = 0;; ++h, step *= 0.5) {
            b = from + step;
            evaluate();
            Cholesky made = factor();
            const double after = pass.goal(options, b);
            if (after >= before - 1e-9 * std::abs(before) || h == kMostHalvings) return made;
        }
    }

    void check_size() {
        if (options.penalty != Penalty::none || largest() <= kTooLarge) return;
        refuse_single_separation(design, options);
        refuse_separation(design.names[worst()]);
    }
};

Vector null_start(std::size_t events, std::size_t n, Eigen::Index k) {
    Vector b = Vector::Zero(k);
    b[k - 1] = log_det(static_cast<double>(events) / static_cast<double>(n - events));
    return b;
}

/// Where Newton's method begins in a long table of rare events: the estimate from all events and
/// one in sixteen of the other rows, which count sixteen times (King and Zeng 2001).
Vector thinned_start(const Design& design, const std::vector<Scale>& scales,
                     const LogitOptions& options, const Vector& otherwise) {
    std::vector<double> outcome;
    std::vector<std::size_t> kept;
    std::size_t others = 0;
    for (std::size_t r = 0; r < design.outcome.size(); ++r)
        if (design.outcome[r] > 0 || others++ % kThinBy == 0) kept.push_back(r);
    for (const std::size_t r : kept) outcome.push_back(design.outcome[r]);
    std::vector<std::vector<double>> columns(design.columns.size());
    Design thin{design.names, {}, outcome, {}};
    for (std::size_t c = 0; c < columns.size(); ++c) {
        columns[c].reserve(kept.size());
        for (const std::size_t r : kept) columns[c].push_back(design.columns[c][r]);
        thin.columns.emplace_back(columns[c]);
    }
    Rows rows(thin, scales, static_cast<double>(kThinBy));
    const LogitOptions plain{options.penalty == Penalty::ridge ? Penalty::ridge : Penalty::none,
                             options.ridge};
    Newton newton{rows, thin, plain, otherwise, {}};
    try {
        (void)newton.run();
    } catch (const InputError&) {
        return otherwise;  // the thinned rows are no judge of the whole
    }
    return newton.b;
}

/// From standard scores back to the columns' own units: b_j / s_j, and the intercept.
Matrix unscaling(const std::vector<Scale>& scales, Eigen::Index k) {
    Matrix t = Matrix::Zero(k, k);
    t(k - 1, k - 1) = 1;
    for (Eigen::Index j = 0; j + 1 < k; ++j) {
        const Scale& scale = scales[static_cast<std::size_t>(j)];
        t(j, j) = 1 / scale.deviation;
        t(k - 1, j) = -scale.mean / scale.deviation;
    }
    return t;
}

std::span<const double> all_of(const Matrix& m) {
    return {m.data(), static_cast<std::size_t>(m.size())};
}

/// Errors of the sandwich, with one cluster a group.
void add_clustered(Rows& rows, const Vector& b, const Matrix& inverse, const Matrix& t,
                   LogitFit& fit) {
    const Matrix meat = group_scores(rows, b, fit.groups);
    const double g = static_cast<double>(fit.groups);
    const Matrix outer = t * inverse;
    const Matrix covariance = outer * meat * outer.transpose() * (g / (g - 1));
    fit.covariance_clustered.assign(covariance.data(), covariance.data() + covariance.size());
    fit.se_clustered =
        roots_of_diagonal(fit.covariance_clustered, static_cast<std::size_t>(covariance.rows()));
}

}  // namespace

LogitFit fit_logit(const Design& design, const LogitOptions& options) {
    LogitFit fit;
    fit.n = design.outcome.size();
    fit.events = static_cast<std::size_t>(std::count_if(
        design.outcome.begin(), design.outcome.end(), [](double y) { return y > 0; }));
    const auto k = static_cast<Eigen::Index>(design.columns.size()) + 1;
    require_events(fit.events, fit.n, static_cast<std::size_t>(k), options);
    const std::vector<Scale> scales = checked_scales(design.names, design.columns);
    Vector start = null_start(fit.events, fit.n, k);
    const bool rare = fit.n >= kThinFrom && fit.events * kThinBy < fit.n;
    if (rare) start = thinned_start(design, scales, options, start);
    Rows rows(design, scales);
    Newton newton{rows, design, options, start, {}};
    const Matrix inverse = inverse_of(newton.run(), k);
    const Matrix t = unscaling(scales, k);
    const Matrix covariance = t * inverse * t.transpose();
    const Vector estimate = t * newton.b;
    fit.names = design.names;
    fit.names.emplace_back("intercept");
    fit.estimate.assign(estimate.begin(), estimate.end());
    fit.se = roots_of_diagonal(all_of(covariance), fit.names.size());
    fit.covariance.assign(covariance.data(), covariance.data() + covariance.size());
    for (const Scale& scale : scales) fit.step.push_back(step_of(scale, fit.n));
    fit.step.push_back(1);
    fit.log_likelihood = newton.pass.log_likelihood;
    fit.iterations = newton.passes;
    if (!design.group.empty()) add_clustered(rows, newton.b, inverse, t, fit);
    return fit;
}

std::vector<double> linear_predictor(const Design& design, std::span<const double> estimate) {
    std::vector<double> eta(design.outcome.size(), estimate.back());
    for (std::size_t c = 0; c < design.columns.size(); ++c)
        for (std::size_t r = 0; r < eta.size(); ++r) eta[r] += estimate[c] * design.columns[c][r];
    return eta;
}

}  // namespace counterpoise

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace counterpoise {

/// What is fitted: the class of each row, columns of equal length and the group of each row.
struct MultinomialDesign {
    std::vector<std::string> classes;  ///< the first is the one that others are compared with
    std::vector<std::string> names;    ///< of the columns; the intercept is added at the end
    std::vector<std::span<const double>> columns;
    std::span<const std::uint8_t> outcome;  ///< place in `classes`
    std::span<const std::uint32_t> group;   ///< for clustered errors; rows of a group together
};

struct MultinomialOptions {
    double least_cases = 5;  ///< of each class, a coefficient of its equation
};

/// A fitted multinomial logit: one equation a class but the first, each with all columns and an
/// intercept. Coefficient j of class c stands at place(c, j).
struct MultinomialFit {
    std::vector<std::string> classes;
    std::vector<std::string> names;  ///< of the columns, then "intercept"
    std::vector<double> estimate;
    std::vector<double> se;
    std::vector<double> se_clustered;
    std::vector<double> covariance;            ///< row-major, of the plain errors
    std::vector<double> covariance_clustered;  ///< empty without groups
    std::vector<double> step;                  ///< of each name, as in LogitFit
    std::size_t n = 0;
    std::vector<std::size_t> cases;  ///< of each class
    std::size_t groups = 0;
    double log_likelihood = 0;
    int iterations = 0;

    /// c from 1 on.
    [[nodiscard]] std::size_t place(std::size_t c, std::size_t j) const {
        return (c - 1) * names.size() + j;
    }
};

/// Maximum likelihood of an outcome of several classes by Newton's method.
///
///     P(y = c) = exp(x'b_c) / sum_d exp(x'b_d),  b_0 = 0;  b maximises sum log P(y)
///
/// Errors are the square roots of the inverse information; clustered ones of the sandwich with
/// G/(G-1) for G groups.
/// Shape    k columns of n rows, at least two classes. Sums run over rows in order.
/// Missing  not accepted: leave such rows out first.
/// Errors   InputError naming the class without cases or with too few of them, the column that is
///          constant or a linear combination of those before it, and the class and column along
///          which an estimate has no finite value.
/// Source   McFadden 1974; Agresti 2002, ch. 7; Liang and Zeger 1986.
[[nodiscard]] MultinomialFit fit_multinomial(const MultinomialDesign& design,
                                             const MultinomialOptions& options = {});

/// The chance of each class in each row.
///
/// Shape    rows x classes, row-major; estimates as MultinomialFit::estimate. Each row adds to 1.
[[nodiscard]] std::vector<double> class_chances(const MultinomialDesign& design,
                                                std::span<const double> estimate);

}  // namespace counterpoise

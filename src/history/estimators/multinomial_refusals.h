#pragma once

#include "history/estimators/multinomial.h"

namespace counterpoise {

// Why an outcome of several classes cannot be fitted. All raise InputError.

/// Every class must have cases, and at least `least` a coefficient of its equation.
void require_cases(const MultinomialDesign& design, const std::vector<std::size_t>& cases,
                   double least);
/// Column `j` (the intercept behind the last) is given by those before it.
[[noreturn]] void refuse_combination(const MultinomialDesign& design, std::size_t j);
/// The estimate of column `j` in the equation of class `c` has no finite value.
[[noreturn]] void refuse_no_finite_estimate(const MultinomialDesign& design, std::size_t c,
                                            std::size_t j);

}  // namespace counterpoise

#pragma once

#include "history/estimators/logit.h"

namespace counterpoise {

// Why a binary outcome cannot be fitted, each with the column's name. All raise InputError.

/// What a fit of the outcome's column must hold at least: events (or other rows) a coefficient.
void require_events(std::size_t events, std::size_t rows, std::size_t coefficients,
                    const LogitOptions& options);
[[noreturn]] void refuse_separation(const std::string& column);
[[noreturn]] void refuse_combination(const std::string& column);
/// Refuses the first column along which alone the outcome is separated; returns if there is none.
void refuse_single_separation(const Design& design, const LogitOptions& options);
/// The name of a coefficient: the intercept is behind the columns.
[[nodiscard]] std::string coefficient_name(const std::vector<std::string>& columns, std::size_t j);

}  // namespace counterpoise

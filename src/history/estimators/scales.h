#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace counterpoise {

/// How a column is brought to mean 0 and deviation 1.
struct Scale {
    double mean = 0;
    double deviation = 1;
};

/// The scales of columns.
///
/// Shape    one a column; columns of equal length, at least one row.
/// Missing  not accepted.
/// Errors   InputError naming every column that is the same in all rows.
[[nodiscard]] std::vector<Scale> checked_scales(const std::vector<std::string>& names,
                                                std::span<const std::span<const double>> columns);

/// What is compared between columns: 2 standard deviations, or 1 for a column of 0 and 1.
/// Source   Gelman 2008.
[[nodiscard]] double step_of(const Scale& scale, std::size_t rows);

/// Whether events and other rows do not overlap along a column.
[[nodiscard]] bool separates(std::span<const double> column, std::span<const double> outcome);

}  // namespace counterpoise

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "history/estimators/panel.h"
#include "history/spending/paths.h"

namespace counterpoise {

/// A form of the increment law: which columns, and how they are estimated.
struct SpendingSpec {
    std::string name;
    std::string about;
    std::vector<Increment> columns;
    PanelOptions options;
};

/// The forms that the program knows by name.
[[nodiscard]] const std::vector<SpendingSpec>& spending_specs();
/// Errors   InputError with the nearest name.
[[nodiscard]] const SpendingSpec& spending_spec(std::string_view name);

/// Years of increments that an estimate can use.
inline constexpr int kFirstIncrementYear = kFirstSpendingYear + 1;

/// A form of the law fitted to the increments of some years.
struct SpendingFit {
    SpendingSpec spec;  ///< with the columns that were kept
    Year from;
    Year to;
    std::vector<std::string> left_out;  ///< columns with fewer than kLeastRows rows that are not 0
    std::vector<double> means;          ///< of the columns over the rows fitted
    PanelFit panel;

    /// The mean of a column over the rows fitted; 0 if it was left out.
    [[nodiscard]] double mean_of(Increment column) const;
    /// The increment that the law gives for a row of SpendingPaths::columns. Pooled forms alone.
    [[nodiscard]] double increment(const IncrementRow& row) const;
};
inline constexpr std::size_t kLeastRows = 100;

/// Fits the increment law.
///
///     ln b_it - ln b_i,t-1 = a + x_it'c + u_it
///
/// Shape    a row a state and year with a burden in both years and growth in the year itself.
/// Missing  rows without growth are left out.
/// Errors   InputError for years outside 1950-2024, for fewer than ten years, or as fit_panel.
/// Source   docs/method/spending.md.
[[nodiscard]] SpendingFit fit_spending(const SpendingRecordYears& record, const SpendingSpec& spec,
                                       Year from, Year to);

}  // namespace counterpoise

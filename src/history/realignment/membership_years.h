#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "history/realignment/record.h"

namespace counterpoise {

/// A column of treaty-member-years.
struct MembershipColumnInfo {
    std::string_view name;
    std::string_view unit;
    std::string_view meaning;
    std::string_view tables;  ///< in data/, space separated
};
/// What happened in the year (`exit`, `ending`), then the covariates of exits.
[[nodiscard]] const std::vector<MembershipColumnInfo>& membership_column_infos();

/// Treaty-member-years column by column.
struct MembershipYears {
    std::vector<std::string> treaty;  ///< code in data/treaties.csv
    std::vector<int> cow;
    std::vector<int> year;
    std::vector<std::string> names;
    std::vector<std::vector<double>> values;
};

/// Every member of every treaty in force on 31 December before each year, figures of that day.
///
/// Shape    rows by year, treaty and state; columns in the order asked for, all if none is.
/// Missing  NaN for `exit` where a treaty has two members, or the state or treaty ends otherwise.
/// Errors   InputError naming each unknown column, or years outside 1817-2024.
/// Source   docs/method/realignment.md; each column's tables.
[[nodiscard]] MembershipYears membership_years(const Facts& facts, Year from, Year to,
                                               const std::vector<std::string>& columns);

}  // namespace counterpoise

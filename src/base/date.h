#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"

namespace counterpoise {

/// A day of the Gregorian calendar. Comparable; months are added as calendars do (31 January + 1
/// month = 28 or 29 February).
struct Date {
    int year = 0;
    int month = 1;
    int day = 1;

    auto operator<=>(const Date&) const = default;
    [[nodiscard]] std::string iso() const;
    [[nodiscard]] Date plus_months(int months) const;
    [[nodiscard]] Date plus_days(int days) const;
};

/// Which end of a shortened date ("1951", "1951-10") is meant.
enum class Shortened { first_day, last_day };

/// Reads YYYY, YYYY-MM or YYYY-MM-DD; nothing for any other text or a day that no calendar has.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text, Shortened shortened);

[[nodiscard]] int days_in_month(int year, int month);

/// The day on which memberships of a year are read.
[[nodiscard]] inline Date last_day(Year year) {
    return {year.value, 12, 31};
}

}  // namespace counterpoise

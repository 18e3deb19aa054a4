#include "base/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace counterpoise {
namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return {};
    if (text.front() < '0' || text.front() > '9') return {};
    return value;
}

}  // namespace

int days_in_month(int year, int month) {
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::string Date::iso() const {
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

Date Date::plus_months(int months) const {
    const int count = year * 12 + month - 1 + months;
    Date date{count / 12, count % 12 + 1, day};
    date.day = std::min(date.day, days_in_month(date.year, date.month));
    return date;
}

Date Date::plus_days(int days) const {
    Date date = *this;
    date.day += days;
    while (date.day > days_in_month(date.year, date.month)) {
        date.day -= days_in_month(date.year, date.month);
        date = Date{date.year, date.month, 1}.plus_months(1).year == date.year
                   ? Date{date.year, date.month + 1, date.day}
                   : Date{date.year + 1, 1, date.day};
    }
    return date;
}

std::optional<Date> parse_date(std::string_view text, Shortened shortened) {
    const bool whole = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const bool month_only = text.size() == 7 && text[4] == '-';
    if (!whole && !month_only && text.size() != 4) return {};
    const auto year = digits(text.substr(0, 4));
    if (!year) return {};
    const bool first = shortened == Shortened::first_day;
    if (text.size() == 4) return first ? Date{*year, 1, 1} : Date{*year, 12, 31};
    const auto month = digits(text.substr(5, 2));
    if (!month || *month < 1 || *month > 12) return {};
    if (month_only) return Date{*year, *month, first ? 1 : days_in_month(*year, *month)};
    const auto day = digits(text.substr(8, 2));
    if (!day || *day < 1 || *day > days_in_month(*year, *month)) return {};
    return Date{*year, *month, *day};
}

}  // namespace counterpoise

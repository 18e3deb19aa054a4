#include "world/row_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>

namespace counterpoise {
namespace {

constexpr std::size_t kMostFaults = 50;

template <class T>
bool parse_whole(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

void RowReader::fault(std::size_t row, std::size_t column, std::string what, std::string why,
                      std::string try_this) {
    if (faults_.size() < kMostFaults)
        faults_.add(
            {table_.where(row, column), std::move(what), std::move(why), std::move(try_this)});
}

int RowReader::integer(std::size_t row, std::size_t column) {
    int value = 0;
    if (!parse_whole(text(row, column), value))
        fault(row, column, fmt::format("'{}' is not a whole number", text(row, column)),
              fmt::format("column '{}' needs one", table_.header()[column]), "Correct the cell.");
    return value;
}

StateId RowReader::state(std::size_t row, std::size_t column) {
    const int code = integer(row, column);
    if (code < 0 || code > 999)
        fault(row, column, fmt::format("{} is no Correlates of War state code", code),
              "they run from 2 to 990", "Correct the cell.");
    return StateId{static_cast<std::uint16_t>(code)};
}

Year RowReader::year(std::size_t row, std::size_t column) {
    return Year{integer(row, column)};
}

double RowReader::number(std::size_t row, std::size_t column) {
    const std::string_view cell = text(row, column);
    if (cell.empty()) return std::numeric_limits<double>::quiet_NaN();
    double value = 0;
    if (!parse_whole(cell, value) || !std::isfinite(value))
        fault(row, column, fmt::format("'{}' is not a number", cell),
              fmt::format("column '{}' needs one", table_.header()[column]),
              "Correct the cell, or leave it empty if the figure is not available.");
    return value;
}

bool RowReader::flag(std::size_t row, std::size_t column) {
    const std::string_view cell = text(row, column);
    if (cell != "1" && cell != "0" && !cell.empty())
        fault(row, column, fmt::format("'{}' is neither 1 nor 0", cell),
              fmt::format("column '{}' is a flag", table_.header()[column]), "Correct the cell.");
    return cell == "1";
}

Date RowReader::start(std::size_t row, std::size_t column) {
    const auto date = parse_date(text(row, column), Shortened::first_day);
    if (!date)
        fault(row, column, fmt::format("'{}' is not a date", text(row, column)),
              "a spell needs its first day", "Write YYYY-MM-DD, YYYY-MM or YYYY.");
    return date.value_or(Date{});
}

Date RowReader::end(std::size_t row, std::size_t column) {
    if (text(row, column).empty()) return kOpenEnd;
    const auto date = parse_date(text(row, column), Shortened::last_day);
    if (!date)
        fault(row, column, fmt::format("'{}' is not a date", text(row, column)),
              "a spell's last day",
              "Write YYYY-MM-DD, YYYY-MM or YYYY, or leave it empty if it is still in force.");
    return date.value_or(kOpenEnd);
}

}  // namespace counterpoise

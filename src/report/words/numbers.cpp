#include "report/words/numbers.h"

#include <fmt/format.h>

#include <cmath>

#include "base/error.h"

namespace counterpoise::report {
namespace {

/// The decimals of |number|, halves away from zero. A half exists only where number * 10^digits is
/// exact.
std::string rounded(double number, int digits) {
    double scale = 1.0;
    for (int i = 0; i < digits; ++i) scale *= 10.0;
    const double scaled = number * scale;
    const bool exact = std::fma(number, scale, -scaled) == 0.0;
    if (exact && scaled < 1e15 && scaled - std::floor(scaled) == 0.5)
        return fmt::format("{:.{}f}", (std::floor(scaled) + 1.0) / scale, digits);
    return fmt::format("{:.{}f}", number, digits);
}

void separate_thousands(std::string& decimal) {
    const std::size_t point = std::min(decimal.find('.'), decimal.size());
    for (std::size_t at = point; at > 3; at -= 3) decimal.insert(at - 3, ",");
}

}  // namespace

std::string format_number(double number, int digits, Sign sign) {
    promise(digits >= 0 && digits <= 9, "a column has 0 to 9 digits");
    if (!std::isfinite(number)) return kAbsent;
    std::string decimal = rounded(std::abs(number), digits);
    if (decimal.find_first_not_of("0.") == std::string::npos) return decimal;
    separate_thousands(decimal);
    if (std::signbit(number)) return "\u2212" + decimal;
    return sign == Sign::always ? "+" + decimal : decimal;
}

int digits_for(double width) {
    constexpr int kMost = 3;
    int digits = 0;
    for (double scaled = width; digits < kMost && !(scaled >= 10.0); scaled *= 10.0) ++digits;
    return digits;
}

std::string format_plain(double number) {
    if (!std::isfinite(number)) return kAbsent;
    std::string decimal = fmt::format("{}", std::abs(number));
    if (decimal.ends_with(".0")) decimal.resize(decimal.size() - 2);
    return number < 0 ? "\u2212" + decimal : decimal;
}

std::string format_setting(const Value& value) {
    if (const auto* truth = value.as_bool()) return *truth ? "true" : "false";
    if (value.as_text() != nullptr) return value.text();
    if (value.as_array() == nullptr) return format_plain(value.number());
    std::string out;
    for (const Value& item : value.items()) out += (out.empty() ? "" : ", ") + format_setting(item);
    return out;
}

}  // namespace counterpoise::report

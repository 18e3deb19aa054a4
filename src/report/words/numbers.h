#pragma once

#include <string>

#include "files/value.h"

namespace counterpoise::report {

/// Which numbers carry a sign: only negative ones, or every one that is not zero (for changes).
enum class Sign { negative, always };

/// What stands where a number is absent.
inline constexpr const char* kAbsent = "\u2013";

/// A number as it is printed: `1,234.50`, `−3.1`, with Sign::always `+3.1`.
///
///     round half away from zero at the last of `digits` decimals, exactly in the binary value
///
/// Shape    one number; what rounds to zero is `0` without a sign.
/// Units    none; digits from 0 to 9, a minus sign (U+2212), thousands apart by a comma.
/// Missing  NaN and infinities are absent: "–".
/// Errors   BrokenPromise if digits is out of range.
/// Source   ours; page/src/numbers.ts prints the same (tests/report/number_cases.json holds both to
/// it).
[[nodiscard]] std::string format_number(double number, int digits, Sign sign = Sign::negative);

/// The decimals that an interval of this width supports: two significant digits of the width.
///
///     1 − floor(log10(width)), from 0 to 3
///
/// Missing  0 and NaN give 3: nothing limits the digits.
[[nodiscard]] int digits_for(double width);

/// A number with as many decimals as it needs, for settings: `0.12`, `1000`. Whole numbers keep
/// their thousands together (a year stays a year).
[[nodiscard]] std::string format_plain(double number);

/// A setting as text: numbers by format_plain, truth values as true and false, lists with commas,
/// null as "–".
[[nodiscard]] std::string format_setting(const Value& value);

}  // namespace counterpoise::report

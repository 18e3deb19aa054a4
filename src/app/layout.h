#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/text_width.h"

namespace counterpoise {

inline constexpr std::size_t kTerminalWidth = 100;  ///< characters of a line, in every text answer

/// A table as texts, ready to be set in columns.
struct TextGrid {
    std::vector<std::string> headings;
    std::vector<bool> left;  ///< texts stand left, numbers right
    std::vector<std::vector<std::string>> rows;
};

/// Sets a table in lines of at most kTerminalWidth characters.
///
///     1. as it is, if that fits
///     2. else headings and texts are broken into lines within their columns
///     3. else the longest texts stand below their row, each after its heading
///     4. else the columns that do not fit follow in a second table, with the first column again
void lay_out(const TextGrid& grid, std::ostream& out);

/// Text broken at spaces, and inside words that are longer, to lines of at most `width`.
[[nodiscard]] std::vector<std::string> broken(const std::string& text, std::size_t width);

}  // namespace counterpoise

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "scenario/outcome/outcome.h"

namespace counterpoise::report {

/// A state's name inside a sentence: "the United States", "the Netherlands", "France".
[[nodiscard]] std::string spoken(std::string_view name);
/// The same at the beginning of a sentence.
[[nodiscard]] std::string spoken_first(std::string_view name);
/// The same in a list of figures, without the article: "United States".
[[nodiscard]] std::string spoken_bare(std::string_view name);
/// A treaty's or institution's code inside a sentence: "the UN", "the CSTO", but "NATO", "UNESCO".
[[nodiscard]] std::string spoken_code(std::string_view code);
/// "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& words);
/// A school's label in plain words: "allies fill the gap".
[[nodiscard]] std::string school_words(std::string_view label);
/// The same as the title of a panel or row: "Allies fill the gap".
[[nodiscard]] std::string school_title(std::string_view label);
/// A percentage with a sign and as many digits as its size supports: "+21 %", "−0.4 %".
[[nodiscard]] std::string signed_percent(double value);

/// A row's number or text by column; NaN and empty where absent.
[[nodiscard]] double number_at(const Table& table, std::size_t row, std::string_view key);
[[nodiscard]] std::string text_at(const Table& table, std::size_t row, std::string_view key);
/// The row whose `key` is `word`, or rows() if there is none.
[[nodiscard]] std::size_t find_row(const Table& table, std::string_view key, std::string_view word);

}  // namespace counterpoise::report

#pragma once

#include <string>

#include "files/value.h"
#include "report/page/html.h"

namespace counterpoise::report {

/// A checked ledger as one HTML file that needs nothing else.
///
/// Shape    `document` as `claims_document` makes it; the same document is embedded as JSON.
/// Missing  what a claim does not have is left out of its block.
[[nodiscard]] std::string write_claims_html(const Value& document, const PageAssets& assets);

/// A figure as readers see it: four significant digits, thousands apart, its unit behind it.
[[nodiscard]] std::string figure_words(const Value& figure, const std::string& unit);

/// What was found in a few words: the figure, or how many conditions of a hypothesis hold.
[[nodiscard]] std::string finding_words(const Value& row);

/// The same, and which part of the statement alone was examined.
[[nodiscard]] std::string with_part(const Value& row);

/// A figure with its 90 % interval, or why there is none.
[[nodiscard]] std::string shown_figure(const Value& figure);

/// What was stated, with its qualifier and unit: "more than 70 years"; empty if nothing was.
[[nodiscard]] std::string stated_words(const Value& row);

}  // namespace counterpoise::report

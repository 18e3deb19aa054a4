#pragma once

#include "files/value.h"
#include "report/page/markup.h"

/// The parts of the page around the exhibits, each from the whole document. A part without content
/// is empty.
namespace counterpoise::report {

/// The question, what it is about, the short answers and the first chart.
[[nodiscard]] Html answer(const Value& document);

/// The exhibit whose chart stands on the first screen: the first that has one, or nullptr.
[[nodiscard]] const Value* first_exhibit(const Value& document);

/// The changes of the scenario and what follows from them by date.
[[nodiscard]] Html what_changed(const Value& document);

/// What the evidence leaves open, and how the model did on history.
[[nodiscard]] Html unsettled(const Value& document);
[[nodiscard]] Html on_history(const Value& document);

/// The choices behind the run, the scenario file with its command.
[[nodiscard]] Html assumptions(const Value& document);
[[nodiscard]] Html scenario_file(const Value& document);

/// Where the facts come from, how to cite, the limits, how to get the data.
[[nodiscard]] Html sources(const Value& document);
[[nodiscard]] Html how_to_cite(const Value& document);
[[nodiscard]] Html limits(const Value& document);
[[nodiscard]] Html downloads(const Value& document);

/// A part of the page with its heading; empty if it holds nothing.
[[nodiscard]] Html section(std::string_view id, std::string_view title, const Html& inside);

}  // namespace counterpoise::report

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "scenario/scenario.h"

namespace counterpoise {

inline constexpr std::size_t kLargestScenario = 1'000'000;  ///< bytes of a scenario file

/// Reads the words of a scenario file; whether they make a question is checked where one is made
/// (question.h).
///
/// Missing  what the file does not say stays at its default.
/// Errors   added to `faults`, with their places: unknown keys, states, treaties, institutions,
///          assumptions; numbers out of range.
[[nodiscard]] Scenario read_scenario(std::string_view text, const std::string& file,
                                     const Facts& facts, Faults& faults);

/// The scenario as a file that reads back the same.
[[nodiscard]] std::string to_toml(const Scenario& scenario, const Facts& facts);

/// A key of a scenario file, for `explain scenario`.
struct ScenarioKey {
    std::string_view key;
    std::string_view unit;
    std::string_view default_value;
    std::string_view meaning;
};
[[nodiscard]] const std::vector<ScenarioKey>& scenario_keys();

}  // namespace counterpoise

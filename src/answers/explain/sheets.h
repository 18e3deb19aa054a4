#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answers/sheet.h"
#include "world/facts.h"

namespace counterpoise {

/// `scenario`, one key of a scenario file, or `standing`; nothing for any other word.
[[nodiscard]] std::optional<Sheet> explain_words(const Facts& facts, const std::string& key);

/// An estimated or assumed parameter of a behaviour, by its name or as `behaviour.name`; nothing
/// for any other word.
[[nodiscard]] std::optional<Sheet> explain_parameter(const Facts& facts, const std::string& key);
/// The names of all parameters, as `behaviour.name`.
[[nodiscard]] std::vector<std::string> parameter_names(const Facts& facts);

}  // namespace counterpoise

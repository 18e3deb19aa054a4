#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sheet.h"
#include "world/facts.h"

namespace counterpoise {

/// The keys of a scenario file.
[[nodiscard]] std::vector<std::string> scenario_keys();
/// `scenario`, one key of a scenario file, or `standing`; nothing for any other word.
[[nodiscard]] std::optional<Sheet> explain_words(const Facts& facts, const std::string& key);

}  // namespace counterpoise

#pragma once

#include <optional>

#include "base/date.h"

namespace counterpoise {

/// The year of a world that is asked for; the latest if none is.
/// Errors   InputError for a year outside the facts.
[[nodiscard]] Year world_year(std::optional<int> year);

}  // namespace counterpoise

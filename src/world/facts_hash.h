#pragma once

#include <span>
#include <string>
#include <string_view>

#include "world/facts.h"

namespace counterpoise {

/// What some tables alone come to: 32 hexadecimal digits that change with any of their bytes and
/// with nothing else of the facts.
/// Errors   InputError (missing) naming a table that is not there.
[[nodiscard]] std::string hash_of_tables(const Facts& facts,
                                         std::span<const std::string_view> tables);

}  // namespace counterpoise

#pragma once

#include <string_view>
#include <vector>

#include "app/options.h"

namespace counterpoise {

/// A flag that belongs to some measures alone.
struct FlagInfo {
    std::string_view name;  ///< without the dashes
    std::string_view meaning;
};

/// Every flag of that kind there is.
[[nodiscard]] const std::vector<FlagInfo>& flag_infos();

/// Reads the flags of whole numbers.
/// Errors   InputError with every word that is none.
void read_numbers(Options& options);

}  // namespace counterpoise

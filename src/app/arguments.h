#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/options.h"
#include "base/error.h"
#include "measures/measure.h"

namespace counterpoise {

/// A flag that belongs to some measures alone.
struct FlagInfo {
    std::string_view name;  ///< without the dashes
    std::string_view meaning;
};

/// Every flag of that kind there is.
[[nodiscard]] const std::vector<FlagInfo>& flag_infos();

/// What the flags of a measure's own say; the files they name are read.
/// Errors: InputError with every fault: a flag that the measure does not read, a number that is
/// none, a file that cannot be read.
[[nodiscard]] Arguments arguments_of(const Options& options, const MeasureInfo& info);

/// Reads the flags of whole numbers. Errors: InputError with every word that is none.
void read_numbers(Options& options);

/// The words of --assume as keys and values. A word without both parts, and a key with two values,
/// are added to `faults`.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> assumed(const Options& options,
                                                                       Faults& faults);

}  // namespace counterpoise

#pragma once

#include <optional>

#include "answers/sheet.h"
#include "app/commands.h"
#include "scenario/change.h"
#include "world/actors/actors.h"

namespace counterpoise {

/// The legal gates, clocks and base rates of an exit, as sections of a sheet.
struct ExitPolitics {
    std::vector<Section> sections;
    std::vector<std::string> notes;
};

/// Gates of one exit: votes from --senate, --house and --signs, the clock from --date.
/// Errors: InputError with every fault of the flags; a state that is no member.
[[nodiscard]] ExitPolitics exit_politics(const Context& context, const Change& change);

/// The day of --date, or the first that a run can have. Errors: InputError.
[[nodiscard]] Date decision_day(const Options& options);

}  // namespace counterpoise

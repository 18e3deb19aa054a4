#pragma once

#include <string>
#include <vector>

#include "answers/politics/politics.h"
#include "answers/sheet.h"
#include "scenario/change.h"

namespace counterpoise {

/// The legal gates, clocks and base rates of an exit, as sections of a sheet.
struct ExitPolitics {
    std::vector<Section> sections;
    std::vector<std::string> notes;
};

/// Gates of one exit by the votes that are given, its clock from the day of the decision.
/// Errors   InputError with every fault of the votes; a state that is no member.
[[nodiscard]] ExitPolitics exit_politics(const Facts& facts, const Change& change,
                                         const PoliticsQuestion& question);

/// The day of the decision, or the first that a run can have. Errors: InputError.
[[nodiscard]] Date decision_day(const PoliticsQuestion& question);

}  // namespace counterpoise

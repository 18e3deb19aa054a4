#pragma once

#include <optional>
#include <string>

#include "answers/exits/tables.h"
#include "answers/sheet.h"
#include "world/facts.h"

namespace counterpoise {

/// Which exits on record are asked for.
struct ExitQuestion {
    std::optional<std::string> treaty;    ///< of this treaty alone, by code or name
    StudyYears years = StudyYears::some;  ///< of what followed, as a person reads it
};

/// Exits from alliances and organizations on record, how often they came, and what followed.
///
/// Shape    CSV: a row a case, counted or not.
/// Errors   InputError for a treaty that nobody knows.
/// Source   docs/method/exits.md.
[[nodiscard]] Answer exits_on_record(const Facts& facts, const ExitQuestion& question);

}  // namespace counterpoise

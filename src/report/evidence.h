#pragma once

#include <string>

#include "scenario/evidence.h"

namespace counterpoise::report {

/// One paragraph: of each behaviour the record that it rests on, how it did on years not seen
/// against the simplest rivals, and what it therefore can and cannot carry.
///
/// Shape    every number is one of the files of parameters, or counted in the record of wars.
/// Missing  a clause whose scores a file does not have is left out.
[[nodiscard]] std::string what_evidence_carries(const Evidence& evidence);

}  // namespace counterpoise::report

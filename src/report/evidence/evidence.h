#pragma once

#include <string>
#include <vector>

#include "scenario/outcome/evidence.h"

namespace counterpoise::report {

/// One clause: what it is of, and what is said of it, to be read as one sentence or two.
struct Carried {
    std::string of;
    std::string text;
};

/// One paragraph in clauses: of each behaviour the record that it rests on, how it did on years not
/// seen against the simplest rivals, and what it therefore can and cannot carry.
///
/// Shape    every number is one of the files of parameters, or counted in the record of wars.
/// Missing  a clause whose scores a file does not have is left out.
[[nodiscard]] std::vector<Carried> what_evidence_carries(const Evidence& evidence);

}  // namespace counterpoise::report

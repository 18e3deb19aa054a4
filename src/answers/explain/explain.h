#pragma once

#include <string>

#include "answers/sheet.h"
#include "world/facts.h"

namespace counterpoise {

/// What is to be explained.
struct ExplainQuestion {
    std::string word;  ///< of an assumption, measure, rule, column, table, parameter, voting body …
};

/// What a word means, with its unit, default and source: everything that is called so.
///
/// Shape    one sheet for each thing of that name; in the document all but the first are `also`.
/// Errors   InputError (usage) for a word that names nothing.
[[nodiscard]] Answer explain_word(const Facts& facts, const ExplainQuestion& question);

}  // namespace counterpoise

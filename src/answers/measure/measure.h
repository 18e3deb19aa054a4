#pragma once

#include <map>
#include <optional>
#include <string>

#include "answers/sheet.h"
#include "base/given_file.h"
#include "scenario/words.h"
#include "world/facts.h"

namespace counterpoise {

/// Which measure is read, of which world.
struct MeasureQuestion : ChoiceWords {
    std::string measure;                       ///< id: "un.scale"
    std::optional<int> year;                   ///< of the world; the latest if none
    std::map<std::string, std::string> flags;  ///< of the measure's own, by name
    std::map<std::string, GivenFile> files;    ///< the files that flags name, by flag
};

/// One measure of one world, with the changes in force and settled.
///
/// Shape    sheet: changes as entries, one section of rows, figures about the whole as notes; CSV:
///          the rows.
/// Missing  absent cells are null in the document and empty in CSV.
/// Errors   InputError with every fault of the words; what the measure itself refuses.
/// Source   the measure's page in docs/method; the document names its tables.
[[nodiscard]] Answer measure(const Facts& facts, const MeasureQuestion& question);

/// Whether a flag of that name and word is a file that the front end has to hand in.
[[nodiscard]] bool names_file(std::string_view flag, std::string_view word);

}  // namespace counterpoise

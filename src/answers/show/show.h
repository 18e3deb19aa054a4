#pragma once

#include <optional>
#include <string>

#include "answers/sheet.h"
#include "world/facts.h"

namespace counterpoise {

/// What the facts say of whom, and when.
struct ShowQuestion {
    std::string name;         ///< of a state, treaty, institution or UN entity, by code or name
    std::optional<int> year;  ///< the latest if none
};

/// What the facts say of a state, treaty, institution or UN entity at the end of a year.
///
/// Shape    CSV: the first section: figures of a state, members of a treaty or institution.
/// Missing  figures that no table has are left out.
/// Errors   InputError for a name that nobody knows, or a year without a world.
/// Source   data/sources.toml; the sheet names the table of each figure.
[[nodiscard]] Answer show_facts(const Facts& facts, const ShowQuestion& question);

}  // namespace counterpoise

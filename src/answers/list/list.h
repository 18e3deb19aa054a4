#pragma once

#include <optional>
#include <string>

#include "answers/sheet.h"
#include "world/facts.h"

namespace counterpoise {

/// Of what there is a list.
struct ListQuestion {
    std::string what;  ///< scenarios, measures, treaties, institutions, states, assumptions, rules,
                       ///< bodies, politics or parameters
    std::optional<int> year;  ///< of treaties, institutions and states: those at its end
};

/// Everything of one kind that the program knows, a row each.
///
/// Errors   InputError (usage) for a kind without a list; InputError for a year without a world.
[[nodiscard]] Answer list_names(const Facts& facts, const ListQuestion& question);

}  // namespace counterpoise

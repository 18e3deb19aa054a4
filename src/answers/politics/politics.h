#pragma once

#include <optional>
#include <string>

#include "answers/sheet.h"
#include "base/given_file.h"
#include "world/facts.h"

namespace counterpoise {

/// Whether something happens: what actors' positions add up to, or what an exit takes at home.
/// Faults name a part as `--senate`.
struct PoliticsQuestion {
    std::optional<GivenFile> actors;      ///< a file of actors: TOML
    std::string exit;                     ///< "USA:NATO"; read where no actors are given
    std::optional<std::string> concept_;  ///< of actors: one solution concept, all if none
    std::optional<std::string> victory;   ///< of condorcet, as the next two
    std::optional<std::string> rule;
    std::optional<std::string> limit;
    std::optional<std::string> senate;  ///< of exits: votes, "53/100" or "53x0.6,47x0.02"
    std::optional<std::string> house;
    std::optional<std::string> signs;  ///< chance that the President signs: 0 to 1
    std::optional<std::string> date;   ///< of the decision: YYYY-MM-DD
};

/// Solution concepts of actors, legal gates, clocks and base rates of an exit.
///
/// Shape    CSV: the first section: outcomes by concept, gates of an exit.
/// Missing  gates without votes have no chance; concepts that cannot be solved say why.
/// Errors   InputError with every fault of the file, of the votes, or of words that are not read.
/// Source   docs/method/politics.md.
[[nodiscard]] Answer weigh_politics(const Facts& facts, const PoliticsQuestion& question);

}  // namespace counterpoise

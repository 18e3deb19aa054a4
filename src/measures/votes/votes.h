#pragma once

#include "measures/measure.h"

namespace counterpoise {

/// Banzhaf and Shapley-Shubik power in a voting body, exactly.
///
/// Shape    one row a player, or a group of players that cannot be told apart (per member figures);
///          the most powerful first. Large numbers stand beside their digits as text.
/// Errors   InputError for a body that is not known or at fault, a year before its rules, or a game
///          that is too large to be counted.
/// Source   docs/method/votes.md.
[[nodiscard]] Reading votes_power(const View& view);

}  // namespace counterpoise

#pragma once

#include "measures/measure.h"

namespace counterpoise {

/// Structural balance of signed networks: those of a file (`--edges`), of the literature
/// (`--network`), or of the world's states in a year. Where a change is asked, the world's network
/// has a row before and one after it.
/// Errors   InputError for a file at fault, an unknown network, a change or a window together with
///          networks that are not the world's.
/// Source   docs/method/balance.md.
[[nodiscard]] Reading balance_frustration(const View& view);
[[nodiscard]] Reading balance_triangles(const View& view);
[[nodiscard]] Reading balance_walks(const View& view);

}  // namespace counterpoise

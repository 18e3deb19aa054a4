#pragma once

#include <cstdint>
#include <vector>

#include "world/world.h"

namespace counterpoise {

/// The type of direct contiguity of two states in one year: of the first month of the year that has
/// a record; there "none" goes before a contact. Smaller ranks go first.
///
/// Source   the recipe of docs/method/disputes.md; data/contiguity.csv.
inline constexpr std::uint8_t kNoContactRecord = 0xff;
[[nodiscard]] constexpr std::uint8_t contact_rank(int month, int kind) {
    return static_cast<std::uint8_t>(8 * month + kind);
}
[[nodiscard]] constexpr int contact_kind(std::uint8_t rank) {
    return rank == kNoContactRecord ? 0 : rank % 8;
}

/// Types of contiguity in a world's year, row-major by its rows: 0 none, 1 land or river, 2-5 by
/// water. Spells that are open in the source are carried on.
[[nodiscard]] std::vector<std::uint8_t> contact_types(const World& world, const Facts& facts);

}  // namespace counterpoise

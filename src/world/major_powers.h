#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// A time in which a state was a major power by the list of the Correlates of War.
struct MajorSpell {
    StateId state;
    Date start;
    Date end;
};

/// Every such time on record, in the order of the table; read once and kept with the facts.
/// Errors   InputError with every fault of the table.
/// Source   major_powers (COW, 2016 carried on).
[[nodiscard]] const std::vector<MajorSpell>& major_spells(const Facts& facts);

/// Whether a state was a major power on any day of a span.
[[nodiscard]] bool is_major(const Facts& facts, StateId state, Date first, Date last);

/// COW codes of the states whose seat in the Security Council Art. 23 of the Charter makes
/// permanent. China's was held by the government on Taiwan until 1971.
inline constexpr std::array<std::uint16_t, 5> kPermanentMembers{2, 200, 220, 365, 710};
inline constexpr std::uint16_t kChinaUntil1971 = 713;
[[nodiscard]] bool is_permanent_member(StateId state);

}  // namespace counterpoise

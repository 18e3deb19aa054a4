#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "history/exits/rates.h"
#include "world/facts.h"

namespace counterpoise {

/// The end of a defence pact of two states. A member of two that leaves ends the pact, and the
/// record does not say which of the two it was.
struct PairEnding {
    TreatyId treaty;
    StateId one;
    StateId other;
    Date date;  ///< the last day on which both belonged
    /// Both belong to another treaty in which one of them owes defence, a year later.
    bool bound_again = false;
};

/// Every end of a defence pact of two states.
///
///     on its last day d the treaty has exactly 2 members, >= 1 owes defence, < 2 belong on d + 1,
///     and both states are in the international system 31 days later
///
/// Shape    by date, treaty.
/// Source   data/treaty_members.csv, data/states.csv; docs/method/exits.md.
[[nodiscard]] std::vector<PairEnding> read_pair_endings(const Facts& facts);
[[nodiscard]] inline const std::vector<PairEnding>& pair_endings(const Facts& facts) {
    return facts.cached(&read_pair_endings);
}

/// How often defence pacts of two states ended, since 1816, 1946 and 1990 (to 2016: after it the
/// record has no ends of such pacts). Either member may have ended one: an upper bound of the rate
/// at which one of them leaves.
/// Shape    one a period; of one treaty where it is given.
/// Units    ends a treaty-year: days on which the treaty is a defence pact of two / 365.25.
/// Source   data/treaty_members.csv, data/states.csv; docs/method/exits.md.
[[nodiscard]] std::vector<BaseRate> pair_rates(const Facts& facts,
                                               std::optional<TreatyId> treaty = {});

}  // namespace counterpoise

#pragma once

#include <string>
#include <vector>

#include "behaviour/cascade/bound.h"

namespace counterpoise {

/// Treaties that bind nobody because they are judged dormant or doubtful today, with the partners
/// who owe defence by their text.
///
/// Shape    by treaty; a partner that another treaty binds is in it too.
/// Source   data/treaties.csv; docs/method/cascade.md.
[[nodiscard]] std::vector<UnboundState> left_out_as_not_live(const Binding& binding);

/// What to know of treaties that bind others to a state whose own pledge there is not in force: it
/// froze its part, or a change left it on paper alone.
///
/// Shape    a sentence a treaty, by treaty, with since when and by which entry.
/// Source   data/treaty_members.csv.
[[nodiscard]] std::vector<std::string> notes_on_own_pledges(const World& world, const Facts& facts,
                                                            std::size_t attacked,
                                                            const Binding& binding);

}  // namespace counterpoise

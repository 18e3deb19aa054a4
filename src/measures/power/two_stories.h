#pragma once

#include "measures/measure.h"

namespace counterpoise {

/// Says what one side of an alliance is by CINC and by spending, where the two differ.
///
///     100 sum_part x / sum_members x, members as published
///
/// The part: those who left the alliance; without a change, its member with the largest CINC. For
/// NATO the share in its own latest table of spending stands beside that of the world's figures.
/// Adds extras `stories_cinc_pct`, `stories_milex_pct`, `stories_nato_table_pct` and a note;
/// nothing for an alliance without members.
/// Missing  a figure that percent_of has not is left out.
/// Source   data/capabilities.csv.gz, data/military_spending.csv.gz, data/nato_spending.csv.
void tell_both_stories(const View& view, Reading& reading);

}  // namespace counterpoise

#pragma once

#include "files/value.h"
#include "report/markup.h"

namespace counterpoise::report {

/// One exhibit: heading with its link, lead, place of the chart, table, notes, and how it was
/// worked out.
[[nodiscard]] Html exhibit(const Value& exhibit);

/// The place where the page's script draws an exhibit's chart; empty without scripts.
/// `limit`: how many rows the chart shows, 0 for as many as the exhibit says.
[[nodiscard]] Html chart_place(const Value& exhibit, int limit);

/// A short line: standing and vintage, whichever are known.
[[nodiscard]] Html standing_line(const Value& standing, const Value& vintage);

/// `texts` as a list, each with its links.
[[nodiscard]] Html bullets(const Value& texts, std::string_view kind);

}  // namespace counterpoise::report

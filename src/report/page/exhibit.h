#pragma once

#include "files/value.h"
#include "report/page/markup.h"

namespace counterpoise::report {

/// One exhibit: heading with its link, lead, `chart`, table, notes, and how it was worked out.
[[nodiscard]] Html exhibit(const Value& exhibit, const Html& chart);

/// Instead of a chart that the first screen already shows: the way to it.
[[nodiscard]] Html chart_above(const Value& exhibit);

/// The id of a table's line among the sources.
[[nodiscard]] std::string source_anchor(std::string_view table);

/// The place where the page's script draws an exhibit's chart; empty without scripts.
[[nodiscard]] Html chart_place(const Value& exhibit);

/// A short line: standing and vintage, whichever are known.
[[nodiscard]] Html standing_line(const Value& standing, const Value& vintage);

/// `texts` as a list, each with its links.
[[nodiscard]] Html bullets(const Value& texts, std::string_view kind);

}  // namespace counterpoise::report

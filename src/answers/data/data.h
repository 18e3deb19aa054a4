#pragma once

#include <string>
#include <variant>

#include "answers/data/panel.h"
#include "answers/data/question.h"
#include "answers/data/whole_table.h"
#include "answers/sheet.h"
#include "world/facts.h"

namespace counterpoise {

/// A sheet, a table as it was published, or a design matrix: large ones are not made into cells.
using DataAnswer = std::variant<Answer, WholeTable, PanelAnswer>;

/// The tables: their check, their list, their sources, one of them, or a design matrix.
///
/// Shape    CSV: the file of a table as it stands; a row each state-year, dyad-year or
///          treaty-member-year of a design matrix; else the first section.
/// Missing  an empty cell; null in the document.
/// Errors   InputError (usage) for a table that there is not, or years, columns or pairs where they
///          mean nothing; for `check`, InputError with every fault of the facts.
/// Source   data/sources.toml; docs/method/dyads.md, docs/method/realignment.md.
[[nodiscard]] DataAnswer read_data(const Facts& facts, const DataQuestion& question);

/// What a person reads of it.
[[nodiscard]] const Sheet& sheet_of(const DataAnswer& answer);
/// The same bytes as to_csv and to_json, passed on in parts: a million rows need not be kept as one
/// text.
void write_csv(const DataAnswer& answer, const TextSink& sink);
void write_json(const DataAnswer& answer, const TextSink& sink);
[[nodiscard]] std::string to_csv(const DataAnswer& answer);
[[nodiscard]] std::string to_json(const DataAnswer& answer);

}  // namespace counterpoise

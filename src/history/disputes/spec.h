#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "history/dyads/dyads.h"
#include "history/estimators/logit.h"

namespace counterpoise {

class DocumentReader;
class Value;

/// Whether a year with a dispute in course and no new onset can have an event.
enum class InCourse { kept, left_out };

/// What a fit of disputes estimates: which pairs, which event, from which columns.
struct DisputeSpec {
    std::string name;
    std::string about;
    std::string event = "onset";  ///< a column of 0 and 1 of dyad_column_infos
    Pairs pairs = Pairs::all;
    InCourse in_course = InCourse::kept;
    std::vector<std::string> columns;
    std::string source = {};  ///< keys in docs/references.bib
    Direction direction = Direction::undirected;
};

/// The specifications that the program knows by name.
[[nodiscard]] const std::vector<DisputeSpec>& dispute_specs();

/// A specification that a user wrote in TOML: `columns` (a list) and, if wanted, `name`, `about`,
/// `event`, `pairs` ("all" or "relevant") and `in_course` ("kept" or "left out")
/// and `order` ("undirected" or "directed").
///
/// Errors   InputError with every fault and its place: an unknown key or column, no column, a
///          column twice, an event that is no column of 0 and 1 of disputes.
[[nodiscard]] DisputeSpec parse_dispute_spec(std::string_view text, const std::string& file);

/// Faults a list of columns that is empty, names one twice, or one that does not explain disputes.
void check_dispute_columns(DocumentReader& in, const Value& list,
                           const std::vector<std::string>& columns);

/// Errors   InputError with the nearest name.
[[nodiscard]] const DisputeSpec& dispute_spec(std::string_view name);

}  // namespace counterpoise

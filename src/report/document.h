#pragma once

#include "files/value.h"
#include "scenario/outcome/outcome.h"

namespace counterpoise::report {

inline constexpr int kSchema = 1;

/// report.json: the whole answer as one document (docs/schema/report.schema.json). Same outcome,
/// same bytes.
[[nodiscard]] Value document(const Outcome& outcome);

/// The answer for a terminal: question, one line a sentence, what it rests on.
[[nodiscard]] std::string answer_text(const Outcome& outcome, const std::string& report_path);

}  // namespace counterpoise::report

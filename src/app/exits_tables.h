#pragma once

#include <optional>
#include <vector>

#include "app/sheet.h"
#include "base/ids.h"
#include "files/value.h"
#include "history/exits/rates.h"
#include "history/exits/study.h"
#include "world/facts.h"

namespace counterpoise {

/// Exits as a table: those that are counted, or those that stand beside.
enum class Counted { yes, no };
[[nodiscard]] Section case_section(const Facts& facts, std::optional<TreatyId> treaty,
                                   Counted counted);
/// Every listed case, counted or not: for programs.
[[nodiscard]] Table case_table(const Facts& facts, std::optional<TreatyId> treaty);
/// The same as rows of JSON with truth values.
[[nodiscard]] Value case_rows(const Facts& facts, std::optional<TreatyId> treaty);

[[nodiscard]] Section partial_section(const Facts& facts, std::optional<TreatyId> treaty);
[[nodiscard]] Section rate_section(const std::vector<BaseRate>& rates);
[[nodiscard]] Section contagion_section(const Contagion& found);
/// The losses of members by organizations, by the filter that each meets.
[[nodiscard]] Section filter_section(const Facts& facts);

/// Every year and window of the study: for programs.
[[nodiscard]] Section study_section(const ExitStudy& study);
/// One outcome by years, leavers beside remaining members: for people.
enum class StudyYears { some, all };
[[nodiscard]] Section outcome_section(const ExitStudy& study, ExitOutcome outcome,
                                      StudyYears shown);
/// What the windows settle and what they do not, a sentence each.
[[nodiscard]] std::vector<std::string> study_sentences(const ExitStudy& study);

}  // namespace counterpoise

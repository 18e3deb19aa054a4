#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "answers/sheet.h"
#include "base/ids.h"
#include "files/value.h"
#include "history/exits/institution_study.h"
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
/// How often defence pacts of two states ended, of one treaty where it is given.
[[nodiscard]] Section pair_section(const Facts& facts, std::optional<TreatyId> treaty);
/// `from`: "treaty" or "organization".
[[nodiscard]] Section contagion_section(const Contagion& found, std::string_view from);
/// The losses of members by organizations, by the filter that each meets.
[[nodiscard]] Section filter_section(const Facts& facts);

/// Every year and window of a study, for programs; `clusters` names what its errors are clustered
/// by.
[[nodiscard]] Section study_section(const std::vector<StudyPoint>& points, std::string_view key,
                                    std::string_view clusters);
/// What followed when states left organizations, by outcome and window: for people.
[[nodiscard]] Section window_section(const InstitutionStudy& study);
/// One outcome by years, leavers beside remaining members: for people.
enum class StudyYears { some, all };
[[nodiscard]] Section outcome_section(const ExitStudy& study, ExitOutcome outcome,
                                      StudyYears shown);
/// What the windows settle and what they do not, a sentence each.
[[nodiscard]] std::vector<std::string> study_sentences(const std::vector<StudyPoint>& points);

}  // namespace counterpoise

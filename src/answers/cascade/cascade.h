#pragma once

#include <optional>
#include <string>

#include "answers/sheet.h"
#include "scenario/words.h"
#include "world/facts.h"

namespace counterpoise {

/// How many of those who may come a person reads.
enum class CascadeRows { strongest, all };

/// Who attacks whom, in which world, under which choices.
struct CascadeQuestion : ChoiceWords {
    std::optional<std::string> attacker;  ///< a state's code
    std::optional<std::string> target;
    std::optional<int> year;        ///< of the world; the latest if none
    std::optional<long long> runs;  ///< where courses of events are sampled
    std::optional<long long> seed;
    CascadeRows rows = CascadeRows::strongest;
};

/// An armed attack: whom treaties bind, who comes, which sides that makes; by every school of
/// reliability.
///
/// Shape    CSV: a row a state that may come.
/// Missing  standard errors and quantiles of fewer runs than an interval needs; strengths where a
///          figure of theirs is missing.
/// Errors   InputError with every fault of the words, then of the states; an attack on oneself.
/// Source   docs/method/cascade.md.
[[nodiscard]] Answer expect_cascade(const Facts& facts, const CascadeQuestion& question);

}  // namespace counterpoise

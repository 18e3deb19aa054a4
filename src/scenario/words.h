#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "scenario/change.h"
#include "world/assumptions.h"
#include "world/facts.h"

namespace counterpoise {

/// What is to be different, as somebody wrote it: by flags, in a link, in a program.
struct ChoiceWords {
    std::vector<std::string> leave;  ///< "USA:NATO", "USA:WHO"
    std::vector<std::string> join;
    std::vector<std::string> dormant;
    std::vector<std::string> leave_command;
    std::vector<std::string> assume;  ///< "un_rescale=pro_rata"
    std::string mark = "--";          ///< stands before the name of a word where a fault names it

    /// Where a fault of a word is: "--leave".
    [[nodiscard]] std::string place(std::string_view name) const;
    [[nodiscard]] bool empty() const;
};

/// The changes that the words ask for, each on `date`.
///
/// Shape    leave, join, dormant, leave_command, each in the order of its words.
/// Errors   added to `faults`; a word at fault gives no change.
[[nodiscard]] std::vector<Change> changes_from(const ChoiceWords& words, const Facts& facts,
                                               Date date, Faults& faults);

/// The words of `assume` as keys and values.
///
/// Errors   added to `faults`: a word without both parts, a key with two values.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> choices_from(
    const ChoiceWords& words, Faults& faults);

/// The choices of a question that has no schools: a measure or a cascade. Naming `reliability`
/// chooses it for cascades too.
///
/// Missing  what is not said stays at its default.
/// Errors   added to `faults`: unknown keys, values and codes, a `reliability` beside a school that
///          has its own.
[[nodiscard]] Assumptions assumptions_from(const ChoiceWords& words, const Facts& facts,
                                           Faults& faults);

}  // namespace counterpoise

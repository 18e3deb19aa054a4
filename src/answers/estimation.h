#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "behaviour/realignment/situation.h"
#include "history/disputes/severity_spec.h"
#include "history/disputes/spec.h"
#include "history/estimators/logit.h"
#include "measures/measure.h"

namespace counterpoise {

/// What is asked of the record of a behaviour, whether it is fitted or scored. Absent: the
/// behaviour's own default. Faults name a part as `--spec`, `--from`, as those of history do.
struct EstimationQuestion {
    std::string behaviour = "disputes";
    std::optional<std::string> spec;     ///< name of a form
    std::optional<GivenFile> spec_file;  ///< a form of one's own, where the behaviour reads one
    std::optional<int> from;             ///< first year
    std::optional<std::string> penalty;  ///< none, ridge or firth
    std::optional<double> ridge;         ///< its strength
    std::optional<std::string> process;  ///< of realignment: exit, ending, entry or pact
};

/// A part of a question that a behaviour does not read, and whether it was given all the same.
using UnreadPart = std::pair<bool, std::string_view>;
/// Errors   InputError (usage) with a fault for each part that was given.
void refuse_parts(std::initializer_list<UnreadPart> parts, const std::string& what,
                  const std::string& why);
/// The same for a process, which only realignment reads.
void refuse_process(const EstimationQuestion& question);

/// The behaviour of that name among `known`, a list of things with a `name`.
/// Errors   InputError (usage) with the nearest name; `asked` is the question, "fit" or "backtest".
template <class Behaviours>
[[nodiscard]] const auto& find_behaviour(const Behaviours& known, const std::string& name,
                                         const std::string& asked);

/// Whether forms of this behaviour are read from files as well as by name.
[[nodiscard]] bool reads_spec_file(std::string_view behaviour);
/// The form of disputes or of severity: the file's where one was handed in, else the one named.
/// Errors   InputError for a name that nobody knows, or with every fault of the file.
[[nodiscard]] DisputeSpec read_dispute_spec(const EstimationQuestion& question,
                                            const std::string& otherwise);
[[nodiscard]] SeveritySpec read_severity_spec(const EstimationQuestion& question);

/// Penalty and ridge. Errors: InputError (usage) with every fault.
[[nodiscard]] LogitOptions read_logit_options(const EstimationQuestion& question);

/// The process asked for, all four if none is named. Errors: InputError with the nearest.
[[nodiscard]] std::vector<Process> read_processes(const EstimationQuestion& question);

/// Errors   InputError (usage): nothing of that name among `known` can be asked so.
[[noreturn]] void refuse_behaviour(const std::string& name, const std::vector<std::string>& known,
                                   const std::string& asked);

template <class Behaviours>
const auto& find_behaviour(const Behaviours& known, const std::string& name,
                           const std::string& asked) {
    const auto found = std::find_if(std::begin(known), std::end(known),
                                    [&](const auto& one) { return one.name == name; });
    if (found != std::end(known)) return *found;
    std::vector<std::string> names;
    for (const auto& one : known) names.emplace_back(one.name);
    refuse_behaviour(name, names, asked);
}

}  // namespace counterpoise

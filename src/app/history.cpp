#include "app/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/facts_folder.h"
#include "base/error.h"

namespace counterpoise {

Estimated behaviour_of(const Options& options, const std::string& command) {
    static const std::vector<std::string> names{"disputes", "spending", "growth", "realignment"};
    if (options.names.empty()) return Estimated::disputes;
    const auto found = std::find(names.begin(), names.end(), options.names.front());
    if (found != names.end()) return static_cast<Estimated>(found - names.begin());
    throw InputError(
        Fault{command, fmt::format("there are no estimates of '{}'", options.names.front()),
              "disputes, spending, growth and realignment can be fitted",
              suggestion(options.names.front(), names)},
        FaultKind::usage);
}

void refuse_flags_of_disputes(const Options& options) {
    refuse_process(options);
    Faults faults;
    for (const auto& [given, flag] : {std::pair(options.penalty.has_value(), "--penalty"),
                                      {options.ridge.has_value(), "--ridge"},
                                      {options.origin.has_value(), "--origin"}})
        if (given)
            faults.add({flag, "is not read by spending or growth", "it belongs to disputes",
                        "Leave it out."});
    faults.raise_if_any(FaultKind::usage);
}

void refuse_process(const Options& options) {
    if (!options.process) return;
    throw InputError(
        Fault{"--process", "is read by realignment alone", "other behaviours are fitted as one",
              "For instance `fit realignment --process exit`."},
        FaultKind::usage);
}

void refuse_flags_of_estimation(const Options& options) {
    Faults faults;
    for (const auto& [given, flag] : {std::pair(options.penalty.has_value(), "--penalty"),
                                      {options.ridge.has_value(), "--ridge"},
                                      {options.origin.has_value(), "--origin"},
                                      {options.from.has_value(), "--from"},
                                      {options.spec.has_value(), "--spec"}})
        if (given)
            faults.add({flag, "is not read by a backtest of realignment",
                        "its origins and the choice of its ridge are fixed", "Leave it out."});
    faults.raise_if_any(FaultKind::usage);
}

DisputeSpec spec_of(const Options& options, const std::string& otherwise) {
    constexpr std::size_t kLargestSpec = 1 << 20;
    const std::string word = options.spec.value_or(otherwise);
    const bool path_like = word.find('/') != std::string::npos || word.ends_with(".toml");
    return path_like ? parse_dispute_spec(read_file(word, kLargestSpec), word) : dispute_spec(word);
}

LogitOptions logit_options(const Options& options) {
    const std::map<std::string, Penalty> known{
        {"none", Penalty::none}, {"ridge", Penalty::ridge}, {"firth", Penalty::firth}};
    const std::string word = options.penalty.value_or("none");
    const auto found = known.find(word);
    Faults faults;
    if (found == known.end())
        faults.add({"--penalty", fmt::format("unknown penalty '{}'", word),
                    "estimates are held back by none, ridge or firth",
                    suggestion(word, {"none", "ridge", "firth"})});
    const double strength = options.ridge.value_or(1.0);
    if (!(strength > 0 && strength <= 1e9))
        faults.add({"--ridge", fmt::format("a strength of {} is not allowed", strength),
                    "it is above 0 and at most 1e9", "Choose one in that range."});
    if (options.ridge && word != "ridge")
        faults.add({"--ridge", "is the strength of a ridge, and there is none",
                    fmt::format("the penalty is {}", word), "Add --penalty ridge."});
    faults.raise_if_any(FaultKind::usage);
    return {found->second, strength};
}

}  // namespace counterpoise

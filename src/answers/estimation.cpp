#include "answers/estimation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

namespace counterpoise {

void refuse_parts(std::initializer_list<UnreadPart> parts, const std::string& what,
                  const std::string& why) {
    Faults faults;
    for (const auto& [given, part] : parts)
        if (given) faults.add({std::string(part), what, why, "Leave it out."});
    faults.raise_if_any(FaultKind::usage);
}

void refuse_process(const EstimationQuestion& question) {
    if (!question.process || question.behaviour == "realignment") return;
    throw InputError(
        Fault{"--process", "is read by realignment alone", "other behaviours are fitted as one",
              "For instance `fit realignment --process exit`."},
        FaultKind::usage);
}

void refuse_behaviour(const std::string& name, const std::vector<std::string>& known,
                      const std::string& asked) {
    throw InputError(Fault{asked, fmt::format("there are no estimates of '{}'", name),
                           fmt::format("there are those of {}", fmt::join(known, ", ")),
                           suggestion(name, known)},
                     FaultKind::usage);
}

bool reads_spec_file(std::string_view behaviour) {
    return behaviour == "disputes" || behaviour == "severity";
}

DisputeSpec read_dispute_spec(const EstimationQuestion& question, const std::string& otherwise) {
    return question.spec_file
               ? parse_dispute_spec(question.spec_file->text, question.spec_file->name)
               : dispute_spec(question.spec.value_or(otherwise));
}

SeveritySpec read_severity_spec(const EstimationQuestion& question) {
    return question.spec_file
               ? parse_severity_spec(question.spec_file->text, question.spec_file->name)
               : severity_spec(question.spec.value_or("onsets"));
}

LogitOptions read_logit_options(const EstimationQuestion& question) {
    const std::map<std::string, Penalty> known{
        {"none", Penalty::none}, {"ridge", Penalty::ridge}, {"firth", Penalty::firth}};
    const std::string word = question.penalty.value_or("none");
    const auto found = known.find(word);
    Faults faults;
    if (found == known.end())
        faults.add({"--penalty", fmt::format("unknown penalty '{}'", word),
                    "estimates are held back by none, ridge or firth",
                    suggestion(word, {"none", "ridge", "firth"})});
    const double strength = question.ridge.value_or(1.0);
    if (!(strength > 0 && strength <= 1e9))
        faults.add({"--ridge", fmt::format("a strength of {} is not allowed", strength),
                    "it is above 0 and at most 1e9", "Choose one in that range."});
    if (question.ridge && word != "ridge")
        faults.add({"--ridge", "is the strength of a ridge, and there is none",
                    fmt::format("the penalty is {}", word), "Add --penalty ridge."});
    faults.raise_if_any(FaultKind::usage);
    return {found->second, strength};
}

std::vector<Process> read_processes(const EstimationQuestion& question) {
    std::vector<std::string> known;
    std::vector<Process> all;
    for (std::size_t p = 0; p < kProcesses; ++p) {
        all.push_back(static_cast<Process>(p));
        known.emplace_back(name_of(all.back()));
        if (question.process == known.back()) return {all.back()};
    }
    if (!question.process) return all;
    throw InputError(
        Fault{"--process", fmt::format("there is no process '{}'", *question.process),
              "realignment has exit, ending, entry and pact", suggestion(*question.process, known)},
        FaultKind::usage);
}

}  // namespace counterpoise

#include "app/history.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "app/facts_folder.h"
#include "app/parameter_file.h"
#include "base/error.h"

namespace counterpoise {
namespace {

/// A behaviour that the record can say something of.
struct Estimation {
    std::string_view name;
    int (*fit)(const Context&) = nullptr;       ///< null: there is nothing to fit
    int (*backtest)(const Context&) = nullptr;  ///< null: there is nothing to score
    std::string_view why;                       ///< why one of them is absent
};

constexpr std::array<Estimation, 7> kEstimations{{
    {"disputes", fit_disputes_command, backtest_disputes_command, ""},
    {"severity", fit_severity_command, backtest_severity_command, ""},
    {"spending", fit_spending_command, backtest_spending_command, ""},
    {"growth", fit_growth_command, backtest_growth_command, ""},
    {"realignment", fit_realignment_command, backtest_realignment_command, ""},
    {"cascade", fit_cascade_command, nullptr,
     "the tested pledges are too few to score years ahead"},
    {"politics", fit_politics_command, backtest_politics_command, ""},
}};

/// The behaviour that was asked for; disputes if none was named.
/// Errors   InputError with the nearest name for one that has no estimates.
const Estimation& estimation_of(const Options& options, const std::string& command) {
    if (options.names.empty()) return kEstimations.front();
    const std::string& asked = options.names.front();
    std::vector<std::string> names;
    for (const Estimation& e : kEstimations) {
        int (*run)(const Context&) = command == "fit" ? e.fit : e.backtest;
        if (e.name == asked && run == nullptr)
            throw InputError(Fault{command, fmt::format("there is no {} of {}", command, asked),
                                   std::string(e.why),
                                   fmt::format("docs/method/{}.md says what there is.", asked)},
                             FaultKind::usage);
        if (e.name == asked) return e;
        if (run != nullptr) names.emplace_back(e.name);
    }
    throw InputError(Fault{command, fmt::format("there are no estimates of '{}'", asked),
                           fmt::format("there are those of {}", fmt::join(names, ", ")),
                           suggestion(asked, names)},
                     FaultKind::usage);
}

/// Errors   InputError for --process, which only realignment reads.
void refuse_process(const Options& options, std::string_view behaviour) {
    if (!options.process || behaviour == "realignment") return;
    throw InputError(
        Fault{"--process", "is read by realignment alone", "other behaviours are fitted as one",
              "For instance `fit realignment --process exit`."},
        FaultKind::usage);
}

}  // namespace

int fit_command(const Context& context) {
    const Estimation& estimation = estimation_of(context.options, "fit");
    require_write_folder(context.options);
    refuse_process(context.options, estimation.name);
    return estimation.fit(context);
}

int backtest_command(const Context& context) {
    const Estimation& estimation = estimation_of(context.options, "backtest");
    refuse_process(context.options, estimation.name);
    return estimation.backtest(context);
}

void refuse_flags_of_disputes(const Options& options) {
    Faults faults;
    for (const auto& [given, flag] : {std::pair(options.penalty.has_value(), "--penalty"),
                                      {options.ridge.has_value(), "--ridge"},
                                      {options.origin.has_value(), "--origin"}})
        if (given)
            faults.add({flag, "is not read here", "it belongs to disputes", "Leave it out."});
    faults.raise_if_any(FaultKind::usage);
}

void refuse_form_and_years(const Options& options, const std::string& behaviour,
                           const std::string& why) {
    refuse_flags_of_disputes(options);
    Faults faults;
    for (const auto& [given, flag] : {std::pair(options.spec.has_value(), "--spec"),
                                      {options.from.has_value(), "--from"},
                                      {options.to.has_value(), "--to"}})
        if (given) faults.add({flag, "is not read by " + behaviour, why, "Leave it out."});
    faults.raise_if_any(FaultKind::usage);
}

void require_start_within(const Options& options, int last, std::string_view recorded) {
    if (options.to || !options.from || *options.from <= last) return;
    throw InputError(Fault{"--from", fmt::format("year {} is past the record", *options.from),
                           fmt::format("{} on record in full to {}", recorded, last),
                           fmt::format("Choose a year to {}.", last)},
                     FaultKind::usage);
}

void refuse_penalty(const Options& options) {
    Faults faults;
    for (const auto& [given, flag] : {std::pair(options.penalty.has_value(), "--penalty"),
                                      {options.ridge.has_value(), "--ridge"}})
        if (given)
            faults.add({flag, "is not read by severity", "it belongs to the logit of disputes",
                        "Leave it out."});
    faults.raise_if_any(FaultKind::usage);
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

namespace {

constexpr std::size_t kLargestSpec = 1 << 20;

bool names_file(const std::string& word) {
    return word.find('/') != std::string::npos || word.ends_with(".toml");
}

}  // namespace

DisputeSpec spec_of(const Options& options, const std::string& otherwise) {
    const std::string word = options.spec.value_or(otherwise);
    return names_file(word) ? parse_dispute_spec(read_file(word, kLargestSpec), word)
                            : dispute_spec(word);
}

SeveritySpec severity_spec_of(const Options& options) {
    const std::string word = options.spec.value_or("onsets");
    return names_file(word) ? parse_severity_spec(read_file(word, kLargestSpec), word)
                            : severity_spec(word);
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

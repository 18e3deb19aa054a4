#include "scenario/outcome/model_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "scenario/outcome/hazard_record.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

/// What a behaviour predicts, and what it is held against.
struct Predicted {
    const char* behaviour;
    const char* figure;
    const char* baseline;
    const char* caveat;
};

const Predicted* predicted(const std::string& behaviour) {
    static constexpr Predicted kAll[]{
        {"spending", "Military spending as a share of GDP",
         "a random walk, which keeps it as it is", ""},
        {"growth", "Output (GDP at purchasing power)",
         "a random walk with each state's own mean growth",
         " The record of output comes from a model that looks both ways in time, so part of this "
         "gain would not have been had at the time."},
    };
    for (const Predicted& f : kAll)
        if (f.behaviour == behaviour) return &f;
    return nullptr;
}

/// The sentence on errors five years ahead, where the scores of one are all there.
std::optional<std::string> error_sentence(const ParameterSet& set) {
    const Predicted* words = predicted(set.behaviour);
    const auto error = score_of(set, "error_5y");
    const auto baseline = score_of(set, "error_5y_baseline");
    const auto cover = score_of(set, "cover90_5y");
    const auto n = score_of(set, "forecasts_5y");
    if (!words || !error || !baseline || !cover || !n) return std::nullopt;
    const double gain = 100 * (1 - *error / *baseline);
    return fmt::format(
        "{}: {} forecasts from 1980, 1985 … 2015, each fitted to earlier years alone, missed what "
        "happened five years later by {:.3f} in logs on average; {} missed it by {:.3f} ({:.1f} % "
        "{}). {:.0f} in 100 outcomes fell inside the 90 % interval.{}",
        words->figure, thousands(static_cast<std::size_t>(*n)), *error, words->baseline, *baseline,
        gain >= 0 ? gain : -gain, gain >= 0 ? "better" : "worse", *cover, words->caveat);
}

/// What a chance of so much came to: "0.17 predicted, 0.18 observed (1,015 pairs and years)".
std::optional<std::string> reliability(const ParameterSet& set, const std::string& bin) {
    const std::string key = "onset.reliability." + bin;
    const auto rows = score_of(set, key + ".rows");
    const auto predicted = score_of(set, key + ".predicted");
    const auto observed = score_of(set, key + ".observed");
    if (!rows || !predicted || !observed) return std::nullopt;
    return fmt::format("{:.3f} predicted, {:.3f} observed ({} pairs and years)", *predicted,
                       *observed, thousands(static_cast<std::size_t>(*rows)));
}

/// The sentences on disputes, where their scores are there.
std::vector<std::string> dispute_sentences(const ParameterSet& set) {
    const auto of = [&](const char* name) { return score_of(set, name); };
    const auto auc = of("onset.auc"), events = of("onset.events"),
               predicted = of("onset.predicted");
    const auto rate = of("onset.log_gain_over_climatology");
    const auto peace = of("onset.log_gain_over_peace_years");
    const auto last = of("onset.log_gain_over_persistence");
    if (!auc || !events || !predicted || !rate || !peace || !last) return {};
    std::vector<std::string> all{fmt::format(
        "Disputes: fitted to 1946-1990 and asked of every pair of states in each year of "
        "1991-2010: "
        "{:.0f} beginnings predicted, {:.0f} came. In {:.0f} of 100 comparisons a pair and year "
        "with "
        "a beginning had been given the higher chance than one without (AUC {:.3f}). The log score "
        "is {:.1f} % better than the rate of earlier years alone, {:.1f} % better than years of "
        "peace alone, {:.1f} % better than what each pair did the year before.",
        *predicted, *events, 100 * *auc, *auc, *rate, *peace, *last)};
    std::string bins;
    for (const char* bin : {"0.001-0.003", "0.01-0.03", "0.1-0.3", "0.3-1"})
        if (const auto text = reliability(set, bin)) bins += (bins.empty() ? "" : "; ") + *text;
    if (!bins.empty())
        all.push_back("Chances of a dispute a year against what came: " + bins + ".");
    const auto gain = of("severity.log_gain_over_climatology");
    const auto wars = of("severity.war.onsets"), told = of("severity.war.predicted");
    if (gain && wars && told)
        all.push_back(fmt::format(
            "How bad disputes got, same years: {:.0f} wars of a pair predicted among those that "
            "began, {:.0f} came; the log score is {:.1f} % better than the shares of earlier "
            "years.",
            *told, *wars, *gain));
    return all;
}

std::string names_of_priors(const ParameterSet& set) {
    std::string names;
    for (const Parameter& p : set.list)
        if (!p.is_estimate()) names += (names.empty() ? "" : ", ") + p.name;
    return names;
}

std::string basis_sentence(const ParameterSet& set) {
    const auto estimates = std::count_if(set.list.begin(), set.list.end(),
                                         [](const Parameter& p) { return p.is_estimate(); });
    const std::string priors = names_of_priors(set);
    return fmt::format(
        "Of {} parameters of {}, {} are estimated from the record of {}-{} and drawn with their "
        "uncertainty{}.",
        set.list.size(), set.behaviour, estimates, set.fit->from, set.fit->to,
        priors.empty() ? "" : "; set by hand from the literature, without a score: " + priors);
}

}  // namespace

Value score_sentences(const ParameterSet& set) {
    Value list{Value::Array{}};
    if (!set.fit) {
        list.push(
            fmt::format("The parameters of {} are priors from the literature, not fitted to "
                        "the record: they have no score on history.",
                        set.behaviour));
        return list;
    }
    std::vector<std::string> known = dispute_sentences(set);
    for (std::string& sentence : hazard_sentences(set)) known.push_back(std::move(sentence));
    for (const std::string& sentence : known) list.push(sentence);
    if (const auto sentence = error_sentence(set))
        list.push(*sentence);
    else if (known.empty())
        for (const Score& score : set.scores)
            list.push(fmt::format("{}, {}: {:.4g} ({}; {}).", set.behaviour, score.name,
                                  score.value, score.unit, score.source));
    return list.push(basis_sentence(set));
}

Value parameter_rows(const ParameterSet& set) {
    Value rows{Value::Array{}};
    for (const Parameter& p : set.list)
        rows.push(
            Value{}
                .set("behaviour", set.behaviour)
                .set("name", p.name)
                .set("value", p.value)
                .set("se", p.se)
                .set("unit", p.unit)
                .set("standing", p.is_estimate() && set.fit
                                     ? fmt::format("estimate, {}-{}", set.fit->from, set.fit->to)
                                     : p.standing)
                .set("source", p.source));
    return rows;
}

}  // namespace counterpoise

#include "scenario/model_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "world/check.h"

namespace counterpoise {
namespace {

std::optional<double> score_of(const ParameterSet& set, const std::string& name) {
    for (const Score& score : set.scores)
        if (score.name == name) return score.value;
    return std::nullopt;
}

/// What a behaviour foresees, and what it is held against.
struct Foreseen {
    const char* behaviour;
    const char* figure;
    const char* baseline;
    const char* caveat;
};

const Foreseen* foreseen(const std::string& behaviour) {
    static constexpr Foreseen kAll[]{
        {"spending", "Military spending as a share of GDP",
         "a random walk, which keeps it as it is", ""},
        {"growth", "Output (GDP at purchasing power)",
         "a random walk with each state's own mean growth",
         " The record of output comes from a model that looks both ways in time, so part of this "
         "gain would not have been had at the time."},
    };
    for (const Foreseen& f : kAll)
        if (f.behaviour == behaviour) return &f;
    return nullptr;
}

/// The sentence on errors five years ahead, where the scores of one are all there.
std::optional<std::string> error_sentence(const ParameterSet& set) {
    const Foreseen* words = foreseen(set.behaviour);
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
    if (const auto sentence = error_sentence(set))
        list.push(*sentence);
    else
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

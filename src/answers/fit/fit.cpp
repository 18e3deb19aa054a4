#include "answers/fit/fit.h"

#include <fmt/format.h>

#include <array>

#include "answers/fit/behaviours.h"

namespace counterpoise {
namespace {

const FittedBehaviour& behaviour_of(const FitQuestion& question) {
    static const std::array<FittedBehaviour, 7> all{kDisputesFit, kSeverityFit,    kSpendingFit,
                                                    kGrowthFit,   kRealignmentFit, kCascadeFit,
                                                    kPoliticsFit};
    return find_behaviour(all, question.behaviour, "fit");
}

}  // namespace

void refuse_penalty(const FitQuestion& question) {
    refuse_parts(
        {{question.penalty.has_value(), "--penalty"}, {question.ridge.has_value(), "--ridge"}},
        "is not read here", "it belongs to disputes");
}

void refuse_form_and_years(const FitQuestion& question, const std::string& why) {
    refuse_penalty(question);
    refuse_parts({{question.spec.has_value(), "--spec"},
                  {question.from.has_value(), "--from"},
                  {question.to.has_value(), "--to"}},
                 "is not read by " + question.behaviour, why);
}

void require_start_within(const FitQuestion& question, int last, std::string_view recorded) {
    if (question.to || !question.from || *question.from <= last) return;
    throw InputError(Fault{"--from", fmt::format("year {} is past the record", *question.from),
                           fmt::format("{} on record in full to {}", recorded, last),
                           fmt::format("Choose a year to {}.", last)},
                     FaultKind::usage);
}

void check_fit(const FitQuestion& question, FitUse use) {
    const FittedBehaviour& behaviour = behaviour_of(question);
    refuse_process(question);
    behaviour.check(question, use);
}

Answer fit_behaviour(const Facts& facts, const FitQuestion& question) {
    check_fit(question, FitUse::answer);
    return behaviour_of(question).fit(facts, question);
}

ParameterFile fit_parameters(const Facts& facts, const FitQuestion& question,
                             const std::string& program) {
    check_fit(question, FitUse::parameters);
    return make_parameter_file(behaviour_of(question).parameters(facts, question), program);
}

}  // namespace counterpoise

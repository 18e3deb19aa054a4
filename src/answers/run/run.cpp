#include "answers/run/run.h"

#include "report/document.h"
#include "scenario/effects.h"

namespace counterpoise {

std::optional<RunAnswer> run_question(const Facts& facts, const Question& question,
                                      const Executor& executor, const std::string& program) {
    Experiment experiment(facts, question);
    const auto outcomes = run(experiment, executor);
    if (!outcomes) return {};
    std::string effects = effects_csv(experiment, *outcomes);
    Value record = run_record(experiment, program);
    Outcome outcome = make_outcome(experiment, *outcomes, program);
    Value document = report::document(outcome);
    return RunAnswer{std::move(outcome), std::move(effects), std::move(record),
                     std::move(document)};
}

std::string to_json(const RunAnswer& answer) {
    return to_json(answer.document);
}

std::string to_csv(const RunAnswer& answer) {
    return answer.effects;
}

std::string to_html(const RunAnswer& answer, const PageAssets& assets) {
    return write_html(answer.document, assets);
}

std::string to_text(const RunAnswer& answer, const std::string& report) {
    return report::answer_text(answer.outcome, report);
}

}  // namespace counterpoise

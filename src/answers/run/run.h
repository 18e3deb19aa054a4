#pragma once

#include <optional>
#include <string>

#include "files/value.h"
#include "report/page/html.h"
#include "scenario/driver.h"
#include "scenario/outcome/outcome.h"
#include "scenario/question.h"

namespace counterpoise {

/// What a scenario's runs come to.
struct RunAnswer {
    Outcome outcome;
    std::string effects;  ///< effects.csv
    Value record;         ///< run.json: what is needed to run the same again
    Value document;       ///< report.json: what the report says
};

/// A scenario run on somebody's workers and told. `program` is the version that stands in the
/// answer. Nothing if the executor was stopped.
///
/// Shape    effects: a row a series, year and school; document: docs/report.md.
/// Errors   InputError for what the facts cannot answer.
/// Source   the document names its tables; docs/method has a page a measure.
[[nodiscard]] std::optional<RunAnswer> run_question(const Facts& facts, const Question& question,
                                                    const Executor& executor,
                                                    const std::string& program);

[[nodiscard]] std::string to_json(const RunAnswer& answer);
[[nodiscard]] std::string to_csv(const RunAnswer& answer);
/// The report as one HTML file that needs nothing else.
[[nodiscard]] std::string to_html(const RunAnswer& answer, const PageAssets& assets);
/// The answer in sentences; `report` says where the whole report is.
[[nodiscard]] std::string to_text(const RunAnswer& answer, const std::string& report);

}  // namespace counterpoise

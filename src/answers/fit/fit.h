#pragma once

#include <optional>
#include <string>

#include "answers/estimation.h"
#include "answers/fit/parameter_file.h"
#include "answers/sheet.h"
#include "world/facts.h"

namespace counterpoise {

/// Which estimates are asked for.
struct FitQuestion : EstimationQuestion {
    std::optional<int> to;  ///< last year
};

/// What estimates are wanted for: to be read, or to be written as the parameters of runs.
enum class FitUse { answer, parameters };

/// Refuses what needs no record: a behaviour without estimates, parts that it does not read, a year
/// past its record, words that mean nothing. The questions below do it themselves; a front end that
/// has a file to read, or a folder to find, asks first.
/// Errors   InputError (usage).
void check_fit(const FitQuestion& question, FitUse use);

/// A behaviour estimated from the published record: its coefficients with errors and intervals.
///
/// Shape    document: the keys that every fit begins with (fit_json.h), then its own; CSV: a row a
///          coefficient, with the same keys.
/// Missing  what a fit does not have is null in the document and empty in CSV.
/// Errors   InputError as check_fit, of the form, or of years with too little on record.
/// Source   docs/method/fit.md.
[[nodiscard]] Answer fit_behaviour(const Facts& facts, const FitQuestion& question);

/// The same estimates as the parameters that runs draw from, with their scores on what the fit had
/// not seen. `program` is the version that stands in the file.
/// Errors   InputError as above; for severity, which is written with disputes.
[[nodiscard]] ParameterFile fit_parameters(const Facts& facts, const FitQuestion& question,
                                           const std::string& program);

}  // namespace counterpoise

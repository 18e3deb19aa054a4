#pragma once

#include <optional>

#include "answers/estimation.h"
#include "answers/sheet.h"
#include "world/facts.h"

namespace counterpoise {

/// Whose forecasts are scored.
struct BacktestQuestion : EstimationQuestion {
    std::optional<int> origin;  ///< last year of the fit
};

/// How good the forecasts of a behaviour were on years that its estimates had not seen.
///
/// Shape    document: scores of the model and of what it is held against; CSV: the first of the
///          sheet's tables.
/// Errors   InputError (usage) for a behaviour without scores, or a part that it does not read;
///          InputError of the form, or of years with too little on record.
/// Source   the behaviour's page in docs/method.
[[nodiscard]] Answer score_behaviour(const Facts& facts, const BacktestQuestion& question);

}  // namespace counterpoise

#pragma once

#include <string>

#include "app/commands.h"
#include "history/dispute_spec.h"

namespace counterpoise {

/// The behaviour that `fit` and `backtest` were asked for; disputes if none was named.
/// Errors   InputError for one that has no estimates.
void require_behaviour(const Options& options, const std::string& command);

/// The specification of --spec: a name, or a TOML file. Errors: InputError.
[[nodiscard]] DisputeSpec spec_of(const Options& options, const std::string& otherwise);

/// --penalty and --ridge. Errors: InputError.
[[nodiscard]] LogitOptions logit_options(const Options& options);

}  // namespace counterpoise

#pragma once

#include <string>
#include <vector>

#include "app/commands.h"
#include "behaviour/realignment/situation.h"
#include "history/dispute_spec.h"

namespace counterpoise {

/// What `fit` and `backtest` can be asked for.
enum class Estimated { disputes, spending, growth, realignment };

/// The behaviour that was asked for; disputes if none was named.
/// Errors   InputError for one that has no estimates.
[[nodiscard]] Estimated behaviour_of(const Options& options, const std::string& command);

/// Errors   InputError for --penalty, --ridge or --origin, which only disputes read.
void refuse_flags_of_disputes(const Options& options);

/// Errors   InputError for --process, which only realignment reads.
void refuse_process(const Options& options);

/// Errors   InputError for flags that a backtest of realignment does not read.
void refuse_flags_of_estimation(const Options& options);

/// The processes of --process, all four if none is named. Errors: InputError with the nearest.
[[nodiscard]] std::vector<Process> processes_of(const Options& options);
[[nodiscard]] int fit_realignment_command(const Context& context);
[[nodiscard]] int backtest_realignment_command(const Context& context);
[[nodiscard]] int fit_spending_command(const Context& context);
[[nodiscard]] int backtest_spending_command(const Context& context);
[[nodiscard]] int fit_growth_command(const Context& context);
[[nodiscard]] int backtest_growth_command(const Context& context);

/// The specification of --spec: a name, or a TOML file. Errors: InputError.
[[nodiscard]] DisputeSpec spec_of(const Options& options, const std::string& otherwise);

/// --penalty and --ridge. Errors: InputError.
[[nodiscard]] LogitOptions logit_options(const Options& options);

}  // namespace counterpoise

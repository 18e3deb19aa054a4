#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/commands.h"
#include "behaviour/realignment/situation.h"
#include "history/disputes/severity_spec.h"
#include "history/disputes/spec.h"

namespace counterpoise {

/// Errors   InputError for --penalty, --ridge or --origin, which only disputes read.
void refuse_flags_of_disputes(const Options& options);
/// The same, and of --spec, --from and --to, by a fit that has one form and reads its record whole.
void refuse_form_and_years(const Options& options, const std::string& behaviour,
                           const std::string& why);
/// Errors   InputError for --penalty or --ridge, which only the logit of disputes reads.
void refuse_penalty(const Options& options);

[[nodiscard]] int fit_disputes_command(const Context& context);
[[nodiscard]] int backtest_disputes_command(const Context& context);
/// Errors   InputError for flags that a backtest of realignment does not read.
void refuse_flags_of_estimation(const Options& options);

/// Errors   InputError for a --from after the last year that is taken where --to is not given;
///          `recorded` says what is on record to then ("disputes are").
void require_start_within(const Options& options, int last, std::string_view recorded);

/// The processes of --process, all four if none is named. Errors: InputError with the nearest.
[[nodiscard]] std::vector<Process> processes_of(const Options& options);
[[nodiscard]] int fit_realignment_command(const Context& context);
[[nodiscard]] int backtest_realignment_command(const Context& context);
[[nodiscard]] int fit_spending_command(const Context& context);
[[nodiscard]] int backtest_spending_command(const Context& context);
[[nodiscard]] int fit_growth_command(const Context& context);
[[nodiscard]] int backtest_growth_command(const Context& context);
[[nodiscard]] int fit_severity_command(const Context& context);
[[nodiscard]] int backtest_severity_command(const Context& context);
[[nodiscard]] int fit_cascade_command(const Context& context);
[[nodiscard]] int fit_politics_command(const Context& context);
[[nodiscard]] int backtest_politics_command(const Context& context);

/// The specification of --spec: a name, or a TOML file. Errors: InputError.
[[nodiscard]] DisputeSpec spec_of(const Options& options, const std::string& otherwise);

[[nodiscard]] SeveritySpec severity_spec_of(const Options& options);

/// --penalty and --ridge. Errors: InputError.
[[nodiscard]] LogitOptions logit_options(const Options& options);

}  // namespace counterpoise

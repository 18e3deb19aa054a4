#pragma once

#include <iosfwd>

#include "app/app.h"
#include "app/options.h"
#include "scenario/change.h"
#include "world/assumptions.h"
#include "world/facts.h"

namespace counterpoise {

/// What every command gets.
struct Context {
    const Facts& facts;
    const Options& options;
    const Embedded& embedded;
    std::ostream& out;
    std::ostream& err;
};

/// One function a command; each answers the exit code. Errors: InputError, BrokenPromise.
[[nodiscard]] int run_command(const Context& context);
[[nodiscard]] int measure_command(const Context& context);
[[nodiscard]] int show_command(const Context& context);
[[nodiscard]] int list_command(const Context& context);
[[nodiscard]] int claims_command(const Context& context);
[[nodiscard]] int data_command(const Context& context);
[[nodiscard]] int exits_command(const Context& context);
[[nodiscard]] int cascade_command(const Context& context);
[[nodiscard]] int politics_command(const Context& context);
[[nodiscard]] int explain_command(const Context& context);
[[nodiscard]] int fit_command(const Context& context);
[[nodiscard]] int backtest_command(const Context& context);

/// The changes of --leave, --join, --dormant and --leave-command. Errors: InputError with every
/// fault.
[[nodiscard]] std::vector<Change> changes_of(const Options& options, const Facts& facts, Date date);
/// The choices of --assume; naming `reliability` chooses it for cascades too. Errors: InputError
/// with every fault; for a `reliability` beside a school that has its own.
[[nodiscard]] Assumptions assumptions_of(const Options& options);

}  // namespace counterpoise

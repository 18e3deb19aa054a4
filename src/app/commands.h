#pragma once

#include <iosfwd>

#include "app/app.h"
#include "app/options.h"
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

}  // namespace counterpoise

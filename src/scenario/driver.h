#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "scenario/ensemble.h"

namespace counterpoise {

/// Somebody's workers: computes every block of the schools that share these relations and answers
/// them merged, or nothing if it was stopped. A loop, threads, or other processes that get plan and
/// block and send partials back: the answer is the same bits, since blocks depend on nothing else
/// and merge in any order.
using Executor =
    std::function<std::optional<Partial>(const Experiment& experiment, std::size_t relations)>;

/// The executor that is a plain loop.
[[nodiscard]] std::optional<Partial> run_in_order(const Experiment& experiment,
                                                  std::size_t relations);

/// Runs a scenario: every school, then the joint extremes of several open keys, which the first
/// pass decides; outcomes in the order of the experiment's schools. Nothing if it was stopped.
/// Errors   BrokenPromise if the executor leaves blocks out.
[[nodiscard]] std::optional<std::vector<SchoolOutcome>> run(Experiment& experiment,
                                                            const Executor& executor);

}  // namespace counterpoise

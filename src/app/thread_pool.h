#pragma once

#include <atomic>
#include <functional>

#include "app/options.h"
#include "scenario/driver.h"

namespace counterpoise {

/// Told of blocks done, from any thread, one call at a time.
using Progress =
    std::function<void(const Experiment& experiment, std::size_t relations, std::uint32_t blocks)>;

/// The executor that shares blocks out among some threads. It stops when `stop` becomes true.
[[nodiscard]] Executor thread_pool(int threads, const std::atomic<bool>& stop,
                                   Progress progress = {});

/// The threads of --threads, or as many as the machine has processors.
/// Errors   InputError for a number that is none of threads.
[[nodiscard]] int thread_count(const Options& options);

}  // namespace counterpoise

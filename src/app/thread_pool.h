#pragma once

#include <atomic>
#include <functional>

#include "app/options.h"
#include "scenario/driver.h"

namespace counterpoise {

/// Told of blocks done, from any thread, one call at a time.
using Progress = std::function<void(const PreparedRelations& relations, std::uint32_t blocks)>;

/// The executor that shares blocks out among some threads. It stops when `stop` becomes true.
[[nodiscard]] Executor thread_pool(int threads, const std::atomic<bool>& stop,
                                   Progress progress = {});

/// The threads of --threads, or as many as the machine has processors.
[[nodiscard]] int thread_count(const Options& options);

}  // namespace counterpoise

#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "scenario/ensemble.h"

namespace counterpoise {

/// Runs all blocks of a school on some threads. The result does not depend on their number or
/// order. Answers nothing if `stop` became true. `progress` is told the blocks done, from any
/// thread, one call at a time.
[[nodiscard]] std::optional<Partial> run_blocks(const Experiment& experiment, std::size_t school,
                                                int threads, const std::atomic<bool>& stop,
                                                const std::function<void(std::uint32_t)>& progress);

}  // namespace counterpoise

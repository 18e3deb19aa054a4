#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <vector>

#include "scenario/ensemble.h"

namespace counterpoise {

/// Told of blocks done, from any thread, one call at a time.
using Progress = std::function<void(const PreparedRelations& relations, std::uint32_t blocks)>;

/// Runs all blocks of the schools that share relations on some threads. The result does not depend
/// on their number or order. Answers nothing if `stop` became true.
[[nodiscard]] std::optional<Partial> run_blocks(const Experiment& experiment, std::size_t relations,
                                                int threads, const std::atomic<bool>& stop,
                                                const Progress& progress = {});

/// Runs the schools of these relations and of all after them; outcomes in the order of schools.
/// Answers nothing if `stop` became true.
[[nodiscard]] std::optional<std::vector<SchoolOutcome>> run_schools(const Experiment& experiment,
                                                                    std::size_t first_relations,
                                                                    int threads,
                                                                    const std::atomic<bool>& stop,
                                                                    const Progress& progress = {});

}  // namespace counterpoise

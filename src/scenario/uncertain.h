#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "behaviour/politics/exit_draw.h"
#include "scenario/change.h"

namespace counterpoise {

/// An exit that may happen or not. How likely it is by each year is exact; each run draws the year
/// in which it is decided, given that it happens in time.
struct UncertainExit {
    std::size_t step = 0;       ///< its place among the steps
    std::uint32_t subject = 0;  ///< a stable number of the membership, for its draws
    ExitRate rate;
    std::vector<Date> decided;  ///< by year, those whose exit is in force by the end
    std::vector<Date> out;      ///< the day on which the state is then out
};

/// The uncertain one among the steps, with every year in which it can be decided in time.
/// Missing: nothing where every step is certain. Source: docs/method/politics.md.
[[nodiscard]] std::optional<UncertainExit> uncertain_exit(const std::vector<Step>& steps, Year end,
                                                          const World& start, const Facts& facts);

/// The steps if the exit is decided in the `way`-th of its years.
[[nodiscard]] std::vector<Step> drawn_steps(const std::vector<Step>& steps,
                                            const UncertainExit& exit, std::size_t way);

/// In which of its years a run has the exit decided.
[[nodiscard]] std::size_t drawn_way(const UncertainExit& exit, std::uint64_t seed,
                                    std::uint32_t run);

/// The chance that the state is out by 31 December of a year.
///
///     1 − (1 − p)^k,  k = years of decision whose exit is in force by then
[[nodiscard]] double chance_out_by(const UncertainExit& exit, double per_year, int year);

}  // namespace counterpoise

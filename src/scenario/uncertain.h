#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "behaviour/politics/exit_draw.h"
#include "scenario/change.h"

namespace counterpoise {

/// An exit that each run draws: whether, and in which year it is decided.
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

/// The steps if the exit is decided in the `way`-th of its years; past them, without it.
[[nodiscard]] std::vector<Step> drawn_steps(const std::vector<Step>& steps,
                                            const UncertainExit& exit, std::size_t way);

/// Which of the ways a run draws: the first year whose draw decides, or none (the number of years).
[[nodiscard]] std::size_t drawn_way(const UncertainExit& exit, std::uint64_t seed,
                                    std::uint32_t run);

/// The chance that the state is out by 31 December of a year.
///
///     1 − (1 − p)^k,  k = years of decision whose exit is in force by then
[[nodiscard]] double chance_out_by(const UncertainExit& exit, double per_year, int year);

}  // namespace counterpoise

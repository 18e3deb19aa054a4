#pragma once

#include <cstdint>
#include <string>

#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// How often a year such a member decides to leave, and what that rests on.
struct ExitRate {
    double per_year = 0;
    double low = 0;  ///< 95 % interval; the rate itself where it is stated, not estimated
    double high = 0;
    std::string source;
    std::string caveat;    ///< what the interval leaves out, as a sentence; empty where nothing
    double overcount = 1;  ///< about how many times too many the record counts; 1 where unknown
};

/// Whose exit it is: base rates differ. A pair is a treaty of two: whoever leaves ends it.
enum class Leaver { member, largest_member, pair_member, institution_member };

/// The rate on record. Source: parameters/politics.toml (exit_rate.*), which repeat `counterpoise
/// exits` with its exact Poisson intervals; the caveats: docs/method/exits.md. Errors: InputError
/// with every fault of that file.
[[nodiscard]] ExitRate base_exit_rate(const Facts& facts, Leaver leaver);

/// In which of some years an exit is decided, given that it is in one of them.
///
///     P(w) = p (1 - p)^w / (1 - (1 - p)^years),  w = 0, 1, …, years - 1;
///     the least w with u < P(0) + … + P(w),  u uniform at (seed; run, politics, subject)
///
/// Shape    subject: a stable number of the membership. The same for every school; a likelier exit
///          comes no later.
/// Errors   BrokenPromise without a year or a chance.
[[nodiscard]] std::size_t exit_place(double per_year, std::size_t years, std::uint64_t seed,
                                     std::uint32_t run, std::uint32_t subject);

}  // namespace counterpoise

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

/// Whether an exit that has not been decided yet is decided in a year.
///
///     u < chance,  u uniform at (seed; run, year, politics, subject)
///
/// Shape    subject: a stable number of the membership. The same for every school.
[[nodiscard]] bool exit_decided(double chance, std::uint64_t seed, std::uint32_t run, int year,
                                std::uint32_t subject);

}  // namespace counterpoise

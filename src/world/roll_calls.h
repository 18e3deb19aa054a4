#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// One state's votes of a year: bit n is set where it voted so in the year's n-th roll call. A roll
/// call that none of the three has was missed, or the state was no member.
struct VoteBits {
    StateId state;
    std::vector<std::uint64_t> yes;
    std::vector<std::uint64_t> abstain;
    std::vector<std::uint64_t> no;
};

/// The votes of one calendar year.
struct VotesOfYear {
    Year year;
    std::size_t roll_calls = 0;
    std::vector<VoteBits> states;  ///< those with a vote, by code
};

/// The roll calls of the General Assembly: what is read once. Letters are turned into bits by the
/// year, when a year is asked for.
struct RollCalls {
    std::vector<StateId> voters;  ///< by place of their letter
    std::vector<Year> years;      ///< by row of un_roll_calls.csv
    Year last_full_year;          ///< the last calendar year that the table covers to its end
};

/// Source   data/un_roll_calls.csv.gz, data/un_voters.csv.
/// Errors   InputError where places are not counted from 1 or a date cannot be read.
[[nodiscard]] RollCalls read_roll_calls(const Facts& facts);
[[nodiscard]] inline const RollCalls& roll_calls(const Facts& facts) {
    return facts.cached(&read_roll_calls);
}

/// The votes of a calendar year; no roll call and no state where the Assembly had none.
/// Errors   InputError with every row that has a letter too many, too few or unknown.
[[nodiscard]] VotesOfYear votes_of(const Facts& facts, Year year);

/// A check for `data check`: every row is a letter a state, and every state has a vote.
[[nodiscard]] std::string check_roll_calls(const Facts& facts, Faults& faults);

}  // namespace counterpoise

#pragma once

#include "measures/alignment/crossing.h"
#include "measures/measure.h"
#include "world/roll_calls.h"

namespace counterpoise {

/// How two states voted in the roll calls in which both voted.
struct Agreement {
    std::size_t common = 0;   ///< roll calls in which both voted
    std::size_t equal = 0;    ///< of them, the same vote
    std::size_t opposed = 0;  ///< of them, yes against no

    /// Share of equal votes.
    ///
    ///     agree = equal / common
    ///
    /// Units    0-1.
    /// Missing  NaN without a common roll call.
    [[nodiscard]] double agree() const;
    /// The same with an abstention against yes or no as half.
    ///
    ///     agree3 = (equal + (common - equal - opposed) / 2) / common
    [[nodiscard]] double agree3() const;
};

/// Source   Lijphart 1963 (agree3); docs/method/alignment.md.
[[nodiscard]] Agreement agreement(const VoteBits& a, const VoteBits& b);

/// The votes of two states crossed: no 0, abstention 1, yes 2, where both voted.
[[nodiscard]] Crossing cross(const VoteBits& a, const VoteBits& b);

/// The votes that a year's answer rests on: those of the calendar year; in the latest world those
/// of the last full year. Errors: InputError for a year without a roll call.
[[nodiscard]] VotesOfYear votes_for(const View& view);

/// The place among the voters of the state that --state names; nothing where it was not given.
/// Errors: InputError if it is unknown or has no vote.
[[nodiscard]] std::optional<std::size_t> place_of(const VotesOfYear& votes, const View& view);

/// "roll calls of 2019", and that they are carried forward where they are.
[[nodiscard]] std::string vintage_of(const VotesOfYear& votes, Year asked);

/// The note that an exit changes no vote, where the world differs from the published one.
void add_exit_note(Reading& reading, const View& view);
/// The same, and a note where the roll calls are few.
void add_votes_notes(Reading& reading, const View& view, const VotesOfYear& votes);

[[nodiscard]] Reading alignment_agreement(const View& view);
[[nodiscard]] Reading alignment_distance(const View& view);

}  // namespace counterpoise

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace counterpoise {

/// Members of a chamber with the same chances, each voting for itself.
struct VoterGroup {
    int members = 0;
    double yes = 0;     ///< probability of a yes
    double absent = 0;  ///< probability of not being present; the rest vote no
};

/// The members who vote, and how many seats the chamber has (for its quorum).
struct Chamber {
    std::string name;
    int seats = 0;
    std::vector<VoterGroup> groups;

    [[nodiscard]] int members() const;
};

/// What a chamber must do.
enum class Majority {
    simple,      ///< more yes than no; a tie fails
    two_thirds,  ///< two thirds of those present
};

/// The chance that a vote succeeds, and whether it can at all.
struct BallotOdds {
    double probability = 0;
    bool possible = false;  ///< some vote that the groups allow succeeds
    int most_yes = 0;       ///< the most members that may vote yes
    int needed = 0;         ///< yes votes needed if all members are present
    int fewest_needed = 0;  ///< yes votes needed if as few are present as the groups allow
    int quorum = 0;         ///< members that must be present: more than half of the seats
    int most_present = 0;   ///< the most members that may be present
    double expected_yes = 0;
};

/// The exact chance that a chamber votes yes: members vote independently.
///
///     P = Σ over (y, n) with y + n >= quorum and the majority of P(y yes, n no)
///     simple: y > n;  two thirds: y >= ⌈2 (y + n) / 3⌉;  quorum: ⌊seats / 2⌋ + 1
///
/// by convolution of the members' distributions over (y, n), so it is exact to rounding. A group
/// whose chance is 0 or 1 votes as one: a roll call is such a distribution.
/// Shape    any number of groups; together no more members than seats.
/// Errors   InputError naming the chamber for no member, more members than seats, chances outside
///          0 to 1 or together above 1.
/// Source   US Constitution Art. I(5) (quorum), Art. I(7) and II(2); 22 USC 1928f;
///          docs/method/politics.md.
[[nodiscard]] BallotOdds ballot_odds(const Chamber& chamber, Majority majority);

/// Reads "53/100" (a roll call: yes votes of those present) or "53x0.6,47x0.02" (groups: members ×
/// probability of a yes; a third number is the probability of being absent: "47x0.02x0.05").
/// Errors: InputError at `where` for anything else.
[[nodiscard]] Chamber chamber_named(std::string_view words, std::string_view name, int seats,
                                    const std::string& where);

inline constexpr int kSenateSeats = 100;
inline constexpr int kHouseSeats = 435;

}  // namespace counterpoise

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "base/standing.h"
#include "world/facts.h"
#include "world/world.h"

namespace counterpoise {

/// A place in a voting body that is held by name.
struct VotingSeat {
    std::string player;            ///< a name, where the holder is no state
    std::vector<StateId> holders;  ///< else the states that may hold it: in a year, the member
    std::string where;
};

/// How many votes (or other weight) the players of a group have in one dimension.
struct VotingWeight {
    std::vector<std::int64_t> each;  ///< one for all, or one a seat
    std::optional<Column> column;    ///< or a column of the year's world, in whole units
    std::int64_t times = 1;          ///< of the column, before it is rounded
    std::int64_t over = 1;
    std::string where;
};

/// Players under one heading: named seats, so many equals, or the members of a treaty or
/// institution.
struct VotingGroup {
    std::string name;
    std::vector<VotingSeat> seats;
    std::int64_t members = 0;
    std::string members_of;
    std::vector<StateId> without;  ///< members of it who are not in the group
    bool veto = false;
    std::vector<VotingWeight> weights;  ///< by dimension
    std::string where;
};

/// What a condition asks for: so many, a share, more than a share, or all but so many.
enum class QuotaKind { votes, share, more_than, all_but };

/// Holds for a coalition that has enough in one dimension.
struct VotingCondition {
    std::size_t dimension = 0;
    QuotaKind kind = QuotaKind::votes;
    std::int64_t numerator = 0;  ///< votes, or of a share
    std::int64_t denominator = 1;
    std::string where;
};

/// A voting body as a file describes it: who votes, with what, and when a coalition has passed.
/// Every condition must hold, and if there are alternatives at least one of them wholly.
struct VotingBody {
    std::string id;
    std::string title;
    std::string about;
    std::string source;
    Standing standing = Standing::assumed;
    int from = 0;            ///< first year of these rules; 0: no such year
    int to = 0;              ///< last year
    std::string before;      ///< the body of the years before `from`
    std::string membership;  ///< the treaty or institution whose leavers lose their seats
    std::string rule;        ///< what an exit does to seats; empty: the seat goes with its holder
    std::vector<std::string> dimensions;  ///< kVotes, kMembers, then those of the file
    std::vector<VotingGroup> groups;
    std::vector<VotingCondition> conditions;
    std::vector<std::vector<VotingCondition>> alternatives;
    std::string where;

    static constexpr std::size_t kVotes = 0;
    static constexpr std::size_t kMembers = 1;
};

inline constexpr std::string_view kSecurityCouncilRule = "security_council";

inline constexpr std::size_t kMostPlayers = 1000;
inline constexpr std::int64_t kMostVotes = 1'000'000'000'000;  ///< of one player
inline constexpr std::size_t kMostDimensions = 8;
inline constexpr std::size_t kMostConditions = 16;

/// What a condition comes to where all players together have `total`.
///
///     votes q;  share ceil(total a / b);  more than floor(total a / b) + 1;  all but total - q
[[nodiscard]] std::int64_t votes_needed(const VotingCondition& condition, std::int64_t total);

/// What is wrong with a condition where all players together have `total`; nothing if it can be met
/// and can be missed.
[[nodiscard]] std::optional<Fault> quota_fault(const VotingCondition& condition, std::int64_t total,
                                               const std::string& dimension);

/// Reads a body; docs/method/votes.md has every key.
///
/// Units    votes are whole numbers from 0 to kMostVotes.
/// Errors   InputError with every fault of the file, each as file:line:column.
[[nodiscard]] VotingBody parse_voting_body(std::string_view text, const std::string& file,
                                           const Facts& facts);

/// Names of the built-in bodies, sorted.
[[nodiscard]] std::vector<std::string> body_names(const Facts& facts);
/// A built-in body. Errors: InputError at `where` with the nearest name.
[[nodiscard]] VotingBody body_named(std::string_view name, const Facts& facts,
                                    const std::string& where);

}  // namespace counterpoise

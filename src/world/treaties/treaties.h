#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// What a treaty obliges its members to; a set of flags.
enum class Obligation : std::uint8_t {
    none = 0,
    defence = 1,
    offence = 2,
    neutrality = 4,
    nonaggression = 8,
    consultation = 16,
};
[[nodiscard]] constexpr Obligation operator|(Obligation a, Obligation b) {
    return static_cast<Obligation>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool has(Obligation all, Obligation one) {
    return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}
[[nodiscard]] std::string words(Obligation obligations);

/// Whether a treaty in force still works as its text says. Only live ones defend anybody.
enum class TreatyState : std::uint8_t { live, dormant, doubtful, ended };
[[nodiscard]] std::string_view name_of(TreatyState state);

/// The first year for which today's judgement of a treaty's state is used. Before, every treaty in
/// force counts as live: no judgement of that time is in the facts.
inline constexpr Year kFirstJudgedYear = Year{kLatestYear.value - 7};

/// Source: data/treaties.csv.
struct Treaty {
    std::string code;  ///< NATO, ANZUS, ATOP3240, …
    std::string name;
    Date start;
    Date end;
    TreatyState state = TreatyState::live;
    std::string state_reason;
    std::string confidence;
};

/// One state's spell in a treaty with constant obligations. Source: data/treaty_members.csv.
struct TreatySpell {
    TreatyId treaty;
    StateId state;
    Date start;
    Date end;
    Obligation obligations = Obligation::none;
    std::string source;
    std::string confidence;
    std::string start_text;  ///< as precise as the table knows it
    std::string end_text;    ///< empty: still in force
};

struct Treaties {
    std::vector<Treaty> list;         ///< by TreatyId
    std::vector<TreatySpell> spells;  ///< by treaty, state, start

    [[nodiscard]] const Treaty& at(TreatyId id) const { return list[id.code]; }
    /// Errors: InputError at `where` with the nearest code.
    [[nodiscard]] TreatyId named(std::string_view code, const std::string& where) const;
    [[nodiscard]] bool knows(std::string_view code) const;
};

/// Whether a treaty in force counts as live in a world of that year.
[[nodiscard]] inline bool counts_as_live(const Treaty& treaty, Year year) {
    return treaty.state == TreatyState::live || year < kFirstJudgedYear;
}

[[nodiscard]] Treaties read_treaties(const Facts& facts);
[[nodiscard]] inline const Treaties& treaties(const Facts& facts) {
    return facts.cached(&read_treaties);
}

}  // namespace counterpoise

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "files/value.h"
#include "scenario/change.h"
#include "world/assumptions.h"
#include "world/facts.h"

namespace counterpoise {

inline constexpr Year kFirstRunYear = Year{kLatestYear.value + 1};
inline constexpr std::int64_t kMostRuns = 1'000'000;
inline constexpr std::size_t kLongestTitle = 300;   ///< bytes
inline constexpr std::size_t kLongestAbout = 3000;  ///< bytes

/// A question: what is changed, over which years, with how many paired runs, under which choices.
struct Scenario {
    std::string title;
    std::string about;
    Year start = kFirstRunYear;
    Year end{2040};
    std::uint32_t runs = 1000;
    std::uint64_t seed = 1949;
    std::vector<Change> changes;
    Assumptions assumptions;
    std::vector<std::string>
        open;  ///< keys whose value is "all": every alternative is run and shown
    std::map<std::string, std::string>
        named;  ///< keys that somebody has set, be it to the default, with where
};

/// A title made from the changes: "The United States of America leaves NATO and UN".
[[nodiscard]] std::string title_of(const std::vector<Change>& changes, const Facts& facts);

/// Sets an assumption, or opens it if the value is "all" and it is a choice of words.
/// Errors: InputError at `where`.
void assume(Scenario& scenario, std::string_view key, std::string_view value,
            const std::string& where);

/// Fills what follows from the words of a scenario once all are there; question.h calls it.
/// `ally_response` is open where a treaty changes and nobody has chosen a school: none of them
/// alone is the headline.
void complete(Scenario& scenario);

/// Refuses codes that an assumption names and the facts do not know: states of global reach, UN
/// agencies. Errors: InputError with every fault.
void check_codes(const Assumptions& assumptions, const Facts& facts);

/// Refuses choices that no single one of them shows to be wrong: codes that nobody knows, a number
/// of `reliability` beside a school that has its own. Errors: InputError with every fault.
void check_choices(const Scenario& scenario, const Facts& facts);

/// Refuses what no single key shows to be wrong: such choices, years the wrong way round, a change
/// outside them, or one in force only after the end. Errors: InputError with every fault.
void check(const Scenario& scenario, const Facts& facts);

/// One set of choices that is run: the defaults with one alternative of an open key, or a joint
/// extreme.
struct School {
    Assumptions assumptions;
    std::string canonical;  ///< the choices that differ from the defaults, `key=value;…`
    std::string label;      ///< the alternative of the open key that it shows, or "as assumed"
};
/// Every alternative of each open key one at a time, the other open keys at their defaults.
[[nodiscard]] std::vector<School> schools_of(const Scenario& scenario);

}  // namespace counterpoise

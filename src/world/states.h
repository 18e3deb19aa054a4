#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// One spell of a state in the international system. Source: data/states.csv.
struct StateSpell {
    StateId state;
    std::string iso3;
    std::string name;
    Date start;
    Date end;
    std::string continent;
    std::string subregion;
};

/// All states since 1816 by code and by name.
class States {
  public:
    explicit States(std::vector<StateSpell> spells);

    [[nodiscard]] const std::vector<StateSpell>& spells() const { return spells_; }
    /// States in the system on a day, by code.
    [[nodiscard]] std::vector<StateId> in_system(Date day) const;
    /// ISO 3166 alpha-3 (or documented private code); `COW<code>` for a code that no table knows.
    [[nodiscard]] std::string iso3(StateId state) const;
    [[nodiscard]] std::string name(StateId state) const;
    [[nodiscard]] std::string continent(StateId state) const;
    /// The state that bears an ISO code on the last day of a year (codes repeat over time).
    /// Errors: InputError at `where` with the nearest known code; for a state of other times, with
    /// all of them.
    [[nodiscard]] StateId named(std::string_view iso3, Year year, const std::string& where) const;

  private:
    [[nodiscard]] const StateSpell* last_spell(StateId state) const;

    std::vector<StateSpell> spells_;
    std::unordered_map<StateId, std::size_t> last_;
};

[[nodiscard]] States read_states(const Facts& facts);
[[nodiscard]] inline const States& states(const Facts& facts) {
    return facts.cached(&read_states);
}

}  // namespace counterpoise

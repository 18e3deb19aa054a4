#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// Source: data/igos.csv.
struct Institution {
    std::string code;  ///< UN, WHO, UNESCO, …
    std::string name;
};

/// Full membership of a state. Sources: data/un_members.csv for the UN; else
/// data/igo_members.csv.gz to 2014, open spells carried on, with the exits and returns of
/// data/institution_events.csv that the record lacks.
struct InstitutionSpell {
    InstitutionId institution;
    StateId state;
    Date start;
    Date end;
};

struct Institutions {
    std::vector<Institution> list;  ///< by InstitutionId
    std::vector<InstitutionSpell> spells;
    InstitutionId un;

    [[nodiscard]] const Institution& at(InstitutionId id) const { return list[id.code]; }
    [[nodiscard]] bool knows(std::string_view code) const;
    /// Errors: InputError at `where` with the nearest code.
    [[nodiscard]] InstitutionId named(std::string_view code, const std::string& where) const;
};

[[nodiscard]] Institutions read_institutions(const Facts& facts);
[[nodiscard]] inline const Institutions& institutions(const Facts& facts) {
    return facts.cached(&read_institutions);
}

}  // namespace counterpoise

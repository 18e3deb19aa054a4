#pragma once

#include <string>

#include "base/error.h"
#include "world/facts.h"

namespace counterpoise {

/// Checks across tables. Each answers the line that says what was proved, and adds what was not to
/// `faults`. Their tables are sound.

/// Every state code of every table named is in states.csv.
[[nodiscard]] std::string check_states(const Facts& facts, Faults& faults);
/// Members, threats and targets name listed treaties.
[[nodiscard]] std::string check_treaties(const Facts& facts, Faults& faults);
/// Members and events name listed institutions or UN entities.
[[nodiscard]] std::string check_institutions(const Facts& facts, Faults& faults);
/// Exit clauses and domestic gates name listed treaties and institutions.
[[nodiscard]] std::string check_exits(const Facts& facts, Faults& faults);
/// Every entity that has revenue is listed.
[[nodiscard]] std::string check_entities(const Facts& facts, Faults& faults);
/// No pair has two kinds of contact at a time; records of none may run beside one.
[[nodiscard]] std::string check_contacts(const Facts& facts, Faults& faults);

}  // namespace counterpoise

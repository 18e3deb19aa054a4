#pragma once

#include <map>
#include <string>
#include <vector>

#include "world/treaties/treaties.h"

namespace counterpoise {

/// Where an attack must fall for a treaty to bind its members. Source: data/treaty_conditions.csv.
struct TreatyCondition {
    std::string article;
    bool overseas = true;               ///< binds for territory outside any region named too
    Date since;                         ///< first day on which it binds; year 0: as recorded
    std::vector<std::string> outside;   ///< ISO codes: home territory outside the area
    std::vector<std::string> reserved;  ///< ISO codes: owe aid, neutrality respected
    std::string text;
    std::string source;
};

/// By treaty. The table is not complete: a treaty without a condition is not covered by it, and is
/// read as binding wherever the attack falls.
using TreatyConditions = std::map<TreatyId, TreatyCondition>;

/// Errors: InputError naming the row of an unknown treaty or state.
[[nodiscard]] TreatyConditions read_treaty_conditions(const Facts& facts);
[[nodiscard]] inline const TreatyConditions& treaty_conditions(const Facts& facts) {
    return facts.cached(&read_treaty_conditions);
}

}  // namespace counterpoise

#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// A state that left part of an alliance while it stays a party. Shown beside exits, never counted.
/// Source: data/partial_exits.csv, transcribed and unverified.
struct PartialExit {
    TreatyId treaty;
    StateId state;
    Date start;
    Date end;  ///< kOpenEnd where full participation has not returned
    std::string form;
    std::string note;
};

[[nodiscard]] std::vector<PartialExit> read_partial_exits(const Facts& facts);

}  // namespace counterpoise

#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "world/facts.h"

namespace counterpoise {

/// What was proved of the facts, one line a check with its counts, and every fault that was found.
struct CheckReport {
    std::vector<std::string> passed;
    Faults faults;
};

/// Proves every table against sources.toml and against the others.
///
/// Each table: described, complete, every cell of its type and in its range or words, keys unique,
/// spells apart. Then across tables: codes known, sums as published, CINC recomputed, members
/// counted. A check across tables is made where its tables stand.
/// Errors   none for faults of the facts: they are in the report. At most 50 a table, with a line
///          for the rest.
/// Source   data/sources.toml.
[[nodiscard]] CheckReport check_facts(const Facts& facts);

/// 267256 as "267,256".
[[nodiscard]] std::string thousands(std::size_t n);

}  // namespace counterpoise

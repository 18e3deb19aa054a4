#pragma once

#include <string>
#include <vector>

#include "answers/sheet.h"
#include "files/value.h"
#include "world/facts.h"

namespace counterpoise {

/// A table of the facts as it was published: its head for a person, all of it for a program.
struct WholeTable {
    Sheet sheet;                ///< what it is, and its first rows
    std::string name;           ///< as in data/sources.toml
    Value about;                ///< where it comes from
    std::vector<bool> numeric;  ///< columns whose cells are numbers, by index
    std::string csv;            ///< the file as it stands
};

/// The table of that name, which data/sources.toml describes.
[[nodiscard]] WholeTable whole_table(const Facts& facts, const std::string& name);
/// Where it comes from, then every row. Missing: an empty cell is null.
[[nodiscard]] std::string to_json(const WholeTable& whole);

}  // namespace counterpoise

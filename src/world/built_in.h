#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "files/archive.h"

namespace counterpoise {

/// The names of the TOML files in a folder of the archive, without folder and ending: what a person
/// writes to have a built-in scenario, ledger, voting body or file of actors.
///
/// Shape    in the order of the archive; empty if there is no such folder.
[[nodiscard]] std::vector<std::string> names_in(const Archive& archive, std::string_view folder);

/// Where the archive has the file of that name: "scenarios/us-leaves-nato.toml".
[[nodiscard]] std::string file_in(std::string_view folder, std::string_view name);

}  // namespace counterpoise

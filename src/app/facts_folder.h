#pragma once

#include <cstddef>
#include <string>

#include "files/archive.h"

namespace counterpoise {

/// A folder of tables (CSV, gzipped CSV, TOML) as a blob of facts. Parameters and scenarios that
/// the folder does not have come from the built-in blob. Errors: InputError (missing) if the folder
/// is not there or has no tables; InputError for a file that cannot be read, or a table that is
/// there both plain and packed.
[[nodiscard]] std::string pack_folder(const std::string& folder, Bytes built_in);

/// The bytes of a file. Errors: InputError (missing) if it is not there or cannot be read;
/// InputError if it has more bytes than `most_bytes` (a device may have no end).
[[nodiscard]] std::string read_file(const std::string& path,
                                    std::size_t most_bytes = std::size_t{1} << 30);

}  // namespace counterpoise

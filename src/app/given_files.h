#pragma once

#include <cstddef>
#include <string>

#include "world/built_in.h"

namespace counterpoise {

/// Reads files of the disk, of at most `most_bytes`.
[[nodiscard]] FileReader file_reader(std::size_t most_bytes);

/// A file that must be there, as an answer wants it handed in. Errors: InputError (missing).
[[nodiscard]] GivenFile given_file(const std::string& path, std::size_t most_bytes);

}  // namespace counterpoise

#pragma once

#include <string_view>

namespace counterpoise {

/// The version of the program and of the library: that of `project()` in CMakeLists.txt.
[[nodiscard]] std::string_view program_version();

}  // namespace counterpoise

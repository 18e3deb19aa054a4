#pragma once

#include <string>

namespace counterpoise {

/// A file that was handed in: where it came from and what it says. The library knows no paths.
struct GivenFile {
    std::string name;  ///< as faults name it
    std::string text;
};

}  // namespace counterpoise

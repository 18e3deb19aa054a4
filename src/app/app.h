#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "files/archive.h"

namespace counterpoise {

/// What the program was built with: its facts, and the page's style and script.
struct Embedded {
    Bytes facts;
    std::string_view style;
    std::string_view script;
};

/// Exit codes.
inline constexpr int kDone = 0;
inline constexpr int kUsage = 64;
inline constexpr int kInputAtFault = 65;
inline constexpr int kFileMissing = 66;
inline constexpr int kOurFault = 70;
inline constexpr int kInterrupted = 130;

/// The command line: results to `out`, everything else to `err`; answers the exit code.
[[nodiscard]] int run_app(const std::vector<std::string>& arguments, const Embedded& embedded,
                          std::ostream& out, std::ostream& err);

}  // namespace counterpoise

#pragma once

#include <string>
#include <string_view>

#include "report/page/markup.h"

namespace counterpoise::report {

/// What stands around the body of every page.
struct Frame {
    std::string language;
    std::string title;
    std::string about;
    std::string_view style;
};

/// A page as one file that fetches nothing. `scripts` is markup that stands at its end.
/// Errors: BrokenPromise if the style sheet could end its own element.
[[nodiscard]] std::string framed(const Frame& frame, const Html& body, std::string_view scripts);

}  // namespace counterpoise::report

#pragma once

#include <cstddef>
#include <string>

namespace counterpoise {

/// Characters, not bytes: what a terminal shows.
[[nodiscard]] std::size_t text_width(const std::string& text);

}  // namespace counterpoise

#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

#include "app/layout.h"
#include "app/options.h"
#include "base/table.h"

namespace counterpoise {

/// A table as aligned text within the width of a terminal: numbers right, at most `most` rows, then
/// a line that says how many more there are. `unit`: what the title says already.
void print_table(const Table& table, std::ostream& out, std::size_t most,
                 std::string_view unit = {});
/// Text broken to lines of at most `width`, each begun with `indent`.
[[nodiscard]] std::string wrapped(const std::string& text, std::size_t width,
                                  const std::string& indent);

}  // namespace counterpoise

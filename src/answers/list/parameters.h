#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answers/sheet.h"
#include "world/facts.h"

namespace counterpoise {

struct YearSpan {
    int from = 0;
    int to = 0;
    [[nodiscard]] bool is_within(const YearSpan& other) const {
        return other.from <= from && to <= other.to;
    }
};

/// The first years that a text names as "1946-2010". Sources of parameters name those of their
/// record so: a file may have more than one record.
[[nodiscard]] std::optional<YearSpan> years_named(std::string_view text);

/// Behaviours with a file of parameters, by name.
[[nodiscard]] std::vector<std::string> behaviours_with_parameters(const Facts& facts);

/// Every parameter of every behaviour with what it rests on, then the files and what their
/// estimates come from. Errors: InputError with every fault of a file.
[[nodiscard]] Sheet list_parameters(const Facts& facts);

}  // namespace counterpoise

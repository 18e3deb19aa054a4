#pragma once

#include <optional>
#include <string_view>

#include "measures/measure.h"

namespace counterpoise {

/// The state that --state names; nothing where it was not given. Errors: InputError with the
/// nearest code.
[[nodiscard]] std::optional<StateId> subject_of(const View& view);

/// Calls `work(i, j)` for the pairs that an answer lists, by places of a list of states: the
/// subject's with every other, or every pair once.
template <class Work>
void each_pair(std::size_t n, std::optional<std::size_t> subject, const Work& work) {
    for (std::size_t i = 0; i < n; ++i) {
        if (subject && i != *subject) continue;
        for (std::size_t j = subject ? 0 : i + 1; j < n; ++j)
            if (j != i) work(i, j);
    }
}

enum class Order { largest_first, smallest_first };

/// Sorts rows by a column of numbers, absent ones last; equal ones stay as they were.
void sort_by(Table& table, std::string_view key, Order order);

}  // namespace counterpoise

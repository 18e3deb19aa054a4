#pragma once

#include "worlds.h"

namespace counterpoise {

/// A measure with flags of its own.
inline Reading asked(std::string_view id, int year, const Arguments& arguments,
                     const std::vector<std::string>& words = {},
                     const Assumptions& assumptions = {}) {
    const World world = world_after(year, words, assumptions);
    return measure_named(id).read(
        {world, settled_world(year), test_facts(), assumptions, arguments});
}

inline Arguments of_state(std::string iso3, std::string over = "alliances") {
    Arguments arguments;
    arguments.state = std::move(iso3);
    arguments.over = std::move(over);
    return arguments;
}

/// The number in a column of the row of a pair; NaN where there is none.
inline double of_pair(const Reading& reading, std::string_view state, std::string_view state2,
                      std::string_view column) {
    const std::size_t c = reading.table.column(column);
    for (const auto& row : reading.table.rows)
        if (std::get<std::string>(row[0]) == state && std::get<std::string>(row[1]) == state2) {
            const auto* number = std::get_if<double>(&row.at(c));
            return number ? *number : kNone;
        }
    return kNone;
}

/// The text in a column of the first row whose first cell is `key`.
inline std::string text_of(const Reading& reading, std::string_view key, std::string_view column) {
    const std::size_t c = reading.table.column(column);
    for (const auto& row : reading.table.rows)
        if (std::get<std::string>(row[0]) == key) return std::get<std::string>(row.at(c));
    return {};
}

}  // namespace counterpoise

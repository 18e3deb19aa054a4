#pragma once

#include <rapidcheck.h>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "worlds.h"

namespace counterpoise {

/// "leave XXX:NATO" or "leave XXX:UN" for up to four members drawn at random, in the latest world.
inline std::vector<std::string> any_leavers(const std::string& target) {
    const World& world = published_world(2025);
    const auto members = target == "UN"
                             ? world.members(institutions(test_facts()).un)
                             : world.members(treaties(test_facts()).named(target, "test"));
    const auto drawn = *rc::gen::container<std::vector<std::size_t>>(
        *rc::gen::inRange<std::size_t>(1, 5), rc::gen::inRange<std::size_t>(0, members.size()));
    const std::set<std::size_t> distinct(drawn.begin(), drawn.end());
    std::vector<std::string> words;
    for (const std::size_t k : distinct)
        words.push_back("leave " + world.iso3(*world.row(members[k])) + ":" + target);
    return words;
}

inline std::string text_of(const Reading& reading, std::string_view key, std::string_view column) {
    const std::size_t c = reading.table.column(column);
    for (const auto& row : reading.table.rows)
        if (std::get<std::string>(row[0]) == key)
            if (const auto* text = std::get_if<std::string>(&row.at(c))) return *text;
    return "";
}

/// All notes of an answer, one after the other.
inline std::string notes_of(const Reading& reading) {
    std::string all;
    for (const std::string& note : reading.notes) all += note + "\n";
    return all;
}

}  // namespace counterpoise

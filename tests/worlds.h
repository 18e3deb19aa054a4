#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "measures/measure.h"
#include "rules/settlement.h"
#include "scenario/change.h"
#include "support.h"
#include "world/institutions.h"
#include "world/states.h"

namespace counterpoise {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// The world of a year as the facts have it, made once.
inline const World& published_world(int year) {
    static std::map<int, std::unique_ptr<const World>> made;
    auto& slot = made[year];
    if (!slot) slot = std::make_unique<const World>(World::at(test_facts(), Year{year}));
    return *slot;
}

/// The same, settled: what a measure compares with.
inline const World& settled_world(int year) {
    static std::map<int, std::unique_ptr<const World>> made;
    auto& slot = made[year];
    if (!slot) {
        World world = published_world(year);
        settle(world, published_world(year), test_facts(), Assumptions());
        slot = std::make_unique<const World>(std::move(world));
    }
    return *slot;
}

/// Assumptions from "key=value" words.
inline Assumptions assume(const std::vector<std::string>& words) {
    Assumptions assumptions;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        assumptions.set(word.substr(0, equals), word.substr(equals + 1), "test");
    }
    return assumptions;
}

/// Changes from words such as "leave USA:NATO".
inline std::vector<Change> changes_in(int year, const std::vector<std::string>& words) {
    std::vector<Change> changes;
    for (const std::string& word : words) {
        const std::string verb = word.substr(0, word.find(' '));
        const ChangeKind kind = verb == "leave"     ? ChangeKind::leave
                                : verb == "join"    ? ChangeKind::join
                                : verb == "dormant" ? ChangeKind::dormant
                                                    : ChangeKind::command;
        changes.push_back(
            parse_change(word.substr(verb.size() + 1), kind, test_facts(), Date{year, 1, 1}, word));
    }
    return changes;
}

/// The world of a year after changes, settled.
inline World world_after(int year, const std::vector<std::string>& words,
                         const Assumptions& assumptions = {}) {
    return changed_world(published_world(year), changes_in(year, words), test_facts(), assumptions);
}

/// A measure as the command line reads it.
inline Reading measured(std::string_view id, int year, const std::vector<std::string>& words = {},
                        const Assumptions& assumptions = {}, const std::string& alliance = "NATO") {
    const World world = world_after(year, words, assumptions);
    const Arguments arguments{alliance};
    return measure_named(id).read(
        {world, settled_world(year), test_facts(), assumptions, arguments});
}

/// The number in a column of the row whose first cell is `key`; NaN where it is absent.
inline double number_of(const Reading& reading, std::string_view key,
                        std::string_view column = "value") {
    const std::size_t c = reading.table.column(column);
    for (const auto& row : reading.table.rows)
        if (const auto* first = std::get_if<std::string>(&row[0]); first && *first == key) {
            const auto* number = std::get_if<double>(&row.at(c));
            return number ? *number : kNone;
        }
    return kNone;
}

inline double extra_of(const Reading& reading, std::string_view key) {
    for (const Extra& extra : reading.extras)
        if (extra.key == key) return extra.value;
    return kNone;
}

inline double sum_of(const Reading& reading, std::string_view column = "value") {
    const std::size_t c = reading.table.column(column);
    double sum = 0;
    for (const auto& row : reading.table.rows)
        if (const auto* number = std::get_if<double>(&row.at(c))) sum += *number;
    return sum;
}

inline StateId state_named(std::string_view iso3, int year = 2025) {
    return states(test_facts()).named(iso3, Year{year}, "test");
}

/// A column's value for a state; NaN where it is absent.
inline double value_of(const World& world, Column column, std::string_view iso3) {
    for (std::size_t i = 0; i < world.size(); ++i)
        if (world.iso3(i) == iso3) return world.value(column, i);
    return kNone;
}

/// The sum of a column over the states that have it.
inline double sum_of(const World& world, Column column) {
    double sum = 0;
    for (const double x : world.column(column))
        if (!std::isnan(x)) sum += x;
    return sum;
}

}  // namespace counterpoise

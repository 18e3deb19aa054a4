#include "measures/alignment/pairs.h"

#include <algorithm>
#include <limits>

#include "world/states.h"

namespace counterpoise {

std::optional<StateId> subject_of(const View& view) {
    if (view.arguments.state.empty()) return {};
    return states(view.facts).named(view.arguments.state, view.world.year(), "--state");
}

void sort_by(Table& table, std::string_view key, Order order) {
    const std::size_t c = table.column(key);
    const auto rank = [&](const std::vector<Cell>& row) {
        const auto* value = std::get_if<double>(&row[c]);
        if (!value) return std::numeric_limits<double>::infinity();
        return order == Order::largest_first ? -*value : *value;
    };
    std::stable_sort(table.rows.begin(), table.rows.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
}

}  // namespace counterpoise

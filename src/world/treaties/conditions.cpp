#include "world/treaties/conditions.h"

#include <fmt/format.h>

#include <algorithm>

#include "world/row_reader.h"
#include "world/states.h"

namespace counterpoise {
namespace {

std::vector<std::string> words_in(std::string_view cell) {
    std::vector<std::string> found;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(' '), cell.size());
        if (end > 0) found.emplace_back(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return found;
}

bool is_state(const Facts& facts, const std::string& code) {
    const std::vector<StateSpell>& all = states(facts).spells();
    return std::any_of(all.begin(), all.end(),
                       [&](const StateSpell& spell) { return spell.iso3 == code; });
}

std::vector<std::string> codes_in(RowReader& in, std::size_t row, std::size_t column,
                                  const Facts& facts) {
    std::vector<std::string> codes = words_in(in.text(row, column));
    for (const std::string& code : codes)
        if (!is_state(facts, code))
            in.fault(row, column, fmt::format("unknown state '{}'", code),
                     "states.csv does not list it", "Write ISO codes separated by spaces.");
    return codes;
}

}  // namespace

TreatyConditions read_treaty_conditions(const Facts& facts) {
    RowReader in(facts.table("treaty_conditions"));
    const auto treaty = in.column("treaty");
    const auto article = in.column("article");
    const auto overseas = in.column("overseas");
    const auto since = in.column("since");
    const auto outside = in.column("outside");
    const auto reserved = in.column("reserved");
    const auto text = in.column("text");
    const auto source = in.column("source");
    TreatyConditions conditions;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        if (!treaties(facts).knows(in.text(r, treaty))) {
            in.fault(r, treaty, fmt::format("unknown treaty '{}'", in.text(r, treaty)),
                     "treaties.csv does not list it", "Add the treaty there.");
            continue;
        }
        conditions[treaties(facts).named(in.text(r, treaty), "treaty_conditions.csv")] = {
            std::string(in.text(r, article)),
            in.flag(r, overseas),
            in.text(r, since).empty() ? Date{} : in.start(r, since),
            codes_in(in, r, outside, facts),
            codes_in(in, r, reserved, facts),
            std::string(in.text(r, text)),
            std::string(in.text(r, source))};
    }
    in.finish();
    return conditions;
}

}  // namespace counterpoise

// Columns of the question whether pacts with outsiders deter: of a challenger and its target.
#include <algorithm>

#include "history/dyads/columns.h"
#include "history/dyads/pair_spells.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

bool owes(const PactSpell& spell, Obligation obligation) {
    return has(static_cast<Obligation>(spell.obligations), obligation);
}

/// How many states owe an obligation to each, by year.
StateGrid partners(const Facts& facts, Obligation obligation) {
    StateGrid grid(record_states(facts).size(), 0.0);
    for (const PactSpell& spell : pact_spells(facts)) {
        if (!owes(spell, obligation)) continue;
        for (int year = spell.pair.first; year <= spell.pair.last; ++year)
            grid.set(spell.pair.two, year, grid.at(spell.pair.two, year) + 1);
    }
    return grid;
}

/// The first of a pair that starts with a state, in either order of rows.
const DyadPair* pair_from(const DyadRows& rows, std::size_t first, std::size_t second) {
    const DyadPair* pair = rows.find(first, second);
    return pair && pair->one == first ? pair : nullptr;
}

}  // namespace

DyadColumn outside_partner_1(DyadBuilder& builder, std::uint8_t obligation) {
    const auto wanted = static_cast<Obligation>(obligation);
    const DyadRows& rows = builder.rows();
    const StateGrid all = partners(builder.facts(), wanted);
    DyadColumn values = until(rows, kLastPactYear, 0.0);
    for (const DyadPair& pair : rows.pairs())
        for_rows(rows, &pair, kFirstYear.value, kLastPactYear,
                 [&](std::uint32_t r) { values[r] = all.at(pair.one, rows.year()[r]); });
    for (const PactSpell& spell : pact_spells(builder.facts()))
        if (owes(spell, wanted))
            for_rows(rows, pair_from(rows, spell.pair.two, spell.pair.one), spell.pair.first,
                     std::min(spell.pair.last, kLastPactYear),
                     [&](std::uint32_t r) { values[r] -= 1.0; });
    for (double& value : values)
        if (value > 0) value = 1.0;
    return values;
}

}  // namespace counterpoise

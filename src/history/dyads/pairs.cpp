#include <algorithm>
#include <vector>

#include "history/dyads/columns.h"
#include "history/dyads/pair_spells.h"
#include "world/contacts.h"
#include "world/geography.h"
#include "world/row_reader.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

CapitalGrids read_capitals(const Facts& facts) {
    RowReader in(facts.table("capitals"));
    const auto cow = in.column("cow");
    const auto lat = in.column("lat");
    const auto lon = in.column("lon");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    const RecordStates& record = record_states(facts);
    CapitalGrids grids{StateGrid(record.size()), StateGrid(record.size())};
    std::vector<std::size_t> order(in.rows());
    for (std::size_t r = 0; r < order.size(); ++r) order[r] = r;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return in.start(a, start) < in.start(b, start);
    });
    for (const std::size_t r : order) {
        const std::size_t state = record.place(in.state(r, cow));
        if (state == RecordStates::kNobody) continue;
        const int last = std::min(in.end(r, end).year, kLastRecordYear.value);
        for (int y = std::max(in.start(r, start).year, kFirstYear.value); y <= last; ++y) {
            grids.latitude.set(state, y, in.number(r, lat));
            grids.longitude.set(state, y, in.number(r, lon));
        }
    }
    in.finish();
    return grids;
}

bool owes(const PactSpell& spell, Obligation obligation) {
    return has(static_cast<Obligation>(spell.obligations), obligation);
}

}  // namespace

const CapitalGrids& capital_grids(const Facts& facts) {
    return facts.cached(&read_capitals);
}

DyadColumn contiguity_type(DyadBuilder& builder) {
    const DyadRows& rows = builder.rows();
    std::vector<std::uint8_t> rank(rows.size(), kNoContactRecord);
    for (const ContactSpell& spell : contact_spells(builder.facts())) {
        const PairSpell& pair = spell.pair;
        for_rows_both(rows, pair.one, pair.two, pair.first, pair.last, [&](std::uint32_t r) {
            const int month = rows.year()[r] == pair.first ? spell.first_month : 1;
            rank[r] = std::min(rank[r], contact_rank(month, spell.kind));
        });
    }
    DyadColumn values(rows.size());
    for (std::size_t r = 0; r < values.size(); ++r) values[r] = contact_kind(rank[r]);
    return values;
}

DyadColumn min_distance(DyadBuilder& builder) {
    const DyadRows& rows = builder.rows();
    DyadColumn values(rows.size(), kNotKnown);
    for (const PairSpell& spell : distance_spells(builder.facts()))
        for_rows_both(rows, spell.one, spell.two, spell.first, spell.last,
                      [&](std::uint32_t r) { values[r] = spell.value; });
    return values;
}

DyadColumn capital_distance(DyadBuilder& builder) {
    const CapitalGrids& capitals = capital_grids(builder.facts());
    const DyadRows& rows = builder.rows();
    DyadColumn values(rows.size());
    for (const DyadPair& pair : rows.pairs()) {
        const double* lat1 = capitals.latitude.of(pair.one);
        const double* lon1 = capitals.longitude.of(pair.one);
        const double* lat2 = capitals.latitude.of(pair.two);
        const double* lon2 = capitals.longitude.of(pair.two);
        int before = -1;
        double km = kNotKnown;
        for (std::uint32_t r = pair.first_row; r < pair.first_row + pair.rows; ++r) {
            const int t = rows.year()[r] - kFirstYear.value;
            const bool moved = before < 0 || lat1[t] != lat1[before] || lon1[t] != lon1[before] ||
                               lat2[t] != lat2[before] || lon2[t] != lon2[before];
            if (moved) km = great_circle_km(lat1[t], lon1[t], lat2[t], lon2[t]);
            values[r] = km;
            before = t;
        }
    }
    return values;
}

DyadColumn rivalry(DyadBuilder& builder) {
    const DyadRows& rows = builder.rows();
    DyadColumn values = until(rows, kLastRivalryYear, 0.0);
    for (const PairSpell& spell : rivalry_spells(builder.facts()))
        for_rows_both(rows, spell.one, spell.two, spell.first, spell.last,
                      [&](std::uint32_t r) { values[r] = 1.0; });
    return values;
}

DyadColumn shared_organizations(DyadBuilder& builder) {
    const OrganizationSets& sets = organization_sets(builder.facts());
    const DyadRows& rows = builder.rows();
    DyadColumn values(rows.size(), kNotKnown);
    for (const DyadPair& pair : rows.pairs())
        for (std::uint32_t r = pair.first_row; r < pair.first_row + pair.rows; ++r)
            if (rows.year()[r] <= kLastOrganizationYear)
                values[r] = sets.shared(pair.one, pair.two, rows.year()[r]);
    return values;
}

DyadColumn pact(DyadBuilder& builder, std::uint8_t obligation) {
    const DyadRows& rows = builder.rows();
    DyadColumn values = until(rows, kLastPactYear, 0.0);
    for (const PactSpell& spell : pact_spells(builder.facts()))
        if (owes(spell, static_cast<Obligation>(obligation)))
            for_rows(rows, rows.find(spell.pair.one, spell.pair.two), spell.pair.first,
                     spell.pair.last, [&](std::uint32_t r) { values[r] = 1.0; });
    return values;
}

DyadColumn outside_guarantors(DyadBuilder& builder, int side) {
    const auto of_side = [side](double one, double two) { return side == 1 ? one : two; };
    DyadColumn values = of_both(builder, "guarantors", of_side);
    const DyadRows& rows = builder.rows();
    for (const PactSpell& spell : pact_spells(builder.facts())) {
        const std::size_t owed = spell.pair.two;
        const DyadPair* pair =
            side == 1 ? rows.find(owed, spell.pair.one) : rows.find(spell.pair.one, owed);
        if (!pair || (side == 1 ? pair->one : pair->two) != owed) continue;
        if (owes(spell, Obligation::defence))
            for_rows(rows, pair, spell.pair.first, spell.pair.last,
                     [&](std::uint32_t r) { values[r] -= 1.0; });
    }
    return values;
}

}  // namespace counterpoise

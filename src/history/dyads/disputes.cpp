#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "behaviour/disputes/covariates.h"
#include "history/dyads/columns.h"
#include "history/dyads/pair_spells.h"

namespace counterpoise {
namespace {

using YearPath = std::vector<double>;  ///< by year from 1816 on

/// Onsets of each pair that ever had one, by year; the pair in the order of the table.
using PairOnsets = std::map<std::pair<std::size_t, std::size_t>, YearPath>;

PairOnsets read_pair_onsets(const Facts& facts) {
    PairOnsets onsets;
    for (const DisputeSpell& spell : dispute_spells(facts)) {
        YearPath& path = onsets[{spell.pair.one, spell.pair.two}];
        path.resize(kRecordYears);
        path[static_cast<std::size_t>(spell.pair.first - kFirstYear.value)] += 1.0;
    }
    return onsets;
}

/// What is remembered at the beginning of each year. With an origin later years add nothing;
/// without one it is unknown from the second year after the record's last.
YearPath memory_of(const double* onsets, double half_life, std::optional<int> origin) {
    const double decay = yearly_decay(half_life);
    const int last = origin.value_or(kLastDisputeYear);
    YearPath memory(kRecordYears);
    for (std::size_t t = 1; t < memory.size(); ++t) {
        const bool known = kFirstYear.value + static_cast<int>(t) - 1 <= last;
        const double added = known ? onsets[t - 1] : origin ? 0.0 : kNotKnown;
        memory[t] = next_memory(memory[t - 1], added, decay);
    }
    return memory;
}

StateGrid state_memory(const Facts& facts, std::optional<int> origin) {
    const StateGrid& onsets = state_grid(facts, "dispute_onsets");
    const std::size_t states = record_states(facts).size();
    StateGrid grid(states);
    for (std::size_t s = 0; s < states; ++s) {
        const YearPath memory = memory_of(onsets.of(s), kRecentHalfLife, origin);
        for (int t = 0; t < kRecordYears; ++t)
            grid.set(s, kFirstYear.value + t, memory[static_cast<std::size_t>(t)]);
    }
    return grid;
}

StateGrid read_state_memory(const Facts& facts) {
    return state_memory(facts, std::nullopt);
}

/// The last year in which a column that looks back has a value.
int last_remembered(const DyadBuilder& builder) {
    return builder.origin() ? kLastRecordYear.value : kLastDisputeYear + 1;
}

bool counts(const DisputeSpell& spell, DisputeMark mark) {
    switch (mark) {
        case DisputeMark::force:
            return spell.hostility >= kUsedForce;
        case DisputeMark::war:
            return spell.hostility >= kWar;
        case DisputeMark::originators:
            return spell.from_first_day_one && spell.from_first_day_two;
        default:
            return true;
    }
}

bool begun_by(const DisputeSpell& spell, std::size_t state) {
    return state == spell.pair.one ? spell.side_a_one && spell.from_first_day_one
                                   : spell.side_a_two && spell.from_first_day_two;
}

/// Marks a dispute in the rows of one order of the pair.
void mark_rows(const DyadRows& rows, const DyadPair* pair, const DisputeSpell& spell,
               DisputeMark mark, int known_to, DyadColumn& values) {
    if (!pair || !counts(spell, mark)) return;
    if (mark == DisputeMark::initiation_1 && !begun_by(spell, pair->one)) return;
    if (mark == DisputeMark::initiation_2 && !begun_by(spell, pair->two)) return;
    const int last =
        std::min(mark == DisputeMark::ongoing ? spell.pair.last : spell.pair.first, known_to);
    for_rows(rows, pair, spell.pair.first, last, [&](std::uint32_t r) {
        if (mark != DisputeMark::fatal || spell.deaths >= 1)
            values[r] = 1.0;
        else if (std::isnan(spell.deaths) && values[r] < 1)
            values[r] = kNotKnown;
    });
}

}  // namespace

DyadColumn dispute(DyadBuilder& builder, DisputeMark mark) {
    const DyadRows& rows = builder.rows();
    const int known_to = builder.origin().value_or(kLastDisputeYear);
    DyadColumn values = until(rows, builder.origin() ? kLastRecordYear.value : known_to, 0.0);
    for (const DisputeSpell& spell : dispute_spells(builder.facts())) {
        mark_rows(rows, rows.find(spell.pair.one, spell.pair.two), spell, mark, known_to, values);
        if (rows.direction() == Direction::directed)
            mark_rows(rows, rows.find(spell.pair.two, spell.pair.one), spell, mark, known_to,
                      values);
    }
    return values;
}

DyadColumn peace_years(DyadBuilder& builder) {
    const DyadColumn& ongoing = builder.column("ongoing");
    const DyadRows& rows = builder.rows();
    DyadColumn values(rows.size());
    for (const DyadPair& pair : rows.pairs())
        for (std::uint32_t r = pair.first_row + 1; r < pair.first_row + pair.rows; ++r)
            values[r] = next_peace_years(values[r - 1], ongoing[r - 1]);
    return values;
}

DyadColumn recent_disputes(DyadBuilder& builder, double half_life) {
    const DyadRows& rows = builder.rows();
    const int last = last_remembered(builder);
    DyadColumn values = until(rows, last, 0.0);
    for (const auto& [states, onsets] : builder.facts().cached(&read_pair_onsets)) {
        const YearPath memory = memory_of(onsets.data(), half_life, builder.origin());
        for_rows_both(
            rows, states.first, states.second, kFirstYear.value, last, [&](std::uint32_t r) {
                values[r] = memory[static_cast<std::size_t>(rows.year()[r] - kFirstYear.value)];
            });
    }
    return values;
}

DyadColumn recent_elsewhere(DyadBuilder& builder, int side) {
    const StateGrid memory = builder.origin() ? state_memory(builder.facts(), builder.origin())
                                              : builder.facts().cached(&read_state_memory);
    const DyadColumn& own = builder.column("recent_disputes");
    const DyadRows& rows = builder.rows();
    DyadColumn values(rows.size());
    for (const DyadPair& pair : rows.pairs()) {
        const double* all = memory.of(side == 1 ? pair.one : pair.two);
        for (std::uint32_t r = pair.first_row; r < pair.first_row + pair.rows; ++r) {
            values[r] = memory_elsewhere(all[rows.year()[r] - kFirstYear.value], own[r]);
        }
    }
    return values;
}

}  // namespace counterpoise

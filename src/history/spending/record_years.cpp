#include <algorithm>
#include <cmath>

#include "base/math.h"
#include "behaviour/growth/covariates.h"
#include "history/dyads/pair_spells.h"
#include "history/spending/paths.h"
#include "world/panel.h"
#include "world/row_reader.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

constexpr int kLastGdpYear = 2019;
constexpr int kYears = kLastSpendingYear - kFirstSpendingYear + 1;

/// Logs of the positive figures of a column.
StateGrid log_grid(const Facts& facts, const Panel& panel, std::size_t column) {
    const RecordStates& record = record_states(facts);
    StateGrid grid(record.size());
    for (std::size_t r = 0; r < panel.rows(); ++r) {
        const std::size_t state = record.place(panel.state[r]);
        const double value = panel.values[column][r];
        if (state == RecordStates::kNobody || !(value > 0) || panel.year[r] < kFirstYear ||
            panel.year[r] > kLastRecordYear)
            continue;
        grid.set(state, panel.year[r].value, log_det(value));
    }
    return grid;
}

StateGrid growth_grid(const Facts& facts) {
    constexpr std::size_t kConstantGdp = 4;
    const StateGrid gdp = log_grid(facts, gdp_ppp(facts), 0);
    const StateGrid national = log_grid(facts, nato_spending(facts), kConstantGdp);
    const std::size_t states = record_states(facts).size();
    StateGrid growth(states);
    for (std::size_t s = 0; s < states; ++s)
        for (int y = kFirstSpendingYear; y <= kLastSpendingYear; ++y) {
            const StateGrid& source = y <= kLastGdpYear ? gdp : national;
            const double change = source.at(s, y) - source.at(s, y - 1);
            if (!std::isnan(change)) growth.set(s, y, held_growth(change));
        }
    return growth;
}

/// Sets NATO's targets for those that were members when the year began.
StateGrid target_grid(const Facts& facts) {
    RowReader in(facts.table("spending_targets"));
    const auto treaty = in.column("treaty");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    const auto percent = in.column("percent_of_gdp");
    const RecordStates& record = record_states(facts);
    StateGrid grid(record.size());
    const Treaties& all = treaties(facts);
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const int first = in.year(r, start).value + 1;
        const int last = std::min(in.year(r, end).value, kLastSpendingYear);
        const double target = in.number(r, percent);
        for (const TreatySpell& spell : all.spells) {
            const std::size_t state = record.place(spell.state);
            if (all.at(spell.treaty).code != in.text(r, treaty) || state == RecordStates::kNobody)
                continue;
            for (int y = first; y <= last; ++y)
                if (const Date day = last_day(Year{y - 1}); spell.start <= day && day <= spell.end)
                    grid.set(state, y, target);
        }
    }
    in.finish();
    return grid;
}

using Partners = std::vector<std::vector<std::vector<std::size_t>>>;

/// Notes `other` with `state` in some years; a spell that reaches the source's end is carried on.
void note(Partners& partners, std::size_t state, std::size_t other, const PairSpell& spell,
          int source_end) {
    const int last = spell.last >= source_end ? kLastSpendingYear : spell.last;
    for (int y = std::max(spell.first, kFirstSpendingYear); y <= last; ++y) {
        auto& list = partners[state][static_cast<std::size_t>(y - kFirstSpendingYear)];
        if (std::find(list.begin(), list.end(), other) == list.end()) list.push_back(other);
    }
}

SpendingRecordYears read_record(const Facts& facts) {
    const std::size_t states = record_states(facts).size();
    const Partners nobody(states, std::vector<std::vector<std::size_t>>(kYears));
    SpendingRecordYears record{log_grid(facts, military_spending(facts), 2),
                               log_grid(facts, military_spending(facts), 0),
                               growth_grid(facts),
                               target_grid(facts),
                               nobody,
                               nobody};
    for (const PairSpell& spell : rivalry_spells(facts)) {
        note(record.rivals, spell.one, spell.two, spell, kLastRivalryYear);
        note(record.rivals, spell.two, spell.one, spell, kLastRivalryYear);
    }
    for (const PactSpell& spell : pact_spells(facts))
        if (has(static_cast<Obligation>(spell.obligations), Obligation::defence))
            note(record.allies, spell.pair.two, spell.pair.one, spell.pair, kLastPactYear);
    return record;
}

}  // namespace

const SpendingRecordYears& spending_record_years(const Facts& facts) {
    return facts.cached(&read_record);
}

}  // namespace counterpoise

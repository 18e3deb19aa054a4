#include <algorithm>
#include <cmath>

#include "behaviour/disputes/covariates.h"
#include "history/dyads/pair_spells.h"
#include "history/dyads/state_years.h"
#include "world/major_powers.h"
#include "world/panel.h"
#include "world/row_reader.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

/// A column of a published panel.
template <const Panel& (*panel_of)(const Facts&), std::size_t column>
StateGrid from_panel(const Facts& facts) {
    const Panel& panel = panel_of(facts);
    const RecordStates& record = record_states(facts);
    StateGrid grid(record.size());
    for (std::size_t r = 0; r < panel.rows(); ++r) {
        const std::size_t state = record.place(panel.state[r]);
        if (state != RecordStates::kNobody && panel.year[r] >= kFirstYear &&
            panel.year[r] <= kLastRecordYear)
            grid.set(state, panel.year[r].value, panel.values[column][r]);
    }
    return grid;
}

StateGrid militarisation_grid(const Facts& facts) {
    const Panel& panel = capabilities(facts);
    const RecordStates& record = record_states(facts);
    StateGrid grid(record.size());
    for (std::size_t r = 0; r < panel.rows(); ++r)
        if (const std::size_t state = record.place(panel.state[r]);
            state != RecordStates::kNobody && panel.year[r] <= kLastRecordYear)
            grid.set(state, panel.year[r].value,
                     militarisation(panel.values[1][r], panel.values[4][r]));
    return grid;
}

/// A state is a major power in every year with a day on which it was one.
StateGrid major_power_grid(const Facts& facts) {
    const RecordStates& record = record_states(facts);
    StateGrid grid(record.size(), 0.0);
    for (const MajorSpell& spell : major_spells(facts)) {
        const std::size_t state = record.place(spell.state);
        if (state == RecordStates::kNobody) continue;
        const int last = std::min(spell.end.year, kLastRecordYear.value);
        for (int y = std::max(spell.start.year, kFirstYear.value); y <= last; ++y)
            grid.set(state, y, 1.0);
    }
    return grid;
}

constexpr int kLastNuclearYear = 2022;

StateGrid nuclear_grid(const Facts& facts) {
    RowReader in(facts.table("nuclear_status"));
    const auto cow = in.column("cow");
    const auto status = in.column("status");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    const RecordStates& record = record_states(facts);
    StateGrid grid(record.size(), 0.0);
    for (std::size_t s = 0; s < record.size(); ++s)
        for (int y = kLastNuclearYear + 1; y <= kLastRecordYear.value; ++y)
            grid.set(s, y, kNotKnown);
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const std::size_t state = record.place(in.state(r, cow));
        if (state == RecordStates::kNobody) continue;
        const int last = in.text(r, end).empty() ? kLastNuclearYear : in.integer(r, end);
        for (int y = in.integer(r, start); y <= last; ++y) grid.set(state, y, in.number(r, status));
    }
    in.finish();
    return grid;
}

/// Nothing is known after the last year of a source; before, what no row counts is 0.
StateGrid zero_until(const Facts& facts, int last_year) {
    const std::size_t states = record_states(facts).size();
    StateGrid grid(states, 0.0);
    for (std::size_t s = 0; s < states; ++s)
        for (int y = last_year + 1; y <= kLastRecordYear.value; ++y) grid.set(s, y, kNotKnown);
    return grid;
}

/// One more in each year of a spell, up to the last year of its source.
void count(StateGrid& grid, std::size_t state, int first, int last) {
    for (int y = first; y <= last; ++y) grid.set(state, y, grid.at(state, y) + 1.0);
}

StateGrid guarantors_grid(const Facts& facts) {
    StateGrid grid = zero_until(facts, kLastPactYear);
    for (const PactSpell& spell : pact_spells(facts))
        if (has(static_cast<Obligation>(spell.obligations), Obligation::defence))
            count(grid, spell.pair.two, spell.pair.first, spell.pair.last);
    return grid;
}

StateGrid rivals_grid(const Facts& facts) {
    StateGrid grid = zero_until(facts, kLastRivalryYear);
    for (const PairSpell& spell : rivalry_spells(facts)) {
        count(grid, spell.one, spell.first, spell.last);
        count(grid, spell.two, spell.first, spell.last);
    }
    return grid;
}

StateGrid onsets_grid(const Facts& facts) {
    StateGrid grid = zero_until(facts, kLastDisputeYear);
    for (const DisputeSpell& spell : dispute_spells(facts)) {
        count(grid, spell.pair.one, spell.pair.first, spell.pair.first);
        count(grid, spell.pair.two, spell.pair.first, spell.pair.first);
    }
    return grid;
}

}  // namespace

const std::vector<StateColumnInfo>& state_column_infos() {
    static const std::vector<StateColumnInfo> infos{
        {"cinc", "share 0-1", "Composite Index of National Capability", "capabilities",
         from_panel<capabilities, 6>},
        {"milex", "thousand current US$ (GBP to 1913)", "military expenditure", "capabilities",
         from_panel<capabilities, 0>},
        {"milper", "thousand", "military personnel", "capabilities", from_panel<capabilities, 1>},
        {"irst", "thousand tons", "iron and steel", "capabilities", from_panel<capabilities, 2>},
        {"pec", "thousand coal-ton equivalents", "energy consumption", "capabilities",
         from_panel<capabilities, 3>},
        {"tpop", "thousand", "population", "capabilities", from_panel<capabilities, 4>},
        {"upop", "thousand", "population of cities of 100,000 and more", "capabilities",
         from_panel<capabilities, 5>},
        {"militarisation", "soldiers per head", "military personnel over population",
         "capabilities", militarisation_grid},
        {"major_power", "0-1", "major power on any day of the year", "major_powers",
         major_power_grid},
        {"gdp", "million 2017 international $", "gross domestic product", "gdp_ppp",
         from_panel<gdp_ppp, 0>},
        {"gdp_pc", "2011 international $", "GDP per head", "gdp_ppp", from_panel<gdp_ppp, 1>},
        {"pop", "million", "population beside GDP", "gdp_ppp", from_panel<gdp_ppp, 2>},
        {"democracy", "score", "adjusted extended Unified Democracy Score", "regimes",
         from_panel<regimes, 0>},
        {"polity2", "-10 to 10", "Polity score", "regimes", from_panel<regimes, 1>},
        {"polyarchy", "0-1", "V-Dem electoral democracy", "regimes", from_panel<regimes, 2>},
        {"ideal_point", "standard deviations", "UN ideal point, all votes (to 2023)",
         "ideal_points", from_panel<ideal_points, 0>},
        {"ideal_point_final", "standard deviations",
         "UN ideal point, votes on final passage (to 2024)", "ideal_points",
         from_panel<ideal_points, 1>},
        {"military_spending", "US$ m of 2023", "military spending (SIPRI)", "military_spending",
         from_panel<military_spending, 0>},
        {"military_burden", "share of GDP", "military spending over GDP (SIPRI)",
         "military_spending", from_panel<military_spending, 2>},
        {"nuclear", "0-3", "0 none, 1 consideration, 2 pursuit, 3 possession of nuclear arms",
         "nuclear_status", nuclear_grid},
        {"guarantors", "states", "states that owe defence to this one (to 2018)", "pacts_pooled",
         guarantors_grid},
        {"rivals", "states", "strategic rivals (to 2020)", "rivalries", rivals_grid},
        {"dispute_onsets", "onsets", "disputes with another state that begin (to 2010)",
         "disputes_gml", onsets_grid},
    };
    return infos;
}

}  // namespace counterpoise

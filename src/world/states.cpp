#include "world/states.h"

#include <fmt/format.h>

#include <algorithm>

#include "world/row_reader.h"

namespace counterpoise {

States::States(std::vector<StateSpell> spells) : spells_(std::move(spells)) {
    for (std::size_t i = 0; i < spells_.size(); ++i) last_[spells_[i].state] = i;
}

std::vector<StateId> States::in_system(Date day) const {
    std::vector<StateId> found;
    for (const StateSpell& spell : spells_)
        if (spell.start <= day && day <= spell.end) found.push_back(spell.state);
    std::sort(found.begin(), found.end());
    return found;
}

const StateSpell* States::last_spell(StateId state) const {
    const auto found = last_.find(state);
    return found == last_.end() ? nullptr : &spells_[found->second];
}

std::string States::iso3(StateId state) const {
    const StateSpell* spell = last_spell(state);
    return spell ? spell->iso3 : fmt::format("COW{}", state.code);
}

std::string States::name(StateId state) const {
    const StateSpell* spell = last_spell(state);
    return spell ? spell->name : fmt::format("state {}", state.code);
}

std::string States::continent(StateId state) const {
    const StateSpell* spell = last_spell(state);
    return spell ? spell->continent : std::string();
}

StateId States::named(std::string_view iso3, Year year, const std::string& where) const {
    const Date day = last_day(year);
    std::vector<std::string> known;
    const StateSpell* other_time = nullptr;
    for (const StateSpell& spell : spells_) {
        if (spell.start <= day && day <= spell.end) {
            if (spell.iso3 == iso3) return spell.state;
            known.push_back(spell.iso3);
        } else if (spell.iso3 == iso3) {
            other_time = &spell;
        }
    }
    if (other_time)
        throw InputError(
            Fault{where,
                  fmt::format("{} ({}) is not in the system of states in {}", iso3,
                              other_time->name, year.value),
                  fmt::format("it was from {} to {}", other_time->start.iso(),
                              other_time->end == kOpenEnd ? "now" : other_time->end.iso()),
                  "Choose another year."});
    throw InputError(Fault{where, fmt::format("unknown state '{}'", iso3),
                           "states are named by their ISO 3166 alpha-3 code",
                           suggestion(iso3, known)});
}

States read_states(const Facts& facts) {
    RowReader in(facts.table("states"));
    const auto cow = in.column("cow");
    const auto iso3 = in.column("iso3");
    const auto name = in.column("name");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    const auto continent = in.column("continent");
    const auto subregion = in.column("subregion");
    std::vector<StateSpell> spells;
    for (std::size_t r = 0; r < in.rows(); ++r)
        spells.push_back({in.state(r, cow), std::string(in.text(r, iso3)),
                          std::string(in.text(r, name)), in.start(r, start), in.end(r, end),
                          std::string(in.text(r, continent)), std::string(in.text(r, subregion))});
    in.finish();
    std::stable_sort(spells.begin(), spells.end(), [](const StateSpell& a, const StateSpell& b) {
        return std::pair(a.state, a.start) < std::pair(b.state, b.start);
    });
    return States(std::move(spells));
}

}  // namespace counterpoise

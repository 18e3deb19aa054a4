#include "world/states.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

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

namespace {

/// "from 1918-11-03 to 1939-09-27 and from 1945-06-28 to now".
std::string spells_in_words(std::vector<const StateSpell*> spells) {
    std::sort(spells.begin(), spells.end(), [](const StateSpell* a, const StateSpell* b) {
        return std::pair(a->start, a->state) < std::pair(b->start, b->state);
    });
    std::string words;
    for (const StateSpell* spell : spells)
        words += fmt::format("{}from {} to {}", words.empty() ? "" : " and ", spell->start.iso(),
                             spell->end == kOpenEnd ? "now" : spell->end.iso());
    return words;
}

/// The last year up to `year` at whose end one of the spells ran; nothing where all came later.
std::optional<int> last_year_in_system(const std::vector<const StateSpell*>& spells, Year year) {
    std::optional<int> last;
    for (const StateSpell* spell : spells) {
        const int end =
            spell->end < last_day(Year{spell->end.year}) ? spell->end.year - 1 : spell->end.year;
        if (end < year.value && spell->start <= last_day(Year{end}))
            last = std::max(last.value_or(end), end);
    }
    return last;
}

std::string other_year(const std::vector<const StateSpell*>& spells, Year year) {
    if (const auto last = last_year_in_system(spells, year))
        return fmt::format("Choose another year: {} is the last before in which it was.", *last);
    const StateSpell* first = *std::min_element(
        spells.begin(), spells.end(),
        [](const StateSpell* a, const StateSpell* b) { return a->start < b->start; });
    return fmt::format("Choose another year: {} is the first in which it was.", first->start.year);
}

[[noreturn]] void refuse_absent(std::string_view iso3, Year year, const std::string& where,
                                const std::vector<const StateSpell*>& spells) {
    throw InputError(Fault{where,
                           fmt::format("{} ({}) is not in the system of states in {}", iso3,
                                       spells.back()->name, year.value),
                           fmt::format("it was {}, and the world of a year is that of 31 December",
                                       spells_in_words(spells)),
                           other_year(spells, year)});
}

}  // namespace

StateId States::named(std::string_view iso3, Year year, const std::string& where) const {
    const Date day = last_day(year);
    std::vector<std::string> known;
    std::vector<const StateSpell*> other_times;
    for (const StateSpell& spell : spells_) {
        if (spell.start <= day && day <= spell.end) {
            if (spell.iso3 == iso3) return spell.state;
            known.push_back(spell.iso3);
        } else if (spell.iso3 == iso3) {
            other_times.push_back(&spell);
        }
    }
    if (!other_times.empty()) refuse_absent(iso3, year, where, other_times);
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

#include "world/institutions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "world/row_reader.h"

namespace counterpoise {
namespace {

using Index = std::map<std::string, InstitutionId, std::less<>>;

void read_un(const Facts& facts, Institutions& all) {
    RowReader in(facts.table("un_members"));
    const auto cow = in.column("cow");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    for (std::size_t r = 0; r < in.rows(); ++r)
        all.spells.push_back({all.un, in.state(r, cow), in.start(r, start), in.end(r, end)});
    in.finish();
}

void read_others(const Facts& facts, const Index& ids, Institutions& all) {
    RowReader in(facts.table("igo_members"));
    const auto igo = in.column("igo");
    const auto cow = in.column("cow");
    const auto status = in.column("status");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    const auto open = in.column("right_censored");
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const auto id = ids.find(in.text(r, igo));
        if (id == ids.end()) {
            in.fault(r, igo, fmt::format("unknown institution '{}'", in.text(r, igo)),
                     "igos.csv does not list it", "Add it there.");
            continue;
        }
        if (id->second == all.un || in.integer(r, status) != 1) continue;
        all.spells.push_back({id->second, in.state(r, cow), in.start(r, start),
                              in.flag(r, open) ? kOpenEnd : in.end(r, end)});
    }
    in.finish();
}

/// Applies an event unless the record has it: a return where the state is a member that day, an
/// exit where it is none after.
void apply_event(Institutions& all, InstitutionId id, StateId state, std::string_view event,
                 Date day) {
    const auto covers = [&](const InstitutionSpell& s) {
        return s.institution == id && s.state == state && s.start <= day && day <= s.end;
    };
    if (event == "join") {
        if (std::none_of(all.spells.begin(), all.spells.end(), covers))
            all.spells.push_back({id, state, day, kOpenEnd});
        return;
    }
    for (InstitutionSpell& spell : all.spells)
        if (covers(spell)) spell.end = day;
}

void read_events(const Facts& facts, const Index& ids, Institutions& all) {
    RowReader in(facts.table("institution_events"));
    const auto institution = in.column("institution");
    const auto cow = in.column("cow");
    const auto event = in.column("event");
    const auto date = in.column("date");
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const auto id = ids.find(in.text(r, institution));
        const Date day = in.start(r, date);
        const std::string_view word = in.text(r, event);
        // A stop of money is no exit.
        if (id == ids.end() || (word != "leave" && word != "join")) continue;
        apply_event(all, id->second, in.state(r, cow), word, day);
    }
    in.finish();
}

}  // namespace

bool Institutions::knows(std::string_view code) const {
    return std::any_of(list.begin(), list.end(),
                       [&](const Institution& i) { return i.code == code; });
}

InstitutionId Institutions::named(std::string_view code, const std::string& where) const {
    std::vector<std::string> known{"UN"};
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].code == code) return InstitutionId{static_cast<std::uint16_t>(i)};
        known.push_back(list[i].code);
    }
    throw InputError(Fault{where, fmt::format("unknown institution '{}'", code),
                           "`counterpoise list institutions` shows all", suggestion(code, known)});
}

Institutions read_institutions(const Facts& facts) {
    Institutions all;
    Index ids;
    RowReader in(facts.table("igos"));
    const auto igo = in.column("igo");
    const auto name = in.column("name");
    const auto long_name = in.column("long_name");
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const std::string_view full =
            in.text(r, long_name).empty() ? in.text(r, name) : in.text(r, long_name);
        ids.emplace(in.text(r, igo), InstitutionId{static_cast<std::uint16_t>(all.list.size())});
        all.list.push_back({std::string(in.text(r, igo)), std::string(full)});
    }
    in.finish();
    all.un = all.named("UN", "igos.csv");
    read_un(facts, all);
    read_others(facts, ids, all);
    read_events(facts, ids, all);
    std::stable_sort(all.spells.begin(), all.spells.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.institution, a.state, a.start) <
               std::tuple(b.institution, b.state, b.start);
    });
    return all;
}

}  // namespace counterpoise

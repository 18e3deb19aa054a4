#include "answers/show/spells.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "world/institutions.h"
#include "world/row_reader.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr Date kEventsAfter{2014, 12,
                            31};  ///< later spells come from dated events, earlier ones from years

void sort(std::vector<MemberSpell>& spells) {
    std::stable_sort(spells.begin(), spells.end(), [](const MemberSpell& a, const MemberSpell& b) {
        return std::tie(a.target, a.state, a.start) < std::tie(b.target, b.state, b.start);
    });
}

std::vector<MemberSpell> read_treaty_spells(const Facts& facts) {
    const Treaties& all = treaties(facts);
    std::vector<MemberSpell> spells;
    for (const TreatySpell& s : all.spells)
        spells.push_back({all.at(s.treaty).code, s.state, s.start, s.end, s.start_text, s.end_text,
                          s.obligations, s.source, s.confidence});
    sort(spells);
    return spells;
}

/// The UN's own dates as texts, by state and start: original members have the year alone.
std::map<std::pair<StateId, Date>, std::pair<std::string, std::string>> un_texts(
    const Facts& facts) {
    RowReader in(facts.table("un_members"));
    const auto cow = in.column("cow");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    std::map<std::pair<StateId, Date>, std::pair<std::string, std::string>> texts;
    for (std::size_t r = 0; r < in.rows(); ++r)
        texts[{in.state(r, cow), in.start(r, start)}] = {std::string(in.text(r, start)),
                                                         std::string(in.text(r, end))};
    in.finish();
    return texts;
}

std::string text_of(Date day) {
    if (day == kOpenEnd) return {};
    return day > kEventsAfter ? day.iso() : std::to_string(day.year);
}

std::vector<MemberSpell> read_institution_spells(const Facts& facts) {
    const Institutions& all = institutions(facts);
    const auto texts = un_texts(facts);
    std::vector<MemberSpell> spells;
    for (const InstitutionSpell& s : all.spells) {
        MemberSpell spell{all.at(s.institution).code, s.state,       s.start, s.end,
                          text_of(s.start),           text_of(s.end)};
        spell.source = s.institution == all.un ? "un_members" : "igo_members";
        if (const auto found = texts.find({s.state, s.start});
            s.institution == all.un && found != texts.end())
            std::tie(spell.start_text, spell.end_text) = found->second;
        spells.push_back(std::move(spell));
    }
    sort(spells);
    return spells;
}

}  // namespace

const std::vector<MemberSpell>& treaty_spells(const Facts& facts) {
    return facts.cached(&read_treaty_spells);
}

const std::vector<MemberSpell>& institution_spells(const Facts& facts) {
    return facts.cached(&read_institution_spells);
}

const MemberSpell& first_of(const Facts& facts, const std::vector<MemberSpell>& spells,
                            const MemberSpell& spell) {
    const auto same_target = std::equal_range(
        spells.begin(), spells.end(), spell,
        [](const MemberSpell& a, const MemberSpell& b) { return a.target < b.target; });
    const std::string iso3 = states(facts).iso3(spell.state);
    const MemberSpell* first = &spell;
    for (bool found = true; found;) {
        found = false;
        for (auto before = same_target.first; before != same_target.second && !found; ++before) {
            const bool touches = before->end != kOpenEnd && before->start < first->start &&
                                 before->end.plus_days(1) >= first->start;
            found = touches && states(facts).iso3(before->state) == iso3;
            if (found) first = &*before;
        }
    }
    return *first;
}

}  // namespace counterpoise

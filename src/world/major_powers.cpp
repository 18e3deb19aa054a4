#include "world/major_powers.h"

#include <algorithm>

#include "world/row_reader.h"

namespace counterpoise {
namespace {

std::vector<MajorSpell> read_major_spells(const Facts& facts) {
    RowReader in(facts.table("major_powers"));
    const auto cow = in.column("cow");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    std::vector<MajorSpell> spells;
    for (std::size_t r = 0; r < in.rows(); ++r)
        spells.push_back({in.state(r, cow), in.start(r, start), in.end(r, end)});
    in.finish();
    return spells;
}

}  // namespace

const std::vector<MajorSpell>& major_spells(const Facts& facts) {
    return facts.cached(&read_major_spells);
}

bool is_major(const Facts& facts, StateId state, Date first, Date last) {
    const std::vector<MajorSpell>& spells = major_spells(facts);
    return std::any_of(spells.begin(), spells.end(), [&](const MajorSpell& s) {
        return s.state == state && s.start <= last && first <= s.end;
    });
}

bool is_permanent_member(StateId state) {
    return std::find(kPermanentMembers.begin(), kPermanentMembers.end(), state.code) !=
           kPermanentMembers.end();
}

}  // namespace counterpoise

#include "measures/cascade/notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace counterpoise {
namespace {

const Membership* membership_of(const World& world, TreatyId treaty, StateId state) {
    const std::vector<Membership>& all = world.memberships();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Membership& m) {
        return m.treaty == treaty && m.state == state;
    });
    return found == all.end() ? nullptr : &*found;
}

/// The spell in which a state that once owed defence in a treaty owes it no more; nothing where it
/// never did: then the treaty always bound the others alone.
const TreatySpell* frozen_spell(const Facts& facts, TreatyId treaty, StateId state, Date day) {
    const TreatySpell* today = nullptr;
    bool owed = false;
    for (const TreatySpell& spell : treaties(facts).spells) {
        if (spell.treaty != treaty || spell.state != state) continue;
        if (spell.start <= day && day <= spell.end) today = &spell;
        owed = owed || (spell.end < day && has(spell.obligations, Obligation::defence));
    }
    return owed && today && !has(today->obligations, Obligation::defence) ? today : nullptr;
}

std::string own_pledge(const World& world, const Facts& facts, std::size_t attacked,
                       TreatyId treaty) {
    const Membership* own = membership_of(world, treaty, world.id(attacked));
    if (!own) return {};
    const std::string reading =
        "Whether its partners then still owe it help is a matter of reading: here they do.";
    const std::string& code = treaties(facts).at(treaty).code;
    if (own->pledge == Pledge::dormant)
        return fmt::format("{} is in {} on paper alone: its own pledge is dormant. {}",
                           world.name(attacked), code, reading);
    if (has(own->obligations, Obligation::defence)) return {};
    const TreatySpell* spell =
        frozen_spell(facts, treaty, world.id(attacked), last_day(world.year()));
    if (!spell) return {};
    return fmt::format(
        "{} itself owes no defence in {} since {} (treaty_members: {}; confidence {}). {}",
        world.name(attacked), code, spell->start.iso(), spell->source, spell->confidence, reading);
}

}  // namespace

std::vector<UnboundState> left_out_as_not_live(const Binding& binding) {
    std::vector<UnboundState> left_out;
    for (const UnboundState& u : binding.unbound)
        if (u.reason == NotBound::not_live) left_out.push_back(u);
    return left_out;
}

std::vector<std::string> notes_on_own_pledges(const World& world, const Facts& facts,
                                              std::size_t attacked, const Binding& binding) {
    std::set<TreatyId> binding_treaties;
    for (const BoundState& b : binding.bound)
        for (const BindingPledge& p : b.pledges) binding_treaties.insert(p.treaty);
    std::vector<std::string> notes;
    for (const TreatyId treaty : binding_treaties)
        if (std::string note = own_pledge(world, facts, attacked, treaty); !note.empty())
            notes.push_back(std::move(note));
    return notes;
}

}  // namespace counterpoise

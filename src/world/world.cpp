#include "world/world.h"

#include <algorithm>

namespace counterpoise {
namespace {

template <class T>
std::shared_ptr<std::vector<T>> editable(const std::shared_ptr<const std::vector<T>>& shared) {
    return std::make_shared<std::vector<T>>(*shared);
}

bool before(const Membership& a, const Membership& b) {
    return std::pair(a.treaty, a.state) < std::pair(b.treaty, b.state);
}

}  // namespace

std::optional<std::size_t> World::row(StateId state) const {
    if (state.code >= roster_->row_of.size()) return {};
    const std::int16_t row = roster_->row_of[state.code];
    if (row < 0) return {};
    return static_cast<std::size_t>(row);
}

bool World::is_member(TreatyId treaty, StateId state) const {
    return std::binary_search(memberships_->begin(), memberships_->end(), Membership{treaty, state},
                              before);
}

std::vector<StateId> World::members(TreatyId treaty) const {
    std::vector<StateId> found;
    for (const Membership& m : *memberships_)
        if (m.treaty == treaty) found.push_back(m.state);
    return found;
}

bool World::is_member(InstitutionId institution, StateId state) const {
    return std::binary_search(institutions_->begin(), institutions_->end(),
                              InstitutionMembership{institution, state});
}

std::vector<StateId> World::members(InstitutionId institution) const {
    std::vector<StateId> found;
    for (const InstitutionMembership& m : *institutions_)
        if (m.institution == institution) found.push_back(m.state);
    return found;
}

void World::remove(TreatyId treaty, StateId state) {
    auto edited = editable(memberships_);
    std::erase_if(*edited,
                  [&](const Membership& m) { return m.treaty == treaty && m.state == state; });
    memberships_ = std::move(edited);
}

void World::add(const Membership& membership) {
    if (is_member(membership.treaty, membership.state)) return;
    auto edited = editable(memberships_);
    edited->insert(std::upper_bound(edited->begin(), edited->end(), membership, before),
                   membership);
    memberships_ = std::move(edited);
}

void World::set_pledge(TreatyId treaty, StateId state, Pledge pledge) {
    auto edited = editable(memberships_);
    for (Membership& m : *edited)
        if (m.treaty == treaty && m.state == state) m.pledge = pledge;
    memberships_ = std::move(edited);
}

void World::remove(InstitutionId institution, StateId state) {
    auto edited = editable(institutions_);
    std::erase(*edited, InstitutionMembership{institution, state});
    institutions_ = std::move(edited);
}

void World::add(InstitutionMembership membership) {
    if (is_member(membership.institution, membership.state)) return;
    auto edited = editable(institutions_);
    edited->insert(std::upper_bound(edited->begin(), edited->end(), membership), membership);
    institutions_ = std::move(edited);
}

bool are_pact_partners(const World& world, const Facts& facts, StateId a, StateId b) {
    for (const Membership& m : world.memberships()) {
        if ((m.state != a && m.state != b) || !has(m.obligations, Obligation::defence) ||
            m.pledge != Pledge::kept || !counts_as_live(treaties(facts).at(m.treaty), world.year()))
            continue;
        if (world.is_member(m.treaty, m.state == a ? b : a)) return true;
    }
    return false;
}

}  // namespace counterpoise

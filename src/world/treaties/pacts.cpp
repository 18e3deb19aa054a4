#include "world/treaties/pacts.h"

namespace counterpoise {

PactMatrix::PactMatrix(const World& world, const Facts& facts)
    : n_(world.size()), owes_(n_ * n_, 0) {
    const std::vector<Membership>& all = world.memberships();
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && all[end].treaty == all[begin].treaty) ++end;
        const bool live = counts_as_live(treaties(facts).at(all[begin].treaty), world.year());
        for (std::size_t g = begin; live && g < end; ++g) {
            const auto guarantor = world.row(all[g].state);
            if (!guarantor || !has(all[g].obligations, Obligation::defence) ||
                all[g].pledge != Pledge::kept)
                continue;
            for (std::size_t m = begin; m < end; ++m)
                if (const auto member = world.row(all[m].state); member && member != guarantor)
                    owes_[*guarantor * n_ + *member] = 1;
        }
        begin = end;
    }
}

}  // namespace counterpoise

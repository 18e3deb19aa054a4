#include "behaviour/realignment/situation.h"

#include <algorithm>

#include "behaviour/realignment/covariates.h"

namespace counterpoise {

std::string_view name_of(Process process) {
    constexpr std::array<std::string_view, kProcesses> kNames{"exit", "ending", "entry", "pact"};
    return kNames[static_cast<std::size_t>(process)];
}

bool TreatyNow::has(Place i) const {
    return std::binary_search(members.begin(), members.end(), i);
}

void derive_ties(Situation& situation) {
    situation.ties = PairFigures<std::uint8_t>(situation.states());
    situation.partners = PairSet(situation.states());
    for (TreatyNow& treaty : situation.treaties) {
        for (std::size_t a = 0; a < treaty.members.size(); ++a)
            for (std::size_t b = a + 1; b < treaty.members.size(); ++b) {
                const Place i = treaty.members[a];
                const Place j = treaty.members[b];
                situation.ties.set(i, j, static_cast<std::uint8_t>(situation.ties.at(i, j) + 1));
                if (treaty.defence) situation.partners.add(i, j);
            }
        treaty.spread = mutual_distance(situation, treaty);
    }
}

}  // namespace counterpoise

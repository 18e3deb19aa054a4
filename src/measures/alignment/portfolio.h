#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "measures/measure.h"
#include "world/treaties/treaties.h"

namespace counterpoise {

/// How obligations become levels.
enum class AllianceScale { cow, atop, binary };
[[nodiscard]] AllianceScale alliance_scale(const Assumptions& assumptions);
[[nodiscard]] std::size_t levels_of(AllianceScale scale);

/// Which treaties count from 2018 on.
enum class PortfolioPacts { live, in_force };
[[nodiscard]] PortfolioPacts portfolio_pacts(const Assumptions& assumptions);

/// The level of a set of obligations.
///
///     cow      defence or offence 3; neutrality or non-aggression 2; consultation 1; none 0
///     atop     defence or offence 3; neutrality or consultation 2; non-aggression 1; none 0
///     binary   any obligation 1; none 0
///
/// Source   Signorino and Ritter 1999 after Singer and Small 1966 (cow); the ranking in use with
/// ATOP (atop); Häge 2011 (binary); docs/method/alignment.md.
[[nodiscard]] std::uint8_t level_of(Obligation obligations, AllianceScale scale);

/// What every state of the system owes every other, as levels.
struct Portfolios {
    std::size_t levels = 0;
    std::vector<std::size_t> rows;   ///< rows of the world whose states are in the system
    std::vector<std::uint8_t> owed;  ///< by debtor, then by partner; both by place in `rows`

    [[nodiscard]] std::size_t size() const { return rows.size(); }
    [[nodiscard]] std::span<const std::uint8_t> of(std::size_t place) const {
        return {owed.data() + place * size(), size()};
    }
    /// The place of a row of the world; `size()` if it is not in the system.
    [[nodiscard]] std::size_t place(std::size_t row) const;
};

/// The portfolios of a world: the highest level that a state owes to each fellow member of its
/// treaties. A state has the top level with itself.
///
/// Live treaties and kept pledges count; before 2018 every treaty in force (whether one is dormant
/// is a judgement of today).
/// Source   data/treaty_members.csv, data/treaties.csv.
[[nodiscard]] Portfolios portfolios(const World& world, const Facts& facts, AllianceScale scale,
                                    PortfolioPacts pacts);

/// The note that dormant and doubtful pacts count as none, where they do.
void add_pacts_note(Reading& reading, const View& view);

}  // namespace counterpoise

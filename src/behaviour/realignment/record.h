#pragma once

#include <vector>

#include "behaviour/disputes/pairs.h"
#include "behaviour/realignment/alliances.h"
#include "behaviour/realignment/law.h"
#include "behaviour/realignment/member_figures.h"
#include "behaviour/realignment/rare_luck.h"
#include "world/world.h"

namespace counterpoise {

/// What a change of a scenario does to one membership.
struct MembershipMove {
    enum class Kind : std::uint8_t { left, joined, pledge };
    TreatyId treaty;
    Place row = 0;
    Kind kind = Kind::left;
    bool owes_defence = false;
};

/// What differs between the memberships of two worlds of one roster, by treaty and state.
[[nodiscard]] std::vector<MembershipMove> membership_moves(const World& before, const World& after);

/// What realignment knows before any run: treaties and states on 31 December of the start, by the
/// rows of the world, and covariates that every run begins with.
///
/// Memberships are those of the world; what is remembered of the years before, and figures, are
/// those of the end of the record of realignment, brought up to the start.
/// Missing  as in covariates.h.
/// Source   history's realignment_start; docs/method/realignment.md.
struct RealignmentRecord {
    RealignmentRecord(const RealignmentStart& start, const World& world, const Facts& facts,
                      const ParameterSet& set);

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    RealignmentModel model;
    PairOrder pairs;
    std::vector<std::uint16_t> codes;  ///< COW, by row
    std::vector<std::size_t> slot_of;  ///< by TreatyId of the facts; kNone where not in force
    Alliances alliances;               ///< at the start
    MemberFigures figures;
    std::vector<std::size_t> open;        ///< places of treaties of three or more, ascending
    std::vector<std::size_t> block_of;    ///< by place; kNone for treaties that nobody can join
    std::vector<LuckAddress> entry_rows;  ///< by open treaty, then row of the world
    std::vector<LuckAddress> pact_rows;   ///< by PairOrder

    /// Columns that stay or follow ties, by the same rows: of exits for members, of entries for
    /// others; and those of pairs.
    std::vector<std::vector<double>> exit_columns, entry_columns, pair_columns;
};

/// x'b over some columns.
[[nodiscard]] double sum_over(const std::vector<std::size_t>& columns, const ProcessLaw& law,
                              std::span<const MemberColumn> of, const Situation& s,
                              const TreatyNow& treaty, Place i);
[[nodiscard]] double sum_over(const std::vector<std::size_t>& columns, const ProcessLaw& law,
                              std::span<const TreatyColumn> of, const Situation& s,
                              const TreatyNow& treaty);
[[nodiscard]] double sum_over(const std::vector<std::size_t>& columns, const ProcessLaw& law,
                              std::span<const PairColumn> of, const Situation& s, Place i, Place j);

/// Places of columns by what moves them, found once.
struct MovedColumns {
    std::vector<std::size_t> world, treaty, state, ties, members;
};
[[nodiscard]] const MovedColumns& moved(Process process);

}  // namespace counterpoise

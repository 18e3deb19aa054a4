#pragma once

#include <memory>
#include <span>
#include <vector>

#include "behaviour/cascade/wars.h"
#include "behaviour/relations.h"
#include "measures/cover/cover.h"
#include "scenario/timeline.h"

namespace counterpoise {

/// Whose figures are followed through the years.
struct FollowedStates {
    std::vector<std::size_t> rows;       ///< members of a followed treaty, before or after
    std::vector<std::size_t> remaining;  ///< of these, members before and after, and all the while
    std::vector<TreatyId> treaties;
};

/// What is read off worlds with the same pacts.
struct EpochView {
    std::vector<std::vector<bool>> is_member;  ///< [treaty][followed]
    std::vector<CoverWeights> cover;           ///< by followed
};

/// One timeline of a school, made ready.
struct Line {
    Timeline timeline;
    std::vector<std::shared_ptr<const EpochView>> views;  ///< by epoch
};

/// What an epoch brings to relations.
struct BondEpoch {
    std::vector<Membership> memberships;
    std::vector<MembershipMove> moves;  ///< from the epoch before
    std::shared_ptr<const DisputeEpoch> bonds;
    std::shared_ptr<const WarsByTreaty> wars;
};

/// The relations of one timeline, made ready.
struct BondLine {
    std::vector<BondEpoch> epochs;
    std::vector<std::size_t> epoch_of;  ///< by year from kFirstRunYear

    [[nodiscard]] const BondEpoch& at(std::size_t year) const { return epochs[epoch_of[year]]; }
    /// The bonds of a year where they are not those of the year before.
    [[nodiscard]] BondYear new_bonds(std::size_t year) const;
};

/// The assumptions by which the cascades of wars are read.
struct WarChoices {
    CascadeRules rules;
    WarDirection direction = WarDirection::half;
    Reliability estimates;
    bool operator==(const WarChoices&) const = default;
};

[[nodiscard]] bool keeps_pledge(const World& world, TreatyId treaty, StateId state);

/// Timelines made ready to be read; what epochs with the same pacts have in common is read once.
[[nodiscard]] std::vector<Line> lines_of(std::vector<Timeline> timelines, const World& published,
                                         const Facts& facts, const Assumptions& assumptions,
                                         const FollowedStates& followed);

/// The relations of the same timelines.
[[nodiscard]] std::vector<BondLine> bond_lines(const std::vector<Line>& lines,
                                               const BehaviourRecords& records,
                                               const Protection& protection, const WarChoices& wars,
                                               const Facts& facts, const FollowedStates& followed);
/// Whether timelines have the memberships of these lines, epoch by epoch.
[[nodiscard]] bool same_memberships(const std::vector<BondLine>& bonds,
                                    const std::vector<Line>& lines);

}  // namespace counterpoise

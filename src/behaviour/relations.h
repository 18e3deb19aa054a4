#pragma once

#include <optional>
#include <span>

#include "behaviour/disputes/choices.h"
#include "behaviour/realignment/run.h"
#include "behaviour/sequence.h"

namespace counterpoise {

/// What a scenario brings to memberships and bonds in a year.
struct BondYear {
    const DisputeEpoch* epoch = nullptr;    ///< the bonds that hold from now on, if they are new
    std::span<const MembershipMove> moves;  ///< the changes that make them so
};

/// How the states of one world of one run stand to each other, year by year: who is bound to whom,
/// and who quarrels. It reads no spending, so that all schools of spending share it.
///
/// Disputes are predicted in `step` and happen in `conclude`, so that a year's expected numbers can
/// be read in between. With realignment, disputes of a year know the scenario's own changes of the
/// year and realignment of the years before; realignment of the year is then made, and counts on
/// its 31 December.
class RelationsRun {
  public:
    RelationsRun(const BehaviourRecords& records, const DisputeChoices& choices,
                 const Protection& protection, const Luck& luck);

    void step(const BehaviourRecords& records, const BondYear& bonds);
    /// Draws the disputes of the year.
    void conclude() { disputes_.happen(); }
    /// What the year is expected to bring; after `conclude`, what it brought.
    [[nodiscard]] const DisputeRun& disputes() const { return disputes_; }
    /// Memberships of 31 December; none where realignment is off.
    [[nodiscard]] const std::optional<RealignmentRun>& realignment() const { return realignment_; }

  private:
    void enter(const BehaviourRecords& records, const BondYear& bonds);

    DisputeRun disputes_;
    GuarantorLoss guarantor_loss_;
    const Protection* protection_;
    std::optional<RealignmentRun> realignment_;
};

}  // namespace counterpoise

#include "behaviour/relations.h"

namespace counterpoise {

RelationsRun::RelationsRun(const BehaviourRecords& records, const DisputeChoices& choices,
                           const Protection& protection, const Luck& luck)
    : disputes_(luck.disputes_at_start()),
      guarantor_loss_(guarantor_loss(choices, luck.dispute_law(), records.dispute_estimates)),
      protection_(&protection) {
    if (luck.realignment()) realignment_.emplace(*records.realignment, *luck.realignment());
}

void RelationsRun::enter(const BehaviourRecords& records, const BondYear& bonds) {
    if (!realignment_) {
        if (bonds.epoch) disputes_.enter(*bonds.epoch, guarantor_loss_);
        return;
    }
    (void)realignment_->predict();
    realignment_->move(bonds.moves);
    if (realignment_->pledges_changed())
        disputes_.enter(dispute_epoch(records.disputes, *protection_, realignment_->take_pledges()),
                        guarantor_loss_);
}

void RelationsRun::step(const BehaviourRecords& records, const BondYear& bonds) {
    enter(records, bonds);
    (void)disputes_.predict();
    if (realignment_) realignment_->happen();
}

}  // namespace counterpoise

#include "scenario/outcome/evidence.h"

#include "behaviour/cascade/reliability.h"
#include "history/dyads/pair_spells.h"

namespace counterpoise {
namespace {

constexpr int kFirstRecordYear = 1946;

}  // namespace

Evidence evidence_of(const Experiment& experiment) {
    const BehaviourRecords& records = experiment.records();
    const Facts& facts = experiment.facts();
    return {records.spending_set,
            records.growth_set,
            records.dispute_set,
            records.realignment_set,
            cascade_parameters(facts),
            read_parameters(facts, "politics"),
            great_power_wars(facts, kFirstRecordYear, kLastDisputeYear)};
}

}  // namespace counterpoise

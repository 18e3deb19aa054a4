#pragma once

#include <optional>

#include "behaviour/disputes/disputes.h"
#include "world/assumptions.h"

namespace counterpoise {

/// Whether the loss of an outside guarantor changes the odds of a dispute with a challenger: the
/// named schools.
enum class GuarantorSchool { deters, does_not_deter };
/// Whether spending answers the risk of fatal disputes.
enum class ThreatChannel { on, off };

/// The choices of a scenario that disputes read.
struct DisputeChoices {
    GuarantorSchool school = GuarantorSchool::deters;
    std::optional<double> median_odds;  ///< given by the user; else that of the parameters
    ThreatChannel threat_channel = ThreatChannel::on;
};
[[nodiscard]] DisputeChoices dispute_choices(const Assumptions& assumptions);

/// The odds of one run by a school.
///
///     deters: the run's draw, moved so that its median is the one given;  does_not_deter: 0
///
/// Units    log odds.   Source   docs/method/disputes.md.
[[nodiscard]] GuarantorLoss guarantor_loss(const DisputeChoices& choices, const DisputeLaw& run,
                                           const DisputeLaw& estimates);

/// Which states challenge which by the record, row-major by target, pact partners of today aside.
struct Challengers {
    std::vector<std::uint8_t> of;
};
[[nodiscard]] Challengers challengers(const DisputeRecord& record, const World& published,
                                      const Facts& facts, const Assumptions& assumptions);

/// What a world's memberships change of disputes, against those of the start.
///
/// A pair's bond is that of its treaties. A guarantor is lost to a pair where one side had somebody
/// bound to defend it at the start, other than the pair's other side, who is no more, and the other
/// side is its challenger: by rivalry, use of force, conflict or a threat named together, and no
/// pact partner (as cover reckons).
/// Shape    pairs that differ from the start, in order; none while memberships are those of the
/// start.
[[nodiscard]] DisputeEpoch dispute_epoch(const DisputeRecord& record, const World& world,
                                         const World& published, const Facts& facts,
                                         const Assumptions& assumptions);
/// The same of pledges by rows.
[[nodiscard]] DisputeEpoch dispute_epoch(const DisputeRecord& record,
                                         const Challengers& challengers, const PactMatrix& now);

}  // namespace counterpoise

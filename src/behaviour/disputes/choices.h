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
/// Units    log odds.
/// Source   docs/method/disputes.md.
[[nodiscard]] GuarantorLoss guarantor_loss(const DisputeChoices& choices, const DisputeLaw& run,
                                           const DisputeLaw& estimates);

/// What a change of pledges is read against: who challenges whom by the record, who guarded whom
/// at the start, and how strong each state counts as a guarantor. The same for every world of a
/// school.
struct Protection {
    std::vector<std::vector<std::size_t>> challengers;  ///< by target, ascending
    std::vector<std::vector<std::size_t>> guarantors;   ///< by whom they guard, ascending
    std::vector<double> strengths;                      ///< by row; 0 where there is no figure
    bool operator==(const Protection&) const = default;
};
[[nodiscard]] Protection protection(const DisputeRecord& record, const World& published,
                                    const Facts& facts, const Assumptions& assumptions);

/// What pledges change of disputes, against those of the start.
///
/// A pair's bond is that of its treaties. A guarantor is lost to a pair where one side had somebody
/// bound to defend it at the start, other than the pair's other side, who is no more, and the other
/// side is its challenger: by rivalry, use of force, conflict or a threat named together, and no
/// pact partner (as cover computes). How much was lost:
///
///     share = min(1, strength of the guarantors lost / strength of the strongest at the start)
///
/// so that the loss of the strongest counts whole and that of a state without forces hardly; of a
/// pair, the larger of both sides' shares. Strength is that of the assumption `capability`.
/// Shape    pairs that differ from the start, in order; none while memberships are those of the
/// start.
[[nodiscard]] DisputeEpoch dispute_epoch(const DisputeRecord& record, const Protection& protection,
                                         const PactMatrix& now);

}  // namespace counterpoise

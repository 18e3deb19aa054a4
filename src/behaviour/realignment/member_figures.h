#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "behaviour/realignment/law.h"

namespace counterpoise {

/// The columns of exits and entries that follow from who belongs to a treaty, in one pass over its
/// members: what a simulation needs often. The same values, to the last bit, as the functions of
/// covariates.h, which a test holds.
class MemberFigures {
  public:
    /// What stays of states: regime, its change, threat, log CINC.
    explicit MemberFigures(const Situation& start);

    /// Sum over the columns that members move: b x, of exit or entry.
    /// `inside` says by place who belongs to the treaty.
    [[nodiscard]] double sum(Process process, const ProcessLaw& law, const Situation& s,
                             const TreatyNow& treaty, std::span<const std::uint8_t> inside,
                             Place i) const;

  private:
    struct OfState {
        double regime = 0;
        double regime_change = 0;
        double threat = 0;
        double log_cinc = 0;
    };
    std::vector<OfState> states_;
};

}  // namespace counterpoise

#include "behaviour/disputes/choices.h"

#include <algorithm>
#include <cmath>

#include "base/math.h"
#include "world/geography.h"
#include "world/strength.h"

namespace counterpoise {
namespace {

/// How much of what guarded each state at the start is no more.
class LostGuarantors {
  public:
    LostGuarantors(const PactMatrix& before, const PactMatrix& now,
                   const std::vector<double>& strengths)
        : before_(before), now_(now), strengths_(strengths), sum_(now.size(), 0.0) {
        for (std::size_t i = 0; i < now.size(); ++i)
            for (std::size_t g = 0; g < now.size(); ++g)
                if (lost(g, i)) sum_[i] += strengths_[g];
    }

    /// Strength of the guarantors that a state has lost, over that of the strongest of those that
    /// it had at the start; at most 1. The other side of the pair guards nobody against itself.
    [[nodiscard]] double share(std::size_t i, std::size_t other) const {
        double strongest = 0;
        for (std::size_t g = 0; g < now_.size(); ++g)
            if (g != other && before_.owes(g, i)) strongest = std::max(strongest, strengths_[g]);
        const double gone = sum_[i] - (lost(other, i) ? strengths_[other] : 0.0);
        return strongest > 0 ? std::clamp(gone / strongest, 0.0, 1.0) : 0.0;
    }

  private:
    [[nodiscard]] bool lost(std::size_t g, std::size_t i) const {
        return before_.owes(g, i) && !now_.owes(g, i);
    }

    const PactMatrix& before_;
    const PactMatrix& now_;
    const std::vector<double>& strengths_;
    std::vector<double> sum_;
};

}  // namespace

DisputeChoices dispute_choices(const Assumptions& assumptions) {
    DisputeChoices choices;
    if (assumptions.word("guarantor_loss") == "does_not_deter")
        choices.school = GuarantorSchool::does_not_deter;
    if (!assumptions.is_word("guarantor_loss_odds"))
        choices.median_odds = assumptions.number("guarantor_loss_odds");
    if (assumptions.word("threat_channel") == "off") choices.threat_channel = ThreatChannel::off;
    return choices;
}

GuarantorLoss guarantor_loss(const DisputeChoices& choices, const DisputeLaw& run,
                             const DisputeLaw& estimates) {
    if (choices.school == GuarantorSchool::does_not_deter) return {0.0};
    if (!choices.median_odds) return {run.guarantor_loss_log_odds};
    return {log_det(*choices.median_odds) +
            (run.guarantor_loss_log_odds - estimates.guarantor_loss_log_odds)};
}

Protection protection(const DisputeRecord& record, const World& published, const Facts& facts,
                      const Assumptions& assumptions) {
    const std::size_t n = published.size();
    const bool former_excluded = assumptions.word("former_partners") == "excluded";
    Protection found{std::vector<std::uint8_t>(n * n, 0),
                     strengths_of(published, chosen_capability(assumptions))};
    for (double& strength : found.strengths)
        if (std::isnan(strength)) strength = 0.0;
    for (const Challenge& c :
         challenges(facts, published, static_cast<int>(assumptions.number("challenger_years")))) {
        const auto target = published.row(c.target);
        const auto challenger = published.row(c.challenger);
        if (!target || !challenger || (former_excluded && record.pacts.owes(*challenger, *target)))
            continue;
        found.challengers[*target * n + *challenger] = 1;
    }
    return found;
}

DisputeEpoch dispute_epoch(const DisputeRecord& record, const Protection& protection,
                           const PactMatrix& now) {
    const LostGuarantors lost(record.pacts, now, protection.strengths);
    const std::size_t n = now.size();
    const auto exposed = [&](std::size_t i, std::size_t to) {
        return protection.challengers[i * n + to] && !now.owes(to, i) ? lost.share(i, to) : 0.0;
    };
    DisputeEpoch epoch;
    std::uint32_t pair = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j, ++pair) {
            const bool bound = now.partners(i, j);
            const double guarantor_lost = std::max(exposed(i, j), exposed(j, i));
            if (bound == (record.pact[pair] != 0) && guarantor_lost == 0.0) continue;
            epoch.changes.push_back({pair, static_cast<std::uint16_t>(i),
                                     static_cast<std::uint16_t>(j), bound ? Bond::pact : Bond::none,
                                     guarantor_lost});
        }
    return epoch;
}

}  // namespace counterpoise

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
    LostGuarantors(const Protection& protection, const PactMatrix& before, const PactMatrix& now)
        : protection_(protection), before_(before), now_(now), sum_(now.size(), 0.0) {}

    void lose(std::size_t guarantor, std::size_t i) {
        sum_[i] += protection_.strengths[guarantor];
        if (losers_.empty() || losers_.back() != i) losers_.push_back(i);
    }
    /// States that have lost somebody, some more than once.
    [[nodiscard]] const std::vector<std::size_t>& losers() const { return losers_; }

    /// Strength of the guarantors that a state has lost, over that of the strongest of those that
    /// it had at the start; at most 1. The other side of the pair guards nobody against itself.
    [[nodiscard]] double share(std::size_t i, std::size_t other) const {
        if (sum_[i] == 0.0) return 0.0;
        double strongest = 0;
        for (const std::size_t g : protection_.guarantors[i])
            if (g != other) strongest = std::max(strongest, protection_.strengths[g]);
        const bool other_lost = before_.owes(other, i) && !now_.owes(other, i);
        const double gone = sum_[i] - (other_lost ? protection_.strengths[other] : 0.0);
        return strongest > 0 ? std::clamp(gone / strongest, 0.0, 1.0) : 0.0;
    }

  private:
    const Protection& protection_;
    const PactMatrix& before_;
    const PactMatrix& now_;
    std::vector<double> sum_;
    std::vector<std::size_t> losers_;
};

/// Marks the pairs whose pledges are not those of the start.
void mark_changed_pledges(const DisputeRecord& record, const PactMatrix& now, LostGuarantors& lost,
                          std::vector<std::uint8_t>& touched) {
    for (std::size_t g = 0; g < now.size(); ++g) {
        const auto had = record.pacts.owed_by(g);
        const auto has_now = now.owed_by(g);
        if (std::equal(had.begin(), had.end(), has_now.begin())) continue;
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (had[i] == has_now[i]) continue;
            touched[record.pairs.at(g, i)] = 1;
            if (had[i] != 0) lost.lose(g, i);
        }
    }
}

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
    Protection found{std::vector<std::vector<std::size_t>>(n),
                     std::vector<std::vector<std::size_t>>(n),
                     strengths_of(published, chosen_capability(assumptions))};
    for (double& strength : found.strengths)
        if (std::isnan(strength)) strength = 0.0;
    for (std::size_t g = 0; g < n; ++g)
        for (std::size_t i = 0; i < n; ++i)
            if (record.pacts.owes(g, i)) found.guarantors[i].push_back(g);
    for (const Challenge& c :
         challenges(facts, published, static_cast<int>(assumptions.number("challenger_years")))) {
        const auto target = published.row(c.target);
        const auto challenger = published.row(c.challenger);
        if (!target || !challenger || (former_excluded && record.pacts.owes(*challenger, *target)))
            continue;
        found.challengers[*target].push_back(*challenger);
    }
    for (std::vector<std::size_t>& of_state : found.challengers) {
        std::sort(of_state.begin(), of_state.end());
        of_state.erase(std::unique(of_state.begin(), of_state.end()), of_state.end());
    }
    return found;
}

DisputeEpoch dispute_epoch(const DisputeRecord& record, const Protection& protection,
                           const PactMatrix& now) {
    LostGuarantors lost(protection, record.pacts, now);
    std::vector<std::uint8_t> touched(record.pairs.size(), 0);
    mark_changed_pledges(record, now, lost, touched);
    for (const std::size_t i : lost.losers())
        for (const std::size_t challenger : protection.challengers[i])
            touched[record.pairs.at(i, challenger)] = 1;
    const auto exposed = [&](std::size_t i, std::size_t to) {
        const std::vector<std::size_t>& challengers = protection.challengers[i];
        return std::binary_search(challengers.begin(), challengers.end(), to) && !now.owes(to, i)
                   ? lost.share(i, to)
                   : 0.0;
    };
    DisputeEpoch epoch;
    for (auto at = std::find(touched.begin(), touched.end(), 1); at != touched.end();
         at = std::find(at + 1, touched.end(), 1)) {
        const auto pair = static_cast<std::uint32_t>(at - touched.begin());
        const auto [i, j] = record.pairs.rows_of(pair);
        const bool bound = now.partners(i, j);
        const double guarantor_lost = std::max(exposed(i, j), exposed(j, i));
        if (bound == (record.pact[pair] != 0) && guarantor_lost == 0.0) continue;
        epoch.changes.push_back({pair, static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(j),
                                 bound ? Bond::pact : Bond::none, guarantor_lost});
    }
    return epoch;
}

}  // namespace counterpoise

#include "behaviour/disputes/choices.h"

#include "base/math.h"
#include "world/geography.h"

namespace counterpoise {
namespace {

/// How many guarantors each state has lost, and whom.
struct Lost {
    std::vector<std::size_t> count;
    std::vector<std::uint8_t> whom;  ///< row-major by the state that lost
};

Lost lost_guarantors(const PactMatrix& before, const PactMatrix& now) {
    const std::size_t n = now.size();
    Lost lost{std::vector<std::size_t>(n, 0), std::vector<std::uint8_t>(n * n, 0)};
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t g = 0; g < n; ++g)
            if (before.owes(g, i) && !now.owes(g, i)) {
                ++lost.count[i];
                lost.whom[i * n + g] = 1;
            }
    return lost;
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

Challengers challengers(const DisputeRecord& record, const World& published, const Facts& facts,
                        const Assumptions& assumptions) {
    const std::size_t n = published.size();
    const bool former_excluded = assumptions.word("former_partners") == "excluded";
    Challengers found{std::vector<std::uint8_t>(n * n, 0)};
    for (const Challenge& c :
         challenges(facts, published, static_cast<int>(assumptions.number("challenger_years")))) {
        const auto target = published.row(c.target);
        const auto challenger = published.row(c.challenger);
        if (!target || !challenger || (former_excluded && record.pacts.owes(*challenger, *target)))
            continue;
        found.of[*target * n + *challenger] = 1;
    }
    return found;
}

DisputeEpoch dispute_epoch(const DisputeRecord& record, const World& world, const World& published,
                           const Facts& facts, const Assumptions& assumptions) {
    return dispute_epoch(record, challengers(record, published, facts, assumptions),
                         PactMatrix(world, facts));
}

DisputeEpoch dispute_epoch(const DisputeRecord& record, const Challengers& challengers,
                           const PactMatrix& now) {
    const Lost lost = lost_guarantors(record.pacts, now);
    const std::size_t n = now.size();
    const auto exposed = [&](std::size_t i, std::size_t to) {
        return challengers.of[i * n + to] && !now.owes(to, i) &&
               lost.count[i] > lost.whom[i * n + to];
    };
    DisputeEpoch epoch;
    std::uint32_t pair = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j, ++pair) {
            const bool bound = now.partners(i, j);
            const bool guarantor_lost = exposed(i, j) || exposed(j, i);
            if (bound == (record.pact[pair] != 0) && !guarantor_lost) continue;
            epoch.changes.push_back({pair, static_cast<std::uint16_t>(i),
                                     static_cast<std::uint16_t>(j), bound ? Bond::pact : Bond::none,
                                     guarantor_lost});
        }
    return epoch;
}

}  // namespace counterpoise

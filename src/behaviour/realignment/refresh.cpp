#include "base/math.h"
#include "behaviour/realignment/run.h"

// What is computed anew once a year's events have happened: the odds of what they moved, no others.

namespace counterpoise {

void RealignmentRun::refresh() {
    if (!alliances_.new_bonds().empty()) {
        for (std::size_t b = 0; b < record_->open.size(); ++b)
            if (alliances_.changed_treaties()[record_->open[b]] &&
                alliances_.open(record_->open[b]))
                refresh_open(b);
        refresh_ties();
        refresh_endings();
        refresh_pairs();
    }
    count_allied();
    alliances_.forget_changes();
}

void RealignmentRun::refresh_row(std::size_t block, Place i) {
    const Situation& s = alliances_.now();
    const TreatyNow& treaty = s.treaties[record_->open[block]];
    const Process process = treaty.has(i) ? Process::exit : Process::entry;
    const std::size_t r = block * s.states() + i;
    odds_[r] = exp_det(logs_[r] + sum_over(moved(process).ties, of(luck_->law(), process),
                                           member_columns(process), s, treaty, i));
}

void RealignmentRun::refresh_open(std::size_t block) {
    const Situation& s = alliances_.now();
    const TreatyNow& treaty = s.treaties[record_->open[block]];
    const std::vector<double>& logs = luck_->member_logs(*record_, block, s, treaty);
    std::vector<double> ties(s.states());
    MemberFigures::tie_sums(luck_->law(), s, treaty, ties);
    for (std::size_t i = 0; i < s.states(); ++i) {
        const std::size_t r = block * s.states() + i;
        logs_[r] = logs[i];
        odds_[r] = exp_det(logs[i] + ties[i]);
    }
}

/// A state's ties to a treaty are others where a bond with one of its members is new or gone.
void RealignmentRun::refresh_ties() {
    const std::size_t n = alliances_.now().states();
    std::vector<std::uint8_t> done(odds_.size(), 0);
    const auto refresh_with = [&](const Alliances::NewBond& bond, Place i, Place member) {
        for (const std::uint16_t slot : alliances_.of_state(member)) {
            const std::size_t b = slot < record_->block_of.size() ? record_->block_of[slot]
                                                                  : RealignmentRecord::kNone;
            if (b == RealignmentRecord::kNone || alliances_.changed_treaties()[slot] ||
                !alliances_.open(slot) || done[b * n + i])
                continue;
            // The treaty itself binds those who both belong.
            const int own = alliances_.now().treaties[slot].has(i) ? 1 : 0;
            if (!bond.partners && !bond.crosses(own)) continue;
            done[b * n + i] = 1;
            refresh_row(b, i);
        }
    };
    for (const Alliances::NewBond& bond : alliances_.new_bonds()) {
        refresh_with(bond, bond.i, bond.j);
        refresh_with(bond, bond.j, bond.i);
    }
}

void RealignmentRun::refresh_endings() {
    const Situation& s = alliances_.now();
    const ProcessLaw& law = of(luck_->law(), Process::ending);
    const auto ties = [&](const TreatyNow& treaty) {
        return sum_over(moved(Process::ending).ties, law, ending_columns(), s, treaty);
    };
    std::vector<std::uint8_t> done(alliances_.treaties(), 0);
    for (std::size_t slot = 0; slot < alliances_.treaties(); ++slot) {
        if (!alliances_.changed_treaties()[slot] || !alliances_.in_force(slot)) continue;
        done[slot] = 1;
        const TreatyNow& treaty = s.treaties[slot];
        ending_members_[slot] = record_->figures.ending_sum(law, treaty);
        ending_logs_[slot] = ending_members_[slot] + ties(treaty);
    }
    for (const Alliances::NewBond& bond : alliances_.new_bonds()) {
        if (!bond.crosses(1)) continue;
        for (const std::uint16_t slot : alliances_.of_state(bond.i)) {
            const TreatyNow& treaty = s.treaties[slot];
            if (done[slot] || !treaty.has(bond.j)) continue;
            done[slot] = 1;
            ending_logs_[slot] = ending_members_[slot] + ties(treaty);
        }
    }
}

void RealignmentRun::refresh_pairs() {
    const Situation& s = alliances_.now();
    const ProcessLaw& law = of(luck_->law(), Process::pact);
    const PairSet changed = alliances_.changed_pairs();
    for (std::size_t i = 0; i < s.states(); ++i) {
        const Place one = static_cast<Place>(i);
        changed.each(one, [&](Place j) {
            if (j <= one) return;
            const std::size_t pair = record_->pairs.at(one, j);
            pair_odds_[pair] =
                exp_det(luck_->start().pair_logs[pair] +
                        sum_over(moved(Process::pact).ties, law, pact_columns(), s, one, j));
        });
    }
}

void RealignmentRun::count_allied() {
    if (allied_pairs_ > 0 && !alliances_.pledges_changed()) return;
    allied_pairs_ = 0;
    const std::size_t n = alliances_.now().states();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j)
            allied_pairs_ += alliances_.owes(i, j) || alliances_.owes(j, i);
}

}  // namespace counterpoise

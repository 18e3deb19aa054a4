#include "behaviour/realignment/run.h"

#include <algorithm>
#include <tuple>

#include "base/math.h"
#include "base/wide.h"
#include "behaviour/realignment/factors.h"

namespace counterpoise {
namespace {

constexpr std::uint32_t kNewTreaty = 1u << 24;  ///< subjects of treaties made in a run

double chance_of(double odds) {
    return odds / (1 + odds);
}

/// The chances of a state's pairs; whether the odds of one are above its bound.
COUNTERPOISE_WIDE bool pact_chances(const double* odds, double own, const double* others,
                                    const double* bounds, std::span<double> chances) {
    unsigned above = 0;
    for (std::size_t x = 0; x < chances.size(); ++x) {
        const double o = odds[x] * own * others[x];
        above |= o > bounds[x] ? 1u : 0u;
        chances[x] = o / (1 + o);
    }
    return above != 0;
}

COUNTERPOISE_WIDE void add_to(std::span<double> row, const double* of) {
    for (std::size_t x = 0; x < row.size(); ++x) row[x] += of[x];
}

}  // namespace

RealignmentRun::RealignmentRun(const RealignmentRecord& record, RealignmentLuck& luck)
    : record_(&record),
      luck_(&luck),
      alliances_(record.alliances),
      logs_(luck.start().logs),
      odds_(luck.start().odds),
      ending_members_(luck.start().ending_members),
      ending_logs_(luck.start().ending_logs),
      pair_odds_(luck.start().pair_odds),
      entry_factors_(record.open.size()),
      expected_exits_(record.entry_rows.size(), 0.0) {
    risk_.pacts_of_state.resize(alliances_.now().states());
    count_allied();
    read_world();
}

void RealignmentRun::read_world() {
    const Situation& s = alliances_.now();
    for (const Process process : kAllProcesses)
        world_[process] =
            world_factor(luck_->law(), process, s) * luck_->year_factor(process, s.year + 1);
}

/// exp(intercept + x'b) W of what is the same for all states.
double RealignmentRun::treaty_factor(Process process, std::size_t slot) const {
    const double log =
        treaty_log(luck_->law(), process, alliances_.now(), alliances_.now().treaties[slot]);
    return world_[process] * exp_det(process == Process::ending ? log + ending_logs_[slot] : log);
}

void RealignmentRun::predict_members() {
    const Situation& s = alliances_.now();
    const std::size_t states = s.states();
    const std::vector<double> leaving = state_factors(luck_->law(), Process::exit, s);
    const std::vector<double> joining = state_factors(luck_->law(), Process::entry, s);
    for (std::size_t b = 0; b < record_->open.size(); ++b) {
        const std::size_t slot = record_->open[b];
        entry_factors_[b] = 0;
        if (!alliances_.open(slot)) continue;
        const TreatyNow& treaty = s.treaties[slot];
        const double exits = treaty_factor(Process::exit, slot);
        const double entries = entry_factors_[b] = treaty_factor(Process::entry, slot);
        auto member = treaty.members.begin();
        for (std::size_t i = 0; i < states; ++i) {
            const std::size_t r = b * states + i;
            if (member != treaty.members.end() && *member == i) {
                ++member;
                const double p = chance_of(odds_[r] * exits * leaving[i]);
                risk_.world[Process::exit] += p;
                expected_exits_[r] += p;
                if (luck_->exit_luck(*record_, r, s.year + 1) < p)
                    drawn_.push_back({Process::exit, slot, static_cast<Place>(i), 0});
                continue;
            }
            const double o = odds_[r] * entries * joining[i];
            risk_.world[Process::entry] += chance_of(o);
            if (o > luck_->entries().bounds()[r]) luck_->entries().raise(r, o);
        }
    }
    draw_entries(joining);
}

void RealignmentRun::draw_entries(std::span<const double> states) {
    const int year = alliances_.now().year + 1;
    const std::size_t n = alliances_.now().states();
    for (const RareLuck::Candidate& c : luck_->entries().of(year)) {
        const std::size_t b = c.row / n;
        const std::size_t i = c.row % n;
        const double p = chance_of(odds_[c.row] * entry_factors_[b] * states[i]);
        if (c.luck >= p || luck_->entries().superseded(c, year)) continue;
        const std::size_t slot = record_->open[b];
        if (!alliances_.now().treaties[slot].has(static_cast<Place>(i)))
            drawn_.push_back({Process::entry, slot, static_cast<Place>(i), 0});
    }
}

void RealignmentRun::predict_endings() {
    for (std::size_t slot = 0; slot < alliances_.treaties(); ++slot) {
        if (!alliances_.in_force(slot)) continue;
        const double p = chance_of(treaty_factor(Process::ending, slot));
        risk_.world[Process::ending] += p;
        if (luck_->ending_luck(alliances_.file(slot).subject, slot, alliances_.now().year + 1) < p)
            drawn_.push_back({Process::ending, slot, 0, 0});
    }
}

void RealignmentRun::predict_pacts() {
    const Situation& s = alliances_.now();
    const double world = world_[Process::pact];
    const std::vector<double> states = state_factors(luck_->law(), Process::pact, s);
    std::fill(risk_.pacts_of_state.begin(), risk_.pacts_of_state.end(), 0.0);
    std::vector<double> chances(s.states());
    const double* bounds = luck_->pacts().bounds().data();
    std::size_t first = 0;
    for (std::size_t i = 0; i < s.states(); ++i) {
        const std::size_t others = s.states() - i - 1;
        const double own = world * states[i];
        const bool above = pact_chances(pair_odds_.data() + first, own, states.data() + i + 1,
                                        bounds + first, {chances.data(), others});
        if (above)
            for (std::size_t x = 0; x < others; ++x)
                luck_->pacts().raise(first + x, pair_odds_[first + x] * own * states[i + 1 + x]);
        s.small_pacts.each(static_cast<Place>(i), [&](Place j) {
            if (j > i) chances[j - i - 1] = 0;
        });
        double sum = 0;
        for (std::size_t x = 0; x < others; ++x) sum += chances[x];
        add_to({risk_.pacts_of_state.data() + i + 1, others}, chances.data());
        risk_.pacts_of_state[i] += sum;
        risk_.world[Process::pact] += sum;
        first += others;
    }
    draw_pacts(states);
}

void RealignmentRun::draw_pacts(std::span<const double> states) {
    const Situation& s = alliances_.now();
    const int year = s.year + 1;
    const double world = world_[Process::pact];
    for (const RareLuck::Candidate& c : luck_->pacts().of(year)) {
        const auto [i, j] = record_->pairs.rows_of(c.row);
        const double p = chance_of(pair_odds_[c.row] * (world * states[i]) * states[j]);
        if (c.luck >= p || luck_->pacts().superseded(c, year)) continue;
        const Place one = static_cast<Place>(i);
        const Place two = static_cast<Place>(j);
        if (!s.small_pacts.has(one, two)) drawn_.push_back({Process::pact, 0, one, two});
    }
}

const RealignmentRisk& RealignmentRun::predict() {
    drawn_.clear();
    risk_.world = {};
    read_world();
    predict_endings();
    predict_members();
    predict_pacts();
    std::sort(drawn_.begin(), drawn_.end(), [](const auto& a, const auto& b) {
        return std::tie(a.process, a.slot, a.i, a.j) < std::tie(b.process, b.slot, b.i, b.j);
    });
    alliances_.begin_year();
    return risk_;
}

std::size_t RealignmentRun::slot(TreatyId treaty) const {
    return treaty.code < record_->slot_of.size() ? record_->slot_of[treaty.code]
                                                 : RealignmentRecord::kNone;
}

void RealignmentRun::move(std::span<const MembershipMove> moves) {
    for (const MembershipMove& m : moves) {
        const std::size_t at = slot(m.treaty);
        if (at == RealignmentRecord::kNone || !alliances_.in_force(at)) continue;
        const bool open = alliances_.open(at);
        const bool member = alliances_.now().treaties[at].has(m.row);
        if (m.kind == MembershipMove::Kind::pledge) {
            alliances_.set_pledge(at, m.row, m.owes_defence);
        } else if (m.kind == MembershipMove::Kind::left && member) {
            alliances_.leave(at, m.row);
            if (open) alliances_.note_exit(at), alliances_.note(Process::exit);
        } else if (m.kind == MembershipMove::Kind::joined && !member) {
            alliances_.join(at, m.row, m.owes_defence);
            if (open) alliances_.note_entry(at), alliances_.note(Process::entry);
        }
    }
}

void RealignmentRun::make_pact(Place i, Place j) {
    if (alliances_.now().small_pacts.has(i, j)) return;
    TreatyNow treaty;
    treaty.id =
        TreatyId{static_cast<std::uint16_t>(record_->slot_of.size() + alliances_.treaties())};
    treaty.members = {i, j};
    treaty.age_years = -1;  // the year ends before its first 31 December
    TreatyFile file;
    file.subject = kNewTreaty + record_->pact_rows[record_->pairs.at(i, j)].subject;
    file.small = true;
    file.owing = {i, j};
    alliances_.note_pact(i);
    alliances_.note_pact(j);
    alliances_.note(Process::pact);
    events_.push_back({Process::pact, alliances_.add(std::move(treaty), std::move(file)), i, j});
    ending_members_.push_back(0);
    ending_logs_.push_back(0);
}

void RealignmentRun::happen() {
    events_.clear();
    const auto each = [&](Process process, auto what) {
        for (const RealignmentEvent& e : drawn_)
            if (e.process == process) what(e);
    };
    each(Process::ending, [&](const RealignmentEvent& e) {
        if (!alliances_.in_force(e.slot)) return;
        alliances_.end(e.slot);
        alliances_.note(Process::ending);
        events_.push_back(e);
    });
    each(Process::exit, [&](const RealignmentEvent& e) {
        if (!alliances_.now().treaties[e.slot].has(e.i)) return;
        alliances_.leave(e.slot, e.i);
        alliances_.note_exit(e.slot);
        alliances_.note(Process::exit);
        events_.push_back(e);
    });
    each(Process::entry, [&](const RealignmentEvent& e) {
        if (!alliances_.in_force(e.slot) || alliances_.now().treaties[e.slot].has(e.i)) return;
        alliances_.join(e.slot, e.i, alliances_.now().treaties[e.slot].defence);
        alliances_.note_entry(e.slot);
        alliances_.note(Process::entry);
        events_.push_back(e);
    });
    for (const std::size_t ended : alliances_.end_those_left_alone()) {
        alliances_.note(Process::ending);
        events_.push_back({Process::ending, ended, 0, 0});
    }
    each(Process::pact, [&](const RealignmentEvent& e) { make_pact(e.i, e.j); });
    alliances_.finish_year();
    refresh();
}

const PactMatrix& RealignmentRun::take_pledges() {
    alliances_.forget_pledges();
    return alliances_.pledges();
}

double RealignmentRun::expected_exits(TreatyId treaty, std::size_t row) const {
    const std::size_t at = slot(treaty);
    if (at == RealignmentRecord::kNone || at >= record_->block_of.size() ||
        record_->block_of[at] == RealignmentRecord::kNone)
        return 0;
    return expected_exits_[record_->block_of[at] * alliances_.now().states() + row];
}

bool RealignmentRun::in_force(TreatyId treaty) const {
    const std::size_t at = slot(treaty);
    return at != RealignmentRecord::kNone && alliances_.in_force(at);
}

}  // namespace counterpoise

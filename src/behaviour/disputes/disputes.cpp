#include "behaviour/disputes/disputes.h"

#include <algorithm>

#include "base/chance.h"
#include "base/error.h"
#include "base/math.h"
#include "base/wide.h"
#include "behaviour/disputes/covariates.h"

namespace counterpoise {
namespace {

// k of the draws of a pair in a year, beside those of DisputeCandidates.
constexpr std::uint32_t kHowBad = 1;
constexpr std::uint32_t kGoesOn = 2;

Severity drawn_severity(const Shares& shares, double u) {
    if (u < shares[2]) return Severity::war;
    if (u < shares[1]) return Severity::fatal;
    return u < shares[0] ? Severity::force : Severity::any;
}

// The loops over all pairs. Sums and products of a row run in four lanes that are put together at
// the end: a fixed order that a processor can follow four at a time.
constexpr std::size_t kLanes = 4;

/// row: peace factor in, chance out.
COUNTERPOISE_WIDE void chances_of_odds(const double* odds, double own, const double* other,
                                       std::span<double> row) {
    for (std::size_t x = 0; x < row.size(); ++x) {
        const double o = odds[x] * row[x] * (own * other[x]);
        row[x] = o / (1.0 + o);
    }
}

COUNTERPOISE_WIDE bool any_above(std::span<const double> row, const double* bounds) {
    unsigned above = 0;
    for (std::size_t x = 0; x < row.size(); ++x) above |= row[x] > bounds[x] ? 1u : 0u;
    return above != 0;
}

/// Adds chance x share to each state of a row and all of it to the row's own, which is `to[0]`.
COUNTERPOISE_WIDE double add_row(std::span<const double> row, const double* shares, double* to) {
    double lanes[kLanes] = {};
    double* other = to + 1;
    const std::size_t whole = row.size() - row.size() % kLanes;
    const auto term = [&](std::size_t x) { return shares ? row[x] * shares[x] : row[x]; };
    for (std::size_t x = 0; x < whole; x += kLanes)
        for (std::size_t l = 0; l < kLanes; ++l) {
            const double r = term(x + l);
            other[x + l] += r;
            lanes[l] += r;
        }
    for (std::size_t x = whole; x < row.size(); ++x) {
        const double r = term(x);
        other[x] += r;
        lanes[x - whole] += r;
    }
    const double sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    to[0] += sum;
    return sum;
}

/// The same of products: the chance that nothing happens.
COUNTERPOISE_WIDE void calm_row(std::span<const double> row, const double* shares, double* to) {
    double lanes[kLanes] = {1.0, 1.0, 1.0, 1.0};
    double* other = to + 1;
    const std::size_t whole = row.size() - row.size() % kLanes;
    for (std::size_t x = 0; x < whole; x += kLanes)
        for (std::size_t l = 0; l < kLanes; ++l) {
            const double calm = 1.0 - row[x + l] * shares[x + l];
            other[x + l] *= calm;
            lanes[l] *= calm;
        }
    for (std::size_t x = whole; x < row.size(); ++x) {
        const double calm = 1.0 - row[x] * shares[x];
        other[x] *= calm;
        lanes[x - whole] *= calm;
    }
    to[0] *= (lanes[0] * lanes[1]) * (lanes[2] * lanes[3]);
}

}  // namespace

DisputeRun::DisputeRun(const DisputeRecord& record, DisputeLuck& luck)
    : record_(&record),
      luck_(&luck),
      year_(record.known_to + 1),
      slot_(record.pairs.size(), -1),
      state_memory_(record.state_memory),
      elsewhere_(record.pairs.rows()) {
    age_.reserve(record.pairs.size());
    for (const std::uint16_t t : record.peace_years)
        age_.push_back(static_cast<std::uint16_t>(t + 1));
    active_.reserve(record.memories.size() + 512);
    for (std::size_t m = 0; m < record.memories.size(); ++m) {
        const PairMemory& memory = record.memories[m];
        ActivePair& pair = activate(memory.pair, memory.i, memory.j);
        pair.memory = memory;
        pair.known = static_cast<std::int32_t>(m);
    }
}

DisputeRun::ActivePair& DisputeRun::activate(std::uint32_t pair, std::uint16_t i, std::uint16_t j) {
    if (slot_[pair] < 0) {
        slot_[pair] = static_cast<std::int32_t>(active_.size());
        ActivePair added{{pair, i, j}, 0, 0, {}, static_cast<std::uint16_t>(age_[pair] - 1)};
        reset(added);
        active_.push_back(added);
        age_[pair] = 0;
    }
    return active_[static_cast<std::size_t>(slot_[pair])];
}

void DisputeRun::reset(ActivePair& pair) const {
    const DisputeChances& chances = luck_->chances;
    pair.odds = chances.odds[pair.memory.pair];
    for (std::size_t c = 0; c < 3; ++c) pair.shares[c] = chances.shares[c][pair.memory.pair];
    pair.changed = false;
}

void DisputeRun::enter(const DisputeEpoch& epoch, GuarantorLoss loss) {
    for (ActivePair& pair : active_)
        if (pair.changed) reset(pair);
    const DisputeLaw& law = luck_->chances.law;
    for (const PairChange& change : epoch.changes) {
        const Bond before = record_->pact[change.pair] ? Bond::pact : Bond::none;
        const bool exposed = change.guarantor_lost > 0.0 && loss.log_odds != 0.0;
        if (change.bond == before && !exposed) continue;  // nothing differs, to the last bit
        ActivePair& pair = activate(change.pair, change.i, change.j);
        pair.changed = true;
        if (change.bond != before && pair.odds > 0) {
            pair.odds = exp_det(sum_of(law.onset, *record_, change.pair, change.bond));
            pair.shares = severity_shares(law, *record_, change.pair, change.bond);
        }
        if (exposed) pair.odds *= exp_det(change.guarantor_lost * loss.log_odds);
    }
}

double DisputeRun::odds_of(const ActivePair& pair) const {
    const DisputeLaw& law = luck_->chances.law;
    const PairMemory& m = pair.memory;
    if (m.past == 0.0 && m.recent == 0.0)  // as a pair that has never been in dispute
        return pair.odds * luck_->chances.peace[pair.peace_years + 1u] *
               (elsewhere_[m.i] * elsewhere_[m.j]);
    const double one = memory_elsewhere(state_memory_[m.i], m.recent);
    const double two = memory_elsewhere(state_memory_[m.j], m.recent);
    const DisputeRecord::MemoryLogs logs =
        pair.known >= 0
            ? record_->memory_logs(year_)[static_cast<std::size_t>(pair.known)]
            : DisputeRecord::MemoryLogs{log_of_one_more(m.past), log_of_one_more(m.recent)};
    const double memory = law.past * logs.past + law.recent * logs.recent +
                          law.elsewhere * log_det((1.0 + one) * (1.0 + two));
    return pair.odds * luck_->chances.peace[pair.peace_years + 1u] * exp_det(memory);
}

double DisputeRun::chance_of(const ActivePair& pair) const {
    const double odds = odds_of(pair);
    return odds / (1.0 + odds);
}

double DisputeRun::chance_at_risk(std::uint32_t pair, std::size_t i, std::size_t j) const {
    if (slot_[pair] >= 0) return chance_of(active_[static_cast<std::size_t>(slot_[pair])]);
    const DisputeChances& chances = luck_->chances;
    const double odds =
        chances.odds[pair] * chances.peace[age_[pair]] * (elsewhere_[i] * elsewhere_[j]);
    return odds / (1.0 + odds);
}

double DisputeRun::still_in_course(Quarrel quarrel) const {
    const DisputeLaw& law = luck_->chances.law;
    return quarrel == Quarrel::none  ? 0.0
           : quarrel == Quarrel::war ? law.war_continues
                                     : law.dispute_continues;
}

RiskOf DisputeRun::risk_of(std::size_t i, std::size_t j) const {
    const auto pair = static_cast<std::uint32_t>(record_->pairs.at(i, j));
    double chance = 0;
    Shares shares{};
    if (slot_[pair] >= 0) {
        const ActivePair& active = active_[static_cast<std::size_t>(slot_[pair])];
        chance = active.chance * (1.0 - still_in_course(active.memory.quarrel));
        shares = active.shares;
    } else {
        chance = chance_at_risk(pair, std::min(i, j), std::max(i, j));
        for (std::size_t c = 0; c < 3; ++c) shares[c] = luck_->chances.shares[c][pair];
    }
    return {chance, chance * shares[0], chance * shares[1], chance * shares[2]};
}

void DisputeRun::add(std::size_t i, std::size_t j, double chance, const Shares& shares) {
    const RiskOf risk{chance, chance * shares[0], chance * shares[1], chance * shares[2]};
    for (std::size_t c = 0; c < kSeverities; ++c) {
        risk_.of_state[c][i] += risk[c];
        risk_.of_state[c][j] += risk[c];
        risk_.world[c] += risk[c];
    }
    const double calm = 1.0 - risk[static_cast<std::size_t>(Severity::fatal)];
    risk_.calm[i] *= calm;
    risk_.calm[j] *= calm;
}

void DisputeRun::raise_row(std::size_t i, std::span<const double> chances) {
    const std::size_t first = record_->pairs.first(i);
    luck_->candidates.begin(first, chances);
    for (std::size_t x = 0; x < chances.size(); ++x)
        if (chances[x] > luck_->candidates.bounds()[first + x])
            luck_->candidates.raise(first + x, chances[x]);
}

/// Pairs that have never been in dispute: nothing but figures, peace and what each did elsewhere.
void DisputeRun::predict_quiet(Sums sums) {
    const std::size_t n = record_->pairs.rows();
    const DisputeChances& of = luck_->chances;
    std::vector<double> chance(n);
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const std::size_t first = record_->pairs.first(i);
        const std::size_t m = n - 1 - i;
        const std::span<double> row{chance.data(), m};
        for (std::size_t x = 0; x < m; ++x) row[x] = of.peace[age_[first + x]];
        chances_of_odds(of.odds.data() + first, elsewhere_[i], elsewhere_.data() + i + 1, row);
        if (any_above(row, luck_->candidates.bounds().data() + first)) raise_row(i, row);
        if (sums == Sums::left_out) continue;
        risk_.world[0] += add_row(row, nullptr, risk_.of_state[0].data() + i);
        for (std::size_t c = 1; c < kSeverities; ++c)
            risk_.world[c] +=
                add_row(row, of.shares[c - 1].data() + first, risk_.of_state[c].data() + i);
        calm_row(row, of.shares[1].data() + first, risk_.calm.data() + i);
    }
}

void DisputeRun::predict_active(Sums sums) {
    for (ActivePair& pair : active_) {
        pair.chance = chance_of(pair);
        const double chance = pair.chance;
        if (chance > luck_->candidates.bounds()[pair.memory.pair])
            luck_->candidates.raise(pair.memory.pair, chance);
        if (sums == Sums::left_out) continue;
        add(pair.memory.i, pair.memory.j, chance * (1.0 - still_in_course(pair.memory.quarrel)),
            pair.shares);
    }
}

void DisputeRun::predict_chances(Sums sums) {
    const double b = luck_->chances.law.elsewhere;
    for (std::size_t i = 0; i < elsewhere_.size(); ++i)
        elsewhere_[i] = exp_det(b * log_of_one_more(state_memory_[i]));
    for (auto& of_state : risk_.of_state) of_state.assign(elsewhere_.size(), 0.0);
    risk_.calm.assign(elsewhere_.size(), 1.0);
    risk_.world = {};
    predict_quiet(sums);
    predict_active(sums);
}

const DisputeRisk& DisputeRun::predict() {
    predict_chances(Sums::taken);
    return risk_;
}

void DisputeRun::pass_to(int year) {
    while (year_ <= year) {
        predict_chances(Sums::left_out);
        happen();
    }
}

double DisputeRun::draw(std::uint32_t pair, std::uint32_t k) const {
    return uniform(address(luck_->seed, luck_->run, static_cast<std::uint16_t>(year_),
                           Behaviour::disputes, record_->code[pair], k));
}

bool DisputeRun::recorded(std::uint32_t pair) const {
    return std::any_of(record_->conflicts.begin(), record_->conflicts.end(),
                       [&](const KnownConflict& c) { return c.year == year_ && c.pair == pair; });
}

void DisputeRun::continue_quarrels() {
    for (ActivePair& pair : active_) {
        Quarrel& quarrel = pair.memory.quarrel;
        if (quarrel != Quarrel::none && draw(pair.memory.pair, kGoesOn) >= still_in_course(quarrel))
            quarrel = Quarrel::none;
    }
}

void DisputeRun::begin(std::uint32_t pair, std::size_t i, std::size_t j, Severity severity) {
    ActivePair& active =
        activate(pair, static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(j));
    active.onsets = 1;
    active.known = -1;
    active.memory.quarrel = severity == Severity::war ? Quarrel::war : Quarrel::dispute;
    events_.push_back({active.memory.i, active.memory.j, severity});
}

void DisputeRun::begin_quarrels() {
    const bool war_would_be_known = year_ <= record_->conflicts_to;
    for (const Candidate& c : luck_->candidates.of(year_)) {
        if (luck_->candidates.superseded(c, year_) || recorded(c.pair)) continue;
        const auto [i, j] = record_->pairs.rows_of(c.pair);
        const bool in_course =
            slot_[c.pair] >= 0 &&
            active_[static_cast<std::size_t>(slot_[c.pair])].memory.quarrel != Quarrel::none;
        if (in_course || c.luck >= chance_at_risk(c.pair, i, j)) continue;
        Shares shares{};
        for (std::size_t s = 0; s < 3; ++s)
            shares[s] = slot_[c.pair] >= 0
                            ? active_[static_cast<std::size_t>(slot_[c.pair])].shares[s]
                            : luck_->chances.shares[s][c.pair];
        const Severity severity = drawn_severity(shares, draw(c.pair, kHowBad));
        if (severity == Severity::war && war_would_be_known) continue;
        begin(c.pair, i, j, severity);
    }
}

void DisputeRun::happen_as_recorded() {
    for (const KnownConflict& c : record_->conflicts) {
        if (c.year != year_) continue;
        const auto [i, j] = record_->pairs.rows_of(c.pair);
        if (c.begins) begin(c.pair, i, j, c.war ? Severity::war : Severity::fatal);
        ActivePair& pair =
            activate(c.pair, static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(j));
        pair.memory.quarrel = c.war ? Quarrel::war : Quarrel::dispute;
    }
}

void DisputeRun::remember() {
    const double past_decay = yearly_decay(kPastHalfLife);
    const double recent_decay = yearly_decay(kRecentHalfLife);
    std::vector<double> onsets(state_memory_.size(), 0.0);
    for (const DisputeEvent& e : events_) {
        onsets[e.i] += 1.0;
        onsets[e.j] += 1.0;
    }
    for (std::size_t i = 0; i < onsets.size(); ++i)
        state_memory_[i] = next_memory(state_memory_[i], onsets[i], recent_decay);
    for (std::uint16_t& age : age_) age = static_cast<std::uint16_t>(age + (age != 0 ? 1 : 0));
    for (ActivePair& pair : active_) {
        pair.memory.past = next_memory(pair.memory.past, pair.onsets, past_decay);
        pair.memory.recent = next_memory(pair.memory.recent, pair.onsets, recent_decay);
        pair.peace_years = static_cast<std::uint16_t>(
            next_peace_years(pair.peace_years, pair.memory.quarrel != Quarrel::none ? 1.0 : 0.0));
        pair.onsets = 0;
    }
}

void DisputeRun::happen() {
    events_.clear();
    continue_quarrels();
    begin_quarrels();
    happen_as_recorded();
    std::sort(events_.begin(), events_.end(), [](const DisputeEvent& a, const DisputeEvent& b) {
        return std::pair(a.i, a.j) < std::pair(b.i, b.j);
    });
    remember();
    ++year_;
}

Quarrel DisputeRun::quarrel(std::size_t i, std::size_t j) const {
    const std::int32_t slot = slot_[record_->pairs.at(i, j)];
    return slot < 0 ? Quarrel::none : active_[static_cast<std::size_t>(slot)].memory.quarrel;
}

}  // namespace counterpoise

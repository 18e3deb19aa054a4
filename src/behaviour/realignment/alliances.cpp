#include "behaviour/realignment/alliances.h"

#include <algorithm>

#include "behaviour/realignment/covariates.h"

namespace counterpoise {
namespace {

static_assert(std::is_same_v<Place, std::uint16_t>);  // places of treaties are kept likewise

void insert(std::vector<Place>& sorted, Place i) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), i);
    if (at == sorted.end() || *at != i) sorted.insert(at, i);
}

void remove(std::vector<Place>& sorted, Place i) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), i);
    if (at != sorted.end() && *at == i) sorted.erase(at);
}

bool holds(const std::vector<Place>& sorted, Place i) {
    return std::binary_search(sorted.begin(), sorted.end(), i);
}

double remembered(std::vector<int>& years, int first) {
    std::erase_if(years, [&](int year) { return year < first; });
    return static_cast<double>(years.size());
}

template <class Function>
void each_pair(const std::vector<Place>& members, Function f) {
    for (std::size_t a = 0; a < members.size(); ++a)
        for (std::size_t b = a + 1; b < members.size(); ++b) f(members[a], members[b]);
}

}  // namespace

Alliances::Alliances(Situation situation, const RecentPast& past, std::vector<TreatyFile> files)
    : now_(std::move(situation)),
      files_(std::move(files)),
      defence_ties_(now_.states()),
      small_ties_(now_.states()),
      binding_(now_.states() * now_.states(), 0),
      pledges_(now_.states()),
      pacts_made_(past.pacts),
      partners_before_(past.partners),
      tallies_(past.tallies),
      changed_treaties_(files_.size(), false),
      of_state_(now_.states()) {
    now_.ties = PairFigures<std::uint8_t>(now_.states());
    const PairSet ever_small = now_.past_small_pacts;
    now_.partners = now_.small_pacts = PairSet(now_.states());
    for (std::size_t slot = 0; slot < files_.size(); ++slot) {
        const TreatyNow& treaty = now_.treaties[slot];
        for (const Place i : treaty.members)
            of_state_[i].push_back(static_cast<std::uint16_t>(slot));
        each_pair(treaty.members, [&](Place i, Place j) { tie(slot, i, j, Step::added); });
        if (files_[slot].live)
            for (const Place g : files_[slot].owing)
                for (const Place m : treaty.members)
                    if (m != g) pledge(g, m, Step::added);
    }
    now_.past_small_pacts = ever_small;
    forget_changes();
    forget_pledges();
}

bool Alliances::bind(std::size_t slot, Place i, Place j, Step step) {
    if (!now_.treaties[slot].defence) return false;
    const int count = defence_ties_.at(i, j) + static_cast<int>(step);
    defence_ties_.set(i, j, static_cast<std::uint8_t>(count));
    if (now_.partners.has(i, j) == (count > 0)) return false;
    if (count > 0)
        now_.partners.add(i, j);
    else
        now_.partners.remove(i, j);
    return true;
}

void Alliances::tie(std::size_t slot, Place i, Place j, Step step) {
    const std::uint8_t before = now_.ties.at(i, j);
    const auto ties = static_cast<std::uint8_t>(before + static_cast<int>(step));
    now_.ties.set(i, j, ties);
    new_bonds_.push_back({i, j, before, ties, bind(slot, i, j, step)});
    if (!files_[slot].small) return;
    const int count = small_ties_.at(i, j) + static_cast<int>(step);
    small_ties_.set(i, j, static_cast<std::uint8_t>(count));
    if (count > 0) {
        now_.small_pacts.add(i, j);
        now_.past_small_pacts.remove(i, j);
    } else {
        now_.small_pacts.remove(i, j);
        now_.past_small_pacts.add(i, j);
    }
}

void Alliances::pledge(std::size_t guarantor, std::size_t member, Step step) {
    std::uint8_t& count = binding_[guarantor * now_.states() + member];
    count = static_cast<std::uint8_t>(count + static_cast<int>(step));
    pledges_.set(guarantor, member, count != 0);
    pledges_changed_ = true;
}

/// A treaty in which nobody owes defence any more makes nobody partners.
void Alliances::settle_defence(std::size_t slot) {
    TreatyNow& treaty = now_.treaties[slot];
    const bool defence = !files_[slot].owing.empty();
    if (treaty.defence == defence) return;
    if (defence) treaty.defence = true;
    each_pair(treaty.members, [&](Place i, Place j) {
        const bool partners = bind(slot, i, j, defence ? Step::added : Step::removed);
        const std::uint8_t ties = now_.ties.at(i, j);
        new_bonds_.push_back({i, j, ties, ties, partners});
    });
    treaty.defence = defence;
}

void Alliances::set_pledge(std::size_t slot, Place i, bool owes_defence) {
    TreatyFile& file = files_[slot];
    if (!now_.treaties[slot].has(i) || holds(file.owing, i) == owes_defence) return;
    if (file.live)
        for (const Place m : now_.treaties[slot].members)
            if (m != i) pledge(i, m, owes_defence ? Step::added : Step::removed);
    if (owes_defence)
        insert(file.owing, i);
    else
        remove(file.owing, i);
    changed_treaties_[slot] = true;
    settle_defence(slot);
}

void Alliances::leave(std::size_t slot, Place i) {
    TreatyNow& treaty = now_.treaties[slot];
    if (!treaty.has(i)) return;
    set_pledge(slot, i, false);
    if (files_[slot].live)
        for (const Place g : files_[slot].owing) pledge(g, i, Step::removed);
    for (const Place j : treaty.members)
        if (j != i) tie(slot, i, j, Step::removed);
    remove(treaty.members, i);
    insert(treaty.former, i);
    changed_treaties_[slot] = true;
    remove(of_state_[i], static_cast<std::uint16_t>(slot));
}

void Alliances::join(std::size_t slot, Place i, bool owes_defence) {
    TreatyNow& treaty = now_.treaties[slot];
    if (treaty.has(i)) return;
    for (const Place j : treaty.members) tie(slot, i, j, Step::added);
    if (files_[slot].live)
        for (const Place g : files_[slot].owing) pledge(g, i, Step::added);
    insert(treaty.members, i);
    insert(of_state_[i], static_cast<std::uint16_t>(slot));
    remove(treaty.former, i);
    changed_treaties_[slot] = true;
    set_pledge(slot, i, owes_defence);
}

void Alliances::end(std::size_t slot) {
    TreatyNow& treaty = now_.treaties[slot];
    const std::vector<Place> members = treaty.members;
    for (const Place i : members) leave(slot, i);
}

std::size_t Alliances::add(TreatyNow treaty, TreatyFile file) {
    const std::vector<Place> members = treaty.members;
    const std::vector<Place> owing = file.owing;
    treaty.members.clear();
    treaty.defence = !owing.empty();
    const std::size_t slot = files_.size();
    now_.treaties.push_back(std::move(treaty));
    files_.push_back(std::move(file));
    changed_treaties_.push_back(true);
    files_[slot].owing.clear();
    for (const Place i : members) {
        now_.treaties[slot].defence = !owing.empty();
        join(slot, i, false);
    }
    for (const Place i : owing) set_pledge(slot, i, true);
    return slot;
}

std::vector<std::size_t> Alliances::end_those_left_alone() {
    std::vector<std::size_t> ended;
    for (std::size_t slot = 0; slot < files_.size(); ++slot)
        if (now_.treaties[slot].members.size() == 1) {
            leave(slot, now_.treaties[slot].members.front());
            ended.push_back(slot);
        }
    return ended;
}

void Alliances::begin_year() {
    const auto n = static_cast<double>(now_.states());
    tally_ = {};
    for (const TreatyNow& treaty : now_.treaties) {
        const auto members = static_cast<double>(treaty.members.size());
        if (members >= 2) ++tally_[static_cast<std::size_t>(Process::ending)].at_risk;
        if (treaty.members.size() < kOpenTreaty) continue;
        tally_[static_cast<std::size_t>(Process::exit)].at_risk += members;
        tally_[static_cast<std::size_t>(Process::entry)].at_risk += n - members;
    }
    tally_[static_cast<std::size_t>(Process::pact)].at_risk = n * (n - 1) / 2;
    if (partners_before_.size() == static_cast<std::size_t>(kGuarantorYears))
        partners_before_.erase(partners_before_.begin());
    partners_before_.push_back(now_.partners);
}

void Alliances::each_year_remembered() {
    const int first = now_.year - kRecentYears + 1;
    for (std::size_t slot = 0; slot < files_.size(); ++slot) {
        TreatyNow& treaty = now_.treaties[slot];
        treaty.age_years += 1;
        treaty.recent_exits = remembered(files_[slot].exits, first);
        treaty.recent_entries = remembered(files_[slot].entries, first);
        if (changed_treaties_[slot]) treaty.spread = mutual_distance(now_, treaty);
    }
    std::erase_if(pacts_made_, [&](const auto& made) { return made.year < first; });
    now_.recent_pacts.assign(now_.states(), 0.0);
    for (const RecentPast::OfState& made : pacts_made_) now_.recent_pacts[made.state] += 1;
    tallies_.push_back(tally_);
    if (tallies_.size() > static_cast<std::size_t>(kRecentYears)) tallies_.erase(tallies_.begin());
    now_.lately = {};
    for (const auto& tally : tallies_)
        for (std::size_t p = 0; p < kProcesses; ++p) {
            now_.lately[p].events += tally[p].events;
            now_.lately[p].at_risk += tally[p].at_risk;
        }
}

void Alliances::find_lost_guarantors() {
    now_.guarantor_lost.assign(now_.states(), false);
    for (const PairSet& before : partners_before_)
        for (std::size_t p = 0; p < now_.states(); ++p) {
            const Place i = static_cast<Place>(p);
            before.each_not_in(now_.partners, i, [&](Place j) {
                if (now_.cinc[j] >= now_.cinc[i]) now_.guarantor_lost[i] = true;
            });
        }
}

void Alliances::finish_year() {
    ++now_.year;
    each_year_remembered();
    find_lost_guarantors();
}

PairSet Alliances::changed_pairs() const {
    PairSet changed(now_.states());
    const PairSet& before = partners_before_.back();
    for (const NewBond& bond : new_bonds_) {
        const Place i = bond.i, k = bond.j;
        changed.add(i, k);
        if (before.has(i, k) == now_.partners.has(i, k)) continue;
        for (const auto& [one, other] : {std::pair(i, k), std::pair(k, i)})
            for (const PairSet* partners : {&before, &now_.partners})
                partners->each(other, [&, one = one](Place j) {
                    if (j != one) changed.add(one, j);
                });
    }
    return changed;
}

void Alliances::forget_changes() {
    changed_treaties_.assign(files_.size(), false);
    new_bonds_.clear();
}

}  // namespace counterpoise

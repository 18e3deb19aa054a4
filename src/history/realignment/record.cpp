#include "history/realignment/record.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/math.h"
#include "history/dyads/columns.h"
#include "history/dyads/pair_spells.h"
#include "history/dyads/state_years.h"
#include "history/exits/memberships.h"
#include "world/geography.h"
#include "world/row_reader.h"
#include "world/treaties/provisions.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

constexpr int kCarriedYears = 5;
constexpr int kRegimeYears = 5;
constexpr double kMonthsOfYear = 12;

/// The figure of a year, or the latest of the five before.
double carried(const StateGrid& grid, std::size_t place, int year) {
    for (int y = year; y >= std::max(year - kCarriedYears, kFirstYear.value); --y)
        if (const double value = grid.at(place, y); value == value) return value;
    return kNotKnown;
}

/// What happened in a year, by process.
using Tally = std::array<Lately, kProcesses>;

/// What is known of a treaty from year to year.
struct Past {
    bool seen = false;   ///< was in force on a 31 December
    bool small = false;  ///< a defence pact of at most four members when it was made
    std::deque<int> exits;
    std::deque<int> entries;
    std::set<Place> former;
};

double count_since(const std::deque<int>& years, int first) {
    return static_cast<double>(
        std::count_if(years.begin(), years.end(), [&](int y) { return y >= first; }));
}

class Walk {
  public:
    explicit Walk(const Facts& facts)
        : facts_(facts),
          record_(record_states(facts)),
          past_(treaties(facts).list.size()),
          pacts_made_(record_.size()),
          distances_(record_.size()),
          latitude_(record_.size(), kNotKnown),
          longitude_(record_.size(), kNotKnown) {
        now_ = at_end_of(kFirstYear.value);
    }

    [[nodiscard]] const Situation& now() const { return now_; }

    /// Goes on to the next 31 December and says what happened in between.
    YearOfChange next() {
        const Situation& before = now_;
        Situation after = bare(before.year + 1);
        YearOfChange changes = compare(before, after);
        remember(before, after, changes);
        finish(after);
        now_ = std::move(after);
        return changes;
    }

    /// What is remembered of the years before now.
    [[nodiscard]] RecentPast recent() const {
        RecentPast recent;
        const int first = now_.year - kRecentYears + 1;
        const auto add = [&](const std::deque<int>& years, TreatyId id, auto& to) {
            for (const int y : years)
                if (y >= first) to.push_back({id, y});
        };
        for (const TreatyNow& treaty : now_.treaties) {
            const Past& past = past_[treaty.id.code];
            add(past.exits, treaty.id, recent.exits);
            add(past.entries, treaty.id, recent.entries);
            if (past.small) recent.small.push_back(treaty.id);
        }
        for (std::size_t p = 0; p < pacts_made_.size(); ++p)
            for (const int y : pacts_made_[p])
                if (y >= first) recent.pacts.push_back({static_cast<Place>(p), y});
        recent.partners.assign(partners_before_.begin(), partners_before_.end());
        recent.tallies.assign(tallies_.begin(), tallies_.end());
        return recent;
    }

  private:
    Situation at_end_of(int year) {
        Situation s = bare(year);
        for (const TreatyNow& treaty : s.treaties) mark_seen(treaty);
        finish(s);
        return s;
    }

    /// Figures, contacts, rivals and treaties with their members; nothing of the past.
    Situation bare(int year) {
        Situation s;
        s.year = year;
        add_states(s);
        add_pairs(s);
        add_treaties(s);
        return s;
    }

    void add_states(Situation& s) const {
        const std::size_t n = record_.size();
        const StateGrid& cinc = state_grid(facts_, "cinc");
        const StateGrid& democracy = state_grid(facts_, "democracy");
        const StateGrid& ideal = state_grid(facts_, "ideal_point");
        const StateGrid& major = state_grid(facts_, "major_power");
        s.present.assign(n, false);
        const Date day = last_day(Year{s.year});
        for (const SystemSpell& spell : record_.spells)
            if (spell.start <= day && day <= spell.end) s.present[spell.state] = true;
        for (std::size_t p = 0; p < n; ++p) {
            s.cinc.push_back(carried(cinc, p, s.year));
            s.democracy.push_back(carried(democracy, p, s.year));
            const int before = s.year - kRegimeYears;
            s.democracy_before.push_back(before < kFirstYear.value ? kNotKnown
                                                                   : democracy.at(p, before));
            s.ideal_point.push_back(carried(ideal, p, s.year));
            s.major_power.push_back(major.at(p, s.year) > 0);
        }
    }

    void add_pairs(Situation& s) {
        const std::size_t n = record_.size();
        s.land = s.water = s.rivals = PairSet(n);
        for (const ContactSpell& spell : contact_spells(facts_)) {
            const PairSpell& pair = spell.pair;
            const bool holds =
                pair.first <= s.year &&
                (s.year < pair.last || (s.year == pair.last && spell.last_month == 12));
            if (!holds || spell.kind == 0) continue;
            (spell.kind == 1 ? s.land : s.water)
                .add(static_cast<Place>(pair.one), static_cast<Place>(pair.two));
        }
        const int rivalry_year = std::min(s.year, kLastRivalryYear);
        for (const PairSpell& spell : rivalry_spells(facts_))
            if (spell.first <= rivalry_year && rivalry_year <= spell.last)
                s.rivals.add(static_cast<Place>(spell.one), static_cast<Place>(spell.two));
        move_capitals(s.year);
        s.log_distance = distances_;
    }

    /// Distances anew of states whose capital has moved.
    void move_capitals(int year) {
        const CapitalGrids& capitals = capital_grids(facts_);
        std::vector<std::size_t> moved;
        for (std::size_t p = 0; p < record_.size(); ++p) {
            const double lat = capitals.latitude.at(p, year);
            const double lon = capitals.longitude.at(p, year);
            if (lat != lat || (lat == latitude_[p] && lon == longitude_[p])) continue;
            latitude_[p] = lat;
            longitude_[p] = lon;
            moved.push_back(p);
        }
        for (const std::size_t p : moved)
            for (std::size_t q = 0; q < record_.size(); ++q)
                if (q != p)
                    distances_.set(static_cast<Place>(p), static_cast<Place>(q),
                                   log_det(1 + great_circle_km(latitude_[p], longitude_[p],
                                                               latitude_[q], longitude_[q])));
    }

    void add_treaties(Situation& s) const {
        const Date day = last_day(Year{s.year});
        const TreatyMemberships& all = treaty_memberships(facts_);
        for (std::size_t t = 0; t < all.by_treaty.size(); ++t) {
            TreatyNow treaty;
            treaty.id = TreatyId{static_cast<std::uint16_t>(t)};
            for (const TreatyMembership& m : all.by_treaty[t]) {
                const std::size_t place = record_.place(m.state);
                if (place == RecordStates::kNobody || !m.covers(day)) continue;
                treaty.members.push_back(static_cast<Place>(place));
                treaty.defence |= m.owes_defence(day);
            }
            if (treaty.members.size() < kDefenders) continue;
            std::sort(treaty.members.begin(), treaty.members.end());
            const TreatyProvisions& said = treaty_provisions(facts_)[t];
            treaty.terms = {static_cast<double>(said.organization),
                            said.length_months / kMonthsOfYear, said.renounceable, said.wartime};
            treaty.age_years = std::max(
                0.0, static_cast<double>(days_between(treaties(facts_).list[t].start, day)) /
                         kDaysOfYear);
            s.treaties.push_back(std::move(treaty));
        }
    }

    void mark_seen(const TreatyNow& treaty) {
        Past& past = past_[treaty.id.code];
        if (past.seen) return;
        past.seen = true;
        past.small = treaty.defence && treaty.members.size() <= kSmallPact;
    }

    [[nodiscard]] YearOfChange compare(const Situation& before, const Situation& after) const {
        YearOfChange changes;
        changes.year = after.year;
        for (std::size_t p = 0; p < record_.size(); ++p)
            changes.stayed.push_back(before.present[p] && after.present[p]);
        std::map<TreatyId, const TreatyNow*> later;
        for (const TreatyNow& treaty : after.treaties) later[treaty.id] = &treaty;
        for (const TreatyNow& treaty : before.treaties) {
            const auto found = later.find(treaty.id);
            if (found == later.end())
                add_end(treaty, changes);
            else
                add_moves(treaty, *found->second, before, changes);
        }
        for (const TreatyNow& treaty : after.treaties)
            if (!past_[treaty.id.code].seen) add_new(treaty, before, changes);
        for (auto* pairs : {&changes.pacts, &changes.foundings}) {
            std::sort(pairs->begin(), pairs->end());
            pairs->erase(std::unique(pairs->begin(), pairs->end()), pairs->end());
        }
        return changes;
    }

    static void add_end(const TreatyNow& treaty, YearOfChange& changes) {
        const auto left = std::count_if(treaty.members.begin(), treaty.members.end(), [&](Place i) {
            return static_cast<bool>(changes.stayed[i]);
        });
        (left < 2 ? changes.ended_by_states : changes.ended).push_back(treaty.id);
    }

    static void add_moves(const TreatyNow& treaty, const TreatyNow& later, const Situation& before,
                          YearOfChange& changes) {
        const bool open = treaty.members.size() >= kOpenTreaty;
        for (const Place i : treaty.members) {
            if (later.has(i) || !open) continue;
            if (changes.stayed[i])
                changes.exits.push_back({treaty.id, i});
            else
                ++changes.exits_of_ended_states;
        }
        for (const Place i : later.members) {
            if (treaty.has(i)) continue;
            const bool fresh = !before.present[i] || !changes.stayed[i];
            if (!open) {
                ++changes.entries_to_pairs;
                if (fresh) ++changes.new_states_to_pairs;
            } else if (fresh) {
                ++changes.entries_of_new_states;
            } else {
                changes.entries.push_back({treaty.id, i});
            }
        }
    }

    static void add_new(const TreatyNow& treaty, const Situation& before, YearOfChange& changes) {
        if (!treaty.defence) return;
        const std::size_t n = treaty.members.size();
        ++changes.new_defence_pacts[n == 2 ? 0 : n <= kSmallPact ? 1 : 2];
        const bool small = n <= kSmallPact;
        for (std::size_t a = 0; a < n; ++a)
            for (std::size_t b = a + 1; b < n; ++b) {
                const Place i = treaty.members[a];
                const Place j = treaty.members[b];
                if ((small ? before.small_pacts : before.partners).has(i, j)) continue;
                if (changes.stayed[i] && changes.stayed[j])
                    (small ? changes.pacts : changes.foundings).emplace_back(i, j);
                else if (small)
                    ++changes.pacts_of_new_states;
            }
    }

    void remember(const Situation& before, const Situation& after, const YearOfChange& changes) {
        for (const MemberChange& c : changes.exits)
            past_[c.treaty.code].exits.push_back(changes.year);
        for (const MemberChange& c : changes.entries)
            past_[c.treaty.code].entries.push_back(changes.year);
        for (const TreatyNow& treaty : before.treaties)
            past_[treaty.id.code].former.insert(treaty.members.begin(), treaty.members.end());
        for (const TreatyNow& treaty : after.treaties) {
            const bool fresh = !past_[treaty.id.code].seen;
            mark_seen(treaty);
            if (fresh && past_[treaty.id.code].small)
                for (const Place i : treaty.members) pacts_made_[i].push_back(changes.year);
        }
        tallies_.push_back(tally(before, changes));
        if (tallies_.size() > kRecentYears) tallies_.pop_front();
        partners_before_.push_back(before.partners);
        if (partners_before_.size() > kGuarantorYears) partners_before_.pop_front();
        small_before_.push_back(before.small_pacts);
    }

    [[nodiscard]] static Tally tally(const Situation& before, const YearOfChange& changes) {
        const auto n =
            static_cast<double>(std::count(before.present.begin(), before.present.end(), true));
        double open_members = 0;
        double candidates = 0;
        for (const TreatyNow& treaty : before.treaties) {
            if (treaty.members.size() < kOpenTreaty) continue;
            const auto members = static_cast<double>(treaty.members.size());
            open_members += members;
            candidates += n - members;
        }
        return {{{static_cast<double>(changes.exits.size()), open_members},
                 {static_cast<double>(changes.ended.size()),
                  static_cast<double>(before.treaties.size())},
                 {static_cast<double>(changes.entries.size()), candidates},
                 {static_cast<double>(changes.pacts.size()), n * (n - 1) / 2}}};
    }

    /// Fills what follows from treaties and from the past.
    void finish(Situation& s) {
        derive_ties(s);
        const std::size_t n = record_.size();
        s.small_pacts = PairSet(n);
        for (TreatyNow& treaty : s.treaties) {
            Past& past = past_[treaty.id.code];
            treaty.recent_exits = count_since(past.exits, s.year - kRecentYears + 1);
            treaty.recent_entries = count_since(past.entries, s.year - kRecentYears + 1);
            for (const Place i : past.former)
                if (!treaty.has(i)) treaty.former.push_back(i);
            if (!past.small) continue;
            for (std::size_t a = 0; a < treaty.members.size(); ++a)
                for (std::size_t b = a + 1; b < treaty.members.size(); ++b)
                    s.small_pacts.add(treaty.members[a], treaty.members[b]);
        }
        if (!small_before_.empty()) {
            for (std::size_t p = 0; p < n; ++p)
                small_before_.back().each(static_cast<Place>(p), [&](Place q) {
                    ever_small_.insert({static_cast<Place>(p), q});
                });
            small_before_.clear();
        }
        s.past_small_pacts = PairSet(n);
        for (const auto& [i, j] : ever_small_)
            if (!s.small_pacts.has(i, j)) s.past_small_pacts.add(i, j);
        for (std::size_t p = 0; p < n; ++p)
            s.recent_pacts.push_back(count_since(pacts_made_[p], s.year - kRecentYears + 1));
        add_lost_guarantors(s);
        add_rates(s);
    }

    void add_lost_guarantors(Situation& s) const {
        s.guarantor_lost.assign(record_.size(), false);
        for (const PairSet& before : partners_before_)
            for (std::size_t p = 0; p < record_.size(); ++p) {
                const Place i = static_cast<Place>(p);
                before.each(i, [&](Place j) {
                    if (!s.partners.has(i, j) && s.cinc[j] >= s.cinc[i]) s.guarantor_lost[i] = true;
                });
            }
    }

    void add_rates(Situation& s) const {
        for (const Tally& t : tallies_)
            for (std::size_t p = 0; p < kProcesses; ++p) {
                s.lately[p].events += t[p].events;
                s.lately[p].at_risk += t[p].at_risk;
            }
    }

    const Facts& facts_;
    const RecordStates& record_;
    std::vector<Past> past_;                   ///< by treaty
    std::vector<std::deque<int>> pacts_made_;  ///< by state
    std::deque<Tally> tallies_;                ///< of the last five years
    std::deque<PairSet> partners_before_;      ///< of the last three years
    std::vector<PairSet> small_before_;        ///< of the year before
    std::set<std::pair<Place, Place>> ever_small_;
    PairFigures<double> distances_;
    std::vector<double> latitude_;
    std::vector<double> longitude_;
    Situation now_;
};

}  // namespace

void each_year_of_change(
    const Facts& facts, int last,
    const std::function<void(const Situation& before, const YearOfChange& changes)>& visit) {
    Walk walk(facts);
    for (int year = kFirstChangeYear; year <= last; ++year) {
        const Situation before = walk.now();
        visit(before, walk.next());
    }
}

RealignmentStart realignment_start(const Facts& facts) {
    Walk walk(facts);
    for (int year = kFirstChangeYear; year <= kLastChangeYear; ++year) (void)walk.next();
    return {walk.now(), walk.recent(), record_states(facts).list};
}

Situation unchanged(Situation situation, int years) {
    situation.year += years;
    const double left = std::max(0.0, 1.0 - static_cast<double>(years) / kRecentYears);
    for (TreatyNow& treaty : situation.treaties) {
        treaty.age_years += years;
        treaty.recent_exits *= left;
        treaty.recent_entries *= left;
    }
    for (double& n : situation.recent_pacts) n *= left;
    if (years >= kGuarantorYears)
        situation.guarantor_lost.assign(situation.guarantor_lost.size(), false);
    return situation;
}

}  // namespace counterpoise

#include "history/realignment/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"

namespace counterpoise {
namespace {

template <class Columns>
HazardRows empty_rows(Process process, const Columns& columns) {
    HazardRows rows;
    rows.process = process;
    for (const auto& column : columns) {
        rows.names.emplace_back(column.name);
        rows.kinds.push_back(column.kind);
    }
    rows.columns.resize(rows.names.size());
    return rows;
}

HazardRows empty_rows(Process process) {
    switch (process) {
        case Process::exit:
            return empty_rows(process, exit_columns());
        case Process::ending:
            return empty_rows(process, ending_columns());
        case Process::entry:
            return empty_rows(process, entry_columns());
        case Process::pact:
            break;
    }
    return empty_rows(process, pact_columns());
}

template <class Columns, class... Subject>
void add_row(HazardRows& rows, const Columns& columns, bool event, const Situation& s,
             const Subject&... subject) {
    for (std::size_t c = 0; c < columns.size(); ++c)
        rows.columns[c].push_back(columns[c].value(s, subject...));
    rows.event.push_back(event ? 1.0 : 0.0);
    rows.year.push_back(static_cast<std::int16_t>(s.year + 1));
    rows.group.push_back(static_cast<std::uint32_t>(s.year));
}

/// What happened in a year, to be asked about one row at a time. Without changes every state stays.
class Happened {
  public:
    explicit Happened(const YearOfChange* changes) : changes_(changes) {
        if (!changes) return;
        for (const MemberChange& c : changes->exits) exits_.insert({c.treaty, c.state});
        for (const MemberChange& c : changes->entries) entries_.insert({c.treaty, c.state});
        ended_.insert(changes->ended.begin(), changes->ended.end());
        gone_.insert(changes->ended_by_states.begin(), changes->ended_by_states.end());
        pacts_.insert(changes->pacts.begin(), changes->pacts.end());
        foundings_.insert(changes->foundings.begin(), changes->foundings.end());
    }
    [[nodiscard]] bool there(const Situation& s, Place i) const {
        return s.present[i] && (!changes_ || changes_->stayed[i]);
    }
    [[nodiscard]] bool left(TreatyId treaty, Place i) const { return exits_.contains({treaty, i}); }
    [[nodiscard]] bool joined(TreatyId treaty, Place i) const {
        return entries_.contains({treaty, i});
    }
    [[nodiscard]] bool ended(TreatyId treaty) const { return ended_.contains(treaty); }
    [[nodiscard]] bool gone(TreatyId treaty) const { return gone_.contains(treaty); }
    [[nodiscard]] bool paired(Place i, Place j) const { return pacts_.contains({i, j}); }
    [[nodiscard]] bool founded(Place i, Place j) const { return foundings_.contains({i, j}); }

  private:
    const YearOfChange* changes_;
    std::set<std::pair<TreatyId, Place>> exits_;
    std::set<std::pair<TreatyId, Place>> entries_;
    std::set<TreatyId> ended_;
    std::set<TreatyId> gone_;
    std::set<std::pair<Place, Place>> pacts_;
    std::set<std::pair<Place, Place>> foundings_;
};

void add_exits(HazardRows& rows, const Situation& s, const Happened& happened) {
    for (const TreatyNow& treaty : s.treaties) {
        if (treaty.members.size() < kOpenTreaty) continue;
        for (const Place i : treaty.members) {
            if (!happened.there(s, i)) continue;
            add_row(rows, exit_columns(), happened.left(treaty.id, i), s, treaty, i);
            rows.treaty.push_back(treaty.id.code);
            rows.state.push_back(i);
        }
    }
}

void add_endings(HazardRows& rows, const Situation& s, const Happened& happened) {
    for (const TreatyNow& treaty : s.treaties) {
        if (happened.gone(treaty.id)) continue;
        add_row(rows, ending_columns(), happened.ended(treaty.id), s, treaty);
        rows.treaty.push_back(treaty.id.code);
    }
}

void add_entries(HazardRows& rows, const Situation& s, const Happened& happened) {
    for (const TreatyNow& treaty : s.treaties) {
        if (treaty.members.size() < kOpenTreaty || happened.ended(treaty.id) ||
            happened.gone(treaty.id))
            continue;
        for (std::size_t p = 0; p < s.states(); ++p) {
            const Place i = static_cast<Place>(p);
            if (!happened.there(s, i) || treaty.has(i)) continue;
            add_row(rows, entry_columns(), happened.joined(treaty.id, i), s, treaty, i);
            rows.treaty.push_back(treaty.id.code);
            rows.state.push_back(i);
        }
    }
}

/// Pairs on both days there that `open` lets in, with the event that `event` says.
template <class Open, class Event>
void add_pairs(HazardRows& rows, const Situation& s, const Happened& happened, Open open,
               Event event) {
    for (std::size_t p = 0; p < s.states(); ++p) {
        const Place i = static_cast<Place>(p);
        if (!happened.there(s, i)) continue;
        for (std::size_t q = p + 1; q < s.states(); ++q) {
            const Place j = static_cast<Place>(q);
            if (!happened.there(s, j) || !open(i, j)) continue;
            add_row(rows, pact_columns(), event(i, j), s, i, j);
            rows.state.push_back(i);
            rows.other.push_back(j);
        }
    }
}

void add_pacts(HazardRows& rows, const Situation& s, const Happened& happened) {
    add_pairs(
        rows, s, happened, [&](Place i, Place j) { return !s.small_pacts.has(i, j); },
        [&](Place i, Place j) { return happened.paired(i, j); });
}

void add_foundings(HazardRows& rows, const Situation& s, const Happened& happened) {
    add_pairs(
        rows, s, happened, [&](Place i, Place j) { return !s.partners.has(i, j); },
        [&](Place i, Place j) { return happened.founded(i, j); });
}

void add_rows(HazardRows& rows, const Situation& s, const YearOfChange* changes) {
    const Happened happened(changes);
    switch (rows.process) {
        case Process::exit:
            return add_exits(rows, s, happened);
        case Process::ending:
            return add_endings(rows, s, happened);
        case Process::entry:
            return add_entries(rows, s, happened);
        case Process::pact:
            return add_pacts(rows, s, happened);
    }
}

}  // namespace

void require_change_years(Year from, Year to) {
    Faults faults;
    for (const auto& [flag, year] : {std::pair("--from", from), {"--to", to}})
        if (year.value < kFirstChangeYear || year.value > kLastChangeYear)
            faults.add(
                {flag, fmt::format("year {} is outside the record of treaties", year.value),
                 fmt::format("changes are dated from {} to {}", kFirstChangeYear, kLastChangeYear),
                 "Choose a year within it."});
    if (faults.empty() && to < from)
        faults.add({"--to", fmt::format("{} is before {}", to.value, from.value),
                    "the last year comes after the first", "Exchange --from and --to."});
    faults.raise_if_any(FaultKind::usage);
}

std::size_t HazardRows::column(std::string_view name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    promise(found != names.end(), "a covariate is asked for by its name");
    return static_cast<std::size_t>(found - names.begin());
}

std::size_t HazardRows::first_of(int wanted) const {
    return static_cast<std::size_t>(std::lower_bound(year.begin(), year.end(), wanted) -
                                    year.begin());
}

HazardRows hazard_rows(const Facts& facts, Process process, Year from, Year to) {
    require_change_years(from, to);
    HazardRows rows = empty_rows(process);
    each_year_of_change(facts, to.value, [&](const Situation& before, const YearOfChange& changes) {
        if (changes.year >= from.value) add_rows(rows, before, &changes);
    });
    return rows;
}

HazardRows founding_rows(const Facts& facts, Year from, Year to) {
    require_change_years(from, to);
    HazardRows rows = empty_rows(Process::pact);
    each_year_of_change(facts, to.value, [&](const Situation& before, const YearOfChange& changes) {
        if (changes.year >= from.value) add_foundings(rows, before, Happened(&changes));
    });
    return rows;
}

HazardRows founding_rows_at(const Situation& situation) {
    HazardRows rows = empty_rows(Process::pact);
    add_foundings(rows, situation, Happened(nullptr));
    return rows;
}

HazardRows rows_at(const Situation& situation, Process process) {
    HazardRows rows = empty_rows(process);
    add_rows(rows, situation, nullptr);
    return rows;
}

}  // namespace counterpoise

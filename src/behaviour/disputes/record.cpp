#include "behaviour/disputes/record.h"

#include <algorithm>
#include <map>

#include "behaviour/disputes/covariates.h"
#include "world/contacts.h"
#include "world/geography.h"
#include "world/hostilities.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, kDisputeColumns> kNames{
    "relevant",   "contiguity",    "water_contiguity", "log_capital_distance",
    "cinc_ratio", "log_cinc",      "major_powers",     "democracy_min",
    "rivalry",    "ideal_distance"};

constexpr std::uint32_t kCodes = 1000;

/// The stays of a state in the system.
using Stays = std::vector<std::pair<Date, Date>>;

std::vector<Stays> stays_of(const World& world, const Facts& facts) {
    std::vector<Stays> stays(world.size());
    for (const StateSpell& spell : states(facts).spells())
        if (const auto i = world.row(spell.state)) stays[*i].emplace_back(spell.start, spell.end);
    return stays;
}

/// Years from `first` to `last` in which both are in the system on some same day.
int shared_years(const Stays& one, const Stays& two, int first, int last) {
    int years = 0;
    for (const auto& [a_start, a_end] : one)
        for (const auto& [b_start, b_end] : two) {
            const Date start = std::max(a_start, b_start);
            const Date end = std::min(a_end, b_end);
            if (end < start) continue;
            const int from = std::max(start.year, first);
            const int to = std::min(end.year, last);
            if (to < from) continue;
            years += to - from + 1;
            first = to + 1;  // a year counts once, in however many stays it is shared
        }
    return years;
}

/// What the record says of one pair.
struct PairPast {
    std::map<int, int> onsets;  ///< by year
    int last_in_course = kFirstYear.value - 1;
    Quarrel quarrel = Quarrel::none;  ///< in the record's last year
};

double remembered(const std::map<int, int>& onsets, double half_life, int first_unknown) {
    const double decay = yearly_decay(half_life);
    double memory = 0;
    auto next = onsets.begin();
    for (int year = kFirstYear.value; year < first_unknown; ++year) {
        const bool now = next != onsets.end() && next->first == year;
        memory = next_memory(memory, now ? next->second : 0, decay);
        if (now) ++next;
    }
    return memory;
}

}  // namespace

std::string_view name_of(DisputeColumn column) {
    return kNames[static_cast<std::size_t>(column)];
}

std::optional<DisputeColumn> dispute_column_named(std::string_view name) {
    for (std::size_t c = 0; c < kNames.size(); ++c)
        if (kNames[c] == name) return static_cast<DisputeColumn>(c);
    return {};
}

DisputeRecord::DisputeRecord(const World& start, const Facts& facts)
    : pairs(start.size()),
      year(start.year().value),
      known_to(std::min(year, kDisputesEnd)),
      pacts(start, facts),
      conflicts_to(std::min(year, kConflictsEnd)) {
    for (std::size_t i = 0; i < start.size(); ++i)
        for (std::size_t j = i + 1; j < start.size(); ++j) {
            code.push_back(kCodes * start.id(i).code + start.id(j).code);
            pact.push_back(pacts.partners(i, j) ? 1 : 0);
        }
    read_figures(start, facts);
    read_memories(start, facts);
    read_conflicts(start, facts);
    fade_memories();
}

void DisputeRecord::read_figures(const World& start, const Facts& facts) {
    columns.assign(kDisputeColumns, std::vector<double>(pairs.size()));
    const auto set = [&](DisputeColumn column, std::size_t pair, double value) {
        columns[static_cast<std::size_t>(column)][pair] = value;
    };
    const std::vector<std::uint8_t> contact = contact_types(start, facts);
    const CapitalDistances distances(start);
    const auto cinc = start.column(Column::cinc);
    const auto major = start.column(Column::major_power);
    const auto democracy = start.column(Column::aeuds);
    const auto ideal = start.column(Column::ideal_point);
    std::size_t k = 0;
    for (std::size_t i = 0; i < start.size(); ++i)
        for (std::size_t j = i + 1; j < start.size(); ++j, ++k) {
            const double type = contact[i * start.size() + j];
            const bool relevant = politically_relevant(type, strong_link(major[i], major[j]));
            set(DisputeColumn::relevant, k, relevant ? 1.0 : 0.0);
            set(DisputeColumn::contiguity, k, land_contiguity(type));
            set(DisputeColumn::water_contiguity, k, water_contiguity(type));
            set(DisputeColumn::log_capital_distance, k, log_of_one_more(distances.km(i, j)));
            set(DisputeColumn::cinc_ratio, k, capability_ratio(cinc[i], cinc[j]));
            set(DisputeColumn::log_cinc, k, log_capability(cinc[i], cinc[j]));
            set(DisputeColumn::major_powers, k, major[i] + major[j]);
            set(DisputeColumn::democracy_min, k, weak_link(democracy[i], democracy[j]));
            set(DisputeColumn::ideal_distance, k, distance_between(ideal[i], ideal[j]));
        }
    const int rivals_in = std::min(year, kRivalriesEnd);
    for (const Rivalry& r : rivalries(facts)) {
        const auto i = start.row(r.spell.a);
        const auto j = start.row(r.spell.b);
        if (i && j && r.source == Rivalry::Source::tss && r.spell.first <= rivals_in &&
            rivals_in <= r.spell.last)
            set(DisputeColumn::rivalry, pairs.at(*i, *j), 1.0);
    }
}

void DisputeRecord::read_memories(const World& start, const Facts& facts) {
    std::map<std::size_t, PairPast> pasts;
    std::vector<std::map<int, int>> of_state(start.size());
    const auto take = [&](const DisputeOnRecord& d, int from, int to) {
        if (d.spell.first > to || d.spell.last < from) return;
        const auto i = start.row(d.spell.a);
        const auto j = start.row(d.spell.b);
        const bool begins = d.spell.first >= from;
        if (i && begins) ++of_state[*i][d.spell.first];
        if (j && begins) ++of_state[*j][d.spell.first];
        if (!i || !j) return;
        PairPast& past = pasts[pairs.at(*i, *j)];
        if (begins) ++past.onsets[d.spell.first];
        past.last_in_course = std::max(past.last_in_course, std::min(d.spell.last, to));
        if (d.spell.last >= known_to && d.spell.first <= known_to)
            past.quarrel = std::max(past.quarrel,
                                    d.hostility == kWarHostility ? Quarrel::war : Quarrel::dispute);
    };
    for (const DisputeOnRecord& d : dispute_episodes(facts))
        take(d, kFirstYear.value, std::min(known_to, kEpisodesEnd));
    if (known_to > kEpisodesEnd)
        for (const DisputeOnRecord& d : cow_disputes(facts)) take(d, kEpisodesEnd + 1, known_to);

    for (const auto& onsets : of_state)
        state_memory.push_back(remembered(onsets, kRecentHalfLife, known_to + 1));
    const std::vector<Stays> stays = stays_of(start, facts);
    peace_years.resize(pairs.size());
    std::size_t k = 0;
    for (std::size_t i = 0; i < start.size(); ++i)
        for (std::size_t j = i + 1; j < start.size(); ++j, ++k) {
            const auto found = pasts.find(k);
            const int since =
                found == pasts.end() ? kFirstYear.value : found->second.last_in_course + 1;
            peace_years[k] =
                static_cast<std::uint16_t>(shared_years(stays[i], stays[j], since, known_to));
            if (found == pasts.end()) continue;
            const PairPast& past = found->second;
            memories.push_back({static_cast<std::uint32_t>(k), static_cast<std::uint16_t>(i),
                                static_cast<std::uint16_t>(j),
                                remembered(past.onsets, kPastHalfLife, known_to + 1),
                                remembered(past.onsets, kRecentHalfLife, known_to + 1),
                                past.quarrel});
        }
}

void DisputeRecord::fade_memories() {
    const double past_decay = yearly_decay(kPastHalfLife);
    const double recent_decay = yearly_decay(kRecentHalfLife);
    std::vector<PairMemory> fading = memories;
    for (int y = known_to + 1; y <= kFarthestYear.value; ++y)
        for (PairMemory& m : fading) {
            logs_.push_back({log_of_one_more(m.past), log_of_one_more(m.recent)});
            m.past = next_memory(m.past, 0, past_decay);
            m.recent = next_memory(m.recent, 0, recent_decay);
        }
}

void DisputeRecord::read_conflicts(const World& start, const Facts& facts) {
    std::map<std::pair<int, std::size_t>, bool> war_in;  // year and pair; the worst of a year
    for (const ConflictYear& c : conflict_years(facts)) {
        const auto i = start.row(c.a);
        const auto j = start.row(c.b);
        if (!i || !j || c.year > conflicts_to) continue;
        bool& war = war_in[{c.year, pairs.at(*i, *j)}];
        war = war || c.war;
    }
    for (const auto& [when, war] : war_in)
        if (when.first > known_to)
            conflicts.push_back({when.first, static_cast<std::uint32_t>(when.second),
                                 !war_in.contains({when.first - 1, when.second}), war});
}

}  // namespace counterpoise

#include "behaviour/realignment/record.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "world/treaties/provisions.h"

namespace counterpoise {
namespace {

constexpr std::uint32_t kCodes = 1000;  ///< more than any COW code
constexpr std::uint32_t kEntries = 1u << 24;
constexpr std::uint32_t kPairs = 2u << 24;
constexpr double kMonthsOfYear = 12;

/// Places of the record for each row of a world.
std::vector<Place> places_of(const RealignmentStart& start, const World& world) {
    std::vector<Place> places;
    for (std::size_t i = 0; i < world.size(); ++i) {
        const auto found = std::lower_bound(start.states.begin(), start.states.end(), world.id(i));
        promise(found != start.states.end() && *found == world.id(i),
                "a state of the world is in the record of states");
        places.push_back(static_cast<Place>(found - start.states.begin()));
    }
    return places;
}

PairSet by_rows(const PairSet& set, const std::vector<Place>& places) {
    PairSet rows(places.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = i + 1; j < places.size(); ++j)
            if (set.has(places[i], places[j]))
                rows.add(static_cast<Place>(i), static_cast<Place>(j));
    return rows;
}

template <class Figure>
Figure by_rows(const Figure& of, const std::vector<Place>& places, int) {
    Figure rows;
    for (const Place p : places) rows.push_back(of[p]);
    return rows;
}

std::vector<Place> rows_among(const std::vector<Place>& members, const std::vector<Place>& places) {
    std::vector<Place> rows;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (std::binary_search(members.begin(), members.end(), places[i]))
            rows.push_back(static_cast<Place>(i));
    return rows;
}

/// The same situation by the rows of a world; states without a row are left out.
Situation by_rows(const Situation& of, const std::vector<Place>& places) {
    Situation s;
    s.year = of.year;
    s.present.assign(places.size(), true);
    s.cinc = by_rows(of.cinc, places, 0);
    s.democracy = by_rows(of.democracy, places, 0);
    s.democracy_before = by_rows(of.democracy_before, places, 0);
    s.ideal_point = by_rows(of.ideal_point, places, 0);
    s.major_power = by_rows(of.major_power, places, 0);
    s.guarantor_lost = by_rows(of.guarantor_lost, places, 0);
    s.recent_pacts = by_rows(of.recent_pacts, places, 0);
    s.land = by_rows(of.land, places);
    s.water = by_rows(of.water, places);
    s.rivals = by_rows(of.rivals, places);
    s.past_small_pacts = by_rows(of.past_small_pacts, places);
    s.lately = of.lately;
    s.log_distance = PairFigures<double>(places.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = i + 1; j < places.size(); ++j)
            s.log_distance.set(static_cast<Place>(i), static_cast<Place>(j),
                               of.log_distance.at(places[i], places[j]));
    for (const TreatyNow& treaty : of.treaties) {
        s.treaties.push_back(treaty);
        s.treaties.back().members = rows_among(treaty.members, places);
        s.treaties.back().former = rows_among(treaty.former, places);
    }
    return s;
}

RecentPast by_rows(const RecentPast& of, const std::vector<Place>& places) {
    RecentPast past = of;
    past.pacts.clear();
    for (const RecentPast::OfState& made : of.pacts) {
        const auto row = std::find(places.begin(), places.end(), made.state);
        if (row != places.end())
            past.pacts.push_back({static_cast<Place>(row - places.begin()), made.year});
    }
    for (PairSet& partners : past.partners) partners = by_rows(partners, places);
    return past;
}

/// A world's memberships in one treaty: each member's row and whether it owes defence.
using Members = std::map<Place, bool>;

std::map<TreatyId, Members> members_by_treaty(const World& world) {
    std::map<TreatyId, Members> all;
    for (const Membership& m : world.memberships())
        if (const auto row = world.row(m.state))
            all[m.treaty][static_cast<Place>(*row)] =
                m.pledge == Pledge::kept && has(m.obligations, Obligation::defence);
    return all;
}

std::vector<Place> owing_of(const Members& members) {
    std::vector<Place> owing;
    for (const auto& [row, owes] : members)
        if (owes) owing.push_back(row);
    return owing;
}

TreatyTerms terms_of(const Facts& facts, TreatyId id) {
    const TreatyProvisions& said = treaty_provisions(facts)[id.code];
    return {static_cast<double>(said.organization), said.length_months / kMonthsOfYear,
            said.renounceable, said.wartime};
}

Alliances at_end_of_record(const RealignmentStart& start, const std::vector<Place>& places,
                           const std::map<TreatyId, Members>& by_treaty, const World& world,
                           const Facts& facts) {
    Situation situation = by_rows(start.situation, places);
    const RecentPast past = by_rows(start.past, places);
    std::vector<TreatyFile> files;
    for (TreatyNow& treaty : situation.treaties) {
        TreatyFile file;
        file.subject = treaty.id.code;
        file.live = counts_as_live(treaties(facts).at(treaty.id), world.year());
        file.small = std::find(past.small.begin(), past.small.end(), treaty.id) != past.small.end();
        if (const auto found = by_treaty.find(treaty.id); found != by_treaty.end())
            for (const Place i : owing_of(found->second))
                if (treaty.has(i)) file.owing.push_back(i);
        treaty.defence = treaty.defence || !file.owing.empty();
        for (const RecentPast::OfTreaty& exit : past.exits)
            if (exit.treaty == treaty.id) file.exits.push_back(exit.year);
        for (const RecentPast::OfTreaty& entry : past.entries)
            if (entry.treaty == treaty.id) file.entries.push_back(entry.year);
        files.push_back(std::move(file));
    }
    return {std::move(situation), past, std::move(files)};
}

/// Memberships of the world where they are not those of the record's last day.
void bring_up_to(Alliances& alliances, const std::map<TreatyId, Members>& by_treaty,
                 const World& world, const Facts& facts) {
    std::map<TreatyId, std::size_t> slots;
    for (std::size_t slot = 0; slot < alliances.treaties(); ++slot)
        slots[alliances.now().treaties[slot].id] = slot;
    alliances.begin_year();
    for (const auto& [id, slot] : slots) {
        const auto found = by_treaty.find(id);
        if (found == by_treaty.end() || found->second.size() < 2) {
            alliances.end(slot);
            alliances.note(Process::ending);
            continue;
        }
        const bool open = alliances.open(slot);
        const std::vector<Place> before = alliances.now().treaties[slot].members;
        for (const Place i : before)
            if (!found->second.contains(i)) {
                alliances.leave(slot, i);
                if (open) alliances.note_exit(slot), alliances.note(Process::exit);
            }
        for (const auto& [i, owes] : found->second)
            if (!std::binary_search(before.begin(), before.end(), i)) {
                alliances.join(slot, i, owes);
                if (open) alliances.note_entry(slot), alliances.note(Process::entry);
            }
    }
    for (const auto& [id, members] : by_treaty) {
        if (slots.contains(id) || members.size() < 2) continue;
        TreatyNow treaty;
        treaty.id = id;
        treaty.terms = terms_of(facts, id);
        TreatyFile file;
        file.subject = id.code;
        file.live = counts_as_live(treaties(facts).at(id), world.year());
        file.owing = owing_of(members);
        for (const auto& [i, owes] : members) treaty.members.push_back(i);
        file.small = !file.owing.empty() && members.size() <= kSmallPact;
        if (file.small)
            for (const Place i : treaty.members) alliances.note_pact(i);
        alliances.add(std::move(treaty), std::move(file));
    }
    alliances.finish_year();
    alliances.forget_changes();
    alliances.forget_pledges();
}

Alliances alliances_at(const RealignmentStart& start, const World& world, const Facts& facts) {
    const auto by_treaty = members_by_treaty(world);
    Alliances alliances = at_end_of_record(start, places_of(start, world), by_treaty, world, facts);
    while (alliances.now().year + 1 < world.year().value) {
        alliances.begin_year();
        alliances.finish_year();
    }
    if (alliances.now().year < world.year().value) bring_up_to(alliances, by_treaty, world, facts);
    return alliances;
}

std::vector<std::size_t> stay_or_follow_ties(Process process) {
    std::vector<std::size_t> both = moved(process).members;
    both.insert(both.end(), moved(process).ties.begin(), moved(process).ties.end());
    return both;
}

MovedColumns moved_columns(Process process) {
    const auto all = [](const auto& columns) {
        return MovedColumns{
            columns_moved(columns, Mover::world), columns_moved(columns, Mover::treaty),
            columns_moved(columns, Mover::state), columns_moved(columns, Mover::ties),
            columns_moved(columns, Mover::members)};
    };
    switch (process) {
        case Process::exit:
            return all(exit_columns());
        case Process::ending:
            return all(ending_columns());
        case Process::entry:
            return all(entry_columns());
        case Process::pact:
            break;
    }
    return all(pact_columns());
}

}  // namespace

const MovedColumns& moved(Process process) {
    static const std::array<MovedColumns, kProcesses> kAll{
        moved_columns(Process::exit), moved_columns(Process::ending), moved_columns(Process::entry),
        moved_columns(Process::pact)};
    return kAll[static_cast<std::size_t>(process)];
}

double sum_over(const std::vector<std::size_t>& columns, const ProcessLaw& law,
                std::span<const MemberColumn> of, const Situation& s, const TreatyNow& treaty,
                Place i) {
    double sum = 0;
    for (const std::size_t c : columns) sum += law.of(c, of[c].value(s, treaty, i));
    return sum;
}

double sum_over(const std::vector<std::size_t>& columns, const ProcessLaw& law,
                std::span<const TreatyColumn> of, const Situation& s, const TreatyNow& treaty) {
    double sum = 0;
    for (const std::size_t c : columns) sum += law.of(c, of[c].value(s, treaty));
    return sum;
}

double sum_over(const std::vector<std::size_t>& columns, const ProcessLaw& law,
                std::span<const PairColumn> of, const Situation& s, Place i, Place j) {
    double sum = 0;
    for (const std::size_t c : columns) sum += law.of(c, of[c].value(s, i, j));
    return sum;
}

std::vector<MembershipMove> membership_moves(const World& before, const World& after) {
    std::vector<MembershipMove> moves;
    const auto had = members_by_treaty(before);
    const auto has_now = members_by_treaty(after);
    const Members nobody;
    const auto in = [&](const auto& all, TreatyId id) -> const Members& {
        const auto found = all.find(id);
        return found == all.end() ? nobody : found->second;
    };
    for (const auto& [id, members] : had)
        for (const auto& [i, owes] : members)
            if (!in(has_now, id).contains(i))
                moves.push_back({id, i, MembershipMove::Kind::left, false});
    for (const auto& [id, members] : has_now)
        for (const auto& [i, owes] : members) {
            const auto was = in(had, id).find(i);
            if (was == in(had, id).end())
                moves.push_back({id, i, MembershipMove::Kind::joined, owes});
            else if (was->second != owes)
                moves.push_back({id, i, MembershipMove::Kind::pledge, owes});
        }
    return moves;
}

RealignmentRecord::RealignmentRecord(const RealignmentStart& start, const World& world,
                                     const Facts& facts, const ParameterSet& set)
    : model(set),
      pairs(world.size()),
      slot_of(treaties(facts).list.size(), kNone),
      alliances(alliances_at(start, world, facts)),
      figures(alliances.now()) {
    const Situation& now = alliances.now();
    const auto states = world.size();
    for (std::size_t i = 0; i < states; ++i) codes.push_back(world.id(i).code);
    block_of.assign(alliances.treaties(), kNone);
    const auto of_exit = stay_or_follow_ties(Process::exit);
    const auto of_entry = stay_or_follow_ties(Process::entry);
    const auto of_pact = stay_or_follow_ties(Process::pact);
    exit_columns.resize(of_exit.size());
    entry_columns.resize(of_entry.size());
    pair_columns.resize(of_pact.size());
    for (std::size_t slot = 0; slot < alliances.treaties(); ++slot) {
        const TreatyNow& treaty = now.treaties[slot];
        if (alliances.in_force(slot)) slot_of[treaty.id.code] = slot;
        if (!alliances.open(slot)) continue;
        block_of[slot] = open.size();
        open.push_back(slot);
        for (std::size_t i = 0; i < states; ++i) {
            const Place p = static_cast<Place>(i);
            const bool member = treaty.has(p);
            entry_rows.push_back({treaty.id.code, kEntries + codes[i] * RareLuck::kGapDraws});
            for (std::size_t c = 0; c < of_exit.size(); ++c)
                exit_columns[c].push_back(
                    member ? counterpoise::exit_columns()[of_exit[c]].value(now, treaty, p) : 0.0);
            for (std::size_t c = 0; c < of_entry.size(); ++c)
                entry_columns[c].push_back(
                    member ? 0.0
                           : counterpoise::entry_columns()[of_entry[c]].value(now, treaty, p));
        }
    }
    for (std::size_t i = 0; i < states; ++i)
        for (std::size_t j = i + 1; j < states; ++j) {
            pact_rows.push_back({kCodes * codes[i] + codes[j], kPairs});
            for (std::size_t c = 0; c < of_pact.size(); ++c)
                pair_columns[c].push_back(pact_columns()[of_pact[c]].value(
                    now, static_cast<Place>(i), static_cast<Place>(j)));
        }
}

}  // namespace counterpoise

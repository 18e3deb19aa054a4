#include "world/hostilities.h"

#include <algorithm>

#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr int kUseOfForce = 4;  ///< COW hostility level

std::vector<Rivalry> read_rivalries(const Facts& facts) {
    RowReader in(facts.table("rivalries"));
    const auto source = in.column("source");
    const auto a = in.column("cow1");
    const auto b = in.column("cow2");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    std::vector<Rivalry> all;
    for (std::size_t r = 0; r < in.rows(); ++r)
        all.push_back({{in.state(r, a), in.state(r, b), in.year(r, start).value,
                        in.text(r, end).empty() ? kOngoing : in.year(r, end).value},
                       in.text(r, source) == "td" ? Rivalry::Source::td : Rivalry::Source::tss});
    in.finish();
    return all;
}

std::vector<DisputeOnRecord> read_all_disputes(const Facts& facts, std::string_view table) {
    RowReader in(facts.table(table));
    const auto a = in.column("cow1");
    const auto b = in.column("cow2");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    const auto level1 = in.column("hostlev1");
    const auto level2 = in.column("hostlev2");
    std::vector<DisputeOnRecord> disputes;
    for (std::size_t r = 0; r < in.rows(); ++r)
        disputes.push_back(
            {{in.state(r, a), in.state(r, b), in.year(r, start).value, in.year(r, end).value},
             std::max(in.integer(r, level1), in.integer(r, level2))});
    in.finish();
    return disputes;
}

std::vector<DisputeOnRecord> read_episodes(const Facts& facts) {
    return read_all_disputes(facts, "disputes_gml");
}
std::vector<DisputeOnRecord> read_cow_disputes(const Facts& facts) {
    return read_all_disputes(facts, "disputes_cow");
}

std::vector<ConflictYear> read_conflict_years(const Facts& facts) {
    constexpr int kWarIntensity = 2;
    RowReader in(facts.table("armed_conflicts"));
    const auto a = in.column("cow1");
    const auto b = in.column("cow2");
    const auto year = in.column("year");
    const auto intensity = in.column("intensity");
    std::vector<ConflictYear> years;
    for (std::size_t r = 0; r < in.rows(); ++r)
        years.push_back({in.state(r, a), in.state(r, b), in.year(r, year).value,
                         in.integer(r, intensity) >= kWarIntensity});
    in.finish();
    return years;
}

std::vector<HostileSpell> read_force(const Facts& facts) {
    std::vector<HostileSpell> spells;
    for (const auto* disputes : {&cow_disputes(facts), &dispute_episodes(facts)})
        for (const DisputeOnRecord& d : *disputes)
            if (d.hostility >= kUseOfForce) spells.push_back(d.spell);
    return spells;
}

std::vector<HostileSpell> read_conflicts(const Facts& facts) {
    std::vector<HostileSpell> spells;
    for (const ConflictYear& c : conflict_years(facts))
        spells.push_back({c.a, c.b, c.year, c.year});
    return spells;
}

std::vector<HostileSpell> read_wars(const Facts& facts) {
    RowReader in(facts.table("wars"));
    const auto a = in.column("cow1");
    const auto b = in.column("cow2");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    std::vector<HostileSpell> spells;
    for (std::size_t r = 0; r < in.rows(); ++r)
        spells.push_back(
            {in.state(r, a), in.state(r, b), in.year(r, start).value, in.year(r, end).value});
    in.finish();
    return spells;
}

}  // namespace

const std::vector<Rivalry>& rivalries(const Facts& facts) {
    return facts.cached(&read_rivalries);
}
const std::vector<HostileSpell>& uses_of_force(const Facts& facts) {
    return facts.cached(&read_force);
}
const std::vector<DisputeOnRecord>& dispute_episodes(const Facts& facts) {
    return facts.cached(&read_episodes);
}
const std::vector<DisputeOnRecord>& cow_disputes(const Facts& facts) {
    return facts.cached(&read_cow_disputes);
}
const std::vector<ConflictYear>& conflict_years(const Facts& facts) {
    return facts.cached(&read_conflict_years);
}
const std::vector<HostileSpell>& armed_conflicts(const Facts& facts) {
    return facts.cached(&read_conflicts);
}
const std::vector<HostileSpell>& wars(const Facts& facts) {
    return facts.cached(&read_wars);
}

}  // namespace counterpoise

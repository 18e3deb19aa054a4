#pragma once

#include <string_view>
#include <vector>

#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// Two states against each other in every year from `first` to `last`.
struct HostileSpell {
    StateId a;
    StateId b;
    int first = 0;
    int last = 0;
};
inline constexpr int kOngoing = 9999;  ///< `last` of a spell that runs to the end of its source

/// The years of the records: all but armed conflicts begin by 1816. Source: vintages in
/// data/sources.toml.
inline constexpr int kDisputesEnd = 2014;  ///< Correlates of War; the other list ends in 2010
inline constexpr int kConflictsBegin = 1946;
inline constexpr int kConflictsEnd = 2024;     ///< primary parties only
inline constexpr int kRivalriesEnd = 2020;     ///< Thompson, Sakuwa and Suhas
inline constexpr int kOldRivalriesEnd = 2010;  ///< Thompson and Dreyer

/// Strategic rivalries, by the source that names them.
/// Source: data/rivalries.csv (Thompson, Sakuwa and Suhas 2021; Thompson and Dreyer 2012).
struct Rivalry {
    HostileSpell spell;
    enum class Source { tss, td } source = Source::tss;
};
[[nodiscard]] const std::vector<Rivalry>& rivalries(const Facts& facts);

/// Disputes in which either side used force, both lists together.
/// Source: data/disputes_cow.csv.gz, data/disputes_gml.csv.gz.
[[nodiscard]] const std::vector<HostileSpell>& uses_of_force(const Facts& facts);

/// A militarized dispute of two states, joiners included: its years and the highest hostility of
/// either, 1-5 (5 is war).
struct DisputeOnRecord {
    HostileSpell spell;
    int hostility = 0;
};
inline constexpr int kWarHostility = 5;
inline constexpr int kEpisodesEnd = 2010;  ///< of the record that fits are made from

/// Every dispute of the record that fits are made from, to 2010. Source: data/disputes_gml.csv.gz.
[[nodiscard]] const std::vector<DisputeOnRecord>& dispute_episodes(const Facts& facts);
/// Every dispute of the Correlates of War, to 2014. Source: data/disputes_cow.csv.gz.
[[nodiscard]] const std::vector<DisputeOnRecord>& cow_disputes(const Facts& facts);

/// A year of an interstate armed conflict. Source: data/armed_conflicts.csv.
struct ConflictYear {
    StateId a;
    StateId b;
    int year = 0;
    bool war = false;  ///< at least 1,000 battle deaths in the year
};
[[nodiscard]] const std::vector<ConflictYear>& conflict_years(const Facts& facts);

/// Interstate armed conflicts, one spell a year. Source: data/armed_conflicts.csv.
[[nodiscard]] const std::vector<HostileSpell>& armed_conflicts(const Facts& facts);

/// Interstate wars, opposite sides. Source: data/wars.csv.
[[nodiscard]] const std::vector<HostileSpell>& wars(const Facts& facts);

}  // namespace counterpoise

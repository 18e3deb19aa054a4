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

/// Interstate armed conflicts, one spell a year. Source: data/armed_conflicts.csv.
[[nodiscard]] const std::vector<HostileSpell>& armed_conflicts(const Facts& facts);

/// Interstate wars, opposite sides. Source: data/wars.csv.
[[nodiscard]] const std::vector<HostileSpell>& wars(const Facts& facts);

}  // namespace counterpoise

#pragma once

#include "behaviour/realignment/situation.h"

namespace counterpoise {

// The covariates of realignment: each is one function, called where the record is turned into rows
// and where a world is simulated, so that both mean the same by a name. `others` of a state are the
// members of the treaty but for itself, whether it belongs to it or might join.
// Missing  a figure that is not known counts as no difference from others (0); where that matters a
//          second covariate says whether it is known.

/// How often a process had its event lately, in the world.
///
///     ln((events + 1) / (at risk + c));  c = 400, 40, 1300, 4600 for exit, ending, entry, pact:
///     about so many rows at risk see one event over the whole record
///
/// Source   ours: docs/method/realignment.md.
[[nodiscard]] double lately(const Situation& s, Process process);

/// log(1 + n) of a count.
[[nodiscard]] double log_of_count(int n);

/// What a treaty is.
/// Source   data/treaties.csv, data/treaty_provisions.csv.
[[nodiscard]] double log_age(const TreatyNow& treaty);      ///< ln(1 + years)
[[nodiscard]] double log_members(const TreatyNow& treaty);  ///< ln(members)
[[nodiscard]] double organization(const TreatyNow& treaty);
[[nodiscard]] double fixed_term(const TreatyNow& treaty);  ///< 1 with a term of a given length
/// 1 where a full term of the treaty, the first or a later one, is reached in the next year.
///
///     floor((age + 1) / length) > floor(age / length), of a length of a year or more
[[nodiscard]] double term_due(const TreatyNow& treaty);
/// 1 in the first term of a treaty with a fixed term: not yet renewed.
[[nodiscard]] double first_term(const TreatyNow& treaty);
[[nodiscard]] double renounceable(const TreatyNow& treaty);
[[nodiscard]] double wartime(const TreatyNow& treaty);
[[nodiscard]] double defence(const TreatyNow& treaty);
[[nodiscard]] double recent_exits(const TreatyNow& treaty);    ///< ln(1 + exits of five years)
[[nodiscard]] double recent_entries(const TreatyNow& treaty);  ///< ln(1 + entries of five years)

/// How its members stand to each other. Means are over pairs of members.
[[nodiscard]] double hegemon_share(const Situation& s, const TreatyNow& treaty);  ///< of their CINC
[[nodiscard]] double mutual_distance(const Situation& s, const TreatyNow& treaty);  ///< mean log km
[[nodiscard]] double mutual_contact(const Situation& s, const TreatyNow& treaty);   ///< share
[[nodiscard]] double mutual_ideal_distance(const Situation& s, const TreatyNow& treaty);
[[nodiscard]] double mutual_democracy_distance(const Situation& s, const TreatyNow& treaty);
[[nodiscard]] double mutual_rivals(const Situation& s,
                                   const TreatyNow& treaty);  ///< share of pairs
[[nodiscard]] double mutual_shared_rivals(const Situation& s, const TreatyNow& treaty);
///< mean ln(1 + rivals that two members share)
[[nodiscard]] double mutual_other_ties(const Situation& s, const TreatyNow& treaty);
///< share of pairs that another treaty binds as well
[[nodiscard]] double least_democracy(const Situation& s, const TreatyNow& treaty);
[[nodiscard]] double greatest_regime_change(const Situation& s, const TreatyNow& treaty);
[[nodiscard]] double mean_log_cinc(const Situation& s, const TreatyNow& treaty);

/// What a state is.
/// Source   data/capabilities.csv.gz, data/regimes.csv.gz, data/rivalries.csv.
[[nodiscard]] double log_cinc(const Situation& s, Place i);  ///< ln(CINC + 1e-6)
[[nodiscard]] double regime(const Situation& s, Place i);
[[nodiscard]] double regime_change(const Situation& s, Place i);  ///< |change in five years|
/// Its rivals' capability over theirs and its own.
[[nodiscard]] double threat(const Situation& s, Place i);
[[nodiscard]] double lost_guarantor(const Situation& s, Place i);
[[nodiscard]] double log_partners(const Situation& s, Place i);  ///< ln(1 + defence partners)
[[nodiscard]] double log_recent_pacts(const Situation& s, Place i);

/// How a state stands to others of a treaty.
[[nodiscard]] double own_share(const Situation& s, const TreatyNow& treaty, Place i);
///< CINC over that of the others and its own
[[nodiscard]] double ideal_distance(const Situation& s, const TreatyNow& treaty, Place i);
///< |own ideal point - mean of the others'|
[[nodiscard]] double ideal_known(const Situation& s, const TreatyNow& treaty, Place i);
[[nodiscard]] double democracy_distance(const Situation& s, const TreatyNow& treaty, Place i);
[[nodiscard]] double rival_inside(const Situation& s, const TreatyNow& treaty, Place i);
///< share of the others that are its rivals
[[nodiscard]] double shared_rivals(const Situation& s, const TreatyNow& treaty, Place i);
///< ln(1 + rivals of its that are rivals of another)
[[nodiscard]] double contact(const Situation& s, const TreatyNow& treaty, Place i);
///< share of the others that are neighbours by land or water
[[nodiscard]] double any_contact(const Situation& s, const TreatyNow& treaty, Place i);
[[nodiscard]] double distance(const Situation& s, const TreatyNow& treaty,
                              Place i);  ///< mean log km
[[nodiscard]] double nearest(const Situation& s, const TreatyNow& treaty, Place i);
///< least log km to one of the others
[[nodiscard]] double relative_distance(const Situation& s, const TreatyNow& treaty, Place i);
///< distance less the treaty's spread
[[nodiscard]] double neighbours_inside(const Situation& s, const TreatyNow& treaty, Place i);
///< share of its neighbours that belong to the treaty
[[nodiscard]] double other_ties(const Situation& s, const TreatyNow& treaty, Place i);
///< share of the others bound to it by a treaty besides this one
[[nodiscard]] double partners_inside(const Situation& s, const TreatyNow& treaty, Place i);
///< share of the others that are its defence partners (for one that may join)
[[nodiscard]] double was_member(const Situation& s, const TreatyNow& treaty, Place i);
[[nodiscard]] double mean_capability_ratio(const Situation& s, const TreatyNow& treaty, Place i);
///< mean of smaller over larger CINC

/// How two states stand to each other.
[[nodiscard]] double pair_land(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_water(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_distance(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_log_cinc(const Situation& s, Place i, Place j);  ///< of both, added
[[nodiscard]] double pair_cinc_ratio(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_major_powers(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_democracy_min(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_democracy_distance(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_ideal_distance(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_ideal_known(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_rivals(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_shared_rivals(const Situation& s, Place i, Place j);  ///< ln(1 + n)
[[nodiscard]] double pair_threat(const Situation& s, Place i, Place j);         ///< of both, added
[[nodiscard]] double pair_allied(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_other_treaty(const Situation& s, Place i, Place j);
///< share a treaty in which nobody owes defence, and none other
[[nodiscard]] double pair_shared_partners(const Situation& s, Place i, Place j);  ///< ln(1 + n)
[[nodiscard]] double pair_partners(const Situation& s, Place i, Place j);
///< ln(1 + partners) of both, added
[[nodiscard]] double pair_recent_pacts(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_past_pact(const Situation& s, Place i, Place j);
[[nodiscard]] double pair_lost_guarantors(const Situation& s, Place i, Place j);

}  // namespace counterpoise

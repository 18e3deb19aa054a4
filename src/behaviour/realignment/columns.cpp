#include "behaviour/realignment/columns.h"

#include "behaviour/realignment/covariates.h"

namespace counterpoise {
namespace {

/// A covariate of a treaty alone, or of a state alone, where a member is asked about.
template <double (*f)(const TreatyNow&)>
double of_treaty(const Situation&, const TreatyNow& treaty, Place) {
    return f(treaty);
}
template <double (*f)(const Situation&, const TreatyNow&)>
double of_members(const Situation& s, const TreatyNow& treaty, Place) {
    return f(s, treaty);
}
template <double (*f)(const Situation&, Place)>
double of_state(const Situation& s, const TreatyNow&, Place i) {
    return f(s, i);
}
template <Process process, class... Subject>
double of_world(const Situation& s, Subject...) {
    return lately(s, process);
}
template <double (*f)(const TreatyNow&)>
double of_itself(const Situation&, const TreatyNow& treaty) {
    return f(treaty);
}

}  // namespace

std::span<const MemberColumn> exit_columns() {
    using enum Kind;
    static constexpr MemberColumn kColumns[] = {
        {"lately", "log", "log of the world's rate of five years: exits", treaty,
         of_world<Process::exit, const TreatyNow&, Place>},
        {"log_age", "log years", "log(1 + age of the treaty)", treaty, of_treaty<log_age>},
        {"log_members", "log", "log of the members", treaty, of_treaty<log_members>},
        {"organization", "0-3", "institutions, from none to a standing organization", treaty,
         of_treaty<organization>},
        {"fixed_term", "0-1", "1 for a fixed term", treaty, of_treaty<fixed_term>},
        {"term_due", "0-1", "1 where a full term is reached in the year", treaty,
         of_treaty<term_due>},
        {"renounceable", "0-1", "1 where the treaty says that members may leave", treaty,
         of_treaty<renounceable>},
        {"wartime", "0-1", "1 where a member was at war when it was made", treaty,
         of_treaty<wartime>},
        {"defence", "0-1", "1 where a member owes defence", treaty,
         of_treaty<counterpoise::defence>},
        {"own_share", "0-1", "the member's share of the members' CINC", treaty, own_share},
        {"hegemon_share", "0-1", "the largest member's share of CINC", treaty,
         of_members<hegemon_share>},
        {"recent_exits", "log", "log(1 + exits from the treaty in five years)", treaty,
         of_treaty<recent_exits>},
        {"other_ties", "0-1", "share of the others bound to it by another treaty", treaty,
         other_ties},
        {"lost_guarantor", "0-1", "1 where a partner at least as strong was lost in three years",
         treaty, of_state<lost_guarantor>},
        {"ideal_distance", "standard deviations", "from the others' mean UN ideal point", dyadic,
         ideal_distance},
        {"ideal_known", "0-1", "1 where that distance is known", dyadic, ideal_known},
        {"democracy_distance", "score", "from the others' mean regime score", dyadic,
         democracy_distance},
        {"regime", "score", "its regime score", dyadic, of_state<regime>},
        {"regime_change", "score", "how far its regime score moved in five years", dyadic,
         of_state<regime_change>},
        {"rival_inside", "0-1", "share of the others that are its rivals", dyadic, rival_inside},
        {"shared_rivals", "log", "log(1 + its rivals that are rivals of another)", dyadic,
         shared_rivals},
        {"threat", "0-1", "its rivals' CINC over theirs and its own", dyadic, of_state<threat>},
        {"contact", "0-1", "share of the others that are neighbours by land or water", dyadic,
         contact},
        {"distance", "log km", "mean log distance to the others", dyadic, distance},
        {"log_cinc", "log", "log(its CINC + 1e-6)", dyadic, of_state<log_cinc>},
        {"capability_ratio", "0-1", "mean of smaller over larger CINC", dyadic,
         mean_capability_ratio},
    };
    return kColumns;
}

std::span<const TreatyColumn> ending_columns() {
    using enum Kind;
    static constexpr TreatyColumn kColumns[] = {
        {"lately", "log", "log of the world's rate of five years: treaties that ended", treaty,
         of_world<Process::ending, const TreatyNow&>},
        {"log_age", "log years", "log(1 + age of the treaty)", treaty, of_itself<log_age>},
        {"log_members", "log", "log of the members", treaty, of_itself<log_members>},
        {"organization", "0-3", "institutions, from none to a standing organization", treaty,
         of_itself<organization>},
        {"fixed_term", "0-1", "1 for a fixed term", treaty, of_itself<fixed_term>},
        {"first_term", "0-1", "1 in the first term of a fixed one", treaty, of_itself<first_term>},
        {"term_due", "0-1", "1 where a full term is reached in the year", treaty,
         of_itself<term_due>},
        {"renounceable", "0-1", "1 where the treaty says that members may leave", treaty,
         of_itself<renounceable>},
        {"wartime", "0-1", "1 where a member was at war when it was made", treaty,
         of_itself<wartime>},
        {"defence", "0-1", "1 where a member owes defence", treaty,
         of_itself<counterpoise::defence>},
        {"hegemon_share", "0-1", "the largest member's share of CINC", treaty, hegemon_share},
        {"recent_exits", "log", "log(1 + exits from the treaty in five years)", treaty,
         of_itself<recent_exits>},
        {"other_ties", "0-1", "share of pairs of members that another treaty binds too", treaty,
         mutual_other_ties},
        {"ideal_distance", "standard deviations", "mean distance of UN ideal points", dyadic,
         mutual_ideal_distance},
        {"democracy_distance", "score", "mean distance of regime scores", dyadic,
         mutual_democracy_distance},
        {"democracy_min", "score", "the least regime score of a member", dyadic, least_democracy},
        {"regime_change", "score", "farthest move of a regime score in five years", dyadic,
         greatest_regime_change},
        {"rival_inside", "0-1", "share of pairs of members that are rivals", dyadic, mutual_rivals},
        {"shared_rivals", "log", "mean log(1 + rivals that two members share)", dyadic,
         mutual_shared_rivals},
        {"contact", "0-1", "share of pairs of members that are neighbours", dyadic, mutual_contact},
        {"distance", "log km", "mean log distance between members", dyadic, mutual_distance},
        {"log_cinc", "log", "mean log(CINC + 1e-6) of the members", dyadic, mean_log_cinc},
    };
    return kColumns;
}

std::span<const MemberColumn> entry_columns() {
    using enum Kind;
    static constexpr MemberColumn kColumns[] = {
        {"lately", "log", "log of the world's rate of five years: entries", treaty,
         of_world<Process::entry, const TreatyNow&, Place>},
        {"log_age", "log years", "log(1 + age of the treaty)", treaty, of_treaty<log_age>},
        {"log_members", "log", "log of the members", treaty, of_treaty<log_members>},
        {"organization", "0-3", "institutions, from none to a standing organization", treaty,
         of_treaty<organization>},
        {"fixed_term", "0-1", "1 for a fixed term", treaty, of_treaty<fixed_term>},
        {"wartime", "0-1", "1 where a member was at war when it was made", treaty,
         of_treaty<wartime>},
        {"defence", "0-1", "1 where a member owes defence", treaty,
         of_treaty<counterpoise::defence>},
        {"hegemon_share", "0-1", "the largest member's share of CINC", treaty,
         of_members<hegemon_share>},
        {"recent_entries", "log", "log(1 + entries to the treaty in five years)", treaty,
         of_treaty<recent_entries>},
        {"recent_exits", "log", "log(1 + exits from the treaty in five years)", treaty,
         of_treaty<recent_exits>},
        {"neighbours_inside", "0-1", "share of the state's neighbours that belong", treaty,
         neighbours_inside},
        {"relative_distance", "log km", "mean log distance less the members' among themselves",
         treaty, relative_distance},
        {"other_ties", "0-1", "share of members bound to it by another treaty", treaty, other_ties},
        {"partners_inside", "0-1", "share of members that are its defence partners", treaty,
         partners_inside},
        {"was_member", "0-1", "1 where it belonged before", treaty, was_member},
        {"log_partners", "log", "log(1 + its defence partners)", treaty, of_state<log_partners>},
        {"lost_guarantor", "0-1", "1 where a partner at least as strong was lost in three years",
         treaty, of_state<lost_guarantor>},
        {"own_share", "0-1", "its share of CINC once it belonged", treaty, own_share},
        {"ideal_distance", "standard deviations", "from the members' mean UN ideal point", dyadic,
         ideal_distance},
        {"ideal_known", "0-1", "1 where that distance is known", dyadic, ideal_known},
        {"democracy_distance", "score", "from the members' mean regime score", dyadic,
         democracy_distance},
        {"regime", "score", "its regime score", dyadic, of_state<regime>},
        {"regime_change", "score", "how far its regime score moved in five years", dyadic,
         of_state<regime_change>},
        {"rival_inside", "0-1", "share of members that are its rivals", dyadic, rival_inside},
        {"shared_rivals", "log", "log(1 + its rivals that are rivals of a member)", dyadic,
         shared_rivals},
        {"threat", "0-1", "its rivals' CINC over theirs and its own", dyadic, of_state<threat>},
        {"any_contact", "0-1", "1 where a member is a neighbour by land or water", dyadic,
         any_contact},
        {"contact", "0-1", "share of members that are neighbours", dyadic, contact},
        {"distance", "log km", "mean log distance to the members", dyadic, distance},
        {"nearest", "log km", "log distance to the nearest member", dyadic, nearest},
        {"log_cinc", "log", "log(its CINC + 1e-6)", dyadic, of_state<log_cinc>},
        {"capability_ratio", "0-1", "mean of smaller over larger CINC", dyadic,
         mean_capability_ratio},
    };
    return kColumns;
}

std::span<const PairColumn> pact_columns() {
    using enum Kind;
    static constexpr PairColumn kColumns[] = {
        {"lately", "log", "log of the world's rate of five years: pairs with a new pact", treaty,
         of_world<Process::pact, Place, Place>},
        {"allied", "0-1", "1 where a larger treaty binds them to defence already", treaty,
         pair_allied},
        {"other_treaty", "0-1", "1 where they share treaties, none with defence", treaty,
         pair_other_treaty},
        {"shared_partners", "log", "log(1 + defence partners of both)", treaty,
         pair_shared_partners},
        {"partners", "log", "log(1 + defence partners) of both, added", treaty, pair_partners},
        {"recent_pacts", "log", "log(1 + small pacts made in five years) of both, added", treaty,
         pair_recent_pacts},
        {"past_pact", "0-1", "1 where they had a small pact once", treaty, pair_past_pact},
        {"lost_guarantors", "0-2", "how many lost a partner at least as strong in three years",
         treaty, pair_lost_guarantors},
        {"land", "0-1", "1 for neighbours by land or river", dyadic, pair_land},
        {"water", "0-1", "1 for neighbours across at most 400 miles of water", dyadic, pair_water},
        {"distance", "log km", "log(1 + distance of the capitals)", dyadic, pair_distance},
        {"log_cinc", "log", "log(CINC + 1e-6) of both, added", dyadic, pair_log_cinc},
        {"cinc_ratio", "0-1", "smaller CINC over larger", dyadic, pair_cinc_ratio},
        {"major_powers", "0-2", "how many are major powers", dyadic, pair_major_powers},
        {"democracy_min", "score", "the smaller regime score", dyadic, pair_democracy_min},
        {"democracy_distance", "score", "distance of the regime scores", dyadic,
         pair_democracy_distance},
        {"ideal_distance", "standard deviations", "distance of UN ideal points", dyadic,
         pair_ideal_distance},
        {"ideal_known", "0-1", "1 where that distance is known", dyadic, pair_ideal_known},
        {"rivals", "0-1", "1 for strategic rivals", dyadic, pair_rivals},
        {"shared_rivals", "log", "log(1 + rivals of both)", dyadic, pair_shared_rivals},
        {"threat", "0-2", "rivals' CINC over theirs and its own, of both, added", dyadic,
         pair_threat},
    };
    return kColumns;
}

}  // namespace counterpoise

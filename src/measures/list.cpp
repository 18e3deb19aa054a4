#include "measures/alignment/blocs.h"
#include "measures/alignment/similarity.h"
#include "measures/alignment/votes.h"
#include "measures/balance/balance.h"
#include "measures/burden/spending.h"
#include "measures/cascade/guarantee.h"
#include "measures/cover/cover.h"
#include "measures/funding/funding.h"
#include "measures/leaver/balance.h"
#include "measures/measure.h"
#include "measures/power/poles.h"
#include "measures/power/power.h"
#include "measures/power/regimes.h"
#include "measures/power/vacuum.h"
#include "measures/risk/risk.h"
#include "measures/troops/hosted.h"
#include "measures/votes/votes.h"

namespace counterpoise {

const std::vector<MeasureInfo>& measure_infos() {
    static const std::vector<MeasureInfo> infos{
        {"burden.spending", "Military spending of an alliance's members", "US$ m", Shape::per_state,
         "spending_i", "docs/method/burden.md", "price_basis spending_source", burden_spending,
         "alliance"},
        {"burden.share_of_gdp", "Military spending as a share of GDP", "% of GDP", Shape::per_state,
         "100 spending_i / GDP_i", "docs/method/burden.md", "price_basis spending_source",
         burden_share_of_gdp, "alliance"},
        {"burden.share_of_alliance", "Share of the members' summed military spending", "%",
         Shape::per_state, "100 spending_i / sum spending", "docs/method/burden.md",
         "price_basis spending_source", burden_share_of_alliance, "alliance"},
        {"burden.concentration", "Concentration of spending (Herfindahl-Hirschman index)", "0-1",
         Shape::number, "sum (spending_i / sum spending)^2", "docs/method/burden.md",
         "price_basis spending_source", burden_concentration, "alliance"},
        {"burden.exploitation", "Rank correlation of GDP and burden (exploitation hypothesis)",
         "-1 to 1", Shape::number, "Spearman(GDP_i, spending_i / GDP_i), mid-ranks",
         "docs/method/burden.md", "price_basis spending_source", burden_exploitation, "alliance"},
        {"nato.common_funding", "Share of NATO's common funding", "%", Shape::per_state,
         "100 s_i / sum s over members", "docs/method/nato_funding.md", "", nato_common_funding},
        {"un.scale", "UN scale of assessments", "%", Shape::per_state,
         "published rate; after a change by un_rescale", "docs/method/un_dues.md", "un_rescale",
         un_scale_measure},
        {"un.peacekeeping_scale", "UN peacekeeping scale", "%", Shape::per_state,
         "r_i (1 - d_i); permanent members r_i (1 + sum r d / sum_P r)",
         "docs/method/un_peacekeeping.md", "un_rescale", un_peacekeeping_scale},
        {"un.dues", "Dues to the UN's regular and peacekeeping budgets", "US$ m", Shape::per_state,
         "budget rate_i / 100", "docs/method/un_dues.md", "un_rescale", un_dues},
        {"un.arrears", "When a member that stops paying loses its vote in the General Assembly",
         "years", Shape::per_state, "least n >= 2 with n unpaid due >= 2 due (Charter Art. 19)",
         "docs/method/un_dues.md", "un_rescale unpaid_share", un_arrears},
        {"un.entity_funding", "Revenue of UN entities and what the leavers gave", "US$ m",
         Shape::per_entity, "sums over donors and instruments", "docs/method/un_entities.md",
         "un_voluntary agencies", un_entity_funding},
        {"cover.states", "Cover: own and pledged strength over the largest challenge", "ratio",
         Shape::per_state, "(s_i + rho sum_g s_g a_g 2^(-d_ig/h_g)) / max_c s_c 2^(-d_ic/h_c)",
         "docs/method/cover.md",
         "capability reliability assigned_share assigned_share_other global_reach half_distance_km "
         "half_distance_global_km challenger_years former_partners",
         cover_states},
        {"cover.guarantors", "Who is bound to defend whom, by which treaty", "US$ m",
         Shape::per_dyad, "live defence pacts, pledge kept", "docs/method/cover.md",
         "assigned_share assigned_share_other global_reach challenger_years", cover_guarantors},
        {"cover.nuclear", "Nuclear-armed pact partners", "states", Shape::per_state,
         "count of guarantors that possess nuclear weapons", "docs/method/cover.md",
         "challenger_years", cover_nuclear},
        {"cascade.guarantee", "What others' pledges are worth to a state that is attacked",
         "x the attack", Shape::per_state, "sum_j p_j s_j a_j 2^(-d_ij/h_j) / (s_c 2^(-d_ic/h_c))",
         "docs/method/cascade.md",
         "capability reliability reliability_school assigned_share assigned_share_other "
         "global_reach half_distance_km half_distance_global_km challenger_years former_partners "
         "joiner_attacked attack_place neutral_members offence_pledges",
         cascade_guarantee, "attacker"},
        {"troops.hosted", "US troops by host", "persons", Shape::per_state, "active-duty personnel",
         "docs/method/troops.md", "troops_after_exit", troops_hosted},
        {"leaver.balance", "What a leaver saves, and what is set against it", "mixed",
         Shape::per_entity, "dues, common funding, assigned spending; published estimates",
         "docs/method/leaver.md",
         "assigned_share assigned_share_other un_voluntary agencies retrenchment", leaver_balance},
        {"power.cinc", "Composite Index of National Capability", "0-1", Shape::per_state,
         "mean of six shares of the world", "docs/method/power.md", "", power_cinc},
        {"power.concentration", "Concentration of capability among major powers", "0-1",
         Shape::number, "sqrt((sum s^2 - 1/N) / (1 - 1/N))", "docs/method/power.md", "",
         power_concentration},
        {"power.blocs", "Shares of blocs and powers", "% of the world", Shape::per_entity,
         "100 sum over members / sum over all states", "docs/method/power.md", "", power_blocs,
         "alliance"},
        {"power.poles", "How many poles the world has, by each basis of power",
         "effective number of poles", Shape::per_entity, "1 / sum s^2", "docs/method/power.md", "",
         power_poles},
        {"power.vacuum", "Who fills the vacuum: shares of what a state left, before and after",
         "points of the members' sum", Shape::per_state,
         "100 x_i / sum_after x - 100 x_i / sum_before x", "docs/method/power.md", "un_rescale",
         power_vacuum},
        {"power.regimes", "Money, votes and power held by states below a stated regime score",
         "% held by states below the score", Shape::per_entity, "100 sum_{score < below} x / sum x",
         "docs/method/power.md", "regime_measure regime_below un_rescale", power_regimes},
        {"alignment.similarity", "Similarity of two states by their alliances or UN votes",
         "-1 to 1", Shape::per_dyad,
         "S = 1 - 2 sum w d / (d_max sum w); kappa, pi = 1 - D_observed / D_expected",
         "docs/method/alignment.md", "alignment_distance alliance_scale portfolio_pacts",
         alignment_similarity, "state over"},
        {"alignment.agreement", "Agreement of two states' votes in the UN General Assembly",
         "share of votes, 0-1", Shape::per_dyad,
         "equal / common; agree3 counts an abstention against yes or no as half",
         "docs/method/alignment.md", "", alignment_agreement, "state"},
        {"alignment.distance", "Distance of two states' UN ideal points", "scale units",
         Shape::per_dyad, "|theta_i - theta_j|", "docs/method/alignment.md", "", alignment_distance,
         "state"},
        {"alignment.blocs", "Blocs of states by pacts of defence", "% of the world",
         Shape::per_entity, "groups of high modularity; 100 sum over members / sum over all",
         "docs/method/alignment.md", "alignment_distance portfolio_pacts", alignment_blocs,
         "state"},
        {"risk.disputes", "Expected militarized disputes of the next year", "disputes a year",
         Shape::per_state, "sum_j P(onset_ij)", "docs/method/risk.md",
         "guarantor_loss guarantor_loss_odds challenger_years former_partners", risk_disputes,
         "alliance"},
        {"risk.force", "Expected disputes of the next year in which force is used",
         "uses of force a year", Shape::per_state, "sum_j P(onset_ij) P(force or worse | onset)",
         "docs/method/risk.md",
         "guarantor_loss guarantor_loss_odds challenger_years former_partners", risk_force,
         "alliance"},
        {"risk.fatal", "Expected disputes of the next year that kill", "disputes that kill a year",
         Shape::per_state, "sum_j P(onset_ij) P(deaths or war | onset)", "docs/method/risk.md",
         "guarantor_loss guarantor_loss_odds challenger_years former_partners", risk_fatal,
         "alliance"},
        {"risk.wars", "Expected wars that begin in the next year", "wars a year, by pair",
         Shape::per_state, "sum_j P(onset_ij) P(war | onset)", "docs/method/risk.md",
         "guarantor_loss guarantor_loss_odds challenger_years former_partners", risk_wars,
         "alliance"},
        {"risk.pairs", "Expected disputes of the next year by pair of states", "disputes a year",
         Shape::per_dyad, "P(onset_ij) P(class or worse | onset)", "docs/method/risk.md",
         "guarantor_loss guarantor_loss_odds challenger_years former_partners", risk_pairs,
         "state"},
        {"votes.power", "Voting power: Banzhaf and Shapley-Shubik", "share of power, per member",
         Shape::per_entity,
         "eta_i / sum eta, eta_i / 2^(n-1); sum |S|! (n-|S|-1)! / n! over the coalitions S that i "
         "turns",
         "docs/method/votes.md", "unsc_seat", votes_power, "body"},
        {"balance.frustration", "Frustration of signed networks: ties against the best two sides",
         "ties", Shape::per_entity, "min over two sides of #(friends across) + #(foes within)",
         "docs/method/balance.md", "positive_ties negative_ties ambivalent_pairs",
         balance_frustration, "edges network window"},
        {"balance.triangles", "Balanced triangles of signed networks", "triangles",
         Shape::per_entity, "#(product of signs > 0) / #triangles", "docs/method/balance.md",
         "positive_ties negative_ties ambivalent_pairs", balance_triangles, "edges network window"},
        {"balance.walks", "Walk balance of signed networks", "0-1", Shape::per_entity,
         "tr exp(A) / tr exp(|A|)", "docs/method/balance.md",
         "positive_ties negative_ties ambivalent_pairs", balance_walks, "edges network window"},
    };
    return infos;
}

}  // namespace counterpoise

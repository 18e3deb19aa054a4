#include "history/dyads/columns.h"

#include <cmath>

#include "base/error.h"
#include "behaviour/disputes/covariates.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

template <double (*f)(double), auto& source>
DyadColumn of_column(DyadBuilder& builder) {
    DyadColumn values = builder.column(source);
    for (double& value : values) value = f(value);
    return values;
}

constexpr std::string_view kContiguityType = "contiguity_type";
constexpr std::string_view kPeaceYears = "peace_years";
constexpr std::string_view kMinDistance = "min_distance";
constexpr std::string_view kCapitalDistance = "capital_distance";
constexpr std::string_view kRecent = "recent_disputes";
constexpr std::string_view kPast = "past_disputes";
constexpr std::string_view kGuarantors2 = "outside_guarantors_2";
constexpr std::string_view kDemocracyMin = "democracy_min";

DyadColumn relevant(DyadBuilder& builder) {
    const DyadColumn& type = builder.column("contiguity_type");
    const DyadColumn& major = builder.column("major_power");
    DyadColumn values(type.size());
    for (std::size_t r = 0; r < values.size(); ++r)
        values[r] = politically_relevant(type[r], major[r]) ? 1.0 : 0.0;
    return values;
}

DyadColumn log_elsewhere(DyadBuilder& builder) {
    const DyadColumn& one = builder.column("recent_elsewhere_1");
    const DyadColumn& two = builder.column("recent_elsewhere_2");
    DyadColumn values(one.size());
    for (std::size_t r = 0; r < values.size(); ++r)
        values[r] = log_of_one_more(one[r]) + log_of_one_more(two[r]);
    return values;
}

double any(double count) {
    return count > 0 ? 1.0 : count;
}

/// Both score half a standard deviation or more above the mean of the scores' scale.
double democratic(double weak_link_score) {
    constexpr double kLeastScore = 0.5;
    if (std::isnan(weak_link_score)) return kNotKnown;
    return weak_link_score >= kLeastScore ? 1.0 : 0.0;
}

double share_of_first(double one, double two) {
    return one / (one + two);
}

double square(double x) {
    return x * x;
}
double cube(double x) {
    return x * x * x;
}

double sum(double one, double two) {
    return one + two;
}
double first(double one, double) {
    return one;
}
double second(double, double two) {
    return two;
}

constexpr std::string_view kCinc = "cinc";
constexpr std::string_view kMajor = "major_power";
constexpr std::string_view kDemocracy = "democracy";
constexpr std::string_view kPolity = "polity2";
constexpr std::string_view kPolyarchy = "polyarchy";
constexpr std::string_view kGdpPc = "gdp_pc";
constexpr std::string_view kGdp = "gdp";
constexpr std::string_view kMilitarisation = "militarisation";
constexpr std::string_view kIdeal = "ideal_point";
constexpr std::string_view kIdealFinal = "ideal_point_final";
constexpr std::string_view kNuclear = "nuclear";
constexpr std::string_view kPopulation = "tpop";

template <auto& column, double (*f)(double, double)>
DyadColumn both(DyadBuilder& builder) {
    return of_both(builder, column, f);
}

template <Obligation obligation>
DyadColumn pact_of(DyadBuilder& builder) {
    return pact(builder, static_cast<std::uint8_t>(obligation));
}

template <Obligation obligation>
DyadColumn outside_of(DyadBuilder& builder) {
    return outside_partner_1(builder, static_cast<std::uint8_t>(obligation));
}

template <int side>
DyadColumn guarantors_of(DyadBuilder& builder) {
    return outside_guarantors(builder, side);
}

template <int side>
DyadColumn elsewhere_of(DyadBuilder& builder) {
    return recent_elsewhere(builder, side);
}

template <DisputeMark mark>
DyadColumn dispute_of(DyadBuilder& builder) {
    return dispute(builder, mark);
}

template <int half_life>
DyadColumn recent_of(DyadBuilder& builder) {
    return recent_disputes(builder, half_life);
}

}  // namespace

const DyadColumn& DyadBuilder::column(std::string_view name) {
    if (const auto found = made_.find(name); found != made_.end()) return found->second;
    for (const DyadColumnMaker& maker : dyad_column_makers())
        if (maker.info.name == name)
            return made_.emplace(std::string(name), maker.make(*this)).first->second;
    throw BrokenPromise("there is no column " + std::string(name));
}

DyadColumn DyadBuilder::taken(std::string_view name) {
    (void)column(name);
    return std::move(made_.find(name)->second);
}

DyadColumn until(const DyadRows& rows, int last_year, double value) {
    DyadColumn values(rows.size());
    for (std::size_t r = 0; r < values.size(); ++r)
        values[r] = rows.year()[r] <= last_year ? value : kNotKnown;
    return values;
}

const std::vector<DyadColumnMaker>& dyad_column_makers() {
    static const std::vector<DyadColumnMaker> makers{
        {{"contiguity", "0-1", "1 for neighbours by land or river", "contiguity"},
         of_column<land_contiguity, kContiguityType>},
        {{"contiguity_type", "0-5",
          "0 none, 1 land or river, 2 up to 12 miles of water, 3 to 24, 4 to 150, 5 to 400",
          "contiguity"},
         contiguity_type},
        {{"water_contiguity", "0-1", "1 for neighbours across at most 400 miles of water",
          "contiguity"},
         of_column<water_contiguity, kContiguityType>},
        {{"relevant", "0-1", "1 where contiguous in any way or with a major power",
          "contiguity major_powers"},
         relevant},
        {{"min_distance", "km", "least distance between outlines (1886-2019)", "min_distance"},
         min_distance},
        {{"capital_distance", "km", "great circle between capitals at the end of the year",
          "capitals"},
         capital_distance},
        {{"log_capital_distance", "log km", "log(1 + capital_distance)", "capitals"},
         of_column<log_of_one_more, kCapitalDistance>},
        {{"log_min_distance", "log km", "log(1 + min_distance)", "min_distance"},
         of_column<log_of_one_more, kMinDistance>},
        {{"cinc_ratio", "0-1", "smaller CINC over larger", "capabilities"},
         both<kCinc, capability_ratio>},
        {{"cinc_sum", "share", "CINC of both", "capabilities"}, both<kCinc, sum>},
        {{"log_cinc", "log", "log(CINC + 1e-6) of both, added", "capabilities"},
         both<kCinc, log_capability>},
        {{"cinc_1", "share", "CINC of the first state", "capabilities"}, both<kCinc, first>},
        {{"cinc_2", "share", "CINC of the second state", "capabilities"}, both<kCinc, second>},
        {{"major_power", "0-1", "1 where either is a major power on any day of the year",
          "major_powers"},
         both<kMajor, strong_link>},
        {{"major_powers", "0-2", "how many are major powers", "major_powers"}, both<kMajor, sum>},
        {{"democracy_min", "score", "weak link: the smaller score (aeuds)", "regimes"},
         both<kDemocracy, weak_link>},
        {{"democracy_max", "score", "the larger score (aeuds)", "regimes"},
         both<kDemocracy, strong_link>},
        {{"democracy_distance", "score", "distance of the scores (aeuds)", "regimes"},
         both<kDemocracy, distance_between>},
        {{"polity2_min", "-10 to 10", "the smaller Polity score", "regimes"},
         both<kPolity, weak_link>},
        {{"polyarchy_min", "0-1", "the smaller V-Dem electoral democracy", "regimes"},
         both<kPolyarchy, weak_link>},
        {{"gdp_pc_min", "2011 international $", "the smaller GDP per head", "gdp_ppp"},
         both<kGdpPc, weak_link>},
        {{"gdp_sum", "million 2017 international $", "GDP of both", "gdp_ppp"}, both<kGdp, sum>},
        {{"population_min", "thousand", "the smaller population", "capabilities"},
         both<kPopulation, weak_link>},
        {{"militarisation_min", "soldiers per head", "the smaller share of soldiers",
          "capabilities"},
         both<kMilitarisation, weak_link>},
        {{"nuclear_max", "0-3", "the further status of nuclear arms (to 2022)", "nuclear_status"},
         both<kNuclear, strong_link>},
        {{"defence_pact", "0-1", "defence owed by the first to the second; by either if undirected",
          "pacts_pooled"},
         pact_of<Obligation::defence>},
        {{"offence_pact", "0-1", "the same of offence", "pacts_pooled"},
         pact_of<Obligation::offence>},
        {{"neutrality_pact", "0-1", "the same of neutrality", "pacts_pooled"},
         pact_of<Obligation::neutrality>},
        {{"nonaggression_pact", "0-1", "the same of non-aggression", "pacts_pooled"},
         pact_of<Obligation::nonaggression>},
        {{"consultation_pact", "0-1", "the same of consultation", "pacts_pooled"},
         pact_of<Obligation::consultation>},
        {{"outside_guarantors_1", "states",
          "others than the second that owe defence to the first (to 2018)", "pacts_pooled"},
         guarantors_of<1>},
        {{"outside_guarantors_2", "states",
          "others than the first that owe defence to the second (to 2018)", "pacts_pooled"},
         guarantors_of<2>},
        {{"rivalry", "0-1", "strategic rivals (to 2020)", "rivalries"}, rivalry},
        {{"ideal_distance", "standard deviations", "distance of UN ideal points, all votes",
          "ideal_points"},
         both<kIdeal, distance_between>},
        {{"ideal_distance_final", "standard deviations", "the same, votes on final passage",
          "ideal_points"},
         both<kIdealFinal, distance_between>},
        {{"shared_igos", "organizations", "in which both are full members (to 2014)",
          "igo_members"},
         shared_organizations},
        {{"onset", "0-1", "a dispute of the two begins, joiners included (to 2010)",
          "disputes_gml"},
         dispute_of<DisputeMark::onset>},
        {{"ongoing", "0-1", "a dispute of the two is in course", "disputes_gml"},
         dispute_of<DisputeMark::ongoing>},
        {{"onset_originators", "0-1", "a dispute begins with both in it from the first day",
          "disputes_gml"},
         dispute_of<DisputeMark::originators>},
        {{"initiation_1", "0-1", "one begins with the first on side A from the first day",
          "disputes_gml"},
         dispute_of<DisputeMark::initiation_1>},
        {{"initiation_2", "0-1", "one begins with the second on side A from the first day",
          "disputes_gml"},
         dispute_of<DisputeMark::initiation_2>},
        {{"use_of_force", "0-1", "one begins in which either goes on to use force", "disputes_gml"},
         dispute_of<DisputeMark::force>},
        {{"fatal", "0-1", "one begins in which either goes on to lose lives", "disputes_gml"},
         dispute_of<DisputeMark::fatal>},
        {{"war", "0-1", "one begins in which either goes on to war", "disputes_gml"},
         dispute_of<DisputeMark::war>},
        {{"peace_years", "rows", "years of the pair's record since the last dispute in course",
          "disputes_gml"},
         peace_years},
        {{"peace_years_2", "rows squared", "their square", "disputes_gml"},
         of_column<square, kPeaceYears>},
        {{"peace_years_3", "rows cubed", "their cube", "disputes_gml"},
         of_column<cube, kPeaceYears>},
        {{"recent_disputes", "onsets", "past onsets of the two, each half after 5 years",
          "disputes_gml"},
         recent_of<5>},
        {{"past_disputes", "onsets", "past onsets of the two, each half after 20 years",
          "disputes_gml"},
         recent_of<20>},
        {{"log_recent_disputes", "log", "log(1 + recent_disputes)", "disputes_gml"},
         of_column<log_of_one_more, kRecent>},
        {{"log_past_disputes", "log", "log(1 + past_disputes)", "disputes_gml"},
         of_column<log_of_one_more, kPast>},
        {{"log_elsewhere", "log", "log(1 + recent_elsewhere) of both, added", "disputes_gml"},
         log_elsewhere},
        {{"recent_elsewhere_1", "onsets",
          "past onsets of the first with others, each half after 5 years", "disputes_gml"},
         elsewhere_of<1>},
        {{"recent_elsewhere_2", "onsets",
          "past onsets of the second with others, each half after 5 years", "disputes_gml"},
         elsewhere_of<2>},
        {{"joint_democracy", "0-1", "1 where both score 0.5 or more (aeuds)", "regimes"},
         of_column<democratic, kDemocracyMin>},
        {{"cinc_share_1", "0-1", "CINC of the first over that of both", "capabilities"},
         both<kCinc, share_of_first>},
        {{"outside_pact_2", "0-1",
          "1 where somebody other than the first owes defence to the second (to 2018)",
          "pacts_pooled"},
         of_column<any, kGuarantors2>},
        {{"outside_offence_1", "0-1",
          "1 where somebody other than the second owes offence to the first (to 2018)",
          "pacts_pooled"},
         outside_of<Obligation::offence>},
        {{"outside_neutrality_1", "0-1",
          "1 where somebody other than the second owes neutrality to the first (to 2018)",
          "pacts_pooled"},
         outside_of<Obligation::neutrality>},
    };
    return makers;
}

}  // namespace counterpoise

#include "behaviour/realignment/member_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "base/error.h"
#include "base/wide.h"
#include "behaviour/realignment/covariates.h"

namespace counterpoise {
namespace {

enum Figure : std::size_t {
    kNeighboursInside,
    kRelativeDistance,
    kWasMember,
    kOwnShare,
    kIdealDistance,
    kIdealKnown,
    kDemocracyDistance,
    kRegime,
    kRegimeChange,
    kRivalInside,
    kSharedRivals,
    kThreat,
    kAnyContact,
    kContact,
    kDistance,
    kNearest,
    kLogCinc,
    kCapabilityRatio,
    kFigures
};

constexpr std::array<std::string_view, kFigures> kNames{
    "neighbours_inside", "relative_distance", "was_member",         "own_share",
    "ideal_distance",    "ideal_known",       "democracy_distance", "regime",
    "regime_change",     "rival_inside",      "shared_rivals",      "threat",
    "any_contact",       "contact",           "distance",           "nearest",
    "log_cinc",          "capability_ratio"};

/// The same of endings.
enum EndingFigure : std::size_t {
    kMembers,
    kOrganization,
    kFixedTerm,
    kRenounceable,
    kWartime,
    kDefence,
    kHegemonShare,
    kMutualIdealDistance,
    kMutualDemocracyDistance,
    kLeastDemocracy,
    kGreatestRegimeChange,
    kMutualRivals,
    kMutualSharedRivals,
    kMutualContact,
    kMutualDistance,
    kMeanLogCinc,
    kEndingFigures
};

constexpr std::array<std::string_view, kEndingFigures> kEndingNames{
    "log_members",   "organization",   "fixed_term",
    "renounceable",  "wartime",        "defence",
    "hegemon_share", "ideal_distance", "democracy_distance",
    "democracy_min", "regime_change",  "rival_inside",
    "shared_rivals", "contact",        "distance",
    "log_cinc"};

constexpr std::array<std::string_view, 2> kTieNames{"other_ties", "partners_inside"};

struct Matched {
    std::size_t column = 0;
    std::size_t figure = 0;
};

template <class Columns, class Names>
std::vector<Matched> places(const Columns& columns, const Names& names,
                            Mover mover = Mover::members) {
    std::vector<Matched> found;
    for (const std::size_t c : columns_moved(columns, mover)) {
        const auto name = std::find(names.begin(), names.end(), columns[c].name);
        promise(name != names.end(), "a column that moves is computed in one pass");
        found.push_back({c, static_cast<std::size_t>(name - names.begin())});
    }
    return found;
}

const std::vector<Matched>& places_of(Process process) {
    static const std::array<std::vector<Matched>, 2> kPlaces{places(exit_columns(), kNames),
                                                             places(entry_columns(), kNames)};
    return kPlaces[process == Process::exit ? 0 : 1];
}

double known_or_0(double value) {
    return value == value ? value : 0;
}

template <std::size_t n>
double weighted(const std::vector<Matched>& places, const ProcessLaw& law,
                const std::array<double, n>& x) {
    double sum = 0;
    for (const auto& [column, figure] : places) sum += law.b[column] * x[figure];
    return sum;
}

/// row[i] += of[i] for every state but one.
COUNTERPOISE_WIDE void add_to_others(std::span<double> row, std::span<const double> of, Place but) {
    for (std::size_t i = 0; i < but; ++i) row[i] += of[i];
    for (std::size_t i = but + 1u; i < row.size(); ++i) row[i] += of[i];
}

COUNTERPOISE_WIDE void add_value_to_others(std::span<double> row, double value, Place but) {
    for (std::size_t i = 0; i < but; ++i) row[i] += value;
    for (std::size_t i = but + 1u; i < row.size(); ++i) row[i] += value;
}

COUNTERPOISE_WIDE void least_of_others(std::span<double> row, std::span<const double> of,
                                       Place but) {
    for (std::size_t i = 0; i < but; ++i) row[i] = std::min(row[i], of[i]);
    for (std::size_t i = but + 1u; i < row.size(); ++i) row[i] = std::min(row[i], of[i]);
}

}  // namespace

/// By state: sums over the members other than it, in the order of members.
struct MemberFigures::Totals {
    explicit Totals(std::size_t n)
        : inside(n),
          cinc(n),
          ratio(n),
          distance(n),
          nearest(n, std::numeric_limits<double>::infinity()),
          contact(n),
          rivals(n),
          neighbours(n) {}
    std::vector<std::uint8_t> inside;
    std::vector<double> cinc, ratio, distance, nearest;
    std::vector<double> contact, rivals, neighbours;
};

/// What the others of a state add up to, whoever it is that does not belong.
struct MemberFigures::Others {
    double ideal = 0, ideals = 0;
    double democracy = 0, democracies = 0;
};

MemberFigures::MemberFigures(const Situation& s) {
    const std::size_t n = s.states();
    for (std::size_t p = 0; p < n; ++p) {
        const Place i = static_cast<Place>(p);
        OfState state{regime(s, i),
                      regime_change(s, i),
                      threat(s, i),
                      counterpoise::log_cinc(s, i),
                      known_or_0(s.cinc[i]),
                      s.ideal_point[i],
                      s.democracy[i],
                      {},
                      {},
                      {}};
        s.rivals.each(i, [&](Place j) { state.rivals.push_back(j); });
        s.land.each(i, [&](Place j) { state.neighbours.push_back(j); });
        state.near = state.neighbours;
        s.water.each(i, [&](Place j) {
            state.neighbours.push_back(j);
            if (!s.land.has(i, j)) state.near.push_back(j);
        });
        states_.push_back(std::move(state));
    }
    const auto square = [&](double (*of)(const Situation&, Place, Place)) {
        Square figures(n * n, 0.0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                if (i != j)
                    figures[i * n + j] = of(s, static_cast<Place>(i), static_cast<Place>(j));
        return figures;
    };
    distance_ = square(pair_distance);
    capability_ratio_ = square(pair_cinc_ratio);
    contact_ = square([](const Situation& of, Place i, Place j) {
        return pair_land(of, i, j) + pair_water(of, i, j) > 0 ? 1.0 : 0.0;
    });
    rivals_ = square(pair_rivals);
    ideal_distance_ = square(pair_ideal_distance);
    democracy_distance_ = square(pair_democracy_distance);
    shared_rivals_ = square(pair_shared_rivals);
}

void MemberFigures::add_member(Totals& totals, Place j) const {
    const OfState& state = states_[j];
    totals.inside[j] = 1;
    add_value_to_others(totals.cinc, state.cinc, j);
    add_to_others(totals.ratio, row(capability_ratio_, j), j);
    add_to_others(totals.distance, row(distance_, j), j);
    least_of_others(totals.nearest, row(distance_, j), j);
    for (const Place i : state.near) ++totals.contact[i];
    for (const Place i : state.rivals) ++totals.rivals[i];
    for (const Place i : state.neighbours) ++totals.neighbours[i];
}

MemberFigures::Others MemberFigures::others_of(const TreatyNow& treaty, Place i) const {
    Others others;
    for (const Place j : treaty.members) {
        const OfState& state = states_[j];
        if (j == i) continue;
        if (state.ideal == state.ideal) others.ideal += state.ideal, ++others.ideals;
        if (state.democracy == state.democracy)
            others.democracy += state.democracy, ++others.democracies;
    }
    return others;
}

/// By state: how many members are its rivals.
std::vector<std::uint16_t> MemberFigures::members_by_rival(const TreatyNow& treaty) const {
    std::vector<std::uint16_t> count(states_.size(), 0);
    for (const Place j : treaty.members)
        for (const Place rival : states_[j].rivals) ++count[rival];
    return count;
}

void MemberFigures::member_sums(const RealignmentLaw& law, const Situation& s,
                                const TreatyNow& treaty, std::span<double> sums) const {
    const std::size_t n = states_.size();
    Totals totals(n);
    for (std::size_t i = 0; i < n; ++i) totals.cinc[i] = states_[i].cinc;
    for (const Place j : treaty.members) add_member(totals, j);
    const std::vector<std::uint8_t>& inside = totals.inside;
    Others of_outsiders;
    for (std::size_t i = 0; i < n; ++i)
        if (!inside[i]) {
            of_outsiders = others_of(treaty, static_cast<Place>(i));
            break;
        }
    const std::vector<std::uint16_t> by_rival = members_by_rival(treaty);
    for (std::size_t i = 0; i < n; ++i) {
        const OfState& state = states_[i];
        const double others = static_cast<double>(treaty.members.size()) - inside[i];
        const auto mean = [&](double total) { return others > 0 ? total / others : 0; };
        const Others of = inside[i] ? others_of(treaty, static_cast<Place>(i)) : of_outsiders;
        const double ideal = std::abs(state.ideal - of.ideal / of.ideals);
        int shared = 0;
        for (const Place rival : state.rivals) shared += by_rival[rival] > inside[i];
        std::array<double, kFigures> x{};
        x[kOwnShare] = totals.cinc[i] > 0 ? state.cinc / totals.cinc[i] : 0;
        x[kIdealDistance] = known_or_0(ideal);
        x[kIdealKnown] = ideal == ideal;
        x[kDemocracyDistance] =
            known_or_0(std::abs(state.democracy - of.democracy / of.democracies));
        x[kRivalInside] = mean(totals.rivals[i]);
        x[kSharedRivals] = log_of_count(shared);
        x[kContact] = mean(totals.contact[i]);
        x[kAnyContact] = x[kContact] > 0;
        x[kDistance] = mean(totals.distance[i]);
        x[kRelativeDistance] = x[kDistance] - treaty.spread;
        x[kNearest] = others > 0 ? totals.nearest[i] : 0;
        x[kCapabilityRatio] = mean(totals.ratio[i]);
        x[kNeighboursInside] =
            state.neighbours.empty()
                ? 0
                : totals.neighbours[i] / static_cast<double>(state.neighbours.size());
        x[kWasMember] = was_member(s, treaty, static_cast<Place>(i));
        x[kRegime] = state.regime;
        x[kRegimeChange] = state.regime_change;
        x[kThreat] = state.threat;
        x[kLogCinc] = state.log_cinc;
        const Process process = inside[i] ? Process::exit : Process::entry;
        sums[i] = weighted(places_of(process), law[static_cast<std::size_t>(process)], x);
    }
}

void MemberFigures::tie_sums(const RealignmentLaw& law, const Situation& s, const TreatyNow& treaty,
                             std::span<double> sums) {
    static const std::array<std::vector<Matched>, 2> kPlaces{
        places(exit_columns(), kTieNames, Mover::ties),
        places(entry_columns(), kTieNames, Mover::ties)};
    const std::size_t n = sums.size();
    std::vector<std::uint8_t> inside(n, 0);
    for (const Place j : treaty.members) inside[j] = 1;
    std::vector<std::uint8_t> tied(n, 0);  // members are states: fewer than 256
    std::vector<std::uint8_t> partners(n, 0);
    for (const Place j : treaty.members) {
        const std::span<const std::uint8_t> ties = s.ties.row(j);
        for (std::size_t i = 0; i < n; ++i)
            tied[i] = static_cast<std::uint8_t>(tied[i] + (ties[i] > inside[i] ? 1 : 0));
        s.partners.each(j, [&](Place i) { ++partners[i]; });
    }
    for (std::size_t i = 0; i < n; ++i) {
        const double others = static_cast<double>(treaty.members.size()) - inside[i];
        const auto share = [&](double count) { return others > 0 ? count / others : 0; };
        const std::array<double, kTieNames.size()> x{share(tied[i]), share(partners[i])};
        const auto process = static_cast<std::size_t>(inside[i] ? Process::exit : Process::entry);
        sums[i] = weighted(kPlaces[inside[i] ? 0 : 1], law[process], x);
    }
}

double MemberFigures::ending_sum(const ProcessLaw& law, const TreatyNow& treaty) const {
    static const std::vector<Matched> kPlaces = places(ending_columns(), kEndingNames);
    std::array<double, kEndingFigures> x{};
    double pairs = 0, cinc = 0, most = 0, log_cinc = 0;
    double least = std::numeric_limits<double>::infinity();
    const auto mutual = {std::pair{kMutualIdealDistance, &ideal_distance_},
                         {kMutualDemocracyDistance, &democracy_distance_},
                         {kMutualRivals, &rivals_},
                         {kMutualSharedRivals, &shared_rivals_},
                         {kMutualContact, &contact_},
                         {kMutualDistance, &distance_}};
    for (std::size_t a = 0; a < treaty.members.size(); ++a) {
        const Place i = treaty.members[a];
        const OfState& state = states_[i];
        cinc += state.cinc;
        most = std::max(most, state.cinc);
        log_cinc += state.log_cinc;
        if (state.democracy < least) least = state.democracy;
        x[kGreatestRegimeChange] = std::max(x[kGreatestRegimeChange], state.regime_change);
        for (std::size_t b = a + 1; b < treaty.members.size(); ++b) {
            ++pairs;
            const std::size_t at = i * states_.size() + treaty.members[b];
            for (const auto& [figure, square] : mutual) x[figure] += (*square)[at];
        }
    }
    for (const auto& [figure, square] : mutual) x[figure] = pairs > 0 ? x[figure] / pairs : 0;
    x[kMembers] = log_members(treaty);
    x[kOrganization] = organization(treaty);
    x[kFixedTerm] = fixed_term(treaty);
    x[kRenounceable] = renounceable(treaty);
    x[kWartime] = wartime(treaty);
    x[kDefence] = counterpoise::defence(treaty);
    x[kHegemonShare] = cinc > 0 ? most / cinc : 0;
    x[kLeastDemocracy] = least < std::numeric_limits<double>::infinity() ? least : 0;
    x[kMeanLogCinc] = log_cinc / static_cast<double>(treaty.members.size());
    return weighted(kPlaces, law, x);
}

}  // namespace counterpoise

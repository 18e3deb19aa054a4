#include "behaviour/realignment/member_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "base/error.h"
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

struct Matched {
    std::size_t column = 0;
    std::size_t figure = 0;
};

std::vector<Matched> places(std::span<const MemberColumn> columns) {
    std::vector<Matched> found;
    for (const std::size_t c : columns_moved(columns, Mover::members)) {
        const auto name = std::find(kNames.begin(), kNames.end(), columns[c].name);
        promise(name != kNames.end(), "a column that members move is reckoned in one pass");
        found.push_back({c, static_cast<std::size_t>(name - kNames.begin())});
    }
    return found;
}

const std::vector<Matched>& places_of(Process process) {
    static const std::array<std::vector<Matched>, 2> kPlaces{places(exit_columns()),
                                                             places(entry_columns())};
    return kPlaces[process == Process::exit ? 0 : 1];
}

double known_or_0(double value) {
    return value == value ? value : 0;
}

/// Sums over the others, in the order of members.
struct Sums {
    double others = 0;
    double cinc = 0;
    double ratio = 0;
    double contact = 0;
    double rivals = 0;
    double distance = 0;
    double nearest = std::numeric_limits<double>::infinity();
    double ideal = 0, ideals = 0;
    double democracy = 0, democracies = 0;
};

Sums sums_over(const Situation& s, const TreatyNow& treaty, Place i) {
    Sums sums;
    const double own = sums.cinc = known_or_0(s.cinc[i]);
    for (const Place j : treaty.members) {
        if (j == i) continue;
        ++sums.others;
        const double theirs = known_or_0(s.cinc[j]);
        sums.cinc += theirs;
        const double most = std::max(own, theirs);
        sums.ratio += most > 0 ? std::min(own, theirs) / most : 0;
        sums.contact += s.land.has(i, j) || s.water.has(i, j) ? 1.0 : 0.0;
        sums.rivals += s.rivals.has(i, j) ? 1.0 : 0.0;
        const double km = known_or_0(s.log_distance.at(i, j));
        sums.distance += km;
        sums.nearest = std::min(sums.nearest, km);
        if (s.ideal_point[j] == s.ideal_point[j]) sums.ideal += s.ideal_point[j], ++sums.ideals;
        if (s.democracy[j] == s.democracy[j]) sums.democracy += s.democracy[j], ++sums.democracies;
    }
    return sums;
}

double share_of_neighbours(const Situation& s, std::span<const std::uint8_t> inside, Place i) {
    double all = 0;
    double within = 0;
    const auto count = [&](Place j) {
        ++all;
        within += inside[j];
    };
    s.land.each(i, count);
    s.water.each(i, count);
    return all > 0 ? within / all : 0;
}

}  // namespace

MemberFigures::MemberFigures(const Situation& start) {
    for (std::size_t p = 0; p < start.states(); ++p) {
        const Place i = static_cast<Place>(p);
        states_.push_back({regime(start, i), regime_change(start, i), threat(start, i),
                           counterpoise::log_cinc(start, i)});
    }
}

double MemberFigures::sum(Process process, const ProcessLaw& law, const Situation& s,
                          const TreatyNow& treaty, std::span<const std::uint8_t> inside,
                          Place i) const {
    const Sums sums = sums_over(s, treaty, i);
    const auto mean = [&](double total) { return sums.others > 0 ? total / sums.others : 0; };
    const double ideal = std::abs(s.ideal_point[i] - sums.ideal / sums.ideals);
    std::array<double, kFigures> x{};
    x[kOwnShare] = sums.cinc > 0 ? known_or_0(s.cinc[i]) / sums.cinc : 0;
    x[kIdealDistance] = known_or_0(ideal);
    x[kIdealKnown] = ideal == ideal;
    x[kDemocracyDistance] =
        known_or_0(std::abs(s.democracy[i] - sums.democracy / sums.democracies));
    x[kRivalInside] = mean(sums.rivals);
    x[kSharedRivals] = shared_rivals(s, treaty, i);
    x[kContact] = mean(sums.contact);
    x[kAnyContact] = x[kContact] > 0;
    x[kDistance] = mean(sums.distance);
    x[kRelativeDistance] = x[kDistance] - treaty.spread;
    x[kNearest] = sums.others > 0 ? sums.nearest : 0;
    x[kCapabilityRatio] = mean(sums.ratio);
    x[kNeighboursInside] = share_of_neighbours(s, inside, i);
    x[kWasMember] = was_member(s, treaty, i);
    x[kRegime] = states_[i].regime;
    x[kRegimeChange] = states_[i].regime_change;
    x[kThreat] = states_[i].threat;
    x[kLogCinc] = states_[i].log_cinc;
    double sum = 0;
    for (const auto& [column, figure] : places_of(process)) sum += law.b[column] * x[figure];
    return sum;
}

}  // namespace counterpoise

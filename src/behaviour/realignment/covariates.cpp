#include "behaviour/realignment/covariates.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.h"

namespace counterpoise {
namespace {

constexpr double kLeastCinc = 1e-6;

double known_or_0(double value) {
    return value == value ? value : 0;
}

double difference(double one, double two) {
    return known_or_0(std::abs(one - two));
}

/// The mean over pairs of members of f(i, j); 0 for fewer than two.
template <class Function>
double over_pairs(const TreatyNow& treaty, Function f) {
    double sum = 0;
    double n = 0;
    for (std::size_t a = 0; a < treaty.members.size(); ++a)
        for (std::size_t b = a + 1; b < treaty.members.size(); ++b) {
            sum += f(treaty.members[a], treaty.members[b]);
            ++n;
        }
    return n > 0 ? sum / n : 0;
}

/// The mean over the others of f(j); 0 without any.
template <class Function>
double over_others(const TreatyNow& treaty, Place i, Function f) {
    double sum = 0;
    double n = 0;
    for (const Place j : treaty.members) {
        if (j == i) continue;
        sum += f(j);
        ++n;
    }
    return n > 0 ? sum / n : 0;
}

/// A state's figure against the mean of the others that have one; NaN where either is not known.
double from_mean(const std::vector<double>& figure, const TreatyNow& treaty, Place i) {
    double sum = 0;
    double n = 0;
    for (const Place j : treaty.members) {
        if (j == i || figure[j] != figure[j]) continue;
        sum += figure[j];
        ++n;
    }
    return figure[i] - sum / n;
}

double cinc_of(const Situation& s, Place i) {
    return known_or_0(s.cinc[i]);
}

bool near(const Situation& s, Place i, Place j) {
    return s.land.has(i, j) || s.water.has(i, j);
}

double log_1_plus(double n) {
    constexpr double kTabled = 256;
    return n >= 0 && n < kTabled && n == std::floor(n) ? log_of_count(static_cast<int>(n))
                                                       : log_det(1 + n);
}

}  // namespace

double log_of_count(int n) {
    static const std::array<double, 256> kLogs = [] {
        std::array<double, 256> logs{};
        for (std::size_t k = 0; k < logs.size(); ++k) logs[k] = log_det(1 + static_cast<double>(k));
        return logs;
    }();
    return static_cast<std::size_t>(n) < kLogs.size() ? kLogs[static_cast<std::size_t>(n)]
                                                      : log_det(1 + static_cast<double>(n));
}

double lately(const Situation& s, Process process) {
    constexpr std::array<double, kProcesses> kRowsAnEvent{400, 40, 1300, 4600};
    const auto p = static_cast<std::size_t>(process);
    return log_det((s.lately[p].events + 1) / (s.lately[p].at_risk + kRowsAnEvent[p]));
}

double log_age(const TreatyNow& treaty) {
    return log_1_plus(treaty.age_years);
}
double log_members(const TreatyNow& treaty) {
    return log_det(static_cast<double>(treaty.members.size()));
}
double organization(const TreatyNow& treaty) {
    return treaty.terms.organization;
}
double fixed_term(const TreatyNow& treaty) {
    return treaty.terms.length_years >= 1;
}
double term_due(const TreatyNow& treaty) {
    const double length = treaty.terms.length_years;
    if (length < 1) return 0;
    return std::floor((treaty.age_years + 1) / length) > std::floor(treaty.age_years / length);
}
double first_term(const TreatyNow& treaty) {
    return treaty.age_years < treaty.terms.length_years;
}
double renounceable(const TreatyNow& treaty) {
    return treaty.terms.renounceable;
}
double wartime(const TreatyNow& treaty) {
    return treaty.terms.wartime;
}
double defence(const TreatyNow& treaty) {
    return treaty.defence;
}
double recent_exits(const TreatyNow& treaty) {
    return log_1_plus(treaty.recent_exits);
}
double recent_entries(const TreatyNow& treaty) {
    return log_1_plus(treaty.recent_entries);
}

double hegemon_share(const Situation& s, const TreatyNow& treaty) {
    double sum = 0;
    double most = 0;
    for (const Place j : treaty.members) {
        sum += cinc_of(s, j);
        most = std::max(most, cinc_of(s, j));
    }
    return sum > 0 ? most / sum : 0;
}
double mutual_distance(const Situation& s, const TreatyNow& treaty) {
    return over_pairs(treaty, [&](Place i, Place j) { return pair_distance(s, i, j); });
}
double mutual_contact(const Situation& s, const TreatyNow& treaty) {
    return over_pairs(treaty, [&](Place i, Place j) { return near(s, i, j) ? 1.0 : 0.0; });
}
double mutual_ideal_distance(const Situation& s, const TreatyNow& treaty) {
    return over_pairs(treaty, [&](Place i, Place j) { return pair_ideal_distance(s, i, j); });
}
double mutual_democracy_distance(const Situation& s, const TreatyNow& treaty) {
    return over_pairs(treaty, [&](Place i, Place j) { return pair_democracy_distance(s, i, j); });
}
double mutual_rivals(const Situation& s, const TreatyNow& treaty) {
    return over_pairs(treaty, [&](Place i, Place j) { return pair_rivals(s, i, j); });
}
double mutual_shared_rivals(const Situation& s, const TreatyNow& treaty) {
    return over_pairs(treaty, [&](Place i, Place j) { return pair_shared_rivals(s, i, j); });
}
double mutual_other_ties(const Situation& s, const TreatyNow& treaty) {
    return over_pairs(treaty, [&](Place i, Place j) { return s.ties.at(i, j) > 1 ? 1.0 : 0.0; });
}
double least_democracy(const Situation& s, const TreatyNow& treaty) {
    double least = INFINITY;
    for (const Place j : treaty.members)
        if (s.democracy[j] < least) least = s.democracy[j];
    return least < INFINITY ? least : 0;
}
double greatest_regime_change(const Situation& s, const TreatyNow& treaty) {
    double most = 0;
    for (const Place j : treaty.members) most = std::max(most, regime_change(s, j));
    return most;
}
double mean_log_cinc(const Situation& s, const TreatyNow& treaty) {
    double sum = 0;
    for (const Place j : treaty.members) sum += log_cinc(s, j);
    return sum / static_cast<double>(treaty.members.size());
}

double log_cinc(const Situation& s, Place i) {
    return log_det(cinc_of(s, i) + kLeastCinc);
}
double regime(const Situation& s, Place i) {
    return known_or_0(s.democracy[i]);
}
double regime_change(const Situation& s, Place i) {
    return difference(s.democracy[i], s.democracy_before[i]);
}
double threat(const Situation& s, Place i) {
    double theirs = 0;
    s.rivals.each(i, [&](Place j) { theirs += cinc_of(s, j); });
    return theirs > 0 ? theirs / (theirs + cinc_of(s, i)) : 0;
}
double lost_guarantor(const Situation& s, Place i) {
    return s.guarantor_lost[i];
}
double log_partners(const Situation& s, Place i) {
    return log_of_count(s.partners.degree(i));
}
double log_recent_pacts(const Situation& s, Place i) {
    return log_1_plus(s.recent_pacts[i]);
}

double own_share(const Situation& s, const TreatyNow& treaty, Place i) {
    double sum = cinc_of(s, i);
    for (const Place j : treaty.members)
        if (j != i) sum += cinc_of(s, j);
    return sum > 0 ? cinc_of(s, i) / sum : 0;
}
double ideal_distance(const Situation& s, const TreatyNow& treaty, Place i) {
    return known_or_0(std::abs(from_mean(s.ideal_point, treaty, i)));
}
double ideal_known(const Situation& s, const TreatyNow& treaty, Place i) {
    const double d = from_mean(s.ideal_point, treaty, i);
    return d == d;
}
double democracy_distance(const Situation& s, const TreatyNow& treaty, Place i) {
    return known_or_0(std::abs(from_mean(s.democracy, treaty, i)));
}
double rival_inside(const Situation& s, const TreatyNow& treaty, Place i) {
    return over_others(treaty, i, [&](Place j) { return pair_rivals(s, i, j); });
}
double shared_rivals(const Situation& s, const TreatyNow& treaty, Place i) {
    double n = 0;
    s.rivals.each(i, [&](Place rival) {
        n += std::any_of(treaty.members.begin(), treaty.members.end(),
                         [&](Place j) { return j != i && s.rivals.has(j, rival); });
    });
    return log_1_plus(n);
}
double contact(const Situation& s, const TreatyNow& treaty, Place i) {
    return over_others(treaty, i, [&](Place j) { return near(s, i, j) ? 1.0 : 0.0; });
}
double any_contact(const Situation& s, const TreatyNow& treaty, Place i) {
    return contact(s, treaty, i) > 0;
}
double distance(const Situation& s, const TreatyNow& treaty, Place i) {
    return over_others(treaty, i, [&](Place j) { return pair_distance(s, i, j); });
}
double nearest(const Situation& s, const TreatyNow& treaty, Place i) {
    double least = INFINITY;
    for (const Place j : treaty.members)
        if (j != i) least = std::min(least, pair_distance(s, i, j));
    return least < INFINITY ? least : 0;
}
double relative_distance(const Situation& s, const TreatyNow& treaty, Place i) {
    return distance(s, treaty, i) - treaty.spread;
}
double neighbours_inside(const Situation& s, const TreatyNow& treaty, Place i) {
    double all = 0;
    double inside = 0;
    const auto count = [&](Place j) {
        ++all;
        inside += treaty.has(j);
    };
    s.land.each(i, count);
    s.water.each(i, count);
    return all > 0 ? inside / all : 0;
}
double other_ties(const Situation& s, const TreatyNow& treaty, Place i) {
    const int own = treaty.has(i) ? 1 : 0;
    return over_others(treaty, i, [&](Place j) { return s.ties.at(i, j) > own ? 1.0 : 0.0; });
}
double partners_inside(const Situation& s, const TreatyNow& treaty, Place i) {
    return over_others(treaty, i, [&](Place j) { return s.partners.has(i, j) ? 1.0 : 0.0; });
}
double was_member(const Situation&, const TreatyNow& treaty, Place i) {
    return std::binary_search(treaty.former.begin(), treaty.former.end(), i);
}
double mean_capability_ratio(const Situation& s, const TreatyNow& treaty, Place i) {
    return over_others(treaty, i, [&](Place j) { return pair_cinc_ratio(s, i, j); });
}

double pair_land(const Situation& s, Place i, Place j) {
    return s.land.has(i, j);
}
double pair_water(const Situation& s, Place i, Place j) {
    return s.water.has(i, j);
}
double pair_distance(const Situation& s, Place i, Place j) {
    return known_or_0(s.log_distance.at(i, j));
}
double pair_log_cinc(const Situation& s, Place i, Place j) {
    return log_cinc(s, i) + log_cinc(s, j);
}
double pair_cinc_ratio(const Situation& s, Place i, Place j) {
    const double most = std::max(cinc_of(s, i), cinc_of(s, j));
    return most > 0 ? std::min(cinc_of(s, i), cinc_of(s, j)) / most : 0;
}
double pair_major_powers(const Situation& s, Place i, Place j) {
    return (s.major_power[i] ? 1.0 : 0.0) + (s.major_power[j] ? 1.0 : 0.0);
}
double pair_democracy_min(const Situation& s, Place i, Place j) {
    return std::min(regime(s, i), regime(s, j));
}
double pair_democracy_distance(const Situation& s, Place i, Place j) {
    return difference(s.democracy[i], s.democracy[j]);
}
double pair_ideal_distance(const Situation& s, Place i, Place j) {
    return difference(s.ideal_point[i], s.ideal_point[j]);
}
double pair_ideal_known(const Situation& s, Place i, Place j) {
    const double d = s.ideal_point[i] - s.ideal_point[j];
    return d == d;
}
double pair_rivals(const Situation& s, Place i, Place j) {
    return s.rivals.has(i, j);
}
double pair_shared_rivals(const Situation& s, Place i, Place j) {
    return log_of_count(s.rivals.shared(i, j));
}
double pair_threat(const Situation& s, Place i, Place j) {
    return threat(s, i) + threat(s, j);
}
double pair_allied(const Situation& s, Place i, Place j) {
    return s.partners.has(i, j);
}
double pair_other_treaty(const Situation& s, Place i, Place j) {
    return s.ties.at(i, j) > 0 && !s.partners.has(i, j);
}
double pair_shared_partners(const Situation& s, Place i, Place j) {
    return log_of_count(s.partners.shared(i, j));
}
double pair_partners(const Situation& s, Place i, Place j) {
    return log_partners(s, i) + log_partners(s, j);
}
double pair_recent_pacts(const Situation& s, Place i, Place j) {
    return log_recent_pacts(s, i) + log_recent_pacts(s, j);
}
double pair_past_pact(const Situation& s, Place i, Place j) {
    return s.past_small_pacts.has(i, j);
}
double pair_lost_guarantors(const Situation& s, Place i, Place j) {
    return lost_guarantor(s, i) + lost_guarantor(s, j);
}

}  // namespace counterpoise

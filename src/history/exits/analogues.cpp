#include "history/exits/analogues.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "base/math.h"
#include "history/exits/memberships.h"
#include "world/states.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

using Point = std::array<double, 3>;

Point point_of(const ExitProfile& p) {
    return {p.share_cinc, log_det(p.members), log_det(1 + p.treaty_age_years)};
}

ExitProfile profile_of(const ExitCase& c) {
    return {c.share_cinc, static_cast<double>(c.members.size()), c.treaty_age_years};
}

Point deviations(const std::vector<Point>& points) {
    Point scales{};
    for (std::size_t i = 0; i < scales.size(); ++i) {
        double sum = 0;
        for (const Point& p : points) sum += p[i];
        const double mean = sum / static_cast<double>(points.size());
        double squares = 0;
        for (const Point& p : points) squares += (p[i] - mean) * (p[i] - mean);
        scales[i] = std::sqrt(squares / static_cast<double>(points.size()));
    }
    return scales;
}

double distance(const Point& a, const Point& b, const Point& scales) {
    double squares = 0;
    for (std::size_t i = 0; i < scales.size(); ++i) {
        const double step = (a[i] - b[i]) / scales[i];
        if (scales[i] > 0 && step == step) squares += step * step;
    }
    return std::sqrt(squares);
}

}  // namespace

ExitProfile profile_of(const Facts& facts, StateId state, TreatyId treaty, Date day) {
    std::vector<StateId> members;
    for (const TreatyMembership* m : treaty_memberships(facts).of(treaty, day))
        members.push_back(m->state);
    const std::string& code = treaties(facts).at(treaty).code;
    if (std::find(members.begin(), members.end(), state) == members.end())
        throw InputError(Fault{fmt::format("{}:{}", states(facts).iso3(state), code),
                               fmt::format("no member on {}", day.iso()), "only a member can leave",
                               fmt::format("`counterpoise show {}` has the members.", code)});
    if (members.size() < kMultilateral)
        throw InputError(Fault{code, fmt::format("has {} members", members.size()),
                               "past exits are from treaties of three members or more",
                               "Choose a multilateral treaty."});
    const double age =
        static_cast<double>(days_between(treaties(facts).at(treaty).start, day)) / kDaysOfYear;
    return {weight_among(facts, state, members, day.year).share,
            static_cast<double>(members.size()), age};
}

ExitWords words_of(const Facts& facts, StateId state, TreatyId treaty) {
    const Treaty& left = treaties(facts).at(treaty);
    return {states(facts).iso3(state), states(facts).name(state), left.code, left.name};
}

const ExitCase& weightiest_exit(const Facts& facts) {
    const ExitCase* found = nullptr;
    for (const ExitCase& c : exits(facts).cases)
        if (c.counted() && c.rank > 0 && (!found || c.share_cinc > found->share_cinc)) found = &c;
    promise(found != nullptr, "the record has an exit");
    return *found;
}

std::vector<Analogue> nearest_analogues(const Facts& facts, const ExitProfile& profile,
                                        std::size_t k) {
    std::vector<const ExitCase*> cases;
    std::vector<Point> points;
    for (const ExitCase& c : exits(facts).cases) {
        if (!c.counted() || !(c.share_cinc >= 0)) continue;
        cases.push_back(&c);
        points.push_back(point_of(profile_of(c)));
    }
    const Point scales = deviations(points);
    std::vector<Analogue> found;
    for (std::size_t i = 0; i < cases.size(); ++i)
        found.push_back({cases[i], distance(point_of(profile), points[i], scales)});
    std::stable_sort(found.begin(), found.end(),
                     [](const Analogue& a, const Analogue& b) { return a.distance < b.distance; });
    found.resize(std::min(k, found.size()));
    return found;
}

}  // namespace counterpoise

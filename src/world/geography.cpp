#include "world/geography.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr double kEarthRadiusKm = 6371.0088;
constexpr double kRadians = 3.14159265358979323846 / 180.0;
constexpr int kUseOfForce = 4;  ///< COW hostility level

struct Pair {
    StateId a;
    StateId b;
    int first = 0;
    int last = 0;
};

constexpr int kOngoing = 9999;

std::vector<Pair> read_rivalries(const Facts& facts) {
    RowReader in(facts.table("rivalries"));
    const auto a = in.column("cow1");
    const auto b = in.column("cow2");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    std::vector<Pair> pairs;
    for (std::size_t r = 0; r < in.rows(); ++r)
        pairs.push_back({in.state(r, a), in.state(r, b), in.year(r, start).value,
                         in.text(r, end).empty() ? kOngoing : in.year(r, end).value});
    in.finish();
    return pairs;
}

void read_disputes(const Facts& facts, std::string_view table, std::vector<Pair>& pairs) {
    RowReader in(facts.table(table));
    const auto a = in.column("cow1");
    const auto b = in.column("cow2");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    const auto level1 = in.column("hostlev1");
    const auto level2 = in.column("hostlev2");
    for (std::size_t r = 0; r < in.rows(); ++r)
        if (in.number(r, level1) >= kUseOfForce || in.number(r, level2) >= kUseOfForce)
            pairs.push_back(
                {in.state(r, a), in.state(r, b), in.year(r, start).value, in.year(r, end).value});
    in.finish();
}

std::vector<Pair> read_force(const Facts& facts) {
    std::vector<Pair> pairs;
    read_disputes(facts, "disputes_cow", pairs);
    read_disputes(facts, "disputes_gml", pairs);
    return pairs;
}

std::vector<Pair> read_conflicts(const Facts& facts) {
    RowReader in(facts.table("armed_conflicts"));
    const auto a = in.column("cow1");
    const auto b = in.column("cow2");
    const auto year = in.column("year");
    std::vector<Pair> pairs;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const int y = in.year(r, year).value;
        pairs.push_back({in.state(r, a), in.state(r, b), y, y});
    }
    in.finish();
    return pairs;
}

void add_both(std::vector<Challenge>& all, const Pair& pair, ChallengeReason reason, int year) {
    all.push_back({pair.a, pair.b, reason, year});
    all.push_back({pair.b, pair.a, reason, year});
}

void add_named_threats(const Facts& facts, const World& world, std::vector<Challenge>& all) {
    RowReader in(facts.table("threats"));
    const auto treaty = in.column("treaty");
    const auto cow = in.column("cow");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const int last = in.text(r, end).empty() ? kOngoing : in.year(r, end).value;
        if (world.year().value < in.year(r, start).value || world.year().value > last) continue;
        const TreatyId id = treaties(facts).named(in.text(r, treaty), "threats.csv");
        for (const StateId member : world.members(id))
            all.push_back(
                {in.state(r, cow), member, ChallengeReason::named_threat, world.year().value});
    }
    in.finish();
}

}  // namespace

std::string_view name_of(ChallengeReason reason) {
    constexpr std::array<std::string_view, 4> kNames{
        "rivalry", "use of force", "interstate conflict", "threat named by an alliance"};
    return kNames[static_cast<std::size_t>(reason)];
}

double great_circle_km(double lat1, double lon1, double lat2, double lon2) {
    const double sin_lat = sin_det(0.5 * (lat2 - lat1) * kRadians);
    const double sin_lon = sin_det(0.5 * (lon2 - lon1) * kRadians);
    const double h =
        sin_lat * sin_lat + cos_det(lat1 * kRadians) * cos_det(lat2 * kRadians) * sin_lon * sin_lon;
    return 2.0 * kEarthRadiusKm * asin_det(std::sqrt(h < 1.0 ? h : (h >= 1.0 ? 1.0 : h)));
}

CapitalDistances::CapitalDistances(const World& world) : n_(world.size()), km_(n_ * n_) {
    const auto lat = world.column(Column::latitude);
    const auto lon = world.column(Column::longitude);
    for (std::size_t i = 0; i < n_; ++i)
        for (std::size_t j = i; j < n_; ++j)
            km_[i * n_ + j] = km_[j * n_ + i] = great_circle_km(lat[i], lon[i], lat[j], lon[j]);
}

std::vector<Challenge> challenges(const Facts& facts, const World& published, int years) {
    const int now = published.year().value;
    std::vector<Challenge> all;
    for (const Pair& p : facts.cached(&read_rivalries))
        if (p.first <= now && now <= p.last) add_both(all, p, ChallengeReason::rivalry, now);
    const auto recent = [&](const Pair& p) {
        return p.first <= now && std::min(p.last, now) > now - years;
    };
    for (const Pair& p : facts.cached(&read_force))
        if (recent(p)) add_both(all, p, ChallengeReason::use_of_force, std::min(p.last, now));
    for (const Pair& p : facts.cached(&read_conflicts))
        if (recent(p)) add_both(all, p, ChallengeReason::conflict, p.last);
    add_named_threats(facts, published, all);
    return all;
}

}  // namespace counterpoise

#include "world/geography.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.h"
#include "world/hostilities.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr double kEarthRadiusKm = 6371.0088;
constexpr double kRadians = 3.14159265358979323846 / 180.0;

void add_both(std::vector<Challenge>& all, const HostileSpell& pair, ChallengeReason reason,
              int year) {
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
    for (const Rivalry& r : rivalries(facts))
        if (r.spell.first <= now && now <= r.spell.last)
            add_both(all, r.spell, ChallengeReason::rivalry, now);
    const auto recent = [&](const HostileSpell& p) {
        return p.first <= now && std::min(p.last, now) > now - years;
    };
    for (const HostileSpell& p : uses_of_force(facts))
        if (recent(p)) add_both(all, p, ChallengeReason::use_of_force, std::min(p.last, now));
    for (const HostileSpell& p : armed_conflicts(facts))
        if (recent(p)) add_both(all, p, ChallengeReason::conflict, p.last);
    add_named_threats(facts, published, all);
    return all;
}

}  // namespace counterpoise

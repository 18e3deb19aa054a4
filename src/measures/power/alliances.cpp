#include "measures/power/alliances.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

constexpr std::size_t kLeastMembers = 3;
constexpr std::size_t kLeastLeft = 2;

struct Alliance {
    std::string code;
    std::string title;
    std::size_t members = 0;
    std::vector<std::size_t> left;
};

double sum_of(std::span<const double> figures, const std::vector<std::size_t>& rows) {
    double sum = 0;
    for (const std::size_t i : rows)
        if (!std::isnan(figures[i])) sum += figures[i];
    return sum;
}

std::vector<Alliance> alliances(const World& world, const Facts& facts) {
    std::map<TreatyId, std::vector<std::size_t>> members;
    for (const Membership& m : world.memberships()) {
        const TreatyState state = treaties(facts).at(m.treaty).state;
        if (!has(m.obligations, Obligation::defence) || m.pledge != Pledge::kept ||
            (state != TreatyState::live && state != TreatyState::ended))
            continue;
        if (const auto i = world.row(m.state)) members[m.treaty].push_back(*i);
    }
    std::vector<Alliance> all;
    for (auto& [treaty, rows] : members) {
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        const Treaty& t = treaties(facts).at(treaty);
        if (rows.size() >= kLeastMembers)
            all.push_back(
                {t.code, t.code.starts_with("ATOP") ? t.name : t.code, rows.size(), rows});
    }
    std::sort(all.begin(), all.end(),
              [](const Alliance& a, const Alliance& b) { return a.code < b.code; });
    return all;
}

void take_out(std::vector<Alliance>& all, const std::vector<std::size_t>& rows) {
    for (Alliance& a : all)
        std::erase_if(
            a.left, [&](std::size_t i) { return std::binary_search(rows.begin(), rows.end(), i); });
    std::erase_if(all, [](const Alliance& a) { return a.left.size() < kLeastLeft; });
}

}  // namespace

std::vector<Actor> alliance_actors(const World& world, const Facts& facts,
                                   std::span<const double> figures) {
    std::vector<Alliance> open = alliances(world, facts);
    std::vector<Actor> actors;
    std::vector<bool> taken(world.size(), false);
    while (!open.empty()) {
        const Alliance largest =
            *std::max_element(open.begin(), open.end(), [&](const Alliance& a, const Alliance& b) {
                return sum_of(figures, a.left) < sum_of(figures, b.left);
            });
        const bool whole = largest.left.size() == largest.members;
        const std::string rest = whole ? "" : " (rest)";
        actors.push_back({largest.code + rest, largest.title + rest, largest.left});
        for (const std::size_t i : largest.left) taken[i] = true;
        take_out(open, largest.left);
    }
    for (std::size_t i = 0; i < world.size(); ++i)
        if (!taken[i]) actors.push_back({world.iso3(i), world.name(i), {i}});
    std::stable_sort(actors.begin(), actors.end(), [&](const Actor& a, const Actor& b) {
        return sum_of(figures, a.rows) > sum_of(figures, b.rows);
    });
    return actors;
}

}  // namespace counterpoise

#include "rules/un_dues/rescale.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kWhole = 100.0;

struct Break {
    double factor = 0;
    double slope_change = 0;
    double level_change = 0;
};

/// Where an item leaves its lower bound (it starts to grow) and where it meets its upper one (it
/// stops).
std::vector<Break> breakpoints(std::span<const Bounded> items) {
    std::vector<Break> breaks;
    for (const Bounded& item : items) {
        if (item.low >= item.high || item.rate <= 0) continue;
        breaks.push_back({item.low / item.rate, item.rate, -item.low});
        breaks.push_back({item.high / item.rate, -item.rate, item.high});
    }
    std::stable_sort(breaks.begin(), breaks.end(),
                     [](const Break& a, const Break& b) { return a.factor < b.factor; });
    return breaks;
}

double factor_for(std::span<const Bounded> items, double total) {
    double level = 0;
    for (const Bounded& item : items) level += item.low;
    promise(level <= total * (1 + 1e-12), "the floors alone exceed the total");
    double slope = 0;
    double previous = 0;
    for (const Break& b : breakpoints(items)) {
        // Between two breakpoints the sum is level + slope * factor.
        if (slope > 0) {
            const double factor = (total - level) / slope;
            if (factor <= b.factor) return std::max(factor, previous);
        }
        level += b.level_change;
        slope += b.slope_change;
        previous = b.factor;
    }
    return previous;
}

std::vector<Bounded> bounded(std::span<const MemberRate> members, Rescale rule,
                             const ScaleBounds& bounds) {
    std::vector<Bounded> items;
    for (const MemberRate& m : members) {
        Bounded item{m.rate, 0.0, kWhole};
        if (rule != Rescale::pro_rata) item.high = std::max(bounds.ceiling, 0.0);
        if (rule == Rescale::ceilings_and_floor) {
            item.low = bounds.floor;
            if (m.least_developed && bounds.least_developed_ceiling)
                item.high = *bounds.least_developed_ceiling;
            if (m.rate <= bounds.floor) item.high = bounds.floor;
        }
        items.push_back(item);
    }
    return items;
}

}  // namespace

Rescale rescale_named(std::string_view name) {
    constexpr std::array<std::string_view, 4> kNames{"pro_rata", "ceiling_only",
                                                     "ceilings_and_floor", "unfunded"};
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    promise(found != kNames.end(), "an unknown rule of re-scaling got past the assumptions");
    return static_cast<Rescale>(found - kNames.begin());
}

std::vector<double> proportional_within(std::span<const Bounded> items, double total) {
    double most = 0;
    for (const Bounded& item : items) most += item.rate > 0 ? item.high : item.low;
    if (most < total * (1 - 1e-12))
        throw InputError(
            Fault{"", fmt::format("the remaining members may be assessed {:.4g} % at most", most),
                  "their ceilings add up to less than the whole budget",
                  "Choose another rule: un_rescale = pro_rata or unfunded."});
    const double factor = factor_for(items, total);
    std::vector<double> shares;
    for (const Bounded& item : items)
        shares.push_back(item.low >= item.high
                             ? item.high
                             : std::clamp(factor * item.rate, item.low, item.high));
    return shares;
}

std::vector<double> rescale(std::span<const MemberRate> members, Rescale rule,
                            const ScaleBounds& bounds) {
    double sum = 0;
    for (const MemberRate& m : members) {
        promise(m.rate >= 0, "a negative rate of assessment");
        sum += m.rate;
    }
    if (members.empty() || sum <= 0)
        throw InputError(Fault{"", "no member with a rate of assessment remains",
                               "nobody could pay the dues", "Let fewer states leave."});
    std::vector<double> rates;
    for (const MemberRate& m : members) rates.push_back(m.rate);
    if (rule == Rescale::unfunded) return rates;
    if (rule == Rescale::pro_rata) {
        for (double& rate : rates) rate = kWhole * rate / sum;
        return rates;
    }
    return proportional_within(bounded(members, rule, bounds), kWhole);
}

}  // namespace counterpoise

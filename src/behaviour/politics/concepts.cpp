#include "behaviour/politics/concepts.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kTie = 1e-12;
constexpr int kHalvings = 100;

double total(std::span<const WeightedPosition> actors) {
    double sum = 0;
    for (const WeightedPosition& a : actors) sum += a.weight;
    return sum;
}

}  // namespace

std::string_view name_of(Concept concept_) {
    constexpr std::array<std::string_view, 4> kNames{"mean", "median", "condorcet",
                                                     "reference_point"};
    return kNames[static_cast<std::size_t>(concept_)];
}

std::string_view meaning_of(Concept concept_) {
    constexpr std::array<std::string_view, 4> kMeanings{
        "all give way in proportion to power and salience",
        "the position with half the weight on neither side",
        "positions are voted on in pairs, the stronger side wins more often; the expected winner",
        "a bargain in which no agreement leaves what holds today, at a cost to all"};
    return kMeanings[static_cast<std::size_t>(concept_)];
}

std::vector<WeightedPosition> canonical(std::vector<WeightedPosition> actors) {
    std::erase_if(actors, [](const WeightedPosition& a) { return a.weight == 0; });
    promise(!actors.empty(), "no actor has weight");
    for (const WeightedPosition& a : actors)
        promise(a.weight > 0 && std::isfinite(a.weight) && std::isfinite(a.position),
                "a weight or a position is no number");
    std::sort(actors.begin(), actors.end(), [](const auto& a, const auto& b) {
        return a.position != b.position ? a.position < b.position : a.weight < b.weight;
    });
    std::vector<WeightedPosition> out;
    for (const WeightedPosition& a : actors)
        if (!out.empty() && out.back().position == a.position)
            out.back().weight += a.weight;
        else
            out.push_back(a);
    return out;
}

double weighted_mean(std::span<const WeightedPosition> actors) {
    double sum = 0;
    for (const WeightedPosition& a : actors) sum += a.weight * a.position;
    // Rounding must not carry the mean past the outermost positions.
    return std::clamp(sum / total(actors), actors.front().position, actors.back().position);
}

double weighted_median(std::span<const WeightedPosition> actors, MedianTie tie) {
    const double whole = total(actors);
    double below = 0;
    for (std::size_t i = 0; i < actors.size(); ++i) {
        below += actors[i].weight;
        const double over = below - whole / 2;
        if (over > kTie * whole || i + 1 == actors.size()) return actors[i].position;
        if (over >= -kTie * whole)
            return tie == MedianTie::lower ? actors[i].position
                                           : (actors[i].position + actors[i + 1].position) / 2;
    }
    return actors.back().position;
}

double reference_bargain(std::span<const WeightedPosition> actors, double low, double high,
                         double reference, double breakdown_cost) {
    promise(breakdown_cost > 0, "a breakdown of talks that costs nothing");
    const double length = high - low;
    const double r = (reference - low) / length;
    double left = 0;
    double right = 1;
    for (const WeightedPosition& a : actors) {
        const double x = (a.position - low) / length;
        const double reach = std::sqrt(breakdown_cost + (r - x) * (r - x));
        left = std::max(left, x - reach);
        right = std::min(right, x + reach);
    }
    // The sum is concave between them, so its slope falls through 0 once.
    for (int k = 0; k < kHalvings; ++k) {
        const double middle = (left + right) / 2;
        double slope = 0;
        for (const WeightedPosition& a : actors) {
            const double x = (a.position - low) / length;
            const double gain = breakdown_cost + (r - x) * (r - x) - (middle - x) * (middle - x);
            slope += a.weight * (x - middle) / gain;
        }
        (slope > 0 ? left : right) = middle;
    }
    return low + (left + right) / 2 * length;
}

}  // namespace counterpoise

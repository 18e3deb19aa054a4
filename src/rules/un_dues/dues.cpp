#include "rules/un_dues/dues.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "rules/un_dues/rescale.h"

namespace counterpoise {
namespace {

void check(std::span<const Assessable> members) {
    Faults faults;
    for (std::size_t i = 0; i < members.size(); ++i)
        if (!(members[i].gni_usd_m > 0) || !(members[i].population > 0))
            faults.add({"member " + std::to_string(i + 1),
                        "national income and population must be positive",
                        "the scale divides one by the other", "Correct the figures."});
    faults.raise_if_any();
}

/// Incomes after the adjustments for debt and for low income per head.
std::vector<double> adjusted_incomes(std::span<const Assessable> members, const Methodology& m) {
    double gni = 0;
    double population = 0;
    for (const Assessable& member : members) {
        gni += member.gni_usd_m;
        population += member.population;
    }
    const double threshold = gni / population;
    std::vector<double> income;
    double relief = 0;
    double above = 0;
    for (const Assessable& member : members) {
        const double g = std::max(0.0, member.gni_usd_m - m.debt_adjustment * member.debt_usd_m);
        const double per_head = g / member.population;
        const double cut =
            per_head < threshold ? m.gradient * (threshold - per_head) / threshold * g : 0.0;
        relief += cut;
        above += per_head < threshold ? 0.0 : g;
        income.push_back(g - cut);
    }
    for (std::size_t i = 0; i < members.size(); ++i)
        if (income[i] / members[i].population >= threshold && above > 0)
            income[i] += relief * income[i] / above;
    return income;
}

}  // namespace

std::vector<double> arrears_path(double arrears_before, std::span<const double> due, double paid) {
    std::vector<double> path;
    double arrears = arrears_before;
    for (const double d : due) path.push_back(arrears += (1.0 - paid) * d);
    return path;
}

namespace {
constexpr double kLeastUnpaid = 0.01;
}

std::optional<VoteLost> vote_lost(double due, double unpaid) {
    if (!(unpaid >= kLeastUnpaid && unpaid <= 1))
        throw InputError(Fault{"unpaid share", "it is not between 0.01 and 1",
                               "it is a part of what falls due; with less, centuries would pass",
                               "Choose 0.01 to 1."});
    if (!(due > 0)) return {};
    // The dues are a common factor: computed in years of dues, every member loses it together.
    constexpr double kRounding = 1e-9;
    double arrears = 0;
    for (int years = 1;; ++years) {
        arrears = arrears_path(arrears, std::vector<double>{1.0}, 1.0 - unpaid).back();
        if (years >= 2 && loses_assembly_vote(arrears + kRounding, 1.0, 1.0))
            return VoteLost{years, arrears * due};
    }
}

std::vector<double> machine_scale(std::span<const Assessable> members,
                                  const Methodology& methodology) {
    check(members);
    const std::vector<double> income = adjusted_incomes(members, methodology);
    std::vector<Bounded> items;
    double sum = 0;
    for (const double x : income) sum += x;
    for (std::size_t i = 0; i < members.size(); ++i)
        items.push_back({100.0 * income[i] / sum, methodology.floor,
                         members[i].least_developed ? methodology.least_developed_ceiling
                                                    : methodology.ceiling});
    return proportional_within(items, 100.0);
}

std::vector<double> scale_of(std::span<const double> long_period,
                             std::span<const double> short_period) {
    promise(long_period.size() == short_period.size(), "two base periods of different members");
    std::vector<double> scale;
    for (std::size_t i = 0; i < long_period.size(); ++i)
        scale.push_back(std::round(1000.0 * 0.5 * (long_period[i] + short_period[i])) / 1000.0);
    return scale;
}

}  // namespace counterpoise

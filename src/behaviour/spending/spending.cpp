#include "behaviour/spending/spending.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/math.h"
#include "behaviour/spending/nash.h"
#include "world/geography.h"
#include "world/panel.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr int kFirst = 1990;
constexpr int kLast = 2024;
constexpr int kAnchorYears = 10;
constexpr int kRivalYears = 25;
constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

/// ln burden[y][i] of SIPRI, 1990-2024.
std::vector<std::vector<double>> log_burdens(const World& world, const Facts& facts) {
    std::vector<std::vector<double>> grid(kLast - kFirst + 1,
                                          std::vector<double>(world.size(), kAbsent));
    const Panel& panel = military_spending(facts);
    for (std::size_t r = 0; r < panel.rows(); ++r) {
        const int y = panel.year[r].value;
        const double share = panel.values[2][r];
        if (y < kFirst || y > kLast || !(share > 0)) continue;
        if (const auto i = world.row(panel.state[r]))
            grid[static_cast<std::size_t>(y - kFirst)][*i] = log_det(share);
    }
    return grid;
}

/// What turns a record of burdens into a volatility.
struct Pooling {
    double pooled;
    double weight;
    double most;  ///< a yearly change beyond it is a break in the series and counts as this much
};

double volatility_of(const std::vector<std::vector<double>>& grid, std::size_t i,
                     const Pooling& pooling) {
    const auto& [pooled, weight, most] = pooling;
    std::vector<double> changes;
    for (std::size_t y = 1; y < grid.size(); ++y)
        if (const double d = grid[y][i] - grid[y - 1][i]; !std::isnan(d))
            changes.push_back(std::clamp(d, -most, most));
    const auto n = static_cast<double>(changes.size());
    double mean = 0;
    for (const double d : changes) mean += d / n;
    double squares = 0;
    for (const double d : changes) squares += (d - mean) * (d - mean);
    return std::sqrt((weight * pooled * pooled + squares) / (weight + n));
}

double anchor_of(const std::vector<std::vector<double>>& grid, std::size_t i) {
    double sum = 0;
    int n = 0;
    for (std::size_t y = grid.size(); y-- > 0 && n < kAnchorYears;)
        if (!std::isnan(grid[y][i])) {
            sum += grid[y][i];
            ++n;
        }
    return n ? sum / n : kAbsent;
}

std::vector<std::vector<std::size_t>> rivals_of(const World& world, const Facts& facts) {
    std::vector<std::vector<std::size_t>> rivals(world.size());
    for (const Challenge& c : challenges(facts, world, kRivalYears)) {
        const auto target = world.row(c.target);
        const auto rival = world.row(c.challenger);
        if (!target || !rival || are_pact_partners(world, facts, c.target, c.challenger)) continue;
        auto& list = rivals[*target];
        if (std::find(list.begin(), list.end(), *rival) == list.end()) list.push_back(*rival);
    }
    for (auto& list : rivals) std::sort(list.begin(), list.end());
    return rivals;
}

template <class Enum>
Enum chosen(const Assumptions& assumptions, std::string_view key) {
    const std::vector<std::string>& words = find_assumption(key)->words;
    const auto found = std::find(words.begin(), words.end(), assumptions.word(key));
    promise(found != words.end(), "a choice that is not in its list");
    return static_cast<Enum>(found - words.begin());
}

double counted(std::span<const double> spending, const SpendingChoices& choices, std::size_t i) {
    const double x = choices.assigned[i] * spending[i];
    return std::isnan(x) ? 0.0 : x;
}

double counted_sum(const std::vector<std::size_t>& rows, std::span<const double> spending,
                   const SpendingChoices& choices) {
    double sum = 0;
    for (const std::size_t i : rows) sum += counted(spending, choices, i);
    return sum;
}

/// Members that can contribute, with tastes that make the present an equilibrium; then the
/// equilibrium after the change.
std::vector<double> substituted(const AllianceChange& change, std::span<const double> spending,
                                std::span<const double> gdp, const SpendingChoices& choices) {
    std::vector<double> response(spending.size(), 0.0);
    std::vector<std::size_t> rows;
    double before = counted_sum(change.lost, spending, choices);
    double outside = counted_sum(change.gained, spending, choices);
    for (const std::size_t i : change.remaining) {
        if (!(spending[i] > 0) || !(gdp[i] > spending[i])) continue;
        rows.push_back(i);
        before += counted(spending, choices, i);
    }
    std::vector<Contributor> contributors;
    for (const std::size_t i : rows) {
        // Each counts with what it assigns: a contribution of a_i q_i out of its income.
        const double own = counted(spending, choices, i);
        contributors.push_back({gdp[i], taste_at(own, before - own, gdp[i], choices.spill_in)});
    }
    const std::vector<double> after = nash_contributions(contributors, choices.spill_in, outside);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const std::size_t i = rows[k];
        const double own = counted(spending, choices, i);
        const double total = spending[i] - own + after[k];
        response[i] = log_det(std::max(total, 0.01 * spending[i]) / spending[i]);
    }
    return response;
}

}  // namespace

SpendingChoices spending_choices(const Assumptions& a, const World& world, const Facts& facts) {
    SpendingChoices c;
    c.ally_response = chosen<AllyResponse>(a, "ally_response");
    c.targets = chosen<TargetPull>(a, "targets");
    c.target_after_exit = chosen<TargetAfterExit>(a, "target_after_exit");
    c.spill_in = a.number("spill_in");
    c.threat_rise = a.number("threat_rise");
    c.leaver_cut = a.word("leaver_spending") == "cut" ? a.number("assigned_share") : 0.0;
    c.assigned.assign(world.size(), a.number("assigned_share_other"));
    for (const std::string& iso3 : a.codes("global_reach"))
        if (const auto i = world.row(states(facts).named(iso3, world.year(), "global_reach")))
            c.assigned[*i] = a.number("assigned_share");
    return c;
}

SpendingRecord::SpendingRecord(const World& start, const Facts& facts, const ParameterSet& set) {
    const auto grid = log_burdens(start, facts);
    const auto value = [&](std::string_view name) { return set.list[set.index(name)].value; };
    const Pooling pooling{value("volatility_pooled"), value("volatility_weight"),
                          value("volatility_cap")};
    for (std::size_t i = 0; i < start.size(); ++i) {
        volatility.push_back(volatility_of(grid, i, pooling));
        anchor.push_back(anchor_of(grid, i));
    }
    rivals = rivals_of(start, facts);
}

std::vector<double> long_run_response(const AllianceChange& change,
                                      std::span<const double> spending, std::span<const double> gdp,
                                      const SpendingChoices& choices, double elasticity,
                                      double threat_elasticity) {
    std::vector<double> response(spending.size(), 0.0);
    if (choices.ally_response == AllyResponse::substitute) {
        response = substituted(change, spending, gdp, choices);
    } else {
        const double kept = counted_sum(change.remaining, spending, choices);
        const double lost = counted_sum(change.lost, spending, choices);
        const double gained = counted_sum(change.gained, spending, choices);
        for (const std::size_t i : change.remaining) {
            const double own = counted(spending, choices, i);
            const double before = kept - own + lost;
            const double after = kept - own + gained;
            if (spending[i] > 0 && before > 0 && after > 0)
                response[i] = elasticity * log_det(after / before);
        }
    }
    if (!change.lost.empty())
        for (const std::size_t i : change.remaining)
            if (spending[i] > 0) response[i] += threat_elasticity * choices.threat_rise;
    for (const std::size_t i : change.lost)
        if (spending[i] > 0) response[i] += log_det(1.0 - choices.leaver_cut);
    return response;
}

SpendingRun::SpendingRun(const SpendingRecord& record, const SpendingChoices& choices,
                         const World& start, std::span<const double> parameters,
                         const ParameterSet& set)
    : record_(&record),
      choices_(&choices),
      response_(start.size(), 0.0),
      desired_(start.size(), 0.0),
      milex_growth_(start.size(), 0.0) {
    const auto value = [&](std::string_view name) { return parameters[set.index(name)]; };
    reversion_ = value("reversion");
    income_ = value("income_elasticity");
    rival_ = value("rival_elasticity");
    closing_ = value("target_closing");
    elasticity_ =
        value(choices.ally_response == AllyResponse::follow ? "ally_elasticity_follow"
                                                            : "ally_elasticity_estimated");
    adjustment_ = value("adjustment");
    threat_ = value("threat_elasticity");
    for (const double share : start.column(Column::milex_share))
        path_.push_back(share > 0 ? log_det(share) : kAbsent);
    const auto milex = start.column(Column::milex);
    last_milex_.assign(milex.begin(), milex.end());
}

double SpendingRun::pull(double log_burden, std::size_t i, const SpendingYear& year) const {
    const double target = year.target[i];
    if (std::isnan(target) || choices_->targets != TargetPull::agreed) return 0.0;
    if (year.left_at(i) && choices_->target_after_exit == TargetAfterExit::lapses) return 0.0;
    const double speed =
        year.left_at(i) && choices_->target_after_exit == TargetAfterExit::faster ? 2.0 : 1.0;
    const double gap = log_det(target / 100.0) - log_burden;
    return gap > 0 ? std::min(speed * closing_, 1.0) * gap : 0.0;
}

void SpendingRun::respond(const World& before, const SpendingYear& year,
                          std::span<const double> threat) {
    for (const AllianceChange& change : year.changes) {
        const std::vector<double> more =
            long_run_response(change, before.column(Column::milex),
                              before.column(Column::gdp_market), *choices_, elasticity_, threat_);
        for (std::size_t i = 0; i < more.size(); ++i) desired_[i] += more[i];
    }
    for (std::size_t i = 0; i < response_.size(); ++i)
        response_[i] += adjustment_ * (desired_[i] + threat_ * threat[i] - response_[i]);
}

void SpendingRun::note_rivals(const World& before) {
    const auto milex = before.column(Column::milex);
    for (std::size_t i = 0; i < milex.size(); ++i) {
        double now = 0, last = 0;
        for (const std::size_t j : record_->rivals[i]) {
            if (std::isnan(milex[j])) continue;
            now += milex[j];
            last += last_milex_[j];
        }
        milex_growth_[i] = now > 0 && last > 0 ? log_det(now / last) : 0.0;
    }
    std::copy(milex.begin(), milex.end(), last_milex_.begin());
}

void SpendingRun::step(const World& before, const SpendingYear& year,
                       std::span<const double> growth, std::span<const double> shocks,
                       std::span<const double> threat, std::span<double> burden) {
    note_rivals(before);
    respond(before, year, threat);
    for (std::size_t i = 0; i < path_.size(); ++i) {
        if (std::isnan(path_[i])) {
            burden[i] = before.value(Column::milex_share, i);
            continue;
        }
        const double g = std::isnan(growth[i]) ? 0.0 : growth[i];
        const double back =
            std::isnan(record_->anchor[i]) ? 0.0 : reversion_ * (record_->anchor[i] - path_[i]);
        path_[i] += (income_ - 1.0) * g + back + rival_ * milex_growth_[i] + shocks[i] +
                    pull(path_[i] + response_[i], i, year);
        const bool lapsed =
            year.left_at(i) && choices_->target_after_exit == TargetAfterExit::lapses;
        if (choices_->targets == TargetPull::met && !std::isnan(year.target[i]) && !lapsed)
            path_[i] = std::max(path_[i], log_det(year.target[i] / 100.0) - response_[i]);
        burden[i] = exp_det(path_[i] + response_[i]);
    }
}

void spending_shocks(const SpendingRecord& record, const World& world, double common_share,
                     std::uint64_t seed, std::uint32_t run, Year year, std::span<double> shocks) {
    const auto draw_at = [&](std::uint32_t subject) {
        return normal(address(seed, run, static_cast<std::uint16_t>(year.value),
                              Behaviour::spending, subject));
    };
    const double common = std::sqrt(common_share) * draw_at(0);  // subject 0 is no state
    const double own = std::sqrt(1.0 - common_share);
    for (std::size_t i = 0; i < shocks.size(); ++i)
        shocks[i] = record.volatility[i] * (common + own * draw_at(world.id(i).code));
}

}  // namespace counterpoise

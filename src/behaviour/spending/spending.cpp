#include "behaviour/spending/spending.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/math.h"
#include "behaviour/growth/covariates.h"
#include "behaviour/spending/nash.h"
#include "world/states.h"

namespace counterpoise {
namespace {

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

IncrementLaw::IncrementLaw(std::span<const double> parameters, const ParameterSet& set)
    : intercept(parameters[set.index("increment.intercept")]) {
    for (std::size_t c = 0; c < kIncrements; ++c) {
        const std::string name = "increment." + std::string(increment_columns()[c].name);
        // A column that the record was too thin for has no estimate and no part in the law.
        if (const auto at = set.find(name)) coefficients[c] = parameters[*at];
    }
}

double IncrementLaw::without_target(const IncrementRow& row) const {
    double sum = intercept;
    for (std::size_t c = 0; c < kIncrements; ++c)
        if (static_cast<Increment>(c) != Increment::target_gap) sum += coefficients[c] * row[c];
    return sum;
}

double IncrementLaw::ally_elasticity() const {
    return of(Increment::allies_increment) / (1.0 - of(Increment::own_increment));
}

SpendingRun::SpendingRun(const SpendingRecord& record, const SpendingChoices& choices,
                         const World& start, std::span<const double> parameters,
                         const ParameterSet& set)
    : record_(&record),
      choices_(&choices),
      law_(parameters, set),
      past_(record.past),
      medians_(record.medians),
      response_(start.size(), 0.0),
      displaced_(start.size(), 0.0),
      desired_(start.size(), 0.0),
      spending_now_(record.spending_now),
      spending_before_(record.spending_before),
      own_now_(record.spending_now),
      own_before_(record.spending_before) {
    const auto value = [&](std::string_view name) { return parameters[set.index(name)]; };
    elasticity_ = choices.ally_response == AllyResponse::follow ? value("ally_elasticity_follow")
                                                                : law_.ally_elasticity();
    adjustment_ = value("adjustment");
    threat_ = value("threat_elasticity");
    const auto milex = start.column(Column::milex);
    last_milex_.assign(milex.begin(), milex.end());
    changes_.reserve(start.size());
}

double SpendingRun::pull(double log_burden, std::size_t i, const SpendingYear& year) const {
    if (choices_->targets != TargetPull::agreed) return 0.0;
    if (year.left_at(i) && choices_->target_after_exit == TargetAfterExit::lapses) return 0.0;
    const double speed =
        year.left_at(i) && choices_->target_after_exit == TargetAfterExit::faster ? 2.0 : 1.0;
    const double gap = target_gap(log_burden, year.target[i]);
    return std::min(speed * law_.of(Increment::target_gap), 1.0) * gap;
}

void SpendingRun::respond(const World& before, const SpendingYear& year) {
    for (const AllianceChange& change : year.changes) {
        const std::vector<double> more =
            long_run_response(change, before.column(Column::milex),
                              before.column(Column::gdp_market), *choices_, elasticity_, threat_);
        for (std::size_t i = 0; i < more.size(); ++i) desired_[i] += more[i];
    }
    for (std::size_t i = 0; i < response_.size(); ++i)
        response_[i] += adjustment_ * (desired_[i] - response_[i]);
}

void SpendingRun::note_spending(const World& before) {
    const auto milex = before.column(Column::milex);
    // The first year has the record's own changes.
    for (std::size_t i = 0; steps_ > 0 && i < milex.size(); ++i) {
        spending_before_[i] = spending_now_[i];
        own_before_[i] = own_now_[i];
        spending_now_[i] *= milex[i] / last_milex_[i];
        const double answer = response_[i] + displaced_[i];
        own_now_[i] = answer == 0.0 ? spending_now_[i] : spending_now_[i] * exp_det(-answer);
    }
    std::copy(milex.begin(), milex.end(), last_milex_.begin());
    ++steps_;
}

double SpendingRun::increment(std::size_t i, double growth) const {
    const double g = std::isnan(growth) ? 0.0 : held_growth(growth);
    return law_.without_target(increment_row({{past_.data() + i * kPast, kPast},
                                              medians_,
                                              record_->rivals[i],
                                              record_->allies[i],
                                              spending_now_,
                                              spending_before_,
                                              own_now_,
                                              own_before_,
                                              g,
                                              0.0}));
}

void SpendingRun::add_year(std::size_t i, double log_burden) {
    changes_.push_back(log_burden - path(i));
    double* const first = past_.data() + i * kPast;
    std::copy(first + 1, first + kPast, first);
    first[kPast - 1] = log_burden;
}

void SpendingRun::step(const World& before, const SpendingYear& year,
                       std::span<const double> growth, std::span<const double> shocks,
                       std::span<double> burden) {
    note_spending(before);
    respond(before, year);
    changes_.clear();
    for (std::size_t i = 0; i < burden.size(); ++i) {
        if (std::isnan(path(i))) {
            burden[i] = before.value(Column::milex_share, i);
            continue;
        }
        const double law = path(i) + increment(i, growth[i]) + shocks[i];
        const double answer = displaced_[i] + response_[i];
        double own = law + pull(path(i), i, year);
        double answered = law + displaced_[i] + pull(path(i) + answer, i, year);
        const bool lapsed =
            year.left_at(i) && choices_->target_after_exit == TargetAfterExit::lapses;
        if (choices_->targets == TargetPull::met && !std::isnan(year.target[i]) && !lapsed) {
            const double least = log_det(year.target[i] / 100.0);
            own = std::max(own, least);
            answered = std::max(answered, least - response_[i]);
        }
        add_year(i, own);
        displaced_[i] = answered - own;
        burden[i] = exp_det(answered + response_[i]);
    }
    std::rotate(medians_.begin(), medians_.begin() + 1, medians_.end());
    medians_.back() = median_change(changes_);
}

ShockSize shock_size(std::span<const double> parameters, const ParameterSet& set) {
    return {parameters[set.index("shock_scale")], parameters[set.index("common_share")]};
}

void spending_shocks(const SpendingRecord& record, const World& world, const ShockSize& size,
                     std::uint64_t seed, std::uint32_t run, Year year, std::span<double> shocks) {
    const auto draw_at = [&](std::uint32_t subject) {
        return normal(address(seed, run, static_cast<std::uint16_t>(year.value),
                              Behaviour::spending, subject));
    };
    // Subject 0 is no state.
    const double common = size.scale * std::sqrt(size.common_share) * draw_at(0);
    const double own = size.scale * std::sqrt(1.0 - size.common_share);
    for (std::size_t i = 0; i < shocks.size(); ++i)
        shocks[i] = record.volatility[i] * (common + own * draw_at(world.id(i).code));
}

}  // namespace counterpoise

#pragma once

#include <optional>
#include <span>
#include <vector>

namespace counterpoise {

/// A member's dues.
///
///     dues = budget * rate / 100
///
/// Units    budget in US$ m, rate in %, dues in US$ m.
/// Source   UN Charter Art. 17(2).
[[nodiscard]] inline double dues_usd_m(double budget_usd_m, double rate) {
    return budget_usd_m * rate / 100.0;
}

/// Whether a member loses its vote in the General Assembly on 1 January.
///
///     arrears >= due(t-1) + due(t-2)
///
/// Units    US$ m, all assessed accounts together.
/// Source   UN Charter Art. 19 (the Assembly may waive it; the Security Council vote is not
/// touched).
[[nodiscard]] inline bool loses_assembly_vote(double arrears, double due_last_year,
                                              double due_year_before) {
    return arrears >= due_last_year + due_year_before;
}

/// What a member's arrears are at the end of each year if it pays a share of what falls due.
///
///     arrears(t) = arrears(t-1) + (1 - paid) * due(t)
///
/// Shape    one value a year of `due`.
/// Units    US$ m; paid as a fraction 0-1.
/// Source   ours, docs/method/un_dues.md.
[[nodiscard]] std::vector<double> arrears_path(double arrears_before, std::span<const double> due,
                                               double paid);

/// When a member loses its vote that owes nothing and then leaves a share of its dues unpaid.
struct VoteLost {
    int years = 0;       ///< full years of unpaid dues before the vote is lost
    double arrears = 0;  ///< US$ m on that day
};

/// Steps through `arrears_path` and asks `loses_assembly_vote` on each 1 January from the third
/// year on, with the same dues every year.
///
///     years = the least n >= 2 with n unpaid due >= 2 due
///
/// Units    due in US$ m a year; unpaid as a fraction 0.01-1.
/// Missing  nothing where nothing is due.
/// Errors   InputError if unpaid is outside that range.
/// Source   UN Charter Art. 19.
[[nodiscard]] std::optional<VoteLost> vote_lost(double due, double unpaid);

/// One member's figures for the whole methodology of the scale.
struct Assessable {
    double gni_usd_m = 0;   ///< average over the base period
    double debt_usd_m = 0;  ///< external debt stock; 0 for states above the high-income threshold
    double population = 0;
    bool least_developed = false;
};

/// The parameters of the methodology. Defaults: GA resolution 79/249.
struct Methodology {
    double debt_adjustment = 0.125;          ///< share of the debt stock subtracted from GNI
    double gradient = 0.80;                  ///< of the low per-capita income adjustment
    double ceiling = 22.0;                   ///< %
    double floor = 0.001;                    ///< %
    double least_developed_ceiling = 0.010;  ///< %
};

/// The machine scale of one base period.
///
///     g_i = gni_i - debt_adjustment * debt_i;  T = sum(gni) / sum(population)
///     a_i = g_i (1 - gradient (T - g_i/p_i) / T) where g_i/p_i < T; what is taken off is added to
///     the others pro rata to g_i rate_i: shares of sum(a), then floor, least-developed ceiling and
///     ceiling, each redistributed over states not bound by it
///
/// Shape    n >= 1 members.
/// Units    %, sum 100 within 1e-9, not rounded.
/// Errors   InputError if a GNI or population is not positive, or the ceilings cannot be met.
/// Source   GA resolutions 55/5 B and 79/249; docs/method/un_dues.md.
[[nodiscard]] std::vector<double> machine_scale(std::span<const Assessable> members,
                                                const Methodology& methodology);

/// The scale: the average of the machine scales of two base periods (six and three years), rounded
/// to 0.001.
[[nodiscard]] std::vector<double> scale_of(std::span<const double> long_period,
                                           std::span<const double> short_period);

}  // namespace counterpoise

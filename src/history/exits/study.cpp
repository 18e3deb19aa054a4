#include "history/exits/study.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "history/exits/intervals.h"
#include "history/exits/matching.h"

namespace counterpoise {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kFewestClusters = 3;

/// One exit, its members and their controls.
struct Matched {
    const ExitCase* exit = nullptr;
    std::map<StateId, std::vector<StateId>> controls;

    [[nodiscard]] std::vector<StateId> of(ExitGroup group) const {
        return group == ExitGroup::leaver ? std::vector<StateId>{exit->state} : exit->remaining;
    }
};

Matched match(const Facts& facts, const ExitCase& exit) {
    Matched matched{&exit, {}};
    const std::vector<Traits> pool = pool_of(facts, exit);
    for (const ExitGroup group : kExitGroups)
        for (const StateId state : matched.of(group))
            matched.controls[state] = controls_for(facts, state, exit, pool);
    return matched;
}

/// The mean over a group's states: the raw change only where there is a comparison as well.
Followed follow_group(const StateSeries& series, const Matched& matched, ExitGroup group) {
    std::array<Mean, kStudySpan> raw;
    std::array<Mean, kStudySpan> against;
    for (const StateId state : matched.of(group)) {
        const Followed one =
            follow(series, state, matched.controls.at(state), matched.exit->date.year);
        for (std::size_t i = 0; i < kStudySpan; ++i) {
            against[i].add(one.against[i]);
            if (one.against[i] == one.against[i]) raw[i].add(one.raw[i]);
        }
    }
    Followed found;
    for (std::size_t i = 0; i < kStudySpan; ++i) {
        found.raw[i] = raw[i].at_least(1);
        found.against[i] = against[i].at_least(1);
    }
    return found;
}

}  // namespace

std::string_view name_of(ExitOutcome outcome) {
    constexpr std::array<std::string_view, 4> kNames{"burden", "spending", "disputes",
                                                     "departures"};
    return kNames[static_cast<std::size_t>(outcome)];
}

const StateSeries& series_of(const Facts& facts, ExitOutcome outcome) {
    switch (outcome) {
        case ExitOutcome::burden:
            return burden_series(facts);
        case ExitOutcome::spending:
            return spending_series(facts);
        case ExitOutcome::disputes:
            return dispute_series(facts);
        case ExitOutcome::departures:
            break;
    }
    return departure_series(facts);
}

std::vector<StudyPoint> points_of(ExitGroup group, ExitOutcome outcome,
                                  const std::vector<Followed>& followed,
                                  const std::vector<std::uint16_t>& clusters) {
    std::vector<StudyPoint> points;
    const auto add = [&](Window window) {
        std::vector<double> against;
        Mean raw;
        for (const Followed& f : followed) {
            against.push_back(window_mean(f.against, window));
            if (against.back() == against.back()) raw.add(window_mean(f.raw, window));
        }
        points.push_back({group, outcome, window.first, window.last, raw.at_least(1),
                          clustered_mean(against, clusters)});
    };
    for (int k = -kStudyYears; k <= kStudyYears; ++k) add({k, k});
    for (const Window& window : kStudyWindows) add(window);
    return points;
}

std::string_view name_of(ExitGroup group) {
    return group == ExitGroup::leaver ? "leaver" : "remaining";
}

std::size_t ExitStudy::matched() const {
    return static_cast<std::size_t>(std::count_if(
        cases.begin(), cases.end(), [](const StudyCase& c) { return !c.controls.empty(); }));
}

StudyEstimate clustered_mean(const std::vector<double>& values,
                             const std::vector<std::uint16_t>& clusters) {
    Mean mean;
    for (const double value : values) mean.add(value);
    StudyEstimate estimate{mean.at_least(1), kNothing, kNothing, mean.n(), 0};
    std::map<std::uint16_t, double> sums;
    std::map<std::uint16_t, double> sizes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] != values[i]) continue;
        sums[clusters[i]] += values[i] - estimate.mean;
        ++sizes[clusters[i]];
    }
    estimate.clusters = sums.size();
    if (sums.size() < kFewestClusters) return estimate;
    double squares = 0;
    for (const auto& [cluster, sum] : sums) squares += sum * sum;
    const double groups = static_cast<double>(sums.size());
    const double error = std::sqrt(groups / (groups - 1) * squares) / static_cast<double>(mean.n());
    double size_squares = 0;
    for (const auto& [cluster, size] : sizes) size_squares += size * size;
    const double n = static_cast<double>(mean.n());
    const double effective = n * n / size_squares;
    const double margin = t_quantile_975(std::max(1.0, effective - 1)) * error;
    estimate.low = estimate.mean - margin;
    estimate.high = estimate.mean + margin;
    return estimate;
}

ExitStudy read_exit_study(const Facts& facts) {
    ExitStudy study;
    std::vector<Matched> all;
    std::vector<std::uint16_t> treaty;
    for (const ExitCase& exit : exits(facts).cases) {
        if (!exit.counted()) continue;
        all.push_back(match(facts, exit));
        treaty.push_back(exit.treaty.code);
        study.cases.push_back({&exit, all.back().controls.at(exit.state)});
    }
    for (const ExitGroup group : kExitGroups)
        for (const ExitOutcome outcome : kExitOutcomes) {
            std::vector<Followed> followed;
            for (const Matched& matched : all)
                followed.push_back(follow_group(series_of(facts, outcome), matched, group));
            for (const StudyPoint& p : points_of(group, outcome, followed, treaty))
                (p.first == p.last ? study.years : study.windows).push_back(p);
        }
    return study;
}

}  // namespace counterpoise

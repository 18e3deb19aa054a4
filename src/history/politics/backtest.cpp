#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <span>

#include "history/politics/decisions.h"

namespace counterpoise {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kMiddle = 50;
constexpr double kNear = 10;

using Forecasts = std::vector<double>;  // by decision; NaN without one

/// One setting of what is chosen from data, with its forecasts.
struct Candidate {
    double exponent = 0;
    double cost = 0;
    std::string words;  ///< what was set, for the answer
    Forecasts forecasts;
};

/// The standard error of a mean whose values come in clusters:
/// √(G / (G − 1) Σ_g (Σ_{i in g} (v_i − v̄))²) / n.
double clustered_se(const std::vector<double>& values, const std::vector<std::string>& clusters) {
    double mean = 0;
    for (const double v : values) mean += v;
    mean /= static_cast<double>(values.size());
    std::map<std::string, double> sums;
    for (std::size_t i = 0; i < values.size(); ++i) sums[clusters[i]] += values[i] - mean;
    double squares = 0;
    for (const auto& [cluster, sum] : sums) squares += sum * sum;
    const double groups = static_cast<double>(sums.size());
    return std::sqrt(groups / (groups - 1) * squares) / static_cast<double>(values.size());
}

DecisionScore score_of(const std::vector<Decision>& all, const Forecasts& forecasts,
                       const Forecasts& yardstick) {
    DecisionScore score;
    std::vector<double> gains;
    std::vector<std::string> proposals;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (std::isnan(forecasts[i])) continue;
        const double error = std::abs(forecasts[i] - all[i].outcome);
        ++score.n;
        score.mae += error;
        score.rmse += error * error;
        score.within_ten += error <= kNear ? 1 : 0;
        gains.push_back(std::abs(yardstick[i] - all[i].outcome) - error);
        score.gain += gains.back();
        proposals.push_back(all[i].proposal);
    }
    const auto n = static_cast<double>(score.n);
    score.mae /= n;
    score.rmse = std::sqrt(score.rmse / n);
    score.within_ten /= n;
    score.gain /= n;
    score.gain_se = clustered_se(gains, proposals);
    return score;
}

Forecasts by(const std::vector<Decision>& all,
             const std::function<double(const Decision&)>& forecast) {
    Forecasts out;
    for (const Decision& d : all) out.push_back(forecast(d));
    return out;
}

double position_of(const Decision& d, std::string_view code) {
    for (const Decision::Actor& a : d.actors)
        if (a.code == code) return a.position;
    return kNothing;
}

double plain_mean(const Decision& d) {
    double sum = 0;
    for (const Decision::Actor& a : d.actors) sum += a.position;
    return sum / static_cast<double>(d.actors.size());
}

/// Of salience-weighted equals; of a tie, the lower end.
double lower_median(const Decision& d) {
    std::vector<WeightedPosition> actors;
    for (const Decision::Actor& a : d.actors) actors.push_back({a.position, a.salience});
    return weighted_median(canonical(std::move(actors)), MedianTie::lower);
}

/// A concept with its choices of an election.
struct Way {
    std::string name;
    Concept concept_;
    ElectionChoices election;
};

std::vector<Way> ways() {
    using enum Limit;
    // Named by what differs from the default choices.
    const auto election = [](Victory victory, VotingRule rule, Limit limit) {
        const ElectionChoices usual;
        std::string name = "condorcet";
        if (limit != usual.limit) name += fmt::format(", {}", name_of(limit));
        if (victory != usual.victory) name += fmt::format(", {}", name_of(victory));
        if (rule != usual.rule) name += fmt::format(", {}", name_of(rule));
        return Way{name, Concept::condorcet, {victory, rule, limit}};
    };
    return {{"mean", Concept::mean, {}},
            {"median", Concept::median, {}},
            {"condorcet", Concept::condorcet, {}},
            {"reference_point", Concept::reference_point, {}},
            election(Victory::linear, VotingRule::proportional, markov_incentive),
            election(Victory::linear, VotingRule::proportional, conditional),
            election(Victory::linear, VotingRule::binary, markov),
            election(Victory::square, VotingRule::proportional, markov),
            election(Victory::square, VotingRule::proportional, conditional),
            election(Victory::quartic, VotingRule::proportional, conditional)};
}

std::vector<Candidate> candidates(const std::vector<Decision>& all, const Way& way) {
    std::vector<Candidate> list;
    std::vector<double> costs{SolutionChoices{}.breakdown_cost};
    if (way.concept_ == Concept::reference_point)
        costs.assign(std::begin(kBreakdownCosts), std::end(kBreakdownCosts));
    for (const double exponent : kSizeExponents)
        for (const double cost : costs)
            list.push_back({exponent, cost,
                            costs.size() > 1 ? fmt::format("size ^ {:g}, cost {:g}", exponent, cost)
                                             : fmt::format("size ^ {:g}", exponent),
                            by(all, [&](const Decision& d) {
                                return predicted(d, way.concept_, exponent, {way.election, cost});
                            })});
    return list;
}

/// The candidate with the smallest error on the decisions whose proposal is not `left_out`.
const Candidate& best_of(const std::vector<Candidate>& list, const std::vector<Decision>& all,
                         const std::string& left_out) {
    const Candidate* best = nullptr;
    double smallest = 0;
    for (const Candidate& candidate : list) {
        double sum = 0;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].proposal != left_out)
                sum += std::abs(candidate.forecasts[i] - all[i].outcome);
        if (best && !(sum < smallest)) continue;
        best = &candidate;
        smallest = sum;
    }
    return *best;
}

/// Each proposal predicted by the candidate that did best on all others.
DecisionScore unseen_score(const std::vector<Decision>& all, const std::string& name,
                           const std::vector<Candidate>& list, const Forecasts& yardstick) {
    std::map<std::string, const Candidate*> chosen;
    for (const Decision& d : all)
        if (!chosen.contains(d.proposal)) chosen[d.proposal] = &best_of(list, all, d.proposal);
    std::map<const Candidate*, int> times;
    for (const auto& [proposal, candidate] : chosen) ++times[candidate];
    const Candidate* most = &list.front();
    for (const Candidate& c : list)
        if (times[&c] > times[most]) most = &c;
    Forecasts forecasts;
    for (std::size_t i = 0; i < all.size(); ++i)
        forecasts.push_back(chosen[all[i].proposal]->forecasts[i]);
    DecisionScore score = score_of(all, forecasts, yardstick);
    score.name = name;
    score.power = kUnseenPower;
    score.unseen = true;
    score.choice = fmt::format("{} in {} of {}", most->words, times[most], chosen.size());
    return score;
}

void score_way(const std::vector<Decision>& all, const Way& way, const Forecasts& yardstick,
               DecisionBacktest& out, double& smallest) {
    const std::vector<Candidate> list = candidates(all, way);
    const Candidate& on_all = best_of(list, all, "");
    const bool costs = way.concept_ == Concept::reference_point;
    for (const auto& [exponent, power] : {std::pair{0.0, kEqualPower}, {1.0, kSizePower}})
        for (const Candidate& c : list)
            if (c.exponent == exponent && c.cost == on_all.cost) {
                out.scores.push_back(score_of(all, c.forecasts, yardstick));
                out.scores.back().name = way.name;
                out.scores.back().power = power;
                if (costs) out.scores.back().choice = fmt::format("cost {:g}", on_all.cost);
            }
    out.scores.push_back(unseen_score(all, way.name, list, yardstick));
    if (costs) out.breakdown_cost = on_all.cost;
    if (out.scores.back().mae < smallest) {
        smallest = out.scores.back().mae;
        out.best = way.concept_;
        out.size_exponent = on_all.exponent;
    }
}

}  // namespace

DecisionBacktest backtest_decisions(const Facts& facts) {
    const std::vector<Decision>& all = decisions(facts);
    DecisionBacktest out;
    out.issues = all.size();
    std::map<std::string, int> proposals;
    for (const Decision& d : all) ++proposals[d.proposal];
    out.proposals = proposals.size();
    const Forecasts yardstick =
        by(all, [](const Decision& d) { return predicted(d, Concept::mean, 0, {}); });
    const auto baseline = [&](const std::string& name, const auto& forecast) {
        out.baselines.push_back(score_of(all, by(all, forecast), yardstick));
        out.baselines.back().name = name;
    };
    baseline("middle of the scale", [](const Decision&) { return kMiddle; });
    baseline("mean of positions alone", plain_mean);
    baseline("median of equals, lower end of ties", lower_median);
    baseline("position of the Commission", [](const Decision& d) { return position_of(d, "com"); });
    baseline("position of the Parliament", [](const Decision& d) { return position_of(d, "ep"); });
    baseline("reference point", [](const Decision& d) { return d.reference.value_or(kNothing); });
    double smallest = std::numeric_limits<double>::infinity();
    std::vector<Candidate> every;
    for (const Way& way : ways()) {
        score_way(all, way, yardstick, out, smallest);
        for (Candidate& c : candidates(all, way)) {
            c.words = fmt::format("{}, {}", way.name, c.words);
            every.push_back(std::move(c));
        }
    }
    out.scores.push_back(unseen_score(all, "any of these", every, yardstick));
    return out;
}

}  // namespace counterpoise

#include "history/politics/parameters.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/error.h"
#include "history/exits/institution_exits.h"
#include "history/exits/pair_rates.h"
#include "history/paths/panel_parameters.h"
#include "world/facts_hash.h"

namespace counterpoise {
namespace {

constexpr int kFirstRateYear = 1946;
constexpr std::array<std::string_view, 9> kTables{"capabilities", "eu_actors", "eu_decisions",
                                                  "eu_positions", "igo_exits", "igo_members",
                                                  "states",       "treaties",  "treaty_members"};
constexpr std::array<std::string_view, 4> kRateNames{"exit_rate.member", "exit_rate.largest_member",
                                                     "exit_rate.pair_member",
                                                     "exit_rate.institution_member"};

BaseRate rate_of(const std::vector<BaseRate>& rates, const std::string& what) {
    const auto found = std::find_if(rates.begin(), rates.end(), [&](const BaseRate& r) {
        return r.what == what && r.from == kFirstRateYear;
    });
    promise(found != rates.end(), "a base rate that is written is counted");
    return *found;
}

std::string decisions_of(const PoliticsRecord& record) {
    return fmt::format("fit politics, {} issues of {} proposals of {}-{} (DEU III)",
                       record.decisions.issues, record.decisions.proposals, record.from, record.to);
}

/// "0.25, 0.5 and 1".
std::string listed(std::span<const double> values) {
    return fmt::format("{} and {}", fmt::join(values.first(values.size() - 1), ", "),
                       values.back());
}

Parameter size_exponent(const PoliticsRecord& record) {
    const std::span<const double> tried(kSizeExponents);
    return {"size_exponent",
            record.decisions.size_exponent,
            0,
            tried.front(),
            tried.back(),
            "exponent",
            fmt::format("{}: power = size ^ exponent, chosen from {} by the smallest mean absolute "
                        "error of {}; used in scores alone, since files of actors state power "
                        "themselves",
                        decisions_of(record), listed(tried), name_of(record.decisions.best)),
            "estimate"};
}

Parameter breakdown_cost(const PoliticsRecord& record) {
    constexpr double kLeast = 0.01;
    constexpr double kMost = 100;
    const std::span<const double> tried(kBreakdownCosts);
    std::string source = fmt::format(
        "{}: chosen from {}, with the exponent of size, by the smallest mean absolute error of {}",
        decisions_of(record), listed(tried), name_of(Concept::reference_point));
    if (record.decisions.breakdown_cost == tried.back())
        source +=
            "; the largest has the smallest error, which says that the reference point added "
            "nothing there";
    return {"breakdown_cost",
            record.decisions.breakdown_cost,
            0,
            kLeast,
            kMost,
            "squared lengths of the scale",
            source,
            "estimate"};
}

/// What was counted, and what the count leaves out.
std::string counted(std::string_view name, const BaseRate& rate) {
    const std::string years = fmt::format("{:.0f} {}", rate.at_risk_years, rate.exposure);
    if (name == "exit_rate.pair_member")
        return fmt::format(
            "{} defence pacts of two states ended in {}, {}-{}; either member may have ended them, "
            "so it is an upper bound for one",
            rate.events, years, rate.from, rate.to);
    return fmt::format("{} exit{} of {} in {} of {}, {}-{}{}", rate.events,
                       rate.events == 1 ? "" : "s", rate.what, years, rate.of, rate.from, rate.to,
                       name == "exit_rate.institution_member"
                           ? ", an upper bound, probably by a factor of about three"
                           : "");
}

Parameter exit_rate(std::string_view name, const BaseRate& rate) {
    const Interval interval = rate.interval();
    return {std::string(name),
            rate.rate(),
            0,
            interval.low,
            interval.high,
            rate.exposure == "treaty-years" ? "per treaty and year" : "per member and year",
            fmt::format("counterpoise exits: {}; lowest and highest: exact 95 % Poisson interval",
                        counted(name, rate)),
            "estimate"};
}

const DecisionScore& score_named(const std::vector<DecisionScore>& scores, std::string_view name,
                                 std::string_view power) {
    const auto found = std::find_if(scores.begin(), scores.end(), [&](const DecisionScore& s) {
        return s.name == name && s.power == power;
    });
    promise(found != scores.end(), "a concept that is scored has a score");
    return *found;
}

/// Scores of a concept whose choices never saw the proposal that is predicted.
void add_scores(const std::string& parameter, Concept of, const PoliticsRecord& record,
                ParameterSet& set) {
    const std::string points = "points of a scale of 100, mean absolute error";
    const std::vector<DecisionScore>& scores = record.decisions.scores;
    const DecisionScore& unseen = score_named(scores, name_of(of), kUnseenPower);
    const DecisionScore& equals = score_named(scores, name_of(Concept::mean), kEqualPower);
    const std::string source = fmt::format(
        "backtest politics, {}, decisions of {}-{}: each of {} proposals predicted with "
        "choices made on the others",
        unseen.name, record.from, record.to, record.decisions.proposals);
    set.scores.push_back({parameter + ".error", unseen.mae, points, source});
    set.scores.push_back({parameter + ".error_baseline", equals.mae, points,
                          source + "; the mean of equals, weighted by salience"});
    set.scores.push_back({parameter + ".gain", unseen.gain, "points", source});
    set.scores.push_back(
        {parameter + ".gain_se", unseen.gain_se, "points, proposals as clusters", source});
    set.scores.push_back(
        {parameter + ".decisions", static_cast<double>(unseen.n), "decisions", source});
}

}  // namespace

PoliticsRecord politics_record(const Facts& facts) {
    PoliticsRecord record;
    const auto [first, last] =
        std::minmax_element(decisions(facts).begin(), decisions(facts).end(),
                            [](const Decision& a, const Decision& b) { return a.year < b.year; });
    record.from = first->year;
    record.to = last->year;
    record.decisions = backtest_decisions(facts);
    const std::vector<BaseRate> treaties = treaty_rates(facts);
    record.exits = {rate_of(treaties, "any member"), rate_of(treaties, "the largest member"),
                    rate_of(pair_rates(facts), "either of a pair"),
                    rate_of(institution_rates(facts), "any member")};
    return record;
}

ParameterSet politics_parameters(const Facts& facts, const PoliticsRecord& record,
                                 const ParameterSet& present) {
    ParameterSet set;
    set.behaviour = "politics";
    set.kind = "estimate";
    set.about =
        "How positions, power and salience become an outcome: solution concepts on one dimension, "
        "scored on decisions of the European Union whose outcome is known; and how often members "
        "left on record.";
    set.list = {size_exponent(record), breakdown_cost(record)};
    for (std::size_t r = 0; r < kRateNames.size(); ++r)
        set.list.push_back(exit_rate(kRateNames[r], record.exits[r]));
    const ParameterSet priors = priors_of(present);
    set.list.insert(set.list.end(), priors.list.begin(), priors.list.end());
    set.fit = FitRecord{"decisions", record.from, record.to, record.decisions.issues};
    set.fit->facts = hash_of_tables(facts, kTables);
    add_scores("size_exponent", record.decisions.best, record, set);
    add_scores("breakdown_cost", Concept::reference_point, record, set);
    return set;
}

}  // namespace counterpoise

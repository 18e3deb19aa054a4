#include "scenario/timeline.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "rules/settlement.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

struct Target {
    std::string treaty;
    int cow = -1;  ///< -1: every member without a row of its own
    int start = 0;
    int end = 0;
    double percent = 0;
};

std::vector<Target> read_targets(const Facts& facts) {
    RowReader in(facts.table("spending_targets"));
    const auto treaty = in.column("treaty");
    const auto cow = in.column("cow");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    const auto percent = in.column("percent_of_gdp");
    std::vector<Target> targets;
    for (std::size_t r = 0; r < in.rows(); ++r)
        targets.push_back({std::string(in.text(r, treaty)),
                           in.text(r, cow).empty() ? -1 : in.integer(r, cow),
                           in.year(r, start).value, in.year(r, end).value, in.number(r, percent)});
    in.finish();
    return targets;
}

/// The target of one state: its own rows go before the treaty's general ones of the same years.
double target_of(const std::vector<Target>& targets, const std::string& treaty, int cow, int year) {
    std::map<int, std::pair<int, double>> points;  // start -> end, percent
    for (const bool own : {false, true})
        for (const Target& t : targets)
            if (t.treaty == treaty && t.cow == (own ? cow : -1))
                points[t.start] = {t.end, t.percent};
    double value = kAbsent;
    int known_to = 0;
    for (const auto& [start, point] : points) {
        if (year >= start) {
            value = point.second;
            known_to = point.first;
        } else if (!(value != value) && year > known_to) {
            const double part =
                static_cast<double>(year - known_to) / static_cast<double>(start - known_to);
            return value + part * (point.second - value);
        }
    }
    return value;
}

/// Rows whose pledge of defence in a treaty is kept.
std::vector<std::size_t> pledged(const World& world, TreatyId treaty) {
    std::vector<std::size_t> rows;
    for (const Membership& m : world.memberships())
        if (m.treaty == treaty && m.pledge == Pledge::kept &&
            has(m.obligations, Obligation::defence))
            if (const auto i = world.row(m.state)) rows.push_back(*i);
    return rows;
}

std::vector<AllianceChange> alliance_changes(const World& before, const World& after,
                                             const Facts& facts, const std::vector<Step>& now) {
    std::vector<TreatyId> touched;
    for (const Step& step : now)
        if (step.change.target == TargetKind::treaty &&
            treaties(facts).at(step.change.treaty).state == TreatyState::live &&
            std::find(touched.begin(), touched.end(), step.change.treaty) == touched.end())
            touched.push_back(step.change.treaty);
    std::vector<AllianceChange> changes;
    for (const TreatyId treaty : touched) {
        const auto had = pledged(before, treaty);
        const auto has_now = pledged(after, treaty);
        AllianceChange change;
        const std::vector<Target>& targets = facts.cached(&read_targets);
        const std::string& code = treaties(facts).at(treaty).code;
        if (std::any_of(targets.begin(), targets.end(),
                        [&](const Target& t) { return t.treaty == code; }))
            change.treaty_has_target = TreatyTarget::agreed;
        std::set_intersection(had.begin(), had.end(), has_now.begin(), has_now.end(),
                              std::back_inserter(change.remaining));
        std::set_difference(had.begin(), had.end(), has_now.begin(), has_now.end(),
                            std::back_inserter(change.lost));
        std::set_difference(has_now.begin(), has_now.end(), had.begin(), had.end(),
                            std::back_inserter(change.gained));
        if (!change.lost.empty() || !change.gained.empty()) changes.push_back(std::move(change));
    }
    return changes;
}

/// Marks the states bound by a target of an alliance in which somebody was lost.
void mark_exits(const std::vector<AllianceChange>& changes, const World& world, const Facts& facts,
                std::vector<bool>& after_exit) {
    const std::vector<double> bound = spending_targets(world, facts, kFirstRunYear);
    for (const AllianceChange& change : changes) {
        if (change.lost.empty() || change.treaty_has_target == TreatyTarget::none) continue;
        for (const std::size_t i : change.remaining)
            if (!std::isnan(bound[i])) after_exit[i] = true;
    }
}

}  // namespace

std::vector<double> spending_targets(const World& world, const Facts& facts, Year year) {
    const std::vector<Target>& targets = facts.cached(&read_targets);
    std::vector<double> percent(world.size(), kAbsent);
    for (const Membership& m : world.memberships()) {
        const std::string& code = treaties(facts).at(m.treaty).code;
        const auto i = world.row(m.state);
        if (!i || std::none_of(targets.begin(), targets.end(),
                               [&](const Target& t) { return t.treaty == code; }))
            continue;
        percent[*i] = target_of(targets, code, m.state.code, year.value);
    }
    return percent;
}

Timeline timeline(const World& published, const std::vector<Step>& steps, Year end,
                  const Facts& facts, const Assumptions& assumptions) {
    Timeline line;
    World world = published;
    settle(world, published, facts, assumptions);
    line.epochs.push_back(world);
    line.moves.emplace_back();
    std::vector<bool> after_exit(world.size(), false);
    const bool keeps_target = assumptions.word("leaver_spending") != "target_lapses";
    for (Year year = kFirstRunYear; year <= end; ++year) {
        std::vector<Step> now;
        for (const Step& step : steps)
            if (step.in_force.year == year.value ||
                (year == kFirstRunYear && step.in_force.year < year.value))
                now.push_back(step);
        SpendingYear spending;
        if (!now.empty()) {
            for (const Step& step : now) apply(world, step.change);
            settle(world, published, facts, assumptions);
            spending.changes = alliance_changes(line.epochs.back(), world, facts, now);
            line.moves.push_back(membership_moves(line.epochs.back(), world));
            line.epochs.push_back(world);
            mark_exits(spending.changes, world, facts, after_exit);
        }
        line.epoch_of.push_back(line.epochs.size() - 1);
        spending.target = spending_targets(world, facts, year);
        if (keeps_target) {
            // A leaver that spends as it would have keeps the pull of the target it had agreed to.
            const std::vector<double> before = spending_targets(line.epochs.front(), facts, year);
            for (std::size_t i = 0; i < before.size(); ++i)
                if (std::isnan(spending.target[i])) spending.target[i] = before[i];
        }
        spending.after_exit = after_exit;
        line.spending.push_back(std::move(spending));
    }
    return line;
}

}  // namespace counterpoise

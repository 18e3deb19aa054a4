#include "scenario/outcome/comparisons.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "measures/burden/spending.h"
#include "rules/settlement.h"
#include "world/institutions.h"
#include "world/major_powers.h"

namespace counterpoise {
namespace {

constexpr Year kLastNatoTable{2024};  ///< NATO's own table of spending ends here

/// Two worlds of one year: as published and after every change.
struct WorldPair {
    World before;
    World after;
};

/// Steps that the comparisons show: all, or those before the first return.
std::vector<Step> compared_steps(const Experiment& e, const std::vector<Return>& returns) {
    std::vector<Step> shown;
    for (const Step& step : e.steps())
        if (std::all_of(returns.begin(), returns.end(),
                        [&](const Return& r) { return step.in_force < r.back; }))
            shown.push_back(step);
    return shown;
}

WorldPair worlds_of(const Experiment& experiment, const std::vector<Step>& steps, Year year) {
    const Assumptions& assumptions = experiment.scenario().assumptions;
    const World published = World::at(experiment.facts(), year);
    WorldPair pair{published, published};
    for (const Step& step : steps) apply(pair.after, step.change);
    settle(pair.before, published, experiment.facts(), assumptions);
    settle(pair.after, published, experiment.facts(), assumptions);
    return pair;
}

bool touches(const Experiment& experiment, TargetKind kind, std::string_view code) {
    return std::any_of(experiment.steps().begin(), experiment.steps().end(), [&](const Step& s) {
        return s.change.target == kind &&
               (code.empty() || target_code(s.change, experiment.facts()) == code);
    });
}

/// Whether one of the five that Art. 23 of the Charter names leaves the UN: the only exit that
/// moves votes in the Security Council.
bool a_permanent_member_leaves(const Experiment& e) {
    return std::any_of(e.steps().begin(), e.steps().end(), [&](const Step& s) {
        return s.change.kind == ChangeKind::leave && s.change.target == TargetKind::institution &&
               target_code(s.change, e.facts()) == "UN" && is_permanent_member(s.change.state);
    });
}

bool is_touched(const Experiment& e, Touched touched) {
    switch (touched) {
        case Touched::never:
            return false;
        case Touched::always:
            return true;
        case Touched::any_change:
            return !e.steps().empty();
        case Touched::treaty:
            return touches(e, TargetKind::treaty, "");
        case Touched::institution:
            return touches(e, TargetKind::institution, "");
        case Touched::nato:
            return touches(e, TargetKind::treaty, "NATO");
        case Touched::un:
            return touches(e, TargetKind::institution, "UN");
        case Touched::nato_or_un:
            return is_touched(e, Touched::nato) || is_touched(e, Touched::un);
        case Touched::permanent_member:
            return a_permanent_member_leaves(e);
    }
    return false;
}

/// Compares the measures that the scenario touches, in the worlds of the years that they are read
/// in.
class Comparer {
  public:
    Comparer(const Experiment& experiment, const std::vector<Return>& returns)
        : e_(experiment), steps_(compared_steps(experiment, returns)) {}

    void compare_all(Outcome& outcome) {
        for (const MeasureInfo& info : measure_infos()) {
            if (!is_touched(e_, info.scenarios.touched)) continue;
            if (info.scenarios.read_for == ReadFor::once) {
                outcome.comparisons.push_back(compare(info, e_.alliances().front(), kLatestYear));
                outcome.comparisons.back().alliance.clear();
                continue;
            }
            for (const std::string& code : e_.alliances()) {
                const Year year = code == "NATO" ? kLastNatoTable : kLatestYear;
                if (const auto fault = silent(code, year))
                    outcome.left_out.push_back({std::string(info.id), code, fault->what});
                else
                    outcome.comparisons.push_back(compare(info, code, year));
            }
        }
        if (const auto day = outcome.first_return())
            for (Comparison& c : outcome.comparisons)
                c.after.notes.push_back(
                    fmt::format("the figures after the change are those of the time before the "
                                "return on {}",
                                day->iso()));
        const std::string id = "burden.share_of_alliance";
        if (outcome.find(id, "NATO") && !silent("NATO", kLatestYear))
            outcome.latest_nato_share = compare(measure_named(id), "NATO", kLatestYear).before;
    }

  private:
    const WorldPair& worlds(Year year) {
        const auto found = worlds_.find(year.value);
        if (found != worlds_.end()) return found->second;
        return worlds_.emplace(year.value, worlds_of(e_, steps_, year)).first->second;
    }

    View view(const World& world, Year year, const Arguments& arguments) {
        return {world, worlds(year).before, e_.facts(), e_.scenario().assumptions, arguments};
    }

    /// Why an alliance has no figures of spending before or after the change.
    std::optional<Fault> silent(const std::string& alliance, Year year) {
        const Arguments arguments{alliance};
        const WorldPair& pair = worlds(year);
        if (auto fault = without_spending(view(pair.before, year, arguments))) return fault;
        auto fault = without_spending(view(pair.after, year, arguments));
        if (fault) fault->what += " after the change";
        return fault;
    }

    Comparison compare(const MeasureInfo& info, const std::string& alliance, Year year) {
        const Arguments arguments{alliance};
        const WorldPair& pair = worlds(year);
        return {std::string(info.id),
                std::string(info.title),
                std::string(info.formula),
                std::string(info.method),
                std::string(info.scenarios.section),
                info.scenarios.exhibit == Exhibit::own,
                info.shape,
                year.value,
                info.read(view(pair.before, year, arguments)),
                info.read(view(pair.after, year, arguments)),
                alliance};
    }

    const Experiment& e_;
    std::vector<Step> steps_;
    std::map<int, WorldPair> worlds_;
};

}  // namespace

void compare_measures(const Experiment& experiment, Outcome& outcome) {
    Comparer(experiment, outcome.returns).compare_all(outcome);
}

}  // namespace counterpoise

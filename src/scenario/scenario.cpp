#include "scenario/scenario.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "rules/un_entities/funding.h"
#include "world/institutions.h"
#include "world/states.h"

namespace counterpoise {
namespace {

/// At most one exit is uncertain, and nothing else moves the same membership.
void check_uncertain(const std::vector<Change>& changes, const Facts& facts, Faults& faults) {
    const Change* uncertain = nullptr;
    for (const Change& c : changes) {
        if (!c.uncertain()) continue;
        if (uncertain)
            faults.add({c.where, "a second exit is uncertain",
                        "one is drawn; a joint chance of several would have to be stated",
                        "Make one of them certain, or run them apart."});
        uncertain = &c;
    }
    if (!uncertain) return;
    for (const Change& c : changes)
        if (&c != uncertain && c.state == uncertain->state && c.target == uncertain->target &&
            c.treaty == uncertain->treaty && c.institution == uncertain->institution)
            faults.add({c.where,
                        fmt::format("{} of {} stands beside an exit that may never happen",
                                    name_of(c.kind), target_code(c, facts)),
                        "it could not be said what it changes", "Make the exit certain."});
}

/// The exit of the same state that is not yet in force when it joins again; nullptr if there is
/// none.
const Step* still_in(const std::vector<Step>& before, const Change& c) {
    if (c.kind != ChangeKind::join) return nullptr;
    for (const Step& step : before)
        if (step.change.kind == ChangeKind::leave && step.change.state == c.state &&
            step.change.target == c.target && step.change.treaty == c.treaty &&
            step.change.institution == c.institution && step.in_force > c.date)
            return &step;
    return nullptr;
}

}  // namespace

void assume(Scenario& scenario, std::string_view key, std::string_view value,
            const std::string& where) {
    const AssumptionInfo* info = find_assumption(key);
    scenario.named.insert_or_assign(std::string(key), where);
    if (value != "all" || !info || info->kind != ChoiceKind::word) {
        scenario.assumptions.set(key, value, where);
        std::erase(scenario.open, std::string(key));
        return;
    }
    if (std::find(scenario.open.begin(), scenario.open.end(), key) == scenario.open.end())
        scenario.open.emplace_back(key);
}

void complete(Scenario& scenario) {
    const std::string key = "ally_response";
    const bool treaty = std::any_of(scenario.changes.begin(), scenario.changes.end(),
                                    [](const Change& c) { return c.target == TargetKind::treaty; });
    if (treaty && !scenario.named.contains(key) &&
        std::find(scenario.open.begin(), scenario.open.end(), key) == scenario.open.end())
        scenario.open.push_back(key);
}

void check_codes(const Assumptions& assumptions, const Facts& facts) {
    Faults faults;
    for (const std::string& iso3 : assumptions.codes("global_reach")) try {
            (void)states(facts).named(iso3, kLatestYear, "global_reach");
        } catch (const InputError& error) {
            faults.add(error);
        }
    try {
        check_agencies(facts, assumptions);
    } catch (const InputError& error) {
        faults.add(error);
    }
    faults.raise_if_any();
}

namespace {

/// Numbers that the readers of words refuse, whoever set them.
void check_numbers(const Scenario& scenario, Faults& faults) {
    if (scenario.runs < 1 || scenario.runs > kMostRuns)
        faults.add({"runs", fmt::format("{} is not allowed", scenario.runs),
                    fmt::format("a whole number from 1 to {} is needed", kMostRuns),
                    "Choose one in that range."});
    if (scenario.seed > static_cast<std::uint64_t>(INT64_MAX))
        faults.add({"seed", fmt::format("{} is not allowed", scenario.seed),
                    fmt::format("a whole number from 0 to {} is needed", INT64_MAX),
                    "Choose one in that range."});
    for (const auto& [key, year] : {std::pair{"start", scenario.start}, {"end", scenario.end}})
        if (year < kFirstRunYear || year > kFarthestYear)
            faults.add({key, fmt::format("{} is not allowed", year.value),
                        fmt::format("a year from {} to {} is needed", kFirstRunYear.value,
                                    kFarthestYear.value),
                        "Choose one in that range."});
}

}  // namespace

void check_choices(const Scenario& scenario, const Facts& facts) {
    Faults faults;
    faults.collect([&] { check_codes(scenario.assumptions, facts); });
    faults.collect([&] {
        Assumptions settled = scenario.assumptions;
        settle_reliability(settled, scenario.named);
    });
    faults.raise_if_any();
}

void check(const Scenario& scenario, const Facts& facts) {
    Faults faults;
    faults.collect([&] { check_choices(scenario, facts); });
    check_numbers(scenario, faults);
    if (scenario.end < scenario.start)
        faults.add({"end",
                    fmt::format("the scenario ends in {} before it starts in {}",
                                scenario.end.value, scenario.start.value),
                    "it needs at least one year", "Raise `end` or lower `start`."});
    check_uncertain(scenario.changes, facts, faults);
    for (const Change& c : scenario.changes) {
        const int year = c.date.year;
        if (year < scenario.start.value)
            faults.add({c.where,
                        fmt::format("{} is before the start of the scenario ({})", c.date.iso(),
                                    scenario.start.value),
                        "changes happen while it runs", "Lower `start` or move the change."});
        else if (year > scenario.end.value)
            faults.add({c.where,
                        fmt::format("year {} is past the end of the scenario ({})", year,
                                    scenario.end.value),
                        "changes happen while it runs", "Raise `end` or move the change."});
    }
    if (faults.empty()) try {
            const std::vector<Step> all =
                steps(scenario.changes, World::at(facts, kLatestYear), facts, scenario.assumptions);
            for (const Step& step : all) {
                const Change& c = step.change;
                if (const Step* still = still_in(all, c))
                    faults.add({c.where,
                                fmt::format("{} is still a member of {} on {}",
                                            states(facts).name(c.state), target_code(c, facts),
                                            c.date.iso()),
                                fmt::format("its exit is in force on {}", still->in_force.iso()),
                                "Let it join on that day or later."});
                if (step.in_force.year > scenario.end.value)
                    faults.add({step.change.where,
                                fmt::format("the change is in force on {}, after the end ({})",
                                            step.in_force.iso(), scenario.end.value),
                                fmt::format("{}: {}", step.clause.clause, step.clause.text),
                                "Raise `end` or move the change."});
            }
        } catch (const InputError& error) {
            faults.add(error);
        }
    faults.raise_if_any();
}

std::string title_of(const std::vector<Change>& changes, const Facts& facts) {
    if (changes.empty()) return "Nothing changes";
    std::string title;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const bool same = i > 0 && changes[i].state == changes[i - 1].state;
        const std::string state = states(facts).name(changes[i].state) + " ";
        const std::string whole = describe(changes[i], facts);
        const std::string part = same && changes[i].kind == changes[i - 1].kind
                                     ? target_code(changes[i], facts)
                                 : same ? whole.substr(state.size())
                                        : whole;
        title += (i == 0 ? "" : i + 1 == changes.size() ? " and " : ", ") + part;
    }
    return title;
}

std::vector<School> schools_of(const Scenario& scenario) {
    std::vector<School> schools;
    for (const std::string& key : scenario.open)
        for (const std::string& word : find_assumption(key)->words) {
            School school{scenario.assumptions, {}, fmt::format("{}={}", key, word)};
            school.assumptions.set(key, word, "");
            school.canonical = school.assumptions.canonical(scenario.open);
            const bool known = std::any_of(schools.begin(), schools.end(), [&](const School& s) {
                return s.canonical == school.canonical;
            });
            if (!known) schools.push_back(std::move(school));
        }
    if (schools.empty())
        schools.push_back({scenario.assumptions, scenario.assumptions.canonical(), "as assumed"});
    return schools;
}

}  // namespace counterpoise

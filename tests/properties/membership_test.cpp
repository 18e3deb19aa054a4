// Whatever states leave and join, in whatever year: what must hold of the rules together.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>
#include <set>

#include "world/un_tables.h"
#include "worlds.h"

namespace counterpoise {
namespace {

const std::vector<std::string> kRules{"pro_rata", "ceiling_only", "ceilings_and_floor", "unfunded"};

InstitutionId un() {
    return institutions(test_facts()).un;
}
TreatyId nato() {
    return treaties(test_facts()).named("NATO", "test");
}

Change change_of(ChangeKind kind, StateId state, TargetKind target) {
    Change change;
    change.kind = kind;
    change.date = {2025, 1, 1};
    change.state = state;
    change.target = target;
    change.treaty = nato();
    change.institution = un();
    change.where = "test";
    return change;
}

/// Members of the UN that the published scale of the year has: those whose exit changes it.
std::vector<StateId> payers(int year) {
    const World& world = published_world(year);
    std::vector<StateId> found;
    for (std::size_t i = 0; i < world.size(); ++i)
        if (world.is_member(un(), world.id(i)) && world.value(Column::un_rate, i) > 0)
            found.push_back(world.id(i));
    return found;
}

/// States that could join the UN: no members, no payers, with GDP and population.
std::vector<StateId> candidates(int year) {
    const World& world = published_world(year);
    std::vector<StateId> found;
    for (std::size_t i = 0; i < world.size(); ++i)
        if (!world.is_member(un(), world.id(i)) && std::isnan(world.value(Column::un_rate, i)) &&
            world.value(Column::gdp_market, i) > 0 && world.value(Column::population, i) > 0)
            found.push_back(world.id(i));
    return found;
}

std::vector<Change> any_of(const std::vector<StateId>& states_of, ChangeKind kind,
                           TargetKind target, std::size_t most) {
    std::vector<Change> changes;
    if (states_of.empty()) return changes;
    const auto drawn = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, states_of.size())));
    std::set<std::size_t> seen;
    for (const std::size_t i : drawn)
        if (changes.size() < most && seen.insert(i).second)
            changes.push_back(change_of(kind, states_of[i], target));
    return changes;
}

/// Random leavers and joiners of the UN (and members of NATO that leave) in one year.
std::vector<Change> any_changes(int year) {
    auto changes = any_of(payers(year), ChangeKind::leave, TargetKind::institution, 12);
    for (Change& c : any_of(candidates(year), ChangeKind::join, TargetKind::institution, 3))
        changes.push_back(c);
    for (Change& c :
         any_of(published_world(year).members(nato()), ChangeKind::leave, TargetKind::treaty, 8))
        changes.push_back(c);
    return changes;
}

/// The world after changes; nothing where a rule says that the rest could not pay.
std::optional<World> after(int year, const std::vector<Change>& changes,
                           const Assumptions& assumptions) {
    try {
        return changed_world(published_world(year), changes, test_facts(), assumptions);
    } catch (const InputError&) {
        return {};
    }
}

Assumptions rule(const std::string& name) {
    return assume({"un_rescale=" + name});
}

/// The largest difference of a column between two worlds; infinite where only one of them has a
/// figure.
double difference(const World& a, const World& b, Column column) {
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double x = a.value(column, i);
        const double y = b.value(column, i);
        if (std::isnan(x) && std::isnan(y)) continue;
        if (std::isnan(x) || std::isnan(y)) return std::numeric_limits<double>::infinity();
        most = std::max(most, std::abs(x - y));
    }
    return most;
}

constexpr Column kSettled[] = {Column::un_rate, Column::peacekeeping_rate, Column::nato_rate};

int any_year() {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(1946, 2026));
}

RC_GTEST_PROP(Membership, RatesSumToAHundredAndAreNeverNegative, ()) {
    const int year = any_year();
    const auto changes = any_changes(year);
    const std::string name = *rc::gen::elementOf(kRules);
    const auto world = after(year, changes, rule(name));
    RC_PRE(world.has_value());
    for (const Column column : kSettled)
        for (const double rate : world->column(column)) RC_ASSERT(std::isnan(rate) || rate >= 0);
    const bool un_changed = std::any_of(changes.begin(), changes.end(), [](const Change& c) {
        return c.target == TargetKind::institution;
    });
    if (un_changed && name != "unfunded")
        RC_ASSERT(std::abs(sum_of(*world, Column::un_rate) - 100) < 1e-9);
    if (year >= 2022)
        RC_ASSERT(std::abs(sum_of(*world, Column::peacekeeping_rate) -
                           sum_of(*world, Column::un_rate)) < 1e-9);
    if (year >= 2021) RC_ASSERT(std::abs(sum_of(*world, Column::nato_rate) - 100) < 1e-9);
}

RC_GTEST_PROP(Membership, ExactlyMembersWithARateHaveOne, ()) {
    const int year = any_year();
    const auto changes = any_changes(year);
    const auto world = after(year, changes, rule(*rc::gen::elementOf(kRules)));
    RC_PRE(world.has_value());
    for (const Change& c : changes) {
        const auto row = world->row(c.state);
        const Column column = c.target == TargetKind::treaty ? Column::nato_rate : Column::un_rate;
        if (c.kind == ChangeKind::leave) RC_ASSERT(std::isnan(world->value(column, *row)));
        if (c.kind == ChangeKind::join) RC_ASSERT(world->value(column, *row) > 0);
    }
    if (std::none_of(changes.begin(), changes.end(),
                     [](const Change& c) { return c.kind == ChangeKind::join; }))
        for (std::size_t i = 0; i < world->size(); ++i)
            if (std::isnan(published_world(year).value(Column::un_rate, i)))
                RC_ASSERT(std::isnan(world->value(Column::un_rate, i)));
}

// The least developed are compared where the list of today fits the rates of the year: entry dates
// are not in the facts.
RC_GTEST_PROP(Membership, NobodysShareFallsWhenAnotherLeaves, ()) {
    const int year = any_year();
    const std::string name = *rc::gen::elementOf(kRules);
    const auto all = payers(year);
    auto changes = any_of(all, ChangeKind::leave, TargetKind::institution, 10);
    const auto fewer = after(year, changes, rule(name));
    const StateId one_more = all[*rc::gen::inRange<std::size_t>(0, all.size())];
    RC_PRE(fewer.has_value() && !changes.empty() && fewer->is_member(un(), one_more));
    changes.push_back(change_of(ChangeKind::leave, one_more, TargetKind::institution));
    const auto fewest = after(year, changes, rule(name));
    RC_PRE(fewest.has_value());
    for (std::size_t i = 0; i < fewest->size(); ++i)
        if (!std::isnan(fewest->value(Column::un_rate, i)))
            RC_ASSERT(fewest->value(Column::un_rate, i) >= fewer->value(Column::un_rate, i) - 1e-9);
}

RC_GTEST_PROP(Membership, NobodysNatoShareFallsWhenAnotherLeaves, ()) {
    const int year = *rc::gen::inRange(2021, 2026);
    auto changes =
        any_of(published_world(year).members(nato()), ChangeKind::leave, TargetKind::treaty, 10);
    const auto world = after(year, changes, {});
    RC_PRE(world.has_value());
    for (std::size_t i = 0; i < world->size(); ++i)
        if (!std::isnan(world->value(Column::nato_rate, i)))
            RC_ASSERT(world->value(Column::nato_rate, i) >=
                      settled_world(year).value(Column::nato_rate, i) - 1e-9);
}

RC_GTEST_PROP(Membership, CeilingsAndFloorAreKept, ()) {
    const int year = any_year();
    const auto changes = any_changes(year);
    RC_PRE(std::any_of(changes.begin(), changes.end(),
                       [](const Change& c) { return c.target == TargetKind::institution; }));
    const ScaleBounds bounds = scale_bounds(test_facts(), Year{year});
    const auto capped = after(year, changes, rule("ceiling_only"));
    const auto bounded = after(year, changes, rule("ceilings_and_floor"));
    RC_PRE(capped.has_value() && bounded.has_value());
    for (const double rate : capped->column(Column::un_rate))
        RC_ASSERT(std::isnan(rate) || rate <= bounds.ceiling + 1e-9);
    for (const double rate : bounded->column(Column::un_rate))
        RC_ASSERT(std::isnan(rate) ||
                  (rate <= bounds.ceiling + 1e-9 && rate >= bounds.floor - 1e-12));
    if (!bounds.least_developed_ceiling) return;
    for (const StateId id : least_developed(test_facts(), Year{year})) {
        const auto row = bounded->row(id);
        if (row && !std::isnan(bounded->value(Column::un_rate, *row)))
            RC_ASSERT(bounded->value(Column::un_rate, *row) <=
                      *bounds.least_developed_ceiling + 1e-12);
    }
}

RC_GTEST_PROP(Membership, SettlingASecondTimeChangesNothing, ()) {
    const int year = any_year();
    const Assumptions assumptions = rule(*rc::gen::elementOf(kRules));
    const auto once = after(year, any_changes(year), assumptions);
    RC_PRE(once.has_value());
    World twice = *once;
    settle(twice, published_world(year), test_facts(), assumptions);
    for (const Column column : kSettled) RC_ASSERT(difference(*once, twice, column) == 0);
    RC_ASSERT(twice.memberships().size() == once->memberships().size());
}

RC_GTEST_PROP(Membership, TheOrderOfChangesDoesNotMatter, ()) {
    const int year = any_year();
    const Assumptions assumptions = rule(*rc::gen::elementOf(kRules));
    auto changes = any_changes(year);
    const auto forward = after(year, changes, assumptions);
    std::reverse(changes.begin(), changes.end());
    const auto backward = after(year, changes, assumptions);
    RC_ASSERT(forward.has_value() == backward.has_value());
    RC_PRE(forward.has_value());
    for (const Column column : kSettled) RC_ASSERT(difference(*forward, *backward, column) == 0);
    RC_ASSERT(forward->members(un()) == backward->members(un()));
    RC_ASSERT(forward->members(nato()) == backward->members(nato()));
}

RC_GTEST_PROP(Membership, JoiningAgainUndoesAnExit, ()) {
    const int year = any_year();
    const Assumptions assumptions = rule(*rc::gen::elementOf(kRules));
    auto changes = any_of(payers(year), ChangeKind::leave, TargetKind::institution, 6);
    for (Change& c :
         any_of(published_world(year).members(nato()), ChangeKind::leave, TargetKind::treaty, 4))
        changes.push_back(c);
    const std::vector<Change> exits = changes;
    for (const Change& c : exits) changes.push_back(change_of(ChangeKind::join, c.state, c.target));
    const auto world = after(year, changes, assumptions);
    RC_ASSERT(world.has_value());
    for (const Column column : kSettled)
        RC_ASSERT(difference(*world, settled_world(year), column) == 0);
    RC_ASSERT(world->members(un()) == published_world(year).members(un()));
    RC_ASSERT(world->members(nato()) == published_world(year).members(nato()));
}

RC_GTEST_PROP(Membership, LeavingAgainUndoesAnAccession, ()) {
    const int year = any_year();
    const auto joins = any_of(candidates(year), ChangeKind::join, TargetKind::institution, 3);
    RC_PRE(!joins.empty());
    std::vector<Change> changes = joins;
    for (const Change& c : joins)
        changes.push_back(change_of(ChangeKind::leave, c.state, c.target));
    const auto world = after(year, changes, rule(*rc::gen::elementOf(kRules)));
    RC_ASSERT(world.has_value());
    for (const Column column : kSettled)
        RC_ASSERT(difference(*world, settled_world(year), column) == 0);
}

RC_GTEST_PROP(Membership, AnExitTouchesNoOtherColumn, ()) {
    const int year = any_year();
    const auto world = after(year, any_changes(year), {});
    RC_PRE(world.has_value());
    for (const ColumnInfo& column : column_infos()) {
        if (std::find(std::begin(kSettled), std::end(kSettled), column.column) !=
            std::end(kSettled))
            continue;
        RC_ASSERT(difference(*world, settled_world(year), column.column) == 0);
    }
}

}  // namespace
}  // namespace counterpoise

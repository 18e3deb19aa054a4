#include "measures/funding/funding.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "base/error.h"
#include "rules/settlement.h"
#include "rules/un_dues/dues.h"
#include "rules/un_entities/funding.h"
#include "rules/un_peacekeeping/scale.h"
#include "world/institutions.h"
#include "world/un_tables.h"

namespace counterpoise {
namespace {

bool membership_changed(const View& view, InstitutionId id) {
    return view.world.members(id) != view.published.members(id);
}

/// One settled rate a state, for those that have one.
Reading rates(const View& view, Column column, std::string name, std::string unit) {
    Reading reading;
    reading.unit = unit;
    reading.table = per_state_table(std::move(name), std::move(unit), 3);
    for (std::size_t i = 0; i < view.world.size(); ++i)
        if (const double rate = view.world.value(column, i); !std::isnan(rate))
            add_state_row(reading.table, view.world, i, rate);
    sort_by_value(reading.table);
    reading.vintage = vintage_of(view.published, column);
    return reading;
}

InputError no_year(const View& view, std::string_view what, std::string_view years) {
    return InputError(Fault{"--year", fmt::format("no {} for {}", what, view.world.year().value),
                            std::string(years), "Choose a year between them."});
}

/// What a changed membership of the UN rests on, and the choice that was made.
void mark_rescaled(const View& view, Reading& reading) {
    if (!membership_changed(view, institutions(view.facts).un)) return;
    reading.standing = softer(reading.standing, Standing::inferred_from_precedent);
    reading.notes.push_back(fmt::format(
        "after the change, by the rule un_rescale = {}; no resolution says which rule applies",
        view.assumptions.word("un_rescale")));
    double published = 0;
    for (const double rate : view.published.column(Column::un_rate))
        if (!std::isnan(rate)) published += rate;
    if (std::abs(published - 100.0) > 0.01)
        reading.notes.push_back(
            fmt::format("the published scale of this year adds to {:.2f} %; after the change rates "
                        "add to 100 %, so compare shares with care",
                        published));
}

}  // namespace

Reading nato_common_funding(const View& view) {
    Reading reading = rates(view, Column::nato_rate, "Share of NATO's common funding", "%");
    if (reading.table.rows.empty())
        throw no_year(view, "shares of NATO's common funding", "the table runs from 2021 to 2025");
    reading.standing = Standing::transcribed_unverified;
    reading.sources = {"nato_funding"};
    reading.notes.push_back("published shares add to 100.0007 and are normalised");
    const TreatyId nato = treaties(view.facts).named("NATO", "treaties.csv");
    if (view.world.members(nato) != view.published.members(nato))
        reading.notes.push_back(
            "two standings: the published shares are transcribed, unverified; the change is "
            "inferred "
            "from precedent: pro rata, the mirror of what was done when Finland and Sweden joined, "
            "as no rule exists");
    return reading;
}

Reading un_scale_measure(const View& view) {
    Reading reading = rates(view, Column::un_rate, "Share of the UN's regular budget", "%");
    if (reading.table.rows.empty())
        throw no_year(view, "UN scale of assessments", "the scales run from 1946 to 2027");
    reading.standing = Standing::adopted_resolution;
    reading.sources = {"un_scale"};
    mark_rescaled(view, reading);
    return reading;
}

Reading un_peacekeeping_scale(const View& view) {
    Reading reading = rates(view, Column::peacekeeping_rate, "Share of UN peacekeeping", "%");
    if (reading.table.rows.empty())
        throw no_year(view, "levels of the UN peacekeeping scale",
                      "the levels are recovered for 2022-24 and carried to 2025");
    reading.table.columns.push_back({"level", "Level", "", 0});
    reading.table.columns.push_back({"discount_pct", "Discount", "%", 1});
    std::map<std::string, const PeacekeepingLevel*> levels;
    for (const PeacekeepingLevel& l : peacekeeping_levels(view.facts))
        if (const auto i = view.world.row(l.state)) levels[view.world.iso3(*i)] = &l;
    for (auto& row : reading.table.rows) {
        const auto found = levels.find(std::get<std::string>(row[0]));
        const bool known = found != levels.end();
        row.push_back(known ? Cell{found->second->level} : Cell{});
        row.push_back(known ? cell(100.0 * found->second->discount) : Cell{});
    }
    reading.standing = Standing::inferred_from_precedent;
    reading.sources = {"un_peacekeeping_levels", "un_assessments", "un_scale"};
    reading.vintage =
        "levels of 2022-24; regular scale: " + vintage_of(view.published, Column::un_rate);
    reading.extras.push_back(
        {"premium_factor", "times the regular rate", peacekeeping_premium(view.world, view.facts)});
    reading.notes.push_back(
        "levels are recovered from realised assessments, 2022-24; the adopted annex was not at "
        "hand");
    mark_rescaled(view, reading);
    return reading;
}

Reading un_dues(const View& view) {
    const auto regular = budget(view.facts, "regular", view.world.year());
    if (!regular)
        throw no_year(view, "regular budget of the UN", "the table runs from 2020 to 2026");
    const auto peace = budget(view.facts, "peacekeeping", view.world.year());
    Reading reading;
    reading.unit = "US$ m";
    reading.table = per_state_table("Dues to the regular budget", "US$ m", 2);
    reading.table.columns.push_back({"peacekeeping", "Dues to peacekeeping", "US$ m", 2});
    for (std::size_t i = 0; i < view.world.size(); ++i) {
        const double rate = view.world.value(Column::un_rate, i);
        if (std::isnan(rate)) continue;
        add_state_row(reading.table, view.world, i, dues_usd_m(regular->second.amount, rate));
        const double pk = view.world.value(Column::peacekeeping_rate, i);
        reading.table.rows.back().push_back(peace ? cell(dues_usd_m(peace->second.amount, pk))
                                                  : Cell{});
    }
    sort_by_value(reading.table);
    reading.standing = softer(Standing::adopted_resolution,
                              standing_named(regular->second.standing).value_or(Standing::assumed));
    reading.sources = {"un_scale", "budgets", "un_peacekeeping_levels"};
    reading.vintage = fmt::format(
        "regular budget of {}{}", regular->first.value,
        peace ? fmt::format("; peacekeeping budget of July {}", peace->first.value) : "");
    reading.extras.push_back({"budget", "US$ m", regular->second.amount});
    if (peace) reading.extras.push_back({"peacekeeping_budget", "US$ m", peace->second.amount});
    mark_rescaled(view, reading);
    return reading;
}

Reading un_arrears(const View& view) {
    const double unpaid = view.assumptions.number("unpaid_share");
    const Reading dues = un_dues(view);
    const Year first = view.world.year();
    Reading reading;
    reading.unit = "years";
    reading.table = per_state_table("Years until the vote is lost", "years", 0);
    reading.table.columns.insert(reading.table.columns.end(),
                                 {{"lost_on", "Vote lost on", "", 0},
                                  {"due_usd_m", "Due a year", "US$ m", 3},
                                  {"arrears_usd_m", "Arrears then", "US$ m", 3},
                                  {"threshold_usd_m", "Dues of two years", "US$ m", 3}});
    for (const auto& row : dues.table.rows) {
        const auto* regular = std::get_if<double>(&row[2]);
        const auto* peace = std::get_if<double>(&row[3]);
        const double due = (regular ? *regular : 0.0) + (peace ? *peace : 0.0);
        const auto lost = vote_lost(due, unpaid);
        reading.table.rows.push_back(
            {row[0], row[1], lost ? Cell{static_cast<double>(lost->years)} : Cell{},
             lost ? Cell{Date{first.value + lost->years, 1, 1}.iso()} : Cell{}, due,
             lost ? Cell{lost->arrears} : Cell{}, 2.0 * due});
    }
    reading.standing = Standing::assumed;
    reading.sources = dues.sources;
    reading.vintage = dues.vintage;
    reading.extras = {{"unpaid_share", "of what falls due", unpaid}};
    reading.notes = {
        fmt::format(
            "Charter Art. 19: no vote in the General Assembly while arrears equal or exceed "
            "the dues of the two full years before; here each member owes nothing on 1 "
            "January {} and then leaves {:.4g} % of what falls due unpaid",
            first.value, 100.0 * unpaid),
        "dues are those of the year, held constant; actual arrears of members are not in the facts",
        "the Assembly may let a member vote that cannot pay; the Security Council vote is not "
        "touched"};
    if (membership_changed(view, institutions(view.facts).un))
        reading.notes.push_back("a state that has left owes no new dues and has no row");
    return reading;
}

Reading un_entity_funding(const View& view) {
    const Year year = view.world.year() == kLatestYear
                          ? revenue_year(view.facts, kLatestYear).value_or(kLatestYear)
                          : view.world.year();
    Reading reading;
    reading.unit = "US$ m";
    reading.table.columns = {{"entity", "Entity", "", 0},
                             {"name", "Name", "", 0},
                             {"total_usd_m", "Revenue", "US$ m", 1},
                             {"from_leavers_usd_m", "From the leavers", "US$ m", 1},
                             {"from_leavers_pct", "From the leavers", "%", 2},
                             {"assessed_usd_m", "of it assessed", "US$ m", 1},
                             {"voluntary_usd_m", "of it voluntary", "US$ m", 1},
                             {"other_usd_m", "of it other", "US$ m", 1},
                             {"lost_usd_m", "Stops", "US$ m", 1}};
    double total = 0, from = 0, lost = 0;
    for (const EntityFunding& e :
         entity_funding(view.facts, year, view.published, view.world, view.assumptions)) {
        const double percent =
            e.total_usd_m != 0 ? 100.0 * e.from_leavers_usd_m / e.total_usd_m : 0.0;
        reading.table.rows.push_back({e.entity, e.name, e.total_usd_m, e.from_leavers_usd_m,
                                      percent, e.assessed_usd_m, e.voluntary_usd_m, e.other_usd_m,
                                      e.lost_usd_m});
        total += e.total_usd_m;
        from += e.from_leavers_usd_m;
        lost += e.lost_usd_m;
    }
    reading.extras = {{"total_usd_m", "US$ m", total},
                      {"from_leavers_usd_m", "US$ m", from},
                      {"lost_usd_m", "US$ m", lost}};
    reading.standing = Standing::published_figure;
    reading.sources = {"un_revenue", "un_revenue_other", "un_entities"};
    reading.vintage = fmt::format("revenue of {}", year.value);
    reading.notes = {
        fmt::format("what stops: un_voluntary = {}, agencies = {}; before others make it up",
                    view.assumptions.word("un_voluntary"), view.assumptions.word("agencies")),
        "transfers between entities are counted twice by the source; small negative amounts are "
        "its corrections"};
    return reading;
}

}  // namespace counterpoise

#include "measures/leaver/balance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/error.h"
#include "base/math.h"
#include "measures/cover/cover.h"
#include "rules/un_dues/dues.h"
#include "rules/un_entities/funding.h"
#include "world/institutions.h"
#include "world/row_reader.h"
#include "world/un_tables.h"

namespace counterpoise {
namespace {

constexpr StateId kUnitedStates{2};
constexpr double kLimit = 0.5;

struct Item {
    std::string item;
    std::string kind;  ///< saved, may be saved, may be lost, replacement
    double low = 0;
    double high = 0;
    std::string unit;
    std::string standing;
    std::string source;
};

void add(Table& table, const World& world, std::size_t i, const Item& item) {
    const double value = item.low == item.high ? item.low : std::nan("");
    table.rows.push_back({world.iso3(i), world.name(i), item.item, item.kind, cell(value),
                          cell(item.low), cell(item.high), item.unit, item.standing, item.source});
}

struct Estimate {
    std::string group;
    Item item;
};

std::vector<Estimate> published_estimates(const Facts& facts) {
    RowReader in(facts.table("published_estimates"));
    const auto group = in.column("group");
    const auto study = in.column("study");
    const auto quantity = in.column("quantity");
    const auto low = in.column("low");
    const auto high = in.column("high");
    const auto unit = in.column("unit");
    const auto standing = in.column("standing");
    const auto source = in.column("source");
    std::vector<Estimate> all;
    for (std::size_t r = 0; r < in.rows(); ++r)
        all.push_back(
            {std::string(in.text(r, group)),
             {fmt::format("{}: {}", in.text(r, study), in.text(r, quantity)), "replacement",
              in.number(r, low), in.number(r, high), std::string(in.text(r, unit)),
              std::string(in.text(r, standing)), std::string(in.text(r, source))}});
    in.finish();
    return all;
}

/// Partners bound to each other by live defence pacts.
std::set<StateId> partners(const World& world, const Facts& facts, StateId state) {
    std::set<StateId> found;
    for (const Membership& mine : world.memberships()) {
        if (mine.state != state || !has(mine.obligations, Obligation::defence) ||
            mine.pledge != Pledge::kept ||
            !counts_as_live(treaties(facts).at(mine.treaty), world.year()))
            continue;
        for (const StateId other : world.members(mine.treaty))
            if (other != state) found.insert(other);
    }
    return found;
}

double retrenchment(const View& view, StateId state) {
    if (!view.assumptions.is_word("retrenchment")) return view.assumptions.number("retrenchment");
    const auto before = partners(view.published, view.facts, state);
    const auto after = partners(view.world, view.facts, state);
    return before.empty()
               ? 0.0
               : 1.0 - static_cast<double>(after.size()) / static_cast<double>(before.size());
}

void add_un(const View& view, Reading& reading, std::size_t i) {
    const std::string pays = "the leaver's own dues under the published scale";
    const double rate = view.published.value(Column::un_rate, i);
    if (const auto b = budget(view.facts, "regular", view.world.year()); b && !std::isnan(rate)) {
        const double dues = dues_usd_m(b->second.amount, rate);
        add(reading.table, view.world, i,
            {"UN regular budget", "saved", dues, dues, "US$ m a year", b->second.standing,
             b->second.source});
    }
    const double pk = view.published.value(Column::peacekeeping_rate, i);
    if (const auto b = budget(view.facts, "peacekeeping", view.world.year());
        b && !std::isnan(pk)) {
        const double dues = dues_usd_m(b->second.amount, pk);
        add(reading.table, view.world, i,
            {"UN peacekeeping", "saved", dues, dues, "US$ m a year", "inferred from precedent",
             b->second.source});
    }
}

void add_entities(const View& view, Reading& reading, std::size_t i) {
    const auto year = revenue_year(view.facts, view.world.year());
    if (!year) return;
    World alone = view.published;
    for (const Institution& institution : institutions(view.facts).list) {
        const InstitutionId id = institutions(view.facts).named(institution.code, "igos.csv");
        const StateId state = view.world.id(i);
        if (view.published.is_member(id, state) && !view.world.is_member(id, state))
            alone.remove(id, state);
    }
    double voluntary = 0;
    for (const EntityFunding& e :
         entity_funding(view.facts, *year, view.published, alone, view.assumptions))
        voluntary += e.voluntary_usd_m + e.other_usd_m;
    const bool stops = view.assumptions.word("un_voluntary") == "stops";
    add(reading.table, view.world, i,
        {fmt::format("voluntary money to UN entities ({})",
                     stops ? "stops" : "no exit rule ends it"),
         stops ? "saved" : "may be saved", voluntary, voluntary,
         fmt::format("US$ m in {}", year->value), "published figure", "CEB financial statistics"});
}

void add_nato(const View& view, Reading& reading, std::size_t i) {
    const double share = view.published.value(Column::nato_rate, i);
    double total = 0;
    for (const double x : view.published.column(Column::nato_rate))
        if (!std::isnan(x)) total += x;
    if (const auto b = budget(view.facts, "nato_common", view.world.year());
        b && !std::isnan(share)) {
        const double dues = b->second.amount * share / total;
        add(reading.table, view.world, i,
            {"NATO common funding", "saved", dues, dues, "EUR m a year", "transcribed, unverified",
             b->second.source});
    }
}

void add_assigned(const View& view, Reading& reading, std::size_t i) {
    const CoverParameters p = cover_parameters(view);
    if (!p.reach.global_reach[i])
        return;  // a budget that stands in the region anyway is not saved by leaving
    const double share = p.reach.assigned_share;
    const double spending = view.published.value(Column::milex, i);
    if (std::isnan(spending)) return;
    add(reading.table, view.world, i,
        {fmt::format("spending assigned to the alliance ({:.0f} % of the budget), if it is cut",
                     100 * share),
         "may be saved", share * spending, share * spending, "US$ m a year", "assumed",
         "assumption assigned_share"});
}

enum class LeftNato { no, yes };

/// Published estimates: of what retrenchment costs; of what replacing US forces in Europe costs,
/// for an exit from NATO.
void add_losses(const View& view, Reading& reading, std::size_t i, LeftNato left_nato) {
    const double x = retrenchment(view, view.world.id(i));
    const bool american = view.world.id(i) == kUnitedStates;
    for (const Estimate& e : published_estimates(view.facts)) {
        Item item = e.item;
        if (e.group == "retrenchment") {
            if (!american || x <= 0) continue;
            item.standing = "contested: one published estimate";
            item.kind = "published, for reference";
            add(reading.table, view.world, i,
                {item.item + ", at the 50 % of commitments that the study examined", item.kind,
                 item.low, item.high, item.unit, item.standing, item.source});
            item.kind = "may be lost";
            item.item += fmt::format(", at {:.0f} % of commitments given up", 100 * x);
            const bool beyond = x > kLimit;
            if (beyond) item.item += " (beyond the 50 % at which the study stops: no figure)";
            item.low = item.high = beyond ? std::nan("") : retrenchment_loss(item.low, x);
        } else if (!american || left_nato == LeftNato::no) {
            continue;
        }
        add(reading.table, view.world, i, item);
    }
}

}  // namespace

double retrenchment_loss(double at_half, double x) {
    if (!(x >= 0) || x > kLimit)
        throw InputError(Fault{"retrenchment",
                               fmt::format("{:.3g} of the commitments is outside the study", x),
                               "its authors do not extend it beyond 50 %", "Choose 0 to 0.5."});
    const double elasticity = log_det(1.34) / log_det(2.0);
    return at_half * (1.0 - pow_det(1.0 - x, elasticity)) /
           (1.0 - pow_det(1.0 - kLimit, elasticity));
}

Reading leaver_balance(const View& view) {
    Reading reading;
    reading.unit = "mixed: see the column unit";
    reading.table.columns = {{"state", "Code", "", 0},        {"name", "Leaver", "", 0},
                             {"item", "Item", "", 0},         {"kind", "Kind", "", 0},
                             {"value", "Amount", "", 0},      {"low", "Low", "", 0},
                             {"high", "High", "", 0},         {"unit", "Unit", "", 0},
                             {"standing", "Standing", "", 0}, {"source", "Source", "", 0}};
    const InstitutionId un = institutions(view.facts).un;
    std::set<StateId> un_leavers;
    for (const StateId s : leavers(view, un)) un_leavers.insert(s);
    std::map<StateId, bool> all;  // state -> left a defence treaty
    for (const StateId s : un_leavers) all[s] = false;
    const TreatyId nato = treaties(view.facts).named("NATO", "treaties.csv");
    std::set<StateId> nato_leavers;
    for (const StateId s : leavers(view, nato)) nato_leavers.insert(s);
    for (const Membership& m : view.published.memberships())
        if (has(m.obligations, Obligation::defence) && !view.world.is_member(m.treaty, m.state))
            all[m.state] = true;

    for (const auto& [state, left_pact] : all) {
        const auto i = view.world.row(state);
        if (!i) continue;
        if (un_leavers.contains(state)) {
            add_un(view, reading, *i);
            add_entities(view, reading, *i);
        }
        if (nato_leavers.contains(state)) add_nato(view, reading, *i);
        if (left_pact) add_assigned(view, reading, *i);
        if (left_pact)
            add_losses(view, reading, *i,
                       nato_leavers.contains(state) ? LeftNato::yes : LeftNato::no);
    }
    reading.standing = Standing::assumed;
    reading.sources = {"budgets",    "un_scale",          "nato_funding",
                       "un_revenue", "military_spending", "published_estimates"};
    reading.vintage = fmt::format("budgets of {} or the latest before", view.world.year().value);
    reading.notes = {
        "savings are exact where a rule says so; 'may be saved' needs a decision that no exit "
        "makes by itself",
        "the trade and output estimates are one study's and contested; they are not subtracted "
        "from the savings"};
    if (const std::string note = standing_note(view.world.year()); !note.empty())
        reading.notes.push_back(note);
    if (reading.table.rows.empty())
        reading.notes.push_back("nobody leaves: add --leave STATE:TREATY or STATE:UN");
    return reading;
}

}  // namespace counterpoise

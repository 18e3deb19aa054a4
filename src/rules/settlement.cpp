#include "rules/settlement.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "rules/joiners.h"
#include "rules/nato_funding/shares.h"
#include "rules/un_dues/rescale.h"
#include "rules/un_peacekeeping/scale.h"
#include "world/institutions.h"
#include "world/major_powers.h"

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<RuleInfo, 3> kRules{{
    {"un_dues", "who pays the UN's regular budget after an exit or an accession",
     "UN membership, published scale, GDP", "un_rate", "docs/method/un_dues.md",
     Standing::inferred_from_precedent},
    {"un_peacekeeping",
     "who pays UN peacekeeping: discounts by level, carried by the permanent members",
     "UN membership, un_rate, levels", "peacekeeping_rate", "docs/method/un_peacekeeping.md",
     Standing::inferred_from_precedent},
    {"nato_funding", "who pays NATO's common budget after an exit or an accession",
     "NATO membership, published shares, GDP", "nato_rate", "docs/method/nato_funding.md",
     Standing::inferred_from_precedent},
}};

Payer payer(const World& world, std::size_t i, double rate) {
    const double gdp = world.value(Column::gdp_market, i);
    return {rate, gdp, gdp / world.value(Column::population, i)};
}

/// The rate of a member without a published one, named in the fault if it cannot be inferred.
double inferred_rate(const World& world, std::size_t i, std::span<const Payer> payers,
                     double at_ceiling) {
    try {
        const Payer self = payer(world, i, 0);
        return newcomer_rate(payers, at_ceiling, self.gdp, self.per_head);
    } catch (const InputError& error) {
        Fault fault = error.faults().front();
        fault.what = world.name(i) + ": " + fault.what;
        throw InputError(fault);
    }
}

/// Rows of payers after the change, with rates on the base of the published ones.
struct Payers {
    std::vector<std::size_t> rows;
    std::vector<double> rates;
    bool changed = false;
};

/// Newcomers come in first (their rates are inferred, everyone else is scaled to make room), then
/// the leavers go: what a leaver paid is for the rule of the exit to share out. A member without a
/// published rate stays without one.
template <class IsMember>
Payers payers_of(const World& world, const World& published, Column column, double at_ceiling,
                 const IsMember& is_member) {
    Payers all;
    std::vector<Payer> known;
    std::vector<bool> newcomers;
    for (std::size_t i = 0; i < world.size(); ++i) {
        const double rate = published.value(column, i);
        if (!is_member(published, i) || std::isnan(rate)) continue;
        known.push_back(payer(world, i, rate));
        all.rows.push_back(i);
        all.rates.push_back(rate);
        newcomers.push_back(false);
    }
    for (std::size_t i = 0; i < world.size(); ++i) {
        if (is_member(published, i) || !is_member(world, i)) continue;
        all.rows.push_back(i);
        all.rates.push_back(inferred_rate(world, i, known, at_ceiling));
        newcomers.push_back(true);
        all.changed = true;
    }
    if (all.changed) all.rates = with_newcomers(all.rates, newcomers);
    Payers remaining;
    for (std::size_t k = 0; k < all.rows.size(); ++k) {
        if (!is_member(world, all.rows[k])) continue;
        remaining.rows.push_back(all.rows[k]);
        remaining.rates.push_back(all.rates[k]);
    }
    remaining.changed = all.changed || remaining.rows.size() != all.rows.size();
    return remaining;
}

void write(World& world, Column column, const std::vector<std::size_t>& rows,
           std::span<const double> rates) {
    std::fill(world.column(column).begin(), world.column(column).end(), kAbsent);
    for (std::size_t k = 0; k < rows.size(); ++k) world.column(column)[rows[k]] = rates[k];
}

bool has_any(std::span<const double> column) {
    return std::any_of(column.begin(), column.end(), [](double x) { return !std::isnan(x); });
}

void settle_un_dues(World& world, const World& published, const Facts& facts,
                    const Assumptions& assumptions) {
    if (!has_any(published.column(Column::un_rate))) return;
    const InstitutionId un = institutions(facts).un;
    const ScaleBounds bounds = scale_bounds(facts, published.year());
    // A payer of the published scale counts as a member unless it has left: before 1991 some paid
    // from inside another state.
    const auto member = [&](const World& w, std::size_t i) {
        if (w.is_member(un, w.id(i))) return true;
        return !published.is_member(un, w.id(i)) &&
               !std::isnan(published.value(Column::un_rate, i));
    };
    const Payers payers = payers_of(world, published, Column::un_rate, bounds.ceiling, member);
    if (!payers.changed) {
        std::copy(published.column(Column::un_rate).begin(),
                  published.column(Column::un_rate).end(), world.column(Column::un_rate).begin());
        return;
    }
    const std::vector<StateId> listed = least_developed(facts, published.year());
    std::vector<MemberRate> members;
    for (std::size_t k = 0; k < payers.rows.size(); ++k) {
        const StateId id = world.id(payers.rows[k]);
        members.push_back(
            {id, payers.rates[k], std::find(listed.begin(), listed.end(), id) != listed.end()});
    }
    write(world, Column::un_rate, payers.rows,
          rescale(members, rescale_named(assumptions.word("un_rescale")), bounds));
}

struct PeacekeepingRows {
    std::vector<std::size_t> rows;
    std::vector<PeacekeepingMember> members;
};

PeacekeepingRows peacekeeping_rows(const World& world, const Facts& facts) {
    PeacekeepingRows all;
    for (std::size_t i = 0; i < world.size(); ++i) {
        const double rate = world.value(Column::un_rate, i);
        if (std::isnan(rate)) continue;
        PeacekeepingMember member{rate, 0.0, is_permanent_member(world.id(i))};
        for (const PeacekeepingLevel& level : peacekeeping_levels(facts))
            if (level.state == world.id(i) && !member.permanent) member.discount = level.discount;
        all.rows.push_back(i);
        all.members.push_back(member);
    }
    return all;
}

void settle_peacekeeping(World& world, const Facts& facts) {
    if (world.year() < kFirstPeacekeepingYear || !has_any(world.column(Column::un_rate))) return;
    const PeacekeepingRows all = peacekeeping_rows(world, facts);
    write(world, Column::peacekeeping_rate, all.rows, peacekeeping_scale(all.members).rates);
}

void settle_nato_funding(World& world, const World& published, const Facts& facts) {
    if (!has_any(published.column(Column::nato_rate))) return;
    const TreatyId nato = treaties(facts).named("NATO", "treaties.csv");
    const auto member = [&](const World& w, std::size_t i) { return w.is_member(nato, w.id(i)); };
    double ceiling = 0;
    for (const double rate : published.column(Column::nato_rate))
        ceiling = rate > ceiling ? rate : ceiling;
    const Payers payers = payers_of(world, published, Column::nato_rate, ceiling, member);
    write(world, Column::nato_rate, payers.rows, shares_of_remaining(payers.rates));
}

}  // namespace

std::span<const RuleInfo> rule_infos() {
    return kRules;
}

void settle(World& world, const World& published, const Facts& facts,
            const Assumptions& assumptions) {
    settle_un_dues(world, published, facts, assumptions);
    settle_peacekeeping(world, facts);
    settle_nato_funding(world, published, facts);
}

double peacekeeping_premium(const World& world, const Facts& facts) {
    if (world.year() < kFirstPeacekeepingYear || !has_any(world.column(Column::un_rate)))
        return 1.0;
    return peacekeeping_scale(peacekeeping_rows(world, facts).members).premium;
}

}  // namespace counterpoise

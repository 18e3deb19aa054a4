#include "history/exits/rates.h"

#include <algorithm>
#include <functional>
#include <limits>

#include "history/exits/cases.h"
#include "history/exits/memberships.h"
#include "history/exits/stretches.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr double kMajority = 0.5;

struct Period {
    int from;
    int to;
};
constexpr Period kPeriods[] = {
    {1816, kLastAtopYear}, {1946, kLastAtopYear}, {1990, kLastAtopYear}, {1990, kLatestYear.value}};

Date first_day(int year) {
    return {year, 1, 1};
}

/// Stretches in which a treaty is at risk of an exit.
void each_at_risk(const Facts& facts, TreatyId treaty, Date first, Date last,
                  const std::function<void(Date, double)>& visit) {
    const TreatyMemberships& record = treaty_memberships(facts);
    each_stretch(
        record, treaty, first, last,
        [&](Date day) { return record.multilateral_defence(treaty, day); }, visit);
}

using Counts = std::function<bool(const ExitCase&)>;

std::size_t count(const Facts& facts, Period period, std::optional<TreatyId> treaty,
                  const Counts& counts) {
    const auto& cases = exits(facts).cases;
    return static_cast<std::size_t>(std::count_if(cases.begin(), cases.end(), [&](const auto& c) {
        return c.counted() && period.from <= c.date.year && c.date.year <= period.to &&
               (!treaty || c.treaty == *treaty) && counts(c);
    }));
}

std::vector<TreatyId> asked(const Facts& facts, std::optional<TreatyId> treaty) {
    if (treaty) return {*treaty};
    std::vector<TreatyId> all;
    for (std::size_t t = 0; t < treaty_memberships(facts).by_treaty.size(); ++t)
        all.push_back(TreatyId{static_cast<std::uint16_t>(t)});
    return all;
}

/// Treaty-years in which one member had more than half of the members' capability.
double majority_years(const Facts& facts, TreatyId treaty, Period period) {
    double years = 0;
    for (int year = period.from; year <= period.to; ++year)
        each_at_risk(facts, treaty, first_day(year), last_day(Year{year}), [&](Date day, double t) {
            std::vector<StateId> members;
            for (const TreatyMembership* m : treaty_memberships(facts).of(treaty, day))
                members.push_back(m->state);
            for (const StateId member : members)
                if (weight_among(facts, member, members, year).share > kMajority) {
                    years += t;
                    break;
                }
        });
    return years;
}

void add_rates(const Facts& facts, Period period, std::optional<TreatyId> treaty,
               std::vector<BaseRate>& rates) {
    Exposure at_risk;
    double majority = 0;
    for (const TreatyId t : asked(facts, treaty)) {
        const Exposure e = exposure(facts, t, first_day(period.from), last_day(Year{period.to}));
        at_risk.member_years += e.member_years;
        at_risk.treaty_years += e.treaty_years;
        if (e.treaty_years > 0) majority += majority_years(facts, t, period);
    }
    const auto add = [&](const char* what, const char* unit, double years, const Counts& counts) {
        rates.push_back({"defence treaties", what, unit, period.from, period.to,
                         count(facts, period, treaty, counts), years});
    };
    add("any member", "member-years", at_risk.member_years, [](const ExitCase&) { return true; });
    add("the largest member", "treaty-years", at_risk.treaty_years,
        [](const ExitCase& c) { return c.largest(); });
    add("a majority holder of CINC", "treaty-years", majority,
        [](const ExitCase& c) { return c.share_cinc > kMajority; });
}

/// Whether another member left the treaty within the years before `day`.
bool after_exit(const Facts& facts, TreatyId treaty, Date day) {
    const auto& cases = exits(facts).cases;
    return std::any_of(cases.begin(), cases.end(), [&](const ExitCase& c) {
        return c.counted() && c.treaty == treaty && c.date < day &&
               day <= c.date.plus_months(12 * kContagionYears);
    });
}

}  // namespace

double BaseRate::rate() const {
    return at_risk_years > 0 ? static_cast<double>(events) / at_risk_years
                             : std::numeric_limits<double>::quiet_NaN();
}

Interval BaseRate::interval() const {
    constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
    if (!(at_risk_years > 0)) return {kNothing, kNothing};
    return poisson_rate_interval(events, at_risk_years);
}

Exposure exposure(const Facts& facts, TreatyId treaty, Date first, Date last) {
    Exposure sum;
    each_at_risk(facts, treaty, first, last, [&](Date day, double years) {
        sum.treaty_years += years;
        sum.member_years +=
            years * static_cast<double>(treaty_memberships(facts).of(treaty, day).size());
    });
    return sum;
}

std::vector<BaseRate> treaty_rates(const Facts& facts, std::optional<TreatyId> treaty) {
    std::vector<BaseRate> rates;
    for (const Period& period : kPeriods) add_rates(facts, period, treaty, rates);
    return rates;
}

Contagion contagion(const Facts& facts) {
    const Period period = kPeriods[0];
    const Date first = first_day(period.from);
    const Date last = last_day(Year{period.to});
    Contagion found{
        {"defence treaties", "within 10 years after one", "member-years", period.from, period.to},
        {"defence treaties", "at other times", "member-years", period.from, period.to},
        0,
        {}};
    for (const ExitCase& c : exits(facts).cases)
        if (c.counted() && c.date <= last)
            ++(after_exit(facts, c.treaty, c.date) ? found.after : found.at_rest).events;
    double all = 0;
    for (const TreatyId t : asked(facts, {})) {
        all += exposure(facts, t, first, last).member_years;
        // The union of the windows that exits of the treaty open.
        Date done = first;
        for (const ExitCase& c : exits(facts).cases) {
            if (!c.counted() || c.treaty != t || c.date > last) continue;
            const Date from = std::max(done, c.date.plus_days(1));
            const Date to = std::min(last, c.date.plus_months(12 * kContagionYears));
            if (from > to) continue;
            found.after.at_risk_years += exposure(facts, t, from, to).member_years;
            done = to.plus_days(1);
        }
    }
    found.at_rest.at_risk_years = all - found.after.at_risk_years;
    found.ratio = found.after.rate() / found.at_rest.rate();
    found.interval = rate_ratio_interval(found.after.events, found.after.at_risk_years,
                                         found.at_rest.events, found.at_rest.at_risk_years);
    return found;
}

}  // namespace counterpoise

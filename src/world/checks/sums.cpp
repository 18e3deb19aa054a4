#include "world/checks/sums.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "world/checks/check.h"
#include "world/cinc.h"
#include "world/institutions.h"
#include "world/panel.h"
#include "world/treaties/treaties.h"
#include "world/un_tables.h"

namespace counterpoise {
namespace {

constexpr const char* kCorrect = "Compare the rows with the source.";

std::set<StateId> allies_on(const Facts& facts, Date day) {
    const TreatyId nato = treaties(facts).named("NATO", "treaties.csv");
    std::set<StateId> allies;
    for (const TreatySpell& spell : treaties(facts).spells)
        if (spell.treaty == nato && spell.start <= day && day <= spell.end)
            allies.insert(spell.state);
    return allies;
}

double added(const Panel& panel, std::size_t column, Year year, const std::set<StateId>& states) {
    double sum = 0;
    for (std::size_t r = 0; r < panel.rows(); ++r)
        if (const double x = panel.values[column][r];
            panel.year[r] == year && states.contains(panel.state[r]) && !std::isnan(x))
            sum += x;
    return sum;
}

}  // namespace

std::string check_un_scale(const Facts& facts, Faults& faults) {
    constexpr Year kFirstFullScale{1998};
    constexpr Year kJoinersOnTop{2003};
    constexpr double kRounding = 0.0005;
    std::map<Year, double> sums;
    for (const ScaleRate& rate : un_scale(facts))
        if (rate.start >= kFirstFullScale && rate.start != kJoinersOnTop)
            sums[rate.start] += rate.percent;
    for (const auto& [year, sum] : sums)
        if (!(std::abs(sum - 100.0) <= kRounding))
            faults.add({"un_scale.csv",
                        fmt::format("the scale from {} adds to {:.4f} %", year.value, sum),
                        "every scale from 1998 on but 2003 adds to 100.000", kCorrect});
    return fmt::format(
        "{} UN scales from 1998 to 2027 add to 100.000 % (2003 excepted: members that joined come "
        "on top)",
        sums.size());
}

std::string check_nato_shares(const Facts& facts, Faults& faults) {
    constexpr double kPublishedSum = 100.0007;
    std::map<Year, double> sums;
    for (const FundingShare& share : nato_funding(facts)) sums[share.start] += share.percent;
    for (const auto& [year, sum] : sums)
        if (!(std::abs(sum - kPublishedSum) <= 0.00005))
            faults.add({"nato_funding.csv",
                        fmt::format("the shares from {} add to {:.4f} %", year.value, sum),
                        "NATO's table adds to 100.0007 by its own rounding", kCorrect});
    return fmt::format("{} tables of NATO cost shares add to 100.0007 %, as published",
                       sums.size());
}

std::string check_nato_totals(const Facts& facts, Faults& faults) {
    constexpr double kToTheDollar = 0.01;
    const CsvTable& totals = facts.table("nato_spending_totals");
    const std::size_t group = totals.column("group");
    const std::size_t year_column = totals.column("year");
    std::size_t compared = 0;
    for (std::size_t r = 0; r < totals.rows(); ++r) {
        if (totals.cell(r, group) != "NATO Total") continue;
        const Year year{std::stoi(std::string(totals.cell(r, year_column)))};
        const std::set<StateId> allies = allies_on(facts, last_day(year));
        for (const auto& [column, index] :
             {std::pair<std::string_view, std::size_t>{"current_usd_m", 0},
              {"const2015_usd_m", 1}}) {
            const std::size_t c = totals.column(column);
            const double total = std::stod(std::string(totals.cell(r, c)));
            const double sum = added(nato_spending(facts), index, year, allies);
            ++compared;
            if (!(std::abs(sum - total) <= kToTheDollar))
                faults.add({totals.where(r, c),
                            fmt::format("the allies of {} add to {:.4f}, the total is {}",
                                        year.value, sum, totals.cell(r, c)),
                            "NATO's own totals are the sums of nato_spending.csv", kCorrect});
        }
    }
    return fmt::format("{} totals of NATO are the sums of the allies of their year", compared);
}

std::string check_cinc(const Facts& facts, Faults& faults) {
    constexpr double kClose = 1e-7;
    constexpr std::size_t kParts = 6;
    constexpr std::size_t kMost = 10;
    const Panel& panel = capabilities(facts);
    std::map<Year, std::array<double, kParts>> totals;
    for (std::size_t r = 0; r < panel.rows(); ++r)
        for (std::size_t k = 0; k < kParts; ++k)
            if (!std::isnan(panel.values[k][r])) totals[panel.year[r]][k] += panel.values[k][r];
    const CsvTable& csv = facts.table("capabilities");
    std::size_t wrong = 0;
    double worst = 0;
    for (std::size_t r = 0; r < panel.rows(); ++r) {
        std::array<double, kParts> own{};
        for (std::size_t k = 0; k < kParts; ++k) own[k] = panel.values[k][r];
        const double cinc = cinc_of(own, totals[panel.year[r]]);
        const double off = std::abs(cinc - panel.values[kParts][r]);
        if (off <= kClose) {
            worst = std::max(worst, off);
        } else if (++wrong <= kMost) {
            faults.add(
                {csv.where(r, csv.column("cinc")),
                 fmt::format("cinc is {}, its six components give {:.9f}",
                             csv.cell(r, csv.column("cinc")), cinc),
                 "the index is the mean share of the components that a state has, within 1e-7",
                 kCorrect});
        }
    }
    if (wrong > kMost)
        faults.add(
            {"capabilities.csv",
             fmt::format("{} more rows where cinc is not the mean of its shares", wrong - kMost),
             "one wrong component moves every state of its year", kCorrect});
    return fmt::format(
        "CINC of {} state-years is the mean of its components (largest difference {:.1e})",
        thousands(panel.rows()), worst);
}

std::string check_member_counts(const Facts& facts, Faults& faults) {
    constexpr std::size_t kUnMembers = 193;
    constexpr std::array<std::pair<int, std::size_t>, 10> kAllies{{{1949, 12},
                                                                   {1955, 15},
                                                                   {1982, 16},
                                                                   {1999, 19},
                                                                   {2004, 26},
                                                                   {2009, 28},
                                                                   {2017, 29},
                                                                   {2020, 30},
                                                                   {2023, 31},
                                                                   {2024, 32}}};
    const Institutions& all = institutions(facts);
    const Date today = last_day(kLatestYear);
    const auto un = static_cast<std::size_t>(
        std::count_if(all.spells.begin(), all.spells.end(), [&](const InstitutionSpell& s) {
            return s.institution == all.un && s.start <= today && today <= s.end;
        }));
    if (un != kUnMembers)
        faults.add({"un_members.csv",
                    fmt::format("{} members of the UN at the end of {}", un, kLatestYear.value),
                    "there are 193", kCorrect});
    for (const auto& [year, count] : kAllies)
        if (const std::size_t found = allies_on(facts, last_day(Year{year})).size(); found != count)
            faults.add({"treaty_members.csv",
                        fmt::format("{} members of NATO at the end of {}", found, year),
                        fmt::format("there were {}", count), kCorrect});
    return fmt::format("the UN has {} members today, NATO 12 in 1949 to {} in 2024", un,
                       kAllies.back().second);
}

}  // namespace counterpoise

#include "measures/power/poles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/error.h"
#include "measures/power/alliances.h"
#include "measures/power/basis.h"
#include "measures/power/power.h"

namespace counterpoise {
namespace {

constexpr double kTenth = 0.1;
constexpr std::array kBases{Basis::cinc,       Basis::milex,   Basis::nmc_milex,
                            Basis::gdp_market, Basis::gdp_ppp, Basis::gdp_times_gdp_pc};

bool pacts_differ(const World& a, const World& b) {
    return !std::equal(a.memberships().begin(), a.memberships().end(), b.memberships().begin(),
                       b.memberships().end(), [](const Membership& m, const Membership& n) {
                           return m.treaty == n.treaty && m.state == n.state &&
                                  m.pledge == n.pledge;
                       });
}

/// Whether the world can be counted by a basis: some figure, and none lacking of a major power.
bool is_whole(const World& world, std::span<const double> x) {
    return majors_without(world, x, every_row(world)).empty() &&
           std::any_of(x.begin(), x.end(), [](double f) { return f > 0; });
}

/// Figures of the major powers alone.
std::vector<double> of_majors(const World& world, std::span<const double> x) {
    std::vector<double> majors;
    for (std::size_t i = 0; i < world.size(); ++i)
        if (world.value(Column::major_power, i) == 1.0) majors.push_back(x[i]);
    return majors;
}

std::vector<Cell> cells_of(std::string entity, std::string_view basis, std::string actors,
                           const Polarity& p, std::string leader) {
    return {std::move(entity),
            std::string(basis),
            std::move(actors),
            cell(p.effective),
            Cell{},
            cell(p.hhi),
            Cell{},
            cell(100.0 * p.top),
            std::move(leader),
            p.over_tenth,
            p.half_leader};
}

/// A row without figures: the basis lacks a major power.
void add_absent(Table& table, const BasisInfo& basis) {
    std::vector<Cell> cells(table.columns.size());
    cells[0] = std::string(basis.key);
    cells[1] = std::string(basis.name);
    cells[2] = std::string("states");
    table.rows.push_back(std::move(cells));
}

void add_states(Table& table, const World& world, const BasisInfo& basis,
                std::span<const double> x) {
    const Polarity p = polarity(x);
    auto cells = cells_of(std::string(basis.key), basis.name, "states", p, world.iso3(p.leader));
    if (const auto majors = of_majors(world, x); majors.size() >= 2) {
        cells[table.column("value_majors")] = cell(polarity(majors).effective);
        cells[table.column("con")] = cell(concentration(majors));
    }
    table.rows.push_back(std::move(cells));
}

void add_blocs(Table& table, const World& world, const Facts& facts, const BasisInfo& basis,
               std::span<const double> x, const std::string& when) {
    const auto actors = alliance_actors(world, facts, x);
    std::vector<double> sums;
    for (const Actor& actor : actors) {
        sums.push_back(0);
        for (const std::size_t i : actor.rows)
            if (!std::isnan(x[i])) sums.back() += x[i];
    }
    const Polarity p = polarity(sums);
    table.rows.push_back(cells_of(fmt::format("{} blocs{}", basis.key, when), basis.name,
                                  "alliances as one" + when, p, actors[p.leader].name));
}

Table empty_table() {
    return {{{"entity", "Basis", "", 0},
             {"name", "Power counted by", "", 0},
             count_column("actors", "Actors"),
             {"value", "Effective poles", "1/Σs²", 2},
             {"value_majors", "among major powers", "1/Σs²", 2},
             {"hhi", "HHI", "0-1", 4},
             {"con", "Concentration (CON), major powers", "0-1", 5},
             {"top_share", "Leader's share", "%", 1},
             {"leader", "Leader", "", 0},
             {"poles_over_10_percent", "Over 10 %", "poles", 0},
             {"poles_half_leader", "Half the leader or more", "poles", 0}},
            {}};
}

/// Which alliances act as one, by CINC.
void tell_blocs(const View& view, Reading& reading) {
    const auto x = figures(view.world, Basis::cinc);
    if (!is_whole(view.world, x)) return;
    std::string told;
    for (const Actor& actor : alliance_actors(view.world, view.facts, x))
        if (actor.rows.size() > 1)
            told += fmt::format("{}{} {:.1f} %", told.empty() ? "" : ", ", actor.title,
                                percent_of(view.world, x, actor.rows, every_row(view.world)));
    if (!told.empty()) reading.notes.push_back("alliances as one, by CINC: " + told);
}

std::vector<std::string> tables_of(std::span<const Basis> bases) {
    std::set<std::string> names{"major_powers", "treaties", "treaty_members"};
    for (const Basis basis : bases) {
        const std::string_view all = info(basis).tables;
        for (std::size_t begin = 0; begin < all.size();) {
            const std::size_t end = std::min(all.find(' ', begin), all.size());
            names.emplace(all.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    return {names.begin(), names.end()};
}

}  // namespace

Polarity polarity(std::span<const double> figures) {
    double total = 0;
    double most = -1;
    Polarity p;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (std::isnan(figures[i])) continue;
        total += figures[i];
        if (figures[i] > most) {
            most = figures[i];
            p.leader = i;
        }
    }
    promise(total > 0, "poles are counted among nobody");
    for (const double x : figures) {
        if (std::isnan(x)) continue;
        const double s = x / total;
        p.hhi += s * s;
        p.over_tenth += s > kTenth ? 1 : 0;
        p.half_leader += x >= most / 2 ? 1 : 0;
    }
    p.effective = 1.0 / p.hhi;
    p.top = most / total;
    return p;
}

Reading power_poles(const View& view) {
    const bool changed = pacts_differ(view.world, view.published);
    Reading reading;
    reading.unit = "effective number of poles";
    reading.table = empty_table();
    for (const Basis basis : kBases) {
        const auto x = figures(view.world, basis);
        if (!is_whole(view.world, x)) {
            const auto without = majors_without(view.world, x, every_row(view.world));
            const bool none = std::all_of(x.begin(), x.end(), [](double f) { return !(f > 0); });
            add_absent(reading.table, info(basis));
            reading.notes.push_back(
                fmt::format("{}: no count, for want of a figure for {}", info(basis).name,
                            none ? "any state" : names_of(view.world, without)));
            continue;
        }
        add_states(reading.table, view.world, info(basis), x);
        add_blocs(reading.table, view.world, view.facts, info(basis), x, "");
        if (changed)
            add_blocs(reading.table, view.published, view.facts, info(basis), x, " before");
    }
    reading.sources = tables_of(kBases);
    reading.vintage =
        fmt::format("CINC: {}; spending: {}; GDP: {}", vintage_of(view.world, Column::cinc),
                    vintage_of(view.world, Column::milex), vintage_of(view.world, Column::gdp_ppp));
    reading.notes.push_back(
        "the bases tell different stories: CINC weighs steel, energy and population, spending "
        "weighs prices and pay, GDP × GDP per head discounts large and poor populations");
    tell_blocs(view, reading);
    reading.notes.push_back(
        "blocs: each alliance of three or more as one actor; a state in several counts with the "
        "largest, the others go on without it as (rest); alliances of two are left out");
    return reading;
}

}  // namespace counterpoise

#include "measures/power/power.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "measures/power/basis.h"
#include "measures/power/two_stories.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 4> kBlocs{"NATO", "EU", "CSTO", "RIO"};
constexpr std::array<std::string_view, 5> kPowers{"USA", "CHN", "RUS", "IND", "JPN"};

double sum_of(const View& view, Column column, const std::vector<std::size_t>& rows) {
    double sum = 0;
    bool any = false;
    for (const std::size_t i : rows) {
        const double x = view.world.value(column, i);
        if (std::isnan(x)) continue;
        sum += x;
        any = true;
    }
    return any ? sum : std::numeric_limits<double>::quiet_NaN();
}

constexpr std::array kShares{
    std::pair{Column::cinc, "CINC"}, std::pair{Column::milex, "military spending"},
    std::pair{Column::gdp_market, "GDP"}, std::pair{Column::gdp_ppp, "GDP at purchasing power"},
    std::pair{Column::population, "population"}};

/// A share of the world, absent where a major power has no figure: the world's sum would lack it.
double share_of_world(const View& view, Column column, const std::vector<std::size_t>& rows) {
    if (column != Column::cinc && !powers_without(view.world, {column}).empty())
        return std::numeric_limits<double>::quiet_NaN();
    return 100.0 * sum_of(view, column, rows) / sum_of(view, column, every_row(view.world));
}

/// Which shares are absent, and for want of whose figure.
void note_absent(const View& view, Reading& reading) {
    for (const auto& [column, name] : kShares)
        if (const auto rows = powers_without(view.world, {column});
            column != Column::cinc && !rows.empty())
            reading.notes.push_back(
                fmt::format("no shares of the world's {} in {}: the facts have no figure of a "
                            "major power ({}), "
                            "so the sum would lack it; CINC has one",
                            name, view.world.year().value, names_of(view.world, rows)));
}

void add_bloc(const View& view, Table& table, const std::string& entity, const std::string& name,
              const std::vector<std::size_t>& rows) {
    std::vector<Cell> cells{entity, name};
    for (const auto& [column, words] : kShares)
        cells.push_back(cell(share_of_world(view, column, rows)));
    const auto net = figures(view.world, Basis::gdp_times_gdp_pc);
    cells.push_back(cell(percent_of(view.world, net, rows, every_row(view.world))));
    cells.push_back(static_cast<double>(rows.size()));
    table.rows.push_back(std::move(cells));
}

/// The named blocs, the alliance that was asked for, and every treaty whose members change.
std::vector<std::string> blocs_of(const View& view) {
    std::vector<std::string> blocs(kBlocs.begin(), kBlocs.end());
    const auto add = [&](const std::string& code) {
        if (std::find(blocs.begin(), blocs.end(), code) == blocs.end()) blocs.push_back(code);
    };
    add(view.arguments.alliance);
    const auto changed = [&](const World& of, const World& other) {
        for (const Membership& m : of.memberships())
            if (!other.is_member(m.treaty, m.state)) add(treaties(view.facts).at(m.treaty).code);
    };
    changed(view.published, view.world);
    changed(view.world, view.published);
    return blocs;
}

}  // namespace

double concentration(std::span<const double> capabilities) {
    promise(capabilities.size() >= 2, "concentration needs two powers");
    double total = 0;
    for (const double c : capabilities) total += c;
    double squares = 0;
    for (const double c : capabilities) squares += (c / total) * (c / total);
    const double even = 1.0 / static_cast<double>(capabilities.size());
    return std::sqrt(std::max(0.0, squares - even) / (1.0 - even));
}

Reading power_cinc(const View& view) {
    require_cinc(view);
    Reading reading;
    reading.unit = "share of the world, 0-1";
    reading.table = per_state_table("CINC", "0-1", 4);
    for (std::size_t i = 0; i < view.world.size(); ++i)
        if (const double c = view.world.value(Column::cinc, i); !std::isnan(c))
            add_state_row(reading.table, view.world, i, c);
    sort_by_value(reading.table);
    reading.sources = {"capabilities"};
    reading.vintage = vintage_of(view.world, Column::cinc);
    reading.notes = {
        "CINC weighs steel, energy and population: it puts China higher than spending does"};
    return reading;
}

Reading power_concentration(const View& view) {
    require_cinc(view);
    std::vector<double> majors;
    std::string names;
    for (std::size_t i = 0; i < view.world.size(); ++i)
        if (view.world.value(Column::major_power, i) == 1.0 &&
            !std::isnan(view.world.value(Column::cinc, i))) {
            majors.push_back(view.world.value(Column::cinc, i));
            names += (names.empty() ? "" : ", ") + view.world.iso3(i);
        }
    if (majors.size() < 2)
        throw InputError(Fault{
            "--year", fmt::format("fewer than two major powers in {}", view.world.year().value),
            "concentration compares powers", "Choose another year."});
    Reading reading;
    reading.unit = "0-1";
    reading.table = {{{"entity", "Group", "", 0}, {"value", "Concentration", "0-1", 5}},
                     {{"major powers", concentration(majors)}}};
    reading.sources = {"capabilities", "major_powers"};
    reading.vintage = vintage_of(view.world, Column::cinc);
    reading.extras = {{"powers", "states", static_cast<double>(majors.size())}};
    reading.notes = {"major powers: " + names};
    return reading;
}

Reading power_blocs(const View& view) {
    require_cinc(view);
    Reading reading;
    reading.unit = "% of the world";
    reading.table.columns = {{"entity", "Code", "", 0},
                             {"name", "Bloc or state", "", 0},
                             {"value", "CINC", "% of the world", 1},
                             {"milex", "Military spending", "% of the world", 1},
                             {"gdp_market", "GDP", "% of the world", 1},
                             {"gdp_ppp", "GDP at purchasing power", "% of the world", 1},
                             {"population", "Population", "% of the world", 1},
                             {"gdp_times_gdp_pc", "GDP × GDP per head", "% of the world", 1},
                             count_column("members", "Members")};
    for (const std::string& code : blocs_of(view)) {
        const TreatyId id = treaties(view.facts).named(code, "--alliance");
        const auto rows = rows_of(view.world, view.world.members(id));
        if (!rows.empty())
            add_bloc(view, reading.table, code, treaties(view.facts).at(id).name, rows);
        if (view.world.members(id) != view.published.members(id))
            add_bloc(view, reading.table, code + " before",
                     treaties(view.facts).at(id).name + ", before the change",
                     rows_of(view.world, view.published.members(id)));
        const auto gone = rows_of(view.world, leavers(view, id));
        if (!gone.empty()) add_bloc(view, reading.table, code + " leavers", "left " + code, gone);
    }
    for (const std::string_view iso3 : kPowers)
        for (std::size_t i = 0; i < view.world.size(); ++i)
            if (view.world.iso3(i) == iso3)
                add_bloc(view, reading.table, std::string(iso3), view.world.name(i), {i});
    reading.sources = {"capabilities", "military_spending", "world_bank",
                       "gdp_ppp",      "treaties",          "treaty_members"};
    reading.vintage = "CINC: " + vintage_of(view.world, Column::cinc) +
                      "; spending: " + vintage_of(view.world, Column::milex);
    reading.notes = {"CINC and spending tell different stories: both are shown"};
    note_absent(view, reading);
    tell_both_stories(view, reading);
    return reading;
}

}  // namespace counterpoise

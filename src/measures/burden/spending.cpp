#include "measures/burden/spending.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/error.h"
#include "world/panel.h"

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
constexpr int kFirstNatoYear = 2014;
constexpr int kLastNatoYear = 2024;

std::vector<std::size_t> member_rows(const View& view) {
    const TreatyId treaty = treaties(view.facts).named(view.arguments.alliance, "--alliance");
    std::vector<std::size_t> rows;
    for (const StateId state : view.world.members(treaty))
        if (const auto i = view.world.row(state)) rows.push_back(*i);
    return rows;
}

/// A panel's figures of one year by row of the world.
std::vector<double> of_year(const View& view, const Panel& panel, std::size_t index, Year year) {
    std::vector<double> values(view.world.size(), kAbsent);
    for (std::size_t r = 0; r < panel.rows(); ++r)
        if (panel.year[r] == year)
            if (const auto i = view.world.row(panel.state[r])) values[*i] = panel.values[index][r];
    return values;
}

Fault no_figures(const View& view, std::string_view basis, std::string_view years,
                 std::string_view suggestion) {
    return {"--year",
            fmt::format("no military spending in {} prices for {}", basis, view.world.year().value),
            fmt::format("those figures run {}", years), std::string(suggestion)};
}

bool nato_counts(const View& view) {
    const int year = view.world.year().value;
    return view.arguments.alliance == "NATO" &&
           view.assumptions.word("spending_source") == "nato" && year >= kFirstNatoYear &&
           year <= kLastNatoYear;
}

void fill_from_nato(const View& view, const std::string& basis, AllianceSpending& out) {
    const Panel& panel = nato_spending(view.facts);
    const Year year = view.world.year();
    const auto spending = of_year(view, panel, basis == "const2015" ? 1 : 0, year);
    const auto share = of_year(view, panel, 2, year);
    const auto gdp = of_year(view, panel, 3, year);
    for (AllySpending& ally : out.allies) {
        ally.spending = spending[ally.row];
        ally.share_of_gdp = share[ally.row];
        ally.gdp = gdp[ally.row];
    }
    out.basis = basis == "const2015" ? "NATO's tables, constant 2015 prices"
                                     : "NATO's tables, current prices";
    out.sources = {"nato_spending"};
    out.vintage =
        fmt::format("{}{}", year.value, year.value >= 2023 ? "e (estimate, June 2024)" : "");
}

void fill_from_world(const View& view, AllianceSpending& out) {
    for (AllySpending& ally : out.allies) {
        ally.spending = view.world.value(Column::milex, ally.row);
        ally.share_of_gdp = 100.0 * view.world.value(Column::milex_share, ally.row);
        ally.gdp = view.world.value(Column::gdp_market, ally.row);
    }
    const bool latest = view.world.year() == kLatestYear;
    out.basis = latest ? "NATO's 2025e shares of GDP times the last GDP, else SIPRI; current prices"
                       : "SIPRI, current prices";
    out.sources =
        latest ? std::vector<std::string>{"nato_share_2025", "military_spending", "world_bank"}
               : std::vector<std::string>{"military_spending"};
    out.vintage = vintage_of(view.world, Column::milex);
    if (latest) {
        out.standing = Standing::transcribed_unverified;
        out.notes.push_back(
            "2025e: shares of GDP as NATO estimated in August 2025 (half of them confirmed), times "
            "GDP of 2024 where 2025 is not out");
    }
}

/// The latest world on SIPRI's own figures: each member's last one, where the world has NATO's
/// estimates for 2025.
void fill_from_sipri_latest(const View& view, AllianceSpending& out) {
    const Panel& panel = military_spending(view.facts);
    int first = view.world.year().value;
    int last = 0;
    for (AllySpending& ally : out.allies) {
        Year newest{0};
        for (std::size_t r = 0; r < panel.rows(); ++r) {
            const Year year = panel.year[r];
            if (panel.state[r] != view.world.id(ally.row) || year < newest ||
                year > view.world.year() || std::isnan(panel.values[1][r]))
                continue;
            newest = year;
            ally.spending = panel.values[1][r];
            ally.share_of_gdp = 100.0 * panel.values[2][r];
        }
        ally.gdp = view.world.value(Column::gdp_market, ally.row);
        if (newest == Year{0}) continue;
        first = std::min(first, newest.value);
        last = std::max(last, newest.value);
    }
    out.basis = "SIPRI, current prices, each member's last figure";
    out.sources = {"military_spending"};
    out.vintage = first == last ? fmt::format("figures of {}", last)
                                : fmt::format("figures of {}-{}", first, last);
}

void fill_from_sipri_constant(const View& view, AllianceSpending& out) {
    const Panel& panel = military_spending(view.facts);
    const auto spending = of_year(view, panel, 0, view.world.year());
    const auto share = of_year(view, panel, 2, view.world.year());
    for (AllySpending& ally : out.allies) {
        ally.spending = spending[ally.row];
        ally.share_of_gdp = 100.0 * share[ally.row];
        ally.gdp = view.world.value(Column::gdp_market, ally.row);
    }
    out.basis = "SIPRI, constant 2023 prices";
    out.sources = {"military_spending"};
    out.vintage = fmt::format("{}", view.world.year().value);
}

void note_missing(const View& view, AllianceSpending& out) {
    std::string missing;
    for (const AllySpending& ally : out.allies)
        if (std::isnan(ally.spending))
            missing += (missing.empty() ? "" : ", ") + view.world.name(ally.row);
    if (!missing.empty()) out.notes.push_back("no figure (not counted in sums): " + missing);
}

/// The members' figures, whichever the facts have.
AllianceSpending figures_of(const View& view) {
    AllianceSpending out;
    for (const std::size_t row : member_rows(view))
        out.allies.push_back({row, kAbsent, kAbsent, kAbsent});
    const std::string& basis = view.assumptions.word("price_basis");
    if (nato_counts(view) && basis != "const2023")
        fill_from_nato(view, basis, out);
    else if (basis == "const2015")
        return out;
    else if (basis == "const2023")
        fill_from_sipri_constant(view, out);
    else if (view.world.year() == kLatestYear &&
             view.assumptions.word("spending_source") == "sipri")
        fill_from_sipri_latest(view, out);
    else
        fill_from_world(view, out);
    return out;
}

/// A per-state answer of the members.
template <class Value>
Reading per_ally(const View& view, const AllianceSpending& all, std::string name, std::string unit,
                 int digits, Value value) {
    Reading reading;
    reading.unit = unit;
    reading.table = per_state_table(std::move(name), std::move(unit), digits);
    for (const AllySpending& ally : all.allies)
        add_state_row(reading.table, view.world, ally.row, value(ally));
    sort_by_value(reading.table);
    reading.standing = all.standing;
    reading.sources = all.sources;
    reading.vintage = all.vintage;
    reading.notes = all.notes;
    reading.notes.insert(reading.notes.begin(), all.basis);
    return reading;
}

double total_spending(const AllianceSpending& all) {
    double sum = 0;
    for (const AllySpending& ally : all.allies)
        if (!std::isnan(ally.spending)) sum += ally.spending;
    return sum;
}

Reading one_number(const View& view, const AllianceSpending& all, std::string name,
                   std::string unit, double value) {
    Reading reading;
    reading.unit = unit;
    reading.table = {
        {{"entity", "Alliance", "", 0}, {"value", std::move(name), std::move(unit), 4}},
        {{view.arguments.alliance, cell(value)}}};
    reading.standing = all.standing;
    reading.sources = all.sources;
    reading.vintage = all.vintage;
    reading.notes = all.notes;
    reading.notes.insert(reading.notes.begin(), all.basis);
    return reading;
}

std::vector<double> mid_ranks(const std::vector<double>& x) {
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    std::vector<double> ranks(x.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t j = i;
        while (j < order.size() && x[order[j]] == x[order[i]]) ++j;
        for (std::size_t k = i; k < j; ++k)
            ranks[order[k]] = 0.5 * static_cast<double>(i + j - 1) + 1.0;
        i = j;
    }
    return ranks;
}

}  // namespace

std::optional<Fault> without_spending(const View& view) {
    const AllianceSpending all = figures_of(view);
    if (all.allies.empty())
        return Fault{"--alliance",
                     fmt::format("{} has no members in {}", view.arguments.alliance,
                                 view.world.year().value),
                     "burden is shared among members", "Choose another year or alliance."};
    const std::string& basis = view.assumptions.word("price_basis");
    if (basis == "const2015" && !nato_counts(view))
        return no_figures(view, "constant 2015",
                          "from 2014 to 2024, for NATO members, with spending_source = nato",
                          "Choose such a year, or price_basis = current.");
    if (std::all_of(all.allies.begin(), all.allies.end(),
                    [](const AllySpending& a) { return std::isnan(a.spending); }))
        return no_figures(view, basis == "current" ? "current" : "constant 2023",
                          "from 1949 to 2024 (NATO members: 2025)", "Choose a year between them.");
    return {};
}

AllianceSpending alliance_spending(const View& view) {
    if (const auto fault = without_spending(view)) throw InputError(*fault);
    AllianceSpending out = figures_of(view);
    note_missing(view, out);
    return out;
}

double spearman(const std::vector<double>& x, const std::vector<double>& y) {
    promise(x.size() == y.size(), "rank correlation of two lengths");
    if (x.size() < 3) return kAbsent;
    const std::vector<double> a = mid_ranks(x);
    const std::vector<double> b = mid_ranks(y);
    const double mean = 0.5 * (static_cast<double>(x.size()) + 1.0);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : kAbsent;
}

Reading burden_spending(const View& view) {
    const AllianceSpending all = alliance_spending(view);
    Reading reading = per_ally(view, all, "Military spending", "US$ m", 0,
                               [](const AllySpending& a) { return a.spending; });
    reading.extras.push_back({"total", "US$ m", total_spending(all)});
    return reading;
}

Reading burden_share_of_gdp(const View& view) {
    return per_ally(view, alliance_spending(view), "Military spending", "% of GDP", 2,
                    [](const AllySpending& a) { return a.share_of_gdp; });
}

/// Why the largest member's share is another one in NATO's own table of the last year; empty where
/// the figures are not NATO's estimates of the latest one.
static std::string beside_nato_table(const View& view, const Reading& shares) {
    if (view.arguments.alliance != "NATO" || view.world.year() != kLatestYear ||
        view.assumptions.word("spending_source") != "nato" ||
        view.assumptions.word("price_basis") != "current" || shares.table.rows.empty())
        return {};
    const auto spending = of_year(view, nato_spending(view.facts), 0, Year{kLastNatoYear});
    const std::string& largest = std::get<std::string>(shares.table.rows.front()[0]);
    double sum = 0;
    double of_largest = kAbsent;
    for (const std::size_t i : member_rows(view)) {
        if (!std::isnan(spending[i])) sum += spending[i];
        if (view.world.iso3(i) == largest) of_largest = spending[i];
    }
    if (std::isnan(of_largest)) return {};
    return fmt::format(
        "2025 is not {0}: in NATO's own table for {0} the share of {1} is {2:.1f} % (`--year {0}`, "
        "which the report's headline uses); the figures here are of a later year and worked out "
        "otherwise, as shares of GDP times GDP",
        kLastNatoYear, largest, 100.0 * of_largest / sum);
}

Reading burden_share_of_alliance(const View& view) {
    const AllianceSpending all = alliance_spending(view);
    const double total = total_spending(all);
    Reading reading = per_ally(view, all, "Share of the members' spending", "%", 2,
                               [&](const AllySpending& a) { return 100.0 * a.spending / total; });
    reading.notes.push_back(
        "a share of national budgets added up, not of payments to the alliance");
    if (std::string note = beside_nato_table(view, reading); !note.empty())
        reading.notes.push_back(std::move(note));
    return reading;
}

Reading burden_concentration(const View& view) {
    const AllianceSpending all = alliance_spending(view);
    const double total = total_spending(all);
    double sum = 0;
    for (const AllySpending& ally : all.allies)
        if (!std::isnan(ally.spending)) sum += (ally.spending / total) * (ally.spending / total);
    return one_number(view, all, "Herfindahl-Hirschman index of spending", "0-1", sum);
}

Reading burden_exploitation(const View& view) {
    const AllianceSpending all = alliance_spending(view);
    std::vector<double> gdp;
    std::vector<double> share;
    for (const AllySpending& ally : all.allies)
        if (!std::isnan(ally.gdp) && !std::isnan(ally.share_of_gdp)) {
            gdp.push_back(ally.gdp);
            share.push_back(ally.share_of_gdp);
        }
    Reading reading = one_number(view, all, "Rank correlation of GDP and burden", "-1 to 1",
                                 spearman(gdp, share));
    reading.extras.push_back({"members", "states", static_cast<double>(gdp.size()), true});
    reading.notes.push_back(
        "Olson and Zeckhauser found 0.490 for NATO in 1964: above 0, larger members carry more in "
        "relation to their means");
    return reading;
}

}  // namespace counterpoise

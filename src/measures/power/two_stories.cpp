#include "measures/power/two_stories.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "measures/power/basis.h"
#include "world/panel.h"

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kCurrentPrices = 0;  ///< column of the panel of NATO's own figures

/// NATO's own figures of the latest year up to the world's, by row of the world.
struct NatoTable {
    int year = 0;
    std::vector<double> spending;
};

NatoTable nato_table(const View& view) {
    const Panel& panel = nato_spending(view.facts);
    NatoTable table{0, std::vector<double>(view.published.size(), kAbsent)};
    for (const Year year : panel.year)
        if (year <= view.published.year()) table.year = std::max(table.year, year.value);
    for (std::size_t r = 0; r < panel.rows(); ++r)
        if (panel.year[r].value == table.year)
            if (const auto i = view.published.row(panel.state[r]))
                table.spending[*i] = panel.values[kCurrentPrices][r];
    return table;
}

std::vector<std::size_t> part_of(const View& view, TreatyId treaty,
                                 const std::vector<std::size_t>& members) {
    auto gone = rows_of(view.published, leavers(view, treaty));
    if (!gone.empty()) return gone;
    const auto cinc = figures(view.published, Basis::cinc);
    return {*std::max_element(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
        return std::isnan(cinc[a]) ? !std::isnan(cinc[b]) : cinc[a] < cinc[b];
    })};
}

}  // namespace

void tell_both_stories(const View& view, Reading& reading) {
    const std::string& code = view.arguments.alliance;
    const TreatyId treaty = treaties(view.facts).named(code, "--alliance");
    const auto members = rows_of(view.published, view.published.members(treaty));
    if (members.empty()) return;
    const auto part = part_of(view, treaty, members);
    std::string told;
    const auto add = [&](std::string_view key, double percent, const std::string& what) {
        if (std::isnan(percent)) return;
        reading.extras.push_back({std::string(key), "% of " + what, percent});
        told += fmt::format("{}{:.1f} % of {}", told.empty() ? "" : ", ", percent, what);
    };
    const auto share = [&](std::span<const double> x) {
        return percent_of(view.published, x, part, members);
    };
    add("stories_cinc_pct", share(figures(view.published, Basis::cinc)), code + "'s CINC");
    add("stories_milex_pct", share(figures(view.published, Basis::milex)),
        code + "'s military spending in this world");
    if (const NatoTable own = nato_table(view); code == "NATO" && own.year > 0) {
        add("stories_nato_table_pct", share(own.spending),
            fmt::format("it in NATO's own table of {}", own.year));
        reading.sources.emplace_back("nato_spending");
    }
    if (!told.empty())
        reading.notes.push_back(fmt::format("{} has {}", names_of(view.published, part), told));
}

}  // namespace counterpoise

#include "measures/power/vacuum.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "base/error.h"
#include "measures/power/basis.h"
#include "world/institutions.h"

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kOutsiders = 5;
constexpr std::array kBases{Basis::cinc, Basis::milex, Basis::gdp_market};

/// A treaty or an institution whose membership differs from the published one.
struct Group {
    std::string code;
    std::vector<std::size_t> before;
    std::vector<std::size_t> after;
    std::vector<Column> scales;  ///< of what it collects: dues, peacekeeping
};

bool holds(const std::vector<std::size_t>& rows, std::size_t i) {
    return std::binary_search(rows.begin(), rows.end(), i);
}

std::vector<std::size_t> sorted(std::vector<std::size_t> rows) {
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<std::size_t> all_but(const std::vector<std::size_t>& rows,
                                 const std::vector<std::size_t>& others) {
    std::vector<std::size_t> rest;
    for (const std::size_t i : rows)
        if (!holds(others, i)) rest.push_back(i);
    return rest;
}

template <class Id>
void add_if_changed(const View& view, std::vector<Group>& groups, const std::string& code, Id id,
                    std::vector<Column> scales) {
    const auto before = view.published.members(id);
    const auto after = view.world.members(id);
    if (before == after) return;
    groups.push_back({code, sorted(rows_of(view.published, before)),
                      sorted(rows_of(view.world, after)), std::move(scales)});
}

std::vector<Group> changed_groups(const View& view) {
    std::vector<Group> groups;
    for (const Treaty& t : treaties(view.facts).list)
        add_if_changed(
            view, groups, t.code, treaties(view.facts).named(t.code, "treaties.csv"),
            t.code == "NATO" ? std::vector<Column>{Column::nato_rate} : std::vector<Column>{});
    const Institutions& all = institutions(view.facts);
    for (const Institution& i : all.list) {
        const InstitutionId id = all.named(i.code, "igos.csv");
        add_if_changed(view, groups, i.code, id,
                       id == all.un
                           ? std::vector<Column>{Column::un_rate, Column::peacekeeping_rate}
                           : std::vector<Column>{});
    }
    if (groups.empty())
        throw InputError(
            Fault{"power.vacuum", "nobody left or joined anything",
                  "it compares a treaty or an institution before and after, and a dormant "
                  "membership is still one",
                  "Add --leave STATE:TREATY, for instance --leave USA:NATO."});
    return groups;
}

/// Figures before and after and the sums that they are shares of.
struct Shares {
    std::vector<double> before;  ///< %, by row of the world
    std::vector<double> after;

    [[nodiscard]] double gain(std::size_t i) const { return after[i] - before[i]; }
};

std::vector<double> percents(const World& world, std::span<const double> x,
                             const std::vector<std::size_t>& group) {
    std::vector<double> all(world.size());
    for (std::size_t i = 0; i < world.size(); ++i)
        all[i] = percent_of(world, x, std::array{i}, group);
    return all;
}

Shares shares(const View& view, const Group& group, Basis basis) {
    return {percents(view.published, figures(view.published, basis), group.before),
            percents(view.world, figures(view.world, basis), group.after)};
}

Shares scale_shares(const View& view, const Group& group, std::size_t k) {
    if (k >= group.scales.size()) {
        const std::vector<double> none(view.world.size(), kAbsent);
        return {none, none};
    }
    const Column scale = group.scales[k];
    return {percents(view.published, view.published.column(scale), group.before),
            percents(view.world, view.world.column(scale), group.after)};
}

struct Told {
    std::string_view key;
    std::string_view name;
};
constexpr std::array<Told, 5> kTold{{{"cinc", "CINC"},
                                     {"milex", "military spending"},
                                     {"gdp", "GDP"},
                                     {"dues", "dues"},
                                     {"peacekeeping", "peacekeeping dues"}}};

/// The shares of one group by everything in kTold, in that order.
struct Picture {
    std::vector<Shares> bases;
};

Picture picture(const View& view, const Group& group) {
    Picture p;
    for (const Basis basis : kBases) p.bases.push_back(shares(view, group, basis));
    for (std::size_t k = 0; k < 2; ++k) p.bases.push_back(scale_shares(view, group, k));
    return p;
}

std::vector<std::size_t> largest_outside(const View& view, const Group& group) {
    std::vector<std::size_t> outside;
    for (std::size_t i = 0; i < view.world.size(); ++i)
        if (!holds(group.before, i) && !holds(group.after, i) &&
            !std::isnan(view.world.value(Column::cinc, i)))
            outside.push_back(i);
    std::stable_sort(outside.begin(), outside.end(), [&](std::size_t a, std::size_t b) {
        return view.world.value(Column::cinc, a) > view.world.value(Column::cinc, b);
    });
    if (outside.size() > kOutsiders) outside.resize(kOutsiders);
    return outside;
}

/// What a state is to a group that changed.
enum class Role { stays, joined, outside, left };

std::string_view word(Role role) {
    constexpr std::array<std::string_view, 4> kWords{"stays", "joined", "outside", "left"};
    return kWords[static_cast<std::size_t>(role)];
}

/// Only those who stay in, or out, compare like with like.
bool has_gain(Role role) {
    return role == Role::stays || role == Role::outside;
}

void add_row(const View& view, Table& table, const Group& group, const Picture& p, std::size_t i,
             Role role) {
    const auto gain = [&](const Shares& s) { return has_gain(role) ? s.gain(i) : kAbsent; };
    add_state_row(table, view.world, i, gain(p.bases.front()));
    auto& cells = table.rows.back();
    cells.insert(cells.end(), {group.code, std::string(word(role))});
    for (std::size_t b = 0; b < p.bases.size(); ++b) {
        cells.insert(cells.end(), {cell(p.bases[b].before[i]), cell(p.bases[b].after[i])});
        if (b > 0) cells.push_back(cell(gain(p.bases[b])));
    }
}

/// Rows of one role, by gain.
void add_rows(const View& view, Table& table, const Group& group, const Picture& p,
              const std::vector<std::size_t>& rows, Role role) {
    Table part{table.columns, {}};
    for (const std::size_t i : rows) add_row(view, part, group, p, i, role);
    sort_by_value(part);
    for (auto& row : part.rows) table.rows.push_back(std::move(row));
}

Table empty_table() {
    Table table = per_state_table("Gain by CINC", "points", 2);
    table.columns.push_back({"group", "Of", "", 0});
    table.columns.push_back({"role", "Role", "", 0});
    const auto add = [&](const std::string& key, const std::string& name) {
        table.columns.push_back({key + "_before", name + " before", "%", 2});
        table.columns.push_back({key + "_after", name + " after", "%", 2});
        if (key != "cinc") table.columns.push_back({key + "_gain", "Gain", "points", 2});
    };
    add("cinc", "CINC");
    add("milex", "Spending");
    add("gdp", "GDP");
    add("dues", "Dues");
    add("peacekeeping", "Peacekeeping");
    return table;
}

double sum_of(std::span<const double> shares, const std::vector<std::size_t>& rows) {
    double sum = 0;
    bool any = false;
    for (const std::size_t i : rows) {
        if (std::isnan(shares[i])) continue;
        sum += shares[i];
        any = true;
    }
    return any ? sum : kAbsent;
}

/// What those who left held by each basis, and by how much that multiplies the shares of the rest.
void tell_what_went(const View& view, Reading& reading, const Group& group, const Picture& p,
                    const std::vector<std::size_t>& gone) {
    std::string held, times;
    for (std::size_t b = 0; b < 2; ++b) {
        const double percent = sum_of(p.bases[b].before, gone);
        if (std::isnan(percent)) continue;
        const auto [key, name] = kTold[b];
        reading.extras.push_back({fmt::format("{}_leavers_{}_pct", group.code, key),
                                  fmt::format("% of the members' {}", name), percent});
        held += fmt::format("{}{:.1f} % of the members' {}", held.empty() ? "" : " and ", percent,
                            name);
        if (percent < 100)
            times += fmt::format("{}{:.2f} times by {}", times.empty() ? "" : ", ",
                                 100.0 / (100.0 - percent), name);
    }
    if (held.empty()) return;
    reading.notes.push_back(
        fmt::format("{}: {} held {}{}", group.code, names_of(view.world, gone), held,
                    times.empty() ? "" : "; each share of those who stay grows with it: " + times));
}

/// Who among those who stay gains most, by each basis that there is.
void tell_who_gains(const View& view, Reading& reading, const Group& group, const Picture& p,
                    const std::vector<std::size_t>& stayed) {
    std::string told;
    for (std::size_t b = 0; b < p.bases.size(); ++b) {
        std::optional<std::size_t> most;
        for (const std::size_t i : stayed) {
            const double gain = p.bases[b].gain(i);
            if (gain > 0 && (!most || gain > p.bases[b].gain(*most))) most = i;
        }
        if (most)
            told += fmt::format("{}by {} {} ({:+.1f} points)", told.empty() ? "" : ", ",
                                kTold[b].name, view.world.name(*most), p.bases[b].gain(*most));
    }
    if (!told.empty()) reading.notes.push_back(fmt::format("{}: gains most: {}", group.code, told));
}

void add_group(const View& view, Reading& reading, const Group& group) {
    const Picture p = picture(view, group);
    const auto joined = all_but(group.after, group.before);
    const auto stayed = all_but(group.after, joined);
    const auto gone = all_but(group.before, group.after);
    add_rows(view, reading.table, group, p, stayed, Role::stays);
    add_rows(view, reading.table, group, p, joined, Role::joined);
    add_rows(view, reading.table, group, p, largest_outside(view, group), Role::outside);
    add_rows(view, reading.table, group, p, gone, Role::left);
    if (!gone.empty()) tell_what_went(view, reading, group, p, gone);
    tell_who_gains(view, reading, group, p, stayed);
}

/// What the scales after a change rest on.
void mark_scales(const View& view, Reading& reading, const Group& group) {
    if (group.scales.empty()) return;
    const bool nato = group.scales.front() == Column::nato_rate;
    reading.sources.emplace_back(nato ? "nato_funding" : "un_scale");
    reading.standing = softer(reading.standing, nato ? Standing::transcribed_unverified
                                                     : Standing::inferred_from_precedent);
    reading.notes.push_back(
        nato ? "dues: shares of NATO's common funding, after the change pro rata; no rule exists"
             : fmt::format("dues: the UN's regular scale, after the change by un_rescale = {}; no "
                           "resolution says which rule applies",
                           view.assumptions.word("un_rescale")));
}

}  // namespace

Reading power_vacuum(const View& view) {
    const std::vector<Group> groups = changed_groups(view);
    require_cinc(view);
    Reading reading;
    reading.unit = "points of the members' sum";
    reading.table = empty_table();
    reading.sources = {"capabilities",   "military_spending", "world_bank",
                       "treaty_members", "un_members",        "igo_members"};
    for (const Group& group : groups) {
        add_group(view, reading, group);
        mark_scales(view, reading, group);
    }
    reading.vintage = fmt::format(
        "CINC: {}; spending: {}; GDP: {}", vintage_of(view.world, Column::cinc),
        vintage_of(view.world, Column::milex), vintage_of(view.world, Column::gdp_market));
    reading.notes.push_back(
        "shares of another sum: nobody's own strength changes. A state outside, or one that left, "
        "is shown in % of the members' sum too: its ratio to the group");
    return reading;
}

}  // namespace counterpoise

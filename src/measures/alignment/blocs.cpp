#include "measures/alignment/blocs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "measures/alignment/pairs.h"
#include "measures/alignment/similarity.h"

namespace counterpoise {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint8_t kActiveHelp = 3;

Network network_of(const Portfolios& all) {
    Network network{all.size(), std::vector<std::uint8_t>(all.size() * all.size())};
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t k = 0; k < all.size(); ++k)
            if (i != k && (all.of(i)[k] == kActiveHelp || all.of(k)[i] == kActiveHelp))
                network.tied[i * all.size() + k] = 1;
    return network;
}

double cinc(const World& world, const Portfolios& all, std::size_t place) {
    const double x = world.value(Column::cinc, all.rows[place]);
    return std::isnan(x) ? 0.0 : x;
}

double sum(const World& world, const Portfolios& all, const Bloc& bloc, Column column) {
    double total = 0;
    for (const std::size_t place : bloc.places)
        if (const double x = world.value(column, all.rows[place]); !std::isnan(x)) total += x;
    return total;
}

double world_sum(const World& world, Column column) {
    double total = 0;
    for (const double x : world.column(column))
        if (!std::isnan(x)) total += x;
    return total;
}

/// The state whose similarity to each bloc is shown: that of --state, or the only leaver.
std::optional<StateId> subject(const View& view) {
    if (const auto named = subject_of(view)) return named;
    std::vector<StateId> gone;
    for (const Membership& m : view.published.memberships())
        if (!view.world.is_member(m.treaty, m.state)) gone.push_back(m.state);
    std::sort(gone.begin(), gone.end());
    gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
    return gone.size() == 1 ? std::optional(gone.front()) : std::nullopt;
}

/// The mean of a score over a bloc's members other than the state itself; NaN without any.
double mean(const Blocs& all, const Bloc& bloc, std::size_t of, LevelDistance distance,
            double Similarity::*score) {
    double total = 0;
    double n = 0;
    for (const std::size_t place : bloc.places) {
        if (place == of) continue;
        const double x = similarity(all.portfolios, of, place, {}, distance).*score;
        if (std::isnan(x)) continue;
        total += x;
        n += 1;
    }
    return n > 0 ? total / n : kNone;
}

struct When {
    const World& world;
    std::string_view word;    ///< what the column says
    std::string_view suffix;  ///< what the entity's code ends with
};

void add_rows(Reading& reading, const View& view, const Blocs& all, const When& when) {
    const LevelDistance distance = level_distance(view.assumptions);
    const auto named = subject(view);
    const auto row = named ? when.world.row(*named) : std::nullopt;
    const std::size_t of = row ? all.portfolios.place(*row) : all.portfolios.size();
    const bool known = of < all.portfolios.size();
    for (const Bloc& bloc : all.list) {
        const std::size_t lead = all.portfolios.rows[bloc.largest];
        std::string members;
        for (const std::size_t place : bloc.places)
            members += (members.empty() ? "" : " ") + when.world.iso3(all.portfolios.rows[place]);
        const auto share = [&](Column column) {
            return cell(100.0 * sum(when.world, all.portfolios, bloc, column) /
                        world_sum(when.world, column));
        };
        std::vector<Cell> cells{when.world.iso3(lead) + std::string(when.suffix),
                                "bloc of " + when.world.name(lead),
                                std::string(when.word),
                                static_cast<double>(bloc.places.size()),
                                share(Column::cinc),
                                share(Column::milex)};
        if (named)
            for (const auto score : {&Similarity::s, &Similarity::kappa})
                cells.push_back(cell(known ? mean(all, bloc, of, distance, score) : kNone));
        cells.emplace_back(members);
        reading.table.rows.push_back(std::move(cells));
    }
}

void require_cinc(const View& view) {
    if (!(world_sum(view.world, Column::cinc) > 0))
        throw InputError(Fault{
            "--year", fmt::format("no capabilities (CINC) for {}", view.world.year().value),
            "blocs are named after their largest member by CINC, which runs from 1816 to 2022; "
            "2025 carries it forward",
            "Choose such a year."});
}

}  // namespace

Blocs blocs(const World& world, const Facts& facts, PortfolioPacts pacts) {
    Blocs all{portfolios(world, facts, AllianceScale::cow, pacts), {}, 0, kNone};
    const Network network = network_of(all.portfolios);
    const std::vector<std::size_t> group = communities(network);
    all.modularity = modularity(network, group);
    std::map<std::size_t, Bloc> found;
    for (std::size_t i = 0; i < group.size(); ++i) found[group[i]].places.push_back(i);
    for (auto& [lowest, bloc] : found) {
        if (bloc.places.size() == 1) {
            ++all.unaligned;
            continue;
        }
        bloc.largest = bloc.places.front();
        for (const std::size_t place : bloc.places)
            if (cinc(world, all.portfolios, place) > cinc(world, all.portfolios, bloc.largest))
                bloc.largest = place;
        all.list.push_back(std::move(bloc));
    }
    std::stable_sort(all.list.begin(), all.list.end(), [&](const Bloc& a, const Bloc& b) {
        return sum(world, all.portfolios, a, Column::cinc) >
               sum(world, all.portfolios, b, Column::cinc);
    });
    return all;
}

Reading alignment_blocs(const View& view) {
    require_cinc(view);
    Reading reading;
    reading.unit = "% of the world";
    reading.table.columns = {{"entity", "Code", "", 0},
                             {"name", "Bloc", "", 0},
                             {"when", "When", "", 0},
                             count_column("members", "Members"),
                             {"cinc", "CINC", "% of the world", 1},
                             {"milex", "Military spending", "% of the world", 1},
                             {"list", "Which", "", 0}};
    if (subject(view))
        reading.table.columns.insert(reading.table.columns.end() - 1,
                                     {{"s", "S to members, mean", "-1 to 1", 3},
                                      {"kappa", "kappa to members, mean", "at most 1", 3}});
    const bool changed = view.world.memberships() != view.published.memberships();
    const PortfolioPacts pacts = portfolio_pacts(view.assumptions);
    const Blocs now = blocs(view.world, view.facts, pacts);
    reading.extras = {{"modularity", "", now.modularity},
                      {"without_a_pact", "states", static_cast<double>(now.unaligned)}};
    if (changed) {
        const Blocs before = blocs(view.published, view.facts, pacts);
        add_rows(reading, view, before, {view.published, "before", " before"});
        reading.extras.push_back({"modularity_before", "", before.modularity});
        reading.extras.push_back(
            {"without_a_pact_before", "states", static_cast<double>(before.unaligned)});
    }
    add_rows(reading, view, now, {view.world, changed ? "after" : "now", ""});
    reading.standing = Standing::assumed;
    reading.sources = {"treaties", "treaty_members", "capabilities", "military_spending"};
    reading.vintage =
        fmt::format("treaties of {}; CINC: {}; spending: {}", view.world.year().value,
                    vintage_of(view.world, Column::cinc), vintage_of(view.world, Column::milex));
    reading.notes = {
        "blocs are groups of states with more pacts of defence inside than their numbers would "
        "give "
        "by chance (modularity); a state is in one only, though its pacts may reach into several",
        "they say who is tied to whom on paper, not who would fight together or agree; no state "
        "changes its pacts in answer to the exit here"};
    add_pacts_note(reading, view);
    if (const auto named = subject(view))
        if (const auto row = view.world.row(*named))
            reading.notes.push_back("S and kappa are those of " + view.world.name(*row) +
                                    "'s portfolio of pacts with each member's");
    return reading;
}

}  // namespace counterpoise

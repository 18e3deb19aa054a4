#include "measures/alignment/similarity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "measures/alignment/pairs.h"
#include "measures/alignment/votes.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

enum class Over { alliances, votes };

Over chosen_over(const Arguments& arguments) {
    if (arguments.over == "alliances") return Over::alliances;
    if (arguments.over == "votes") return Over::votes;
    throw InputError(Fault{"--over", fmt::format("'{}' is not known", arguments.over),
                           "similarity is taken over alliances or votes",
                           suggestion(arguments.over, {"alliances", "votes"})},
                     FaultKind::usage);
}

std::vector<TableColumn> pair_columns() {
    return {{"state", "Code", "", 0},
            {"state2", "With", "", 0},
            {"name2", "State", "", 0},
            {"s", "S", "-1 to 1", 3},
            {"s_weighted", "S weighted", "-1 to 1", 3},
            {"kappa", "kappa", "at most 1", 3},
            {"pi", "pi", "at most 1", 3}};
}

std::vector<TableColumn> before_columns() {
    return {{"s_before", "S before", "-1 to 1", 3},
            {"s_weighted_before", "S weighted before", "-1 to 1", 3},
            {"kappa_before", "kappa before", "at most 1", 3},
            {"pi_before", "pi before", "at most 1", 3}};
}

void append(std::vector<Cell>& row, const Similarity& of) {
    for (const double x : {of.s, of.s_weighted, of.kappa, of.pi})
        if (std::isnan(x))
            row.emplace_back();
        else
            row.emplace_back(x);
}

std::optional<std::size_t> place_in(const Portfolios& all, const View& view) {
    const auto subject = subject_of(view);
    if (!subject) return {};
    const auto row = view.world.row(*subject);
    const std::size_t place = row ? all.place(*row) : all.size();
    if (place == all.size())
        throw InputError(Fault{"--state",
                               fmt::format("{} is not in the system of states in {}",
                                           view.arguments.state, view.world.year().value),
                               "it has no portfolio of alliances", "Choose another year."});
    return place;
}

void add_alliances(Reading& reading, const View& view) {
    const AllianceScale scale = alliance_scale(view.assumptions);
    const LevelDistance distance = level_distance(view.assumptions);
    const PortfolioPacts pacts = portfolio_pacts(view.assumptions);
    const Portfolios now = portfolios(view.world, view.facts, scale, pacts);
    const Portfolios before = portfolios(view.published, view.facts, scale, pacts);
    const std::vector<double> weights = cinc_weights(view.world, now);
    const bool changed = now.owed != before.owed;
    if (changed)
        for (TableColumn& column : before_columns())
            reading.table.columns.push_back(std::move(column));
    each_pair(now.size(), place_in(now, view), [&](std::size_t i, std::size_t j) {
        std::vector<Cell> row{view.world.iso3(now.rows[i]), view.world.iso3(now.rows[j]),
                              view.world.name(now.rows[j])};
        append(row, similarity(now, i, j, weights, distance));
        if (changed) append(row, similarity(before, i, j, weights, distance));
        reading.table.rows.push_back(std::move(row));
    });
    reading.sources = {"treaties", "treaty_members", "capabilities"};
    reading.vintage = fmt::format("treaties of {}; weights: {}", view.world.year().value,
                                  vintage_of(view.world, Column::cinc));
    reading.extras = {{"items", "states in a portfolio", static_cast<double>(now.size())}};
    reading.notes = {
        "S is high wherever two states are without allies in common most places: joint absence of "
        "ties counts as agreement; kappa and pi take out what chance would give (Häge 2011)",
        "a pact says what was signed, not what is wanted: rivals sign pacts of non-aggression"};
    add_pacts_note(reading, view);
    if (std::all_of(weights.begin(), weights.end(), [](double w) { return std::isnan(w); }))
        reading.notes.push_back("weighted S is absent: no capabilities (CINC) for this year");
}

void add_votes(Reading& reading, const View& view) {
    const LevelDistance distance = level_distance(view.assumptions);
    const VotesOfYear votes = votes_for(view);
    const States& names = states(view.facts);
    reading.table.columns.push_back(count_column("n_votes", "Common roll calls"));
    each_pair(votes.states.size(), place_of(votes, view), [&](std::size_t i, std::size_t j) {
        const VoteBits& a = votes.states[i];
        const VoteBits& b = votes.states[j];
        const std::size_t common = agreement(a, b).common;
        if (common == 0) return;
        const Crossing crossing = cross(a, b);
        std::vector<Cell> row{names.iso3(a.state), names.iso3(b.state), names.name(b.state)};
        append(row, {s_score(crossing, distance), kNone, cohen_kappa(crossing, distance),
                     scott_pi(crossing, distance)});
        row.emplace_back(static_cast<double>(common));
        reading.table.rows.push_back(std::move(row));
    });
    reading.sources = {"un_roll_calls", "un_voters"};
    reading.vintage = vintage_of(votes, view.world.year());
    reading.extras = {{"roll_calls", "in the year", static_cast<double>(votes.roll_calls)}};
    reading.notes = {"no weighted S over votes: nothing says how much a resolution weighs"};
    add_votes_notes(reading, view, votes);
}

}  // namespace

LevelDistance level_distance(const Assumptions& assumptions) {
    return assumptions.word("alignment_distance") == "squared" ? LevelDistance::squared
                                                               : LevelDistance::absolute;
}

Similarity similarity(const Portfolios& all, std::size_t i, std::size_t j,
                      std::span<const double> weights, LevelDistance distance) {
    const Crossing plain = cross(all.of(i), all.of(j), all.levels);
    return {s_score(plain, distance),
            s_score(cross(all.of(i), all.of(j), all.levels, weights), distance),
            cohen_kappa(plain, distance), scott_pi(plain, distance)};
}

std::vector<double> cinc_weights(const World& world, const Portfolios& all) {
    std::vector<double> weights;
    for (const std::size_t row : all.rows) weights.push_back(world.value(Column::cinc, row));
    return weights;
}

Reading alignment_similarity(const View& view) {
    Reading reading;
    reading.unit = "-1 to 1";
    reading.table.columns = pair_columns();
    if (chosen_over(view.arguments) == Over::alliances)
        add_alliances(reading, view);
    else
        add_votes(reading, view);
    sort_by(reading.table, "kappa", Order::largest_first);
    return reading;
}

}  // namespace counterpoise

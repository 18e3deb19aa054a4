#include "measures/votes/votes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "measures/votes/assembly.h"
#include "measures/votes/power_indices.h"
#include "world/bodies/voting_body.h"

namespace counterpoise {
namespace {

constexpr std::size_t kWidestFraction = 44;

/// The body that was asked for; the one before it where the year is before its rules.
VotingBody body_of(const View& view, std::vector<std::string>& notes) {
    const Arguments& arguments = view.arguments;
    VotingBody body = arguments.body_file ? parse_voting_body(arguments.body_file->text,
                                                              arguments.body_file->name, view.facts)
                                          : body_named(arguments.body, view.facts, "--body");
    const int year = view.world.year().value;
    if (body.from > 0 && year < body.from && !body.before.empty()) {
        notes.push_back(fmt::format("{} has the rules from {} on; in {} the body is {}", body.id,
                                    body.from, year, body.before));
        body = body_named(body.before, view.facts, "--body");
    }
    if (body.from > 0 && year < body.from)
        throw InputError(Fault{
            "--year", fmt::format("the rules of {} were not there in {}", body.id, year),
            fmt::format("they begin in {}", body.from), "Choose a later year or another body."});
    if (body.to > 0 && year > body.to)
        notes.push_back(
            fmt::format("the rules of {} were in force from {} to {}; they are applied "
                        "to the world of {}",
                        body.id, body.from, body.to, year));
    return body;
}

Table power_table(const Assembly& assembly, const GamePower& power) {
    Table table;
    table.columns = {{"group", "Group", "", 0},
                     {"player", "Player", "", 0},
                     {"name", "Who", "", 0},
                     count_column("members", "Members"),
                     count_column("swings", "Swings"),
                     {"banzhaf", "Banzhaf", "share", 6},
                     {"banzhaf_absolute", "Banzhaf, absolute", "0-1", 6},
                     {"shapley", "Shapley-Shubik", "share", 8},
                     {"banzhaf_fraction", "Banzhaf, exactly", "", 0, kWidestFraction},
                     {"banzhaf_absolute_fraction", "", "", 0},
                     {"shapley_fraction", "Shapley-Shubik, exactly", "", 0, kWidestFraction},
                     {"swings_exact", "", "", 0}};
    std::vector<std::size_t> order(assembly.entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto power_of = [&](std::size_t e) -> const PlayerPower& {
        return power.classes[assembly.entries[e].player_class];
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return power_of(a).swings.value > power_of(b).swings.value;
    });
    for (const std::size_t e : order) {
        const AssemblyEntry& entry = assembly.entries[e];
        const PlayerPower& p = power_of(e);
        table.rows.push_back({entry.group, entry.player.empty() ? Cell{} : Cell{entry.player},
                              entry.name.empty() ? Cell{} : Cell{entry.name},
                              static_cast<double>(entry.players), p.swings.value, p.banzhaf.value,
                              p.absolute.value, p.shapley.value, p.banzhaf.text, p.absolute.text,
                              p.shapley.text, p.swings.text});
    }
    return table;
}

}  // namespace

Reading votes_power(const View& view) {
    Reading reading;
    const VotingBody body = body_of(view, reading.notes);
    const Assembly assembly = seat(body, view);
    const GamePower power = power_indices(assembly.game, body.where);
    const auto players = static_cast<double>(assembly.game.players());
    reading.unit = "share of power, per member";
    reading.table = power_table(assembly, power);
    reading.standing = assembly.standing;
    reading.sources = assembly.sources;
    reading.vintage = assembly.vintage;
    reading.extras = {{"players", "", players, true},
                      {"sum_of_swings", "", power.swings.value},
                      {"winning_coalitions", "", power.winning.value},
                      {"power_to_act", "share of all coalitions", power.act.value}};
    reading.notes.insert(reading.notes.begin(), fmt::format("{}. {}", body.title, body.about));
    for (const std::string& note : assembly.notes) reading.notes.push_back(note);
    if (!body.source.empty()) reading.notes.push_back("rules: " + body.source);
    if (power.act.value > 0.5)
        reading.notes.push_back(
            "more than half of all coalitions win: two that share nobody can win at once");
    return reading;
}

}  // namespace counterpoise

#include "measures/alignment/votes.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "measures/alignment/pairs.h"
#include "world/institutions.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::size_t both(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t n = 0;
    for (std::size_t w = 0; w < a.size(); ++w)
        n += static_cast<std::size_t>(std::popcount(a[w] & b[w]));
    return n;
}

std::uint64_t voted(const VoteBits& bits, std::size_t word) {
    return bits.yes[word] | bits.abstain[word] | bits.no[word];
}

/// Ideal points by row of the world, those of the newest year alone: a state that has not voted
/// since has none here. All NaN in a year without.
std::vector<double> newest_ideal_points(const World& world) {
    int newest = 0;
    for (std::size_t i = 0; i < world.size(); ++i)
        newest = std::max(newest, world.vintage(Column::ideal_point, i));
    std::vector<double> points(world.size(), kNone);
    for (std::size_t i = 0; newest > 0 && i < world.size(); ++i)
        if (world.vintage(Column::ideal_point, i) == newest)
            points[i] = world.value(Column::ideal_point, i);
    return points;
}

std::string vintage_of_points(const World& world, const std::vector<double>& points) {
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!std::isnan(points[i]))
            return fmt::format("figures of {}", world.vintage(Column::ideal_point, i));
    return "no figures";
}

/// The place of the state that --state names among those with an ideal point.
std::optional<std::size_t> place_of(const std::vector<std::size_t>& rows, const View& view) {
    const auto subject = subject_of(view);
    if (!subject) return {};
    const auto row = view.world.row(*subject);
    const auto found = row ? std::find(rows.begin(), rows.end(), *row) : rows.end();
    if (found == rows.end())
        throw InputError(Fault{"--state",
                               fmt::format("{} has no ideal point of the newest year for {}",
                                           view.arguments.state, view.world.year().value),
                               "it is estimated from votes in the UN",
                               "Choose a member that voted."});
    return static_cast<std::size_t>(found - rows.begin());
}

}  // namespace

double Agreement::agree() const {
    return common == 0 ? kNone : static_cast<double>(equal) / static_cast<double>(common);
}

double Agreement::agree3() const {
    const double half = 0.5 * static_cast<double>(common - equal - opposed);
    return common == 0 ? kNone : (static_cast<double>(equal) + half) / static_cast<double>(common);
}

Agreement agreement(const VoteBits& a, const VoteBits& b) {
    Agreement found;
    for (std::size_t w = 0; w < a.yes.size(); ++w)
        found.common += static_cast<std::size_t>(std::popcount(voted(a, w) & voted(b, w)));
    found.equal = both(a.yes, b.yes) + both(a.abstain, b.abstain) + both(a.no, b.no);
    found.opposed = both(a.yes, b.no) + both(a.no, b.yes);
    return found;
}

Crossing cross(const VoteBits& a, const VoteBits& b) {
    Crossing crossing{3, {}};
    const std::vector<std::uint64_t>* one[]{&a.no, &a.abstain, &a.yes};
    const std::vector<std::uint64_t>* other[]{&b.no, &b.abstain, &b.yes};
    for (std::size_t x = 0; x < 3; ++x)
        for (std::size_t y = 0; y < 3; ++y)
            crossing.add(x, y, static_cast<double>(both(*one[x], *other[y])));
    return crossing;
}

std::optional<std::size_t> place_of(const VotesOfYear& votes, const View& view) {
    const auto subject = subject_of(view);
    if (!subject) return {};
    for (std::size_t i = 0; i < votes.states.size(); ++i)
        if (votes.states[i].state == *subject) return i;
    throw InputError(Fault{
        "--state", fmt::format("{} has no vote in {}", view.arguments.state, votes.year.value),
        "similarity and agreement over votes need votes", "Choose a member of the UN."});
}

VotesOfYear votes_for(const View& view) {
    const RollCalls& calls = roll_calls(view.facts);
    const Year asked = view.world.year();
    const Year last = *std::max_element(calls.years.begin(), calls.years.end());
    VotesOfYear votes = votes_of(view.facts, asked == kLatestYear ? calls.last_full_year : asked);
    if (votes.roll_calls == 0)
        throw InputError(
            Fault{"--year", fmt::format("no roll call of the General Assembly in {}", asked.value),
                  fmt::format("the record has 1946 to {}, and 1964 had none", last.value),
                  fmt::format("Choose such a year; {} carries {} forward.", kLatestYear.value,
                              calls.last_full_year.value)});
    return votes;
}

std::string vintage_of(const VotesOfYear& votes, Year asked) {
    return fmt::format("{} roll call{} of {}{}", votes.roll_calls, votes.roll_calls == 1 ? "" : "s",
                       votes.year.value,
                       votes.year == asked ? ""
                                           : fmt::format(", the last full year of the record, "
                                                         "carried forward to {}",
                                                         asked.value));
}

void add_votes_notes(Reading& reading, const View& view, const VotesOfYear& votes) {
    constexpr std::size_t kFew = 20;
    if (votes.roll_calls < kFew)
        reading.notes.push_back(fmt::format(
            "few roll calls ({}): one vote more or less moves these figures", votes.roll_calls));
    add_exit_note(reading, view);
}

void add_exit_note(Reading& reading, const View& view) {
    if (view.world.memberships() != view.published.memberships() ||
        !leavers(view, institutions(view.facts).un).empty())
        reading.notes.push_back(
            "an exit does not rewrite votes that were cast: these are the same before and after");
}

Reading alignment_agreement(const View& view) {
    const VotesOfYear votes = votes_for(view);
    const auto subject = place_of(votes, view);
    Reading reading;
    reading.unit = "share of votes, 0-1";
    reading.table.columns = {{"state", "Code", "", 0},
                             {"state2", "With", "", 0},
                             {"name2", "State", "", 0},
                             count_column("n_votes", "Common roll calls"),
                             {"agree", "Equal votes", "0-1", 3},
                             {"agree3", "Abstention as half", "0-1", 3},
                             {"distance", "Distance of ideal points", "scale units", 2}};
    const States& names = states(view.facts);
    const std::vector<double> points = newest_ideal_points(view.world);
    const auto point = [&](StateId state) {
        const auto row = view.world.row(state);
        return row ? points[*row] : kNone;
    };
    each_pair(votes.states.size(), subject, [&](std::size_t i, std::size_t j) {
        const VoteBits& a = votes.states[i];
        const VoteBits& b = votes.states[j];
        const Agreement found = agreement(a, b);
        if (found.common == 0) return;
        reading.table.rows.push_back({names.iso3(a.state), names.iso3(b.state), names.name(b.state),
                                      static_cast<double>(found.common), cell(found.agree()),
                                      cell(found.agree3()),
                                      cell(std::abs(point(a.state) - point(b.state)))});
    });
    sort_by(reading.table, "agree", Order::largest_first);
    reading.sources = {"un_roll_calls", "un_voters", "ideal_points"};
    reading.vintage = vintage_of(votes, view.world.year()) +
                      "; ideal points: " + vintage_of_points(view.world, points);
    reading.extras = {{"roll_calls", "in the year", static_cast<double>(votes.roll_calls)}};
    reading.notes = {
        "agreement is high between nearly all states on most votes: read it beside kappa "
        "(`alignment.similarity --over votes`) and the distance of ideal points"};
    add_votes_notes(reading, view, votes);
    return reading;
}

Reading alignment_distance(const View& view) {
    const std::vector<double> points = newest_ideal_points(view.world);
    if (std::all_of(points.begin(), points.end(), [](double x) { return std::isnan(x); }))
        throw InputError(
            Fault{"--year", fmt::format("no ideal points for {}", view.world.year().value),
                  "they run from 1946 to 2024; 2025 carries them forward", "Choose such a year."});
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < view.world.size(); ++i)
        if (!std::isnan(points[i])) rows.push_back(i);
    const auto subject = place_of(rows, view);
    Reading reading;
    reading.unit = "scale units";
    reading.table.columns = {{"state", "Code", "", 0},
                             {"state2", "With", "", 0},
                             {"name2", "State", "", 0},
                             {"distance", "Distance of ideal points", "scale units", 2}};
    each_pair(rows.size(), subject, [&](std::size_t i, std::size_t j) {
        reading.table.rows.push_back({view.world.iso3(rows[i]), view.world.iso3(rows[j]),
                                      view.world.name(rows[j]),
                                      std::abs(points[rows[i]] - points[rows[j]])});
    });
    sort_by(reading.table, "distance", Order::smallest_first);
    reading.sources = {"ideal_points"};
    reading.vintage = vintage_of_points(view.world, points);
    reading.notes = {
        "points of the newest year alone: who did not vote then has none",
        "one dimension, estimated from votes: who stands near the liberal order led by the United "
        "States on the questions that were put to a vote"};
    add_exit_note(reading, view);
    return reading;
}

}  // namespace counterpoise

#include "measures/power/regimes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "measures/power/basis.h"
#include "world/institutions.h"
#include "world/major_powers.h"

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

struct Measure {
    std::string_view word;
    Column column;
    double low;
    double high;
    double conventional;
    std::string_view convention;
};
constexpr std::array<Measure, 3> kMeasures{{
    {"polyarchy", Column::polyarchy, 0, 1, 0.5,
     "the line that Lührmann, Tannenberg and Lindberg (2018) draw below electoral democracy"},
    {"aeuds", Column::aeuds, -4, 4, 0, "the usual cut-point to which Márquez (2016) adjusted it"},
    {"polity2", Column::polity2, -10, 10, 6, "the line that Polity draws below democracy"},
}};

/// Something that is held, in one world: figures by row, and the rows that hold it.
struct Held {
    std::vector<double> x;
    std::vector<std::size_t> whole;
};

struct Holding {
    std::string_view key;
    std::string_view name;
    Held (*in)(const World&, const Facts&);
};

std::vector<std::size_t> un_members(const World& world, const Facts& facts) {
    return rows_of(world, world.members(institutions(facts).un));
}

std::vector<std::size_t> nato_members(const World& world, const Facts& facts) {
    return rows_of(world, world.members(treaties(facts).named("NATO", "treaties.csv")));
}

Held one_each(const World& world, std::vector<std::size_t> rows) {
    return {std::vector<double>(world.size(), 1.0), std::move(rows)};
}

/// Everyone who has a rate: before 1991 some paid from inside another state.
Held payers(const World& world, Column scale) {
    Held held{{world.column(scale).begin(), world.column(scale).end()}, {}};
    for (std::size_t i = 0; i < world.size(); ++i)
        if (!std::isnan(held.x[i])) held.whole.push_back(i);
    return held;
}

Held permanent_seats(const World& world, const Facts& facts) {
    std::vector<std::size_t> rows = un_members(world, facts);
    std::erase_if(rows, [&](std::size_t i) {
        return !is_permanent_member(world.id(i)) && world.id(i).code != kChinaUntil1971;
    });
    return one_each(world, std::move(rows));
}

template <Basis basis>
Held world_by(const World& world, const Facts&) {
    return {figures(world, basis), every_row(world)};
}

constexpr std::array<Holding, 11> kHoldings{{
    {"un_dues", "Dues to the UN's regular budget",
     [](const World& w, const Facts&) { return payers(w, Column::un_rate); }},
    {"un_peacekeeping", "UN peacekeeping scale",
     [](const World& w, const Facts&) { return payers(w, Column::peacekeeping_rate); }},
    {"un_votes", "Votes in the UN General Assembly (members)",
     [](const World& w, const Facts& f) { return one_each(w, un_members(w, f)); }},
    {"unsc_permanent", "Permanent seats of the UN Security Council (each with a veto)",
     permanent_seats},
    {"nato_common", "NATO's common funding",
     [](const World& w, const Facts&) { return payers(w, Column::nato_rate); }},
    {"nato_milex", "Military spending of NATO's members",
     [](const World& w, const Facts& f) {
         return Held{figures(w, Basis::milex), nato_members(w, f)};
     }},
    {"world_cinc", "The world's capabilities (CINC)", world_by<Basis::cinc>},
    {"world_milex", "The world's military spending", world_by<Basis::milex>},
    {"world_gdp_market", "The world's GDP", world_by<Basis::gdp_market>},
    {"world_gdp_ppp", "The world's GDP at purchasing power", world_by<Basis::gdp_ppp>},
    {"world_population", "The world's population", world_by<Basis::population>},
}};

/// How a thing is shared between states below, at or above, and without a score, %.
struct Split {
    double below = kAbsent;
    double unknown = kAbsent;
    double states = kAbsent;
    double holders = kAbsent;
};

Split split(const World& world, const Held& held, const RegimeCut& cut) {
    std::vector<std::size_t> holders, below, unknown;
    for (const std::size_t i : held.whole) {
        if (std::isnan(held.x[i])) continue;
        holders.push_back(i);
        const double score = world.value(cut.column, i);
        if (std::isnan(score)) unknown.push_back(i);
        if (score < cut.below) below.push_back(i);
    }
    Split s;
    const double whole = percent_of(world, held.x, held.whole, held.whole);
    if (std::isnan(whole)) return s;
    const auto share = [&](const std::vector<std::size_t>& part) {
        return part.empty() ? 0.0 : percent_of(world, held.x, part, held.whole);
    };
    return {share(below), share(unknown), static_cast<double>(below.size()),
            static_cast<double>(holders.size())};
}

Table empty_table() {
    return {{{"entity", "Code", "", 0},
             {"name", "What is held", "", 0},
             {"value", "Held by states below", "%", 2},
             {"before", "Before", "%", 2},
             {"after", "After", "%", 2},
             {"change", "Change", "points", 2},
             count_column("states", "States below", "states"),
             {"holders", "of", "states", 0},
             {"unknown", "Held by states without a score", "%", 2}},
            {}};
}

void require_scores(const View& view, const RegimeCut& cut) {
    const auto scores = view.world.column(cut.column);
    if (std::all_of(scores.begin(), scores.end(), [](double x) { return std::isnan(x); }))
        throw InputError(
            Fault{"--year",
                  fmt::format("no state has a score of {} in {}", info(cut.column).name,
                              view.world.year().value),
                  "polyarchy and aeuds run from 1816 to 2025, polity2 to 2020; 2025 carries it on",
                  "Choose such a year, or another regime_measure."});
}

/// Where those who left stand by the score: an exit from below and one from above it move shares in
/// opposite directions.
void tell_leavers(const View& view, Reading& reading, const RegimeCut& cut) {
    auto gone = leavers(view, institutions(view.facts).un);
    for (const StateId state : leavers(view, treaties(view.facts).named("NATO", "treaties.csv")))
        if (std::find(gone.begin(), gone.end(), state) == gone.end()) gone.push_back(state);
    for (const std::size_t i : rows_of(view.world, gone)) {
        const double score = view.world.value(cut.column, i);
        reading.notes.push_back(
            std::isnan(score)
                ? fmt::format("{}, which left, has no score", view.world.name(i))
                : fmt::format("{}, which left, scores {:g} ({}): {} the line", view.world.name(i),
                              score, view.world.vintage(cut.column, i),
                              score < cut.below ? "below" : "not below"));
    }
}

/// The softest thing that the table rests on.
Standing standing_of(const View& view) {
    const auto any = [&](Column column) {
        const auto x = view.world.column(column);
        return std::any_of(x.begin(), x.end(), [](double rate) { return !std::isnan(rate); });
    };
    if (any(Column::nato_rate)) return Standing::transcribed_unverified;
    const bool inferred =
        any(Column::peacekeeping_rate) || !leavers(view, institutions(view.facts).un).empty();
    return inferred ? Standing::inferred_from_precedent : Standing::published_figure;
}

}  // namespace

RegimeCut regime_cut(const Assumptions& assumptions) {
    const std::string& word = assumptions.word("regime_measure");
    const auto m = std::find_if(kMeasures.begin(), kMeasures.end(),
                                [&](const Measure& x) { return x.word == word; });
    promise(m != kMeasures.end(), "a measure of regimes that the list does not have");
    if (assumptions.is_word("regime_below")) return {m->column, m->conventional, m->convention};
    const double below = assumptions.number("regime_below");
    if (below < m->low || below > m->high)
        throw InputError(Fault{"regime_below", fmt::format("{:g} is no score of {}", below, word),
                               fmt::format("its scores lie between {:g} and {:g}", m->low, m->high),
                               "Choose a score in that range, or `conventional`."});
    return {m->column, below, ""};
}

Reading power_regimes(const View& view) {
    const RegimeCut cut = regime_cut(view.assumptions);
    require_scores(view, cut);
    Reading reading;
    reading.unit = "% held by states below the score";
    reading.table = empty_table();
    std::string absent;
    for (const Holding& holding : kHoldings) {
        const Split before = split(view.published, holding.in(view.published, view.facts), cut);
        const Split after = split(view.world, holding.in(view.world, view.facts), cut);
        reading.table.rows.push_back({std::string(holding.key), std::string(holding.name),
                                      cell(after.below), cell(before.below), cell(after.below),
                                      cell(after.below - before.below), cell(after.states),
                                      cell(after.holders), cell(after.unknown)});
        if (std::isnan(after.below))
            absent += (absent.empty() ? "" : ", ") + std::string(holding.key);
    }
    reading.standing = standing_of(view);
    reading.extras = {{"below", std::string(info(cut.column).name), cut.below}};
    reading.sources = {
        "regimes",      "un_scale",          "un_members",   "un_peacekeeping_levels",
        "nato_funding", "military_spending", "capabilities", "world_bank",
        "gdp_ppp"};
    reading.vintage =
        fmt::format("scores: {}; CINC: {}; spending: {}", vintage_of(view.world, cut.column),
                    vintage_of(view.world, Column::cinc), vintage_of(view.world, Column::milex));
    reading.notes = {
        fmt::format("states below the score: {} under {:g}{}", info(cut.column).name, cut.below,
                    cut.convention.empty() ? ", as asked" : ", " + std::string(cut.convention)),
        "scores are judgements of scholars and differ: regime_measure = polyarchy, aeuds or "
        "polity2, and regime_below, show how far the answer rests on the choice",
        "an exit moves shares of what the leaver was a member of; the world's power is the same "
        "before and after",
        "permanent seats: those of members of the UN; what becomes of a leaver's seat and of the "
        "veto is not settled"};
    tell_leavers(view, reading, cut);
    if (!absent.empty())
        reading.notes.push_back(
            fmt::format("absent for want of figures, or of a major power's: {}", absent));
    return reading;
}

}  // namespace counterpoise

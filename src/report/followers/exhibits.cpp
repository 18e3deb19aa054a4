#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/exhibit_parts.h"
#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"
#include "scenario/outcome/hazard_record.h"

namespace counterpoise::report {
namespace {

constexpr int kDigits = 2;
constexpr double kPerCent = 100;
constexpr std::size_t kDrawn = 15;  ///< members that the chart shows
constexpr const char* kRemaining = "remaining";

/// What the fit cites.
const std::vector<std::string> kTables{"treaties",     "treaty_members", "treaty_provisions",
                                       "capabilities", "capitals",       "contiguity",
                                       "ideal_points", "regimes",        "rivalries"};

const ParameterSet& hazards(const Outcome& o) {
    return *o.evidence.realignment;
}

int last_year(const Outcome& o) {
    return o.last_year();
}

std::optional<std::size_t> series_named(const Outcome& o, std::string_view measure,
                                        std::string_view subject) {
    const std::vector<Series>& all = o.series;
    for (std::size_t s = 0; s < all.size(); ++s)
        if (all[s].measure == measure && all[s].subject == subject) return s;
    return std::nullopt;
}

std::string runs_note(const Outcome& o) {
    return has_interval(o)
               ? "Means over paired runs: what a chance or an expected number is. Most runs lie "
                 "below, "
                 "a few far above, for events come in bursts. 5 and 95 %: of the runs' own "
                 "differences. Both worlds share their luck, so the difference is the change alone."
               : fmt::format(
                     "Fewer than {} runs give no interval: beside the mean stand the "
                     "lowest and the highest run. Both worlds share their luck.",
                     kFewestForInterval);
}

/// "Exits from treaties: 44 exits in 17,447 member-years, 1817-2016. On years not seen: …"
std::string record_note(const Outcome& o, const HazardWords& words) {
    const ParameterSet& set = hazards(o);
    std::string text = std::string(words.title) + ": ";
    if (const auto record = counted_events(set, words.process); record && set.fit)
        text += fmt::format("estimated from {} {} in {} {}, {}–{}. ",
                            format_number(static_cast<double>(record->events), 0), words.events,
                            format_number(static_cast<double>(record->rows), 0), words.rows,
                            set.fit->from, set.fit->to);
    const std::vector<RivalLead> leads = rival_leads(set, words.process);
    if (leads.empty()) return text + "They have no score on years not seen.";
    return text + "Forecasts of years not seen, log score with its 90 % interval: " +
           leads_in_words(leads) + ".";
}

/// How many of the exits on record are from a treaty.
std::string own_record(const Outcome& o, const std::string& alliance) {
    const std::size_t n = o.alliance(alliance).exits_on_record;
    return fmt::format("Of the exits from defence treaties on record {} {} from {}.",
                       n == 0 ? "none" : fmt::format("{}", n), n > 1 ? "are" : "is",
                       spoken_code(alliance));
}

std::string contagion_note(const Outcome& o) {
    const auto odds = odds_in_words(hazards(o), "exit.recent_exits", OddsStep::first_of_log);
    return fmt::format(
        "That one exit brings others is an estimate about treaties in general: a first exit from "
        "the same treaty within five years goes with {} of another exit. Exits are few for all "
        "that is estimated from them: the interval is rather too narrow. It is a fitted risk, no "
        "cause: what drives one member out may drive others. A chance may also fall, since those "
        "who stay are then larger parts of what is left.",
        odds ? *odds : "other odds");
}

std::string guarantor_note(const Outcome& o) {
    std::vector<std::string> parts;
    for (const auto& [name, of] : {std::pair{"exit.lost_guarantor", "an exit"},
                                   std::pair{"pact.lost_guarantors", "a new pact"}})
        if (const auto odds = odds_in_words(hazards(o), name, OddsStep::one))
            parts.push_back(fmt::format("{} of {}", *odds, of));
    return "A guarantor lost (a partner at least as strong) goes with " + listed(parts) + ".";
}

const char* const kElsewhere =
    "Spending, shares of an alliance and cover hold memberships as the scenario states them; "
    "disputes of later years follow the memberships that each run has drawn. A pledge that lapses "
    "without an exit moves no membership and so nobody here.";

void add_hazard_provenance(Value& e, const Outcome& o, const std::string& measure,
                           const char* formula, const std::vector<std::string>& notes) {
    e.set("measure", measure).set("formula", formula);
    add_sources(e, o, kTables);
    const ParameterSet& set = hazards(o);
    e.set("standing", name_of(Standing::assumed))
        .set("vintage", set.fit ? fmt::format("parameters: estimates from {}–{}; figures of "
                                              "states as at the start",
                                              set.fit->from, set.fit->to)
                                : "parameters: priors");
    e.set("method", "docs/method/realignment.md").set("notes", texts(notes));
}

/// Whether the scenario takes a member out of a treaty at some time.
bool is_taken_out(const Outcome& o, const std::string& alliance, const std::string& iso3) {
    return std::any_of(o.changes.begin(), o.changes.end(), [&](const OutcomeChange& c) {
        return c.kind == ChangeKind::leave && c.of_treaty() && c.code == alliance &&
               c.state == iso3;
    });
}

bool is_member_at_start(const Outcome& o, const std::string& alliance, const std::string& iso3) {
    const std::vector<std::string>& members = o.alliance(alliance).members;
    return std::find(members.begin(), members.end(), iso3) != members.end();
}

/// A subject's figures of the last year, and the schools that give them.
struct Line {
    std::string state;
    Agreed group;
};

/// Largest figure with the change first.
void sort_lines(std::vector<Line>& lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        return a.group.figures[1] > b.group.figures[1];
    });
}

std::vector<Line> members_of(const Outcome& o, const std::string& alliance) {
    std::vector<Line> lines;
    const std::vector<Series>& series = o.series;
    for (std::size_t s = 0; s < series.size(); ++s) {
        if (series[s].measure != o.alliance(alliance).left_series ||
            series[s].subject == kRemaining || is_taken_out(o, alliance, series[s].subject) ||
            !is_member_at_start(o, alliance, series[s].subject))
            continue;
        for (Agreed& group : agreed(o, s, Centre::mean, kDigits, kPerCent))
            lines.push_back({series[s].subject, std::move(group)});
    }
    sort_lines(lines);
    return lines;
}

Value line_row(const Outcome& o, const Line& line, const std::string& name) {
    Value row;
    if (!line.state.empty()) row.set("state", line.state);
    row.set("name", name).set("school", schools_cell(o, line.group));
    return std::move(add_figures(row, line.group));
}

Value line_columns(const Outcome& o, const char* what) {
    Value columns;
    columns.push(text_column("name", what));
    columns.push(text_column("school", "School"));
    add_figure_columns(columns, o, Centre::mean, "", kDigits);
    return columns;
}

/// " Together they come to 0.36 expected exits without the change and 0.42 with it (…)."
std::string together_words(const Outcome& o, const std::vector<Agreed>& together) {
    std::string text;
    for (const Agreed& a : together)
        text += fmt::format(
            " Together they come to {} expected exits without the change and {} with it ({}{}).",
            format_number(a.figures[0], kDigits), format_number(a.figures[1], kDigits),
            more_or_fewer(a.figures[3], a.figures[4]),
            together.size() > 1 ? "; " + schools_cell(o, a) : "");
    return text;
}

Value left_exhibit(const Outcome& o, const std::string& alliance) {
    const bool first = alliance == o.alliances.front().code;
    const std::string measure = o.alliance(alliance).left_series;
    if (!can_be_left(o, alliance)) return {};
    const std::vector<Line> lines = members_of(o, alliance);
    std::vector<Agreed> together;
    if (const auto s = series_named(o, measure, kRemaining))
        together = agreed(o, *s, Centre::mean, kDigits);
    if (lines.empty()) return {};
    const std::string code = spoken_code(alliance);
    Value e = begin_exhibit(
        {first ? "realignment-left" : "realignment-left-" + slug(alliance), "realignment",
         fmt::format("Who might leave {} by itself by {}", code, last_year(o)),
         "Chance that the member has left by itself, %", "",
         fmt::format("Members that the scenario does not take out, each with the chance that by {} "
                     "it has left {} by its own decision.{}",
                     last_year(o), code, together_words(o, together))});
    std::string alt = "Chance to have left, %, without and with the change: ";
    for (std::size_t r = 0; r < std::min(lines.size(), kDrawn); ++r)
        alt += fmt::format("{} {} and {}; ", o.state_name(lines[r].state),
                           format_number(lines[r].group.figures[0], kDigits),
                           format_number(lines[r].group.figures[1], kDigits));
    e.set("alt", alt);
    add_hazard_provenance(
        e, o, measure, "sum over years of P(exit in the year | member until then), 31 December",
        {runs_note(o), record_note(o, hazard_words().front()) + " " + own_record(o, alliance),
         contagion_note(o), guarantor_note(o), kElsewhere});
    Value rows{Value::Array{}};
    for (const Line& line : lines) rows.push(line_row(o, line, o.state_name(line.state)));
    for (const Agreed& a : together)
        rows.push(line_row(o, {"", a}, "together, expected exits (no %)"));
    const bool one_group = std::all_of(lines.begin(), lines.end(), [&](const Line& l) {
        return l.group.schools.size() == lines.front().group.schools.size();
    });
    e.set("columns", line_columns(o, "Member")).set("rows", rows);
    if (!one_group) return e.set("chart", {});
    return e.set("chart",
                 Value{}
                     .set("type", "dumbbell")
                     .set("label", "name")
                     .set("before", "baseline")
                     .set("after", "scenario")
                     .set("before_name", "without the change")
                     .set("after_name", "with the change")
                     .set("limit", static_cast<std::int64_t>(std::min(lines.size(), kDrawn))));
}

/// The rows of one figure of the world.
void add_world_rows(Value& rows, const Outcome& o, const char* measure, const char* name) {
    const auto s = series_named(o, measure, "world");
    if (!s) return;
    for (const Agreed& a : agreed(o, *s, Centre::mean, kDigits))
        rows.push(line_row(o, {"", a}, name));
}

Value world_exhibit(const Outcome& o) {
    Value e = begin_exhibit(
        {"realignment-world", "realignment",
         fmt::format("Treaties of the world in {}: exits, endings, entries, new pacts",
                     last_year(o)),
         "Expected events in the year, and pairs bound to defence", "",
         "What runs expect of all treaties on record, not of the alliance alone. Most of it has "
         "nothing to do with the change: see the difference."});
    e.set("alt",
          "Table of expected exits, endings, entries and new pacts in the last year and of pairs "
          "of states bound to defence, without and with the change.");
    std::vector<std::string> notes{runs_note(o)};
    for (const HazardWords& words : hazard_words()) notes.push_back(record_note(o, words));
    notes.emplace_back(
        "New treaties of three members or more are not modelled: pacts of many can only lose or "
        "gain members.");
    add_hazard_provenance(e, o, "realignment.exits", "sum over rows of P(event in the year)",
                          notes);
    Value rows{Value::Array{}};
    add_world_rows(rows, o, "realignment.exits", "Exits a year");
    add_world_rows(rows, o, "realignment.endings", "Treaties that end a year");
    add_world_rows(rows, o, "realignment.entries", "Entries a year");
    add_world_rows(rows, o, "realignment.new_pacts", "New pacts of two a year");
    add_world_rows(rows, o, "realignment.pacts", "Pairs with a duty of defence");
    return e.set("columns", line_columns(o, "What")).set("rows", rows).set("chart", {});
}

Value pacts_exhibit(const Outcome& o) {
    Value e = begin_exhibit(
        {"realignment-pacts", "realignment",
         fmt::format("New defence pacts of two expected in {}", last_year(o)),
         "Expected new pacts of two in the year", "",
         "The world, then the followed states by how many they are expected to make with anybody. "
         "Who would have made one anyway stands without the change."});
    e.set("alt",
          "Table of expected new pacts of two in the last year, of the world and of the "
          "followed states, without and with the change.");
    add_hazard_provenance(e, o, "realignment.new_pacts",
                          "sum over pairs without such a pact of P(pact in the year)",
                          {runs_note(o), record_note(o, hazard_words().back()), guarantor_note(o)});
    std::vector<Line> lines;
    const std::vector<Series>& series = o.series;
    for (std::size_t s = 0; s < series.size(); ++s)
        if (series[s].measure == "realignment.new_pacts" && series[s].subject != "world")
            for (Agreed& group : agreed(o, s, Centre::mean, kDigits + 1))
                lines.push_back({series[s].subject, std::move(group)});
    sort_lines(lines);
    Value rows{Value::Array{}};
    if (const auto s = series_named(o, "realignment.new_pacts", "world"))
        for (const Agreed& a : agreed(o, *s, Centre::mean, kDigits + 1))
            rows.push(line_row(o, {"", a}, "the world"));
    for (const Line& line : lines) rows.push(line_row(o, line, o.state_name(line.state)));
    Value columns;
    columns.push(text_column("name", "State"));
    columns.push(text_column("school", "School"));
    add_figure_columns(columns, o, Centre::mean, "a year", kDigits + 1);
    return e.set("columns", columns).set("rows", rows).set("chart", {});
}

}  // namespace

std::vector<Value> realignment_exhibits(const Outcome& o) {
    std::vector<Value> all;
    if (!o.evidence.realignment) return all;
    for (const std::string& code : codes_of(o))
        if (Value e = left_exhibit(o, code); !e.is_null()) all.push_back(std::move(e));
    all.push_back(world_exhibit(o));
    all.push_back(pacts_exhibit(o));
    return all;
}

}  // namespace counterpoise::report

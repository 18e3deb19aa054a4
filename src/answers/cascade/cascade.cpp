#include "answers/cascade/cascade.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "answers/cascade/tables.h"
#include "measures/cascade/notes.h"
#include "measures/measure.h"
#include "report/words/numbers.h"
#include "scenario/ensemble.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr long long kDefaultCascadeRuns = 10000;
constexpr long long kMostCascadeRuns = 1000000;
constexpr long long kDefaultSeed = 1949;
constexpr std::size_t kRowsShown = 15;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

std::string per_cent(double x) {
    return report::format_number(100 * x, 0) + " %";
}

/// The row of a state that a word names.
std::size_t row_named(const World& world, const Facts& facts,
                      const std::optional<std::string>& word, const std::string& place,
                      const std::string& example) {
    if (!word)
        throw InputError(Fault{place, "is missing", "an attack has an attacker and a target",
                               fmt::format("For instance {} {}.", place, example)},
                         FaultKind::usage);
    const StateId id = states(facts).named(*word, world.year(), place);
    if (const auto row = world.row(id)) return *row;
    throw InputError(Fault{
        place, fmt::format("{} is not in the system of states in {}", *word, world.year().value),
        "only states attack and are attacked here", "Choose another year."});
}

/// Both states, all faults at once.
std::pair<std::size_t, std::size_t> sides_of(const Facts& facts, const World& world,
                                             const CascadeQuestion& question) {
    Faults faults;
    FaultKind kind = FaultKind::usage;
    const auto read = [&](const std::optional<std::string>& word, std::string_view name,
                          const std::string& example) {
        try {
            return row_named(world, facts, word, question.place(name), example);
        } catch (const InputError& error) {
            faults.add(error);
            if (error.kind() != FaultKind::usage) kind = FaultKind::data;
        }
        return world.size();
    };
    const std::size_t attacker = read(question.attacker, "attacker", "RUS");
    const std::size_t target = read(question.target, "target", "EST");
    faults.raise_if_any(kind);
    return {attacker, target};
}

long long checked(std::optional<long long> given, const std::string& place, long long otherwise,
                  long long least, long long most, Faults& faults) {
    const long long value = given.value_or(otherwise);
    if (value < least || value > most)
        faults.add({place, fmt::format("{} is not allowed", value),
                    fmt::format("a whole number from {} to {}", least, most),
                    fmt::format("For instance {} {}.", place, otherwise)});
    return value;
}

std::string runs_words(long long runs) {
    return fmt::format("{} {}", runs, runs == 1 ? "run" : "runs");
}

std::string how_words(const AskedCascade& asked, const CascadeExpectation& e) {
    if (e.exact()) return "exact";
    if (!enough_runs(asked))
        return fmt::format("sampled, {}: too few for a standard error ({} are needed)",
                           runs_words(e.runs), kFewestForInterval);
    return fmt::format("sampled, {}, standard errors of chances up to {:.4f}", runs_words(e.runs),
                       e.standard_error(0.5));
}

Value number_or_none(double x) {
    return std::isnan(x) ? Value{} : Value{x};
}

/// What pledges bring, with its spread over runs where there are enough for one.
void add_strength(Sheet& sheet, const AskedCascade& asked, const AnsweredCascade& a) {
    const auto times = [](double x) { return report::format_number(x, 2); };
    const double scale = a.weights.attacker;
    const double comes = a.balance.comes / scale;
    const CascadeSpread spread = spread_of(a.made, a.weights, asked.seed, asked.runs);
    const bool enough = enough_runs(asked);
    const double error = a.expected.exact() ? 0 : enough ? spread.error / scale : kNothing;
    sheet.add("own", "Own strength", a.weights.own / scale,
              times(a.weights.own / scale) + " x the attack");
    sheet.add(
        "comes", "Strength that comes", comes,
        fmt::format("{} x the attack{} ({})", times(comes),
                    error > 0 ? fmt::format(", standard error {:.4f}", error) : "",
                    enough ? fmt::format("5 to 95 % of runs: {} to {}", times(spread.low / scale),
                                         times(spread.high / scale))
                           : fmt::format("no interval: {}, {} are needed", runs_words(asked.runs),
                                         kFewestForInterval)));
    sheet.add("comes_se", "", number_or_none(error));
    const auto quantile = [&](double x) { return enough ? Value{x / scale} : Value{}; };
    sheet.add("comes_p05", "", quantile(spread.low));
    sheet.add("comes_p50", "", quantile(spread.middle));
    sheet.add("comes_p95", "", quantile(spread.high));
    sheet.add("ratio", "Attacked : attacker", a.balance.ratio, times(a.balance.ratio));
}

void add_summary(Sheet& sheet, const AskedCascade& asked, const AnsweredCascade& a) {
    const CascadeExpectation& e = a.expected;
    sheet.add("method", "How", e.exact() ? "exact" : "sampled", how_words(asked, e));
    sheet.add("school", "Reliability", school_of(asked.assumptions));
    sheet.add("bound", "Bound to defend", a.made.binding.bound.size(),
              fmt::format("{} states", a.made.binding.bound.size()));
    const double joiners_error = e.exact() || enough_runs(asked) ? e.joiners_error : kNothing;
    sheet.add("joiners", "Expected to come", e.joiners,
              fmt::format(
                  "{} of them{}", report::format_number(e.joiners, 1),
                  joiners_error > 0 ? fmt::format(", standard error {:.4f}", joiners_error) : ""));
    sheet.add("joiners_se", "", number_or_none(joiners_error));
    sheet.add("no_major_comes", "No major power comes", e.no_major_comes,
              per_cent(e.no_major_comes));
    sheet.add("majors_meet", "Major powers meet", e.majors_meet, per_cent(e.majors_meet));
    if (!a.weights.comparable) {
        sheet.add("ratio", "Attacked : attacker", Value{},
                  asked.assumptions.word("attack_place") == "overseas"
                      ? "not given: the place overseas is not known"
                      : "not given: a figure is missing");
        return;
    }
    add_strength(sheet, asked, a);
}

void add_notes(Sheet& sheet, const AskedCascade& asked, const AnsweredCascade& a) {
    if (!a.made.between.empty())
        sheet.notes.push_back(
            "The attack is inside an alliance: attacker and attacked are members of one pact of "
            "defence; its members are read by attack_inside.");
    for (std::string& note :
         notes_on_own_pledges(asked.world, asked.facts, a.made.target, a.made.binding))
        sheet.notes.push_back(std::move(note));
    if (!a.made.offence.empty() && asked.assumptions.word("offence_pledges") == "noted")
        sheet.notes.push_back(
            "Pledges to join the attacker are named and not followed (offence_pledges=noted).");
    for (const BoundState& b : a.made.binding.bound)
        if (std::any_of(b.pledges.begin(), b.pledges.end(),
                        [](const BindingPledge& p) { return p.reserved; })) {
            sheet.notes.push_back(
                "Austria, Ireland and Malta owe aid under the EU's clause, which respects their "
                "neutrality: neutral_members=exempt leaves them out.");
            break;
        }
    if (!a.weights.missing.empty()) {
        std::string names;
        for (const std::size_t row : a.weights.missing)
            names += (names.empty() ? "" : ", ") + asked.world.name(row);
        sheet.notes.push_back("No figure of strength: " + names + ".");
    }
    sheet.notes.push_back(
        "A state that joins is not thereby attacked, so its own allies are not bound by that "
        "(joiner_attacked). States decide apart from each other. The record of pledges is of those "
        "that war tested, a selected sample: pledges that deterred were never tested.");
    if (std::string note = standing_note(asked.world.year()); !note.empty())
        sheet.notes.push_back(std::move(note));
    sheet.notes.push_back(
        "sources: treaties, treaty_members, treaty_conditions, pledges_in_war, major_powers, "
        "military_spending, capitals; method: docs/method/cascade.md");
}

/// Who is not bound stands in full with --all; without it, only where that leaves nobody, and then
/// without partners who never owed defence.
void shorten_unbound(Section& s, const Sheet& sheet) {
    Table shown = s.table;
    const bool nobody = std::any_of(
        sheet.sections.begin(), sheet.sections.end(),
        [](const Section& other) { return other.key == "treaties" && other.table.rows.empty(); });
    const std::size_t reason = shown.column("reason");
    std::erase_if(shown.rows, [&](const auto& row) {
        return !nobody || row[reason] == Cell{std::string(reason_of(NotBound::no_defence))};
    });
    if (shown.rows.empty()) {
        s.heading.clear();
        shown = Table{};
    }
    s.shown = std::move(shown);
}

/// What a person reads: the strongest alone, unless all are asked for.
void shorten(Sheet& sheet, CascadeRows rows) {
    for (Section& s : sheet.sections) {
        if (s.key == "not_bound" && rows == CascadeRows::strongest) shorten_unbound(s, sheet);
        if (s.key != "rows" && s.key != "treaties" && s.key != "left_out" && s.key != "schools")
            continue;
        Table shown;
        std::vector<std::size_t> kept;
        for (std::size_t c = 0; c < s.table.columns.size(); ++c)
            if (!s.table.columns[c].name.empty()) kept.push_back(c);
        for (const std::size_t c : kept) shown.columns.push_back(s.table.columns[c]);
        const std::size_t most =
            s.key == "rows" && rows == CascadeRows::strongest ? kRowsShown : s.table.rows.size();
        for (std::size_t r = 0; r < std::min(most, s.table.rows.size()); ++r) {
            shown.rows.emplace_back();
            for (const std::size_t c : kept) shown.rows.back().push_back(s.table.rows[r][c]);
        }
        if (s.table.rows.size() > most)
            s.heading += fmt::format(" (the {} that bring most of {}; --all has each)", most,
                                     s.table.rows.size());
        s.shown = std::move(shown);
    }
}

Sheet sheet_of(const AskedCascade& asked, const AnsweredCascade& a,
               const std::vector<Change>& changes) {
    Sheet sheet;
    sheet.title = fmt::format("{} attacks {}, {}", asked.world.name(a.made.attacker),
                              asked.world.name(a.made.target), asked.world.year().value);
    sheet.add("attacker", "", asked.world.iso3(a.made.attacker));
    sheet.add("target", "", asked.world.iso3(a.made.target));
    sheet.add("year", "", asked.world.year().value);
    Value::Array changed;
    for (const Change& c : changes) changed.emplace_back(describe(c, asked.facts));
    sheet.add("changes", changes.empty() ? "" : "After", changed);
    add_summary(sheet, asked, a);
    sheet.sections = {cascade_rows(asked, a),     treaty_section(asked, a),
                      left_out_section(asked, a), school_section(asked, a),
                      promise_section(asked, a),  unbound_section(asked, a)};
    add_notes(sheet, asked, a);
    return sheet;
}

Value json_of(const Sheet& sheet, const AskedCascade& asked, const AnsweredCascade& a) {
    Value json = to_value(sheet);
    json.set("exact", a.expected.exact());
    json.set("runs",
             a.expected.exact() ? Value{} : Value{static_cast<std::int64_t>(a.expected.runs)});
    json.set("seed", static_cast<std::int64_t>(asked.seed));
    json.set("standing", name_of(Standing::assumed));
    json.set("assumptions", asked.assumptions.canonical({"reliability_school"}));
    return json.set("facts", asked.facts.hash());
}

}  // namespace

Answer expect_cascade(const Facts& facts, const CascadeQuestion& question) {
    Faults faults;
    const long long runs = checked(question.runs, question.place("runs"), kDefaultCascadeRuns, 1,
                                   kMostCascadeRuns, faults);
    const long long seed = checked(question.seed, question.place("seed"), kDefaultSeed, 0,
                                   std::int64_t{1} << 53, faults);
    const Assumptions assumptions = assumptions_from(question, facts, faults);
    const Year year{question.year.value_or(kLatestYear.value)};
    const std::vector<Change> changes =
        changes_from(question, facts, Date{year.value, 1, 1}, faults);
    faults.raise_if_any();
    const World world = changed_world(World::at(facts, year), changes, facts, assumptions);
    const auto [attacker, target] = sides_of(facts, world, question);
    const AskedCascade asked{world,
                             facts,
                             assumptions,
                             static_cast<std::uint64_t>(seed),
                             runs,
                             strengths_of(world, chosen_capability(assumptions)),
                             reach_of(world, facts, assumptions)};
    const AnsweredCascade answered = answer_attack(asked, attacker, target, assumptions);
    Answer made;
    made.sheet = sheet_of(asked, answered, changes);
    made.document = json_of(made.sheet, asked, answered);
    made.table = made.sheet.sections.front().table;
    shorten(made.sheet, question.rows);
    return made;
}

}  // namespace counterpoise

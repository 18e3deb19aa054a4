#include "answers/politics/politics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "answers/politics/exit.h"
#include "base/error.h"
#include "behaviour/politics/parameters.h"
#include "report/words/numbers.h"
#include "scenario/change.h"
#include "world/actors/actors.h"
#include "world/states.h"

namespace counterpoise {
namespace {

/// The thing of that name; its place in `all` where the flag was not given is the first.
template <typename List>
auto chosen(const std::optional<std::string>& word, const List& all, const std::string& flag,
            Faults& faults) {
    auto found = *std::begin(all);
    if (!word) return found;
    std::vector<std::string> known;
    for (const auto one : all) {
        known.emplace_back(name_of(one));
        if (known.back() == *word) return one;
    }
    faults.add(
        {flag, fmt::format("'{}' is not one of its words", *word), "", suggestion(*word, known)});
    return found;
}

SolutionChoices choices_of(const Facts& facts, const PoliticsQuestion& o,
                           std::vector<Concept>& asked) {
    SolutionChoices choices = solution_choices(facts);
    Faults faults;
    asked.assign(kConcepts.begin(), kConcepts.end());
    if (o.concept_) asked = {chosen(o.concept_, kConcepts, "--concept", faults)};
    choices.election.victory = chosen(o.victory, kVictories, "--victory", faults);
    choices.election.rule = chosen(o.rule, kVotingRules, "--rule", faults);
    choices.election.limit = chosen(o.limit, kLimits, "--limit", faults);
    if (faults.empty() && o.concept_ && asked.front() != Concept::condorcet)
        for (const auto& [flag, given] :
             {std::pair("--victory", &o.victory), {"--rule", &o.rule}, {"--limit", &o.limit}})
            if (*given)
                faults.add({flag, fmt::format("is not read by {}", *o.concept_),
                            "it is a rule of condorcet, the only concept with an election",
                            "Leave it out, or take --concept condorcet."});
    faults.raise_if_any(FaultKind::usage);
    return choices;
}

int digits_of(const ActorQuestion& q) {
    constexpr int kSignificant = 3;
    const int before = static_cast<int>(std::floor(std::log10(q.range()))) + 1;
    return std::clamp(kSignificant - before, 0, 6);
}

/// The fewest decimals, four at most, that show every number as it is.
int digits_that_show(const std::vector<double>& values) {
    constexpr int kMost = 4;
    double unit = 1;
    for (int digits = 0; digits < kMost; ++digits, unit *= 10)
        if (std::all_of(values.begin(), values.end(), [&](double v) {
                return std::abs(v * unit - std::round(v * unit)) < 1e-6 * unit;
            }))
            return digits;
    return kMost;
}

std::string range_words(const OutcomeRange& range, int digits) {
    if (std::isnan(range.low)) return {};
    return fmt::format("{} to {}", report::format_number(range.low, digits),
                       report::format_number(range.high, digits));
}

Section outcome_section(const ActorQuestion& q, const std::vector<Concept>& asked,
                        const SolutionChoices& choices) {
    const int digits = digits_of(q);
    Section section{"rows", "Outcome on the scale, by solution concept", {}, {}};
    section.table.columns = {{"concept", "", "", 0},
                             {"outcome", "", "", digits},
                             {"low", "", "", digits},
                             {"high", "", "", digits},
                             {"illustrative_low", "", "", digits},
                             {"illustrative_high", "", "", digits},
                             {"spread", "", "", digits},
                             {"default", "", "", 0},
                             {"meaning", "", "", 0},
                             {"why", "", "", 0}};
    Table shown = text_table({"concept:Concept", "outcome:Outcome", "varied:Varied",
                              "illustrative:Illustrative figures free", "meaning:What it is"});
    shown.columns[1].digits = digits;
    for (const Concept one : asked) {
        const SolutionOutcome s = solve(q, one, choices);
        const bool best = one == kBestConcept;
        section.table.rows.push_back({std::string(name_of(one)), cell(s.outcome),
                                      cell(s.varied.low), cell(s.varied.high),
                                      cell(s.illustrative.low), cell(s.illustrative.high),
                                      cell(s.spread), best, std::string(meaning_of(one)), s.why});
        shown.rows.push_back({fmt::format("{}{}", name_of(one), best ? " *" : ""), cell(s.outcome),
                              range_words(s.varied, digits), range_words(s.illustrative, digits),
                              s.why.empty() ? std::string(meaning_of(one)) : s.why});
    }
    section.shown = std::move(shown);
    return section;
}

Section actor_section(const ActorQuestion& q) {
    Section section{"actors", "Actors", {}, {}};
    section.table.columns = {{"actor", "", "", 0},    {"power", "", "", 2},
                             {"position", "", "", 2}, {"salience", "", "", 2},
                             {"standing", "", "", 0}, {"source", "", "", 0},
                             {"note", "", "", 0}};
    Table shown = text_table({"actor:Actor", "power:Power", "position:Position",
                              "salience:Salience", "source:Position by"});
    const auto digits = [&](double PoliticalActor::*figure) {
        std::vector<double> values;
        for (const PoliticalActor& a : q.actors) values.push_back(a.*figure);
        return digits_that_show(values);
    };
    shown.columns[1].digits = digits(&PoliticalActor::power);
    shown.columns[2].digits = digits(&PoliticalActor::position);
    shown.columns[3].digits = digits(&PoliticalActor::salience);
    std::vector<const PoliticalActor*> sorted;
    for (const PoliticalActor& a : q.actors) sorted.push_back(&a);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
        return a->position != b->position ? a->position < b->position : a->name < b->name;
    });
    for (const PoliticalActor* a : sorted) {
        section.table.rows.push_back({a->name, a->power, a->position, a->salience,
                                      std::string(name_of(a->standing)), a->source, a->note});
        shown.rows.push_back({a->name, a->power, a->position, a->salience,
                              fmt::format("{}: {}", name_of(a->standing), a->source)});
    }
    section.shown = std::move(shown);
    return section;
}

void add_notes(const ActorQuestion& q, const SolutionChoices& choices, Sheet& sheet) {
    const auto percent = [](double share) { return report::format_number(100 * share, 0) + " %"; };
    std::string varied = fmt::format("Varied: every power by ± {} and salience by ± {} of itself",
                                     percent(q.vary.power), percent(q.vary.salience));
    varied += q.vary.position > 0
                  ? fmt::format(", all positions by ± {} of the scale.", percent(q.vary.position))
                  : ", positions held as stated.";
    sheet.notes.push_back(varied);
    const bool positions = std::any_of(q.actors.begin(), q.actors.end(), [](const auto& a) {
        return a.standing == FigureBasis::illustrative;
    });
    if (q.weights == FigureBasis::illustrative || positions)
        sheet.notes.push_back(fmt::format(
            "Illustrative figures were set by whoever wrote the file ({}{}{}). Free: power and "
            "salience at half to double, illustrative positions a quarter of the scale to either "
            "side. An outcome that moves far is the author's, not the world's.",
            q.weights == FigureBasis::illustrative ? "power and salience" : "",
            q.weights == FigureBasis::illustrative && positions ? ", " : "",
            positions ? "some positions" : ""));
    sheet.notes.push_back(fmt::format(
        "* smallest error on 353 decisions whose outcome is known (`counterpoise backtest "
        "politics`). condorcet: {}, {}, {}; reference_point: breakdown cost {:g}.",
        name_of(choices.election.limit), name_of(choices.election.victory),
        name_of(choices.election.rule), choices.breakdown_cost));
    sheet.notes.push_back(
        "An outcome is a point on the scale, never a chance that something happens. Method: "
        "docs/method/politics.md.");
}

/// Words that only an exit reads.
void refuse_votes(const PoliticsQuestion& o) {
    Faults faults;
    for (const auto& [flag, given] : {std::pair("--senate", &o.senate),
                                      {"--house", &o.house},
                                      {"--signs", &o.signs},
                                      {"--date", &o.date}})
        if (*given)
            faults.add({flag, "is not read for these actors", "the file names no exit",
                        "Add exit = { state = \"USA\", treaty = \"NATO\" } to it."});
    faults.raise_if_any(FaultKind::usage);
}

Sheet actors_sheet(const Facts& facts, const PoliticsQuestion& question) {
    const ActorQuestion q = parse_actors(question.actors->text, question.actors->name, facts);
    std::vector<Concept> asked;
    const SolutionChoices choices = choices_of(facts, question, asked);
    const auto end = [](double at, const std::string& means) {
        return means.empty() ? report::format_plain(at)
                             : fmt::format("{}: {}", report::format_plain(at), means);
    };
    Sheet sheet;
    sheet.title = q.question;
    sheet.add("question", "", q.question);
    if (!q.about.empty()) sheet.add("about", "About", q.about);
    sheet.add("low", "Low end", q.low, end(q.low, q.low_means));
    sheet.add("high", "High end", q.high, end(q.high, q.high_means));
    if (q.reference)
        sheet.add("reference", "Reference", *q.reference,
                  report::format_plain(*q.reference) + ": what holds if nothing is decided");
    sheet.add("salience_scale", "", q.salience_scale);
    sheet.add("weights", "", std::string(name_of(q.weights)));
    sheet.sections.push_back(outcome_section(q, asked, choices));
    sheet.sections.push_back(actor_section(q));
    add_notes(q, choices, sheet);
    if (!q.exit) refuse_votes(question);
    if (q.exit) {
        const std::string exit =
            fmt::format("{}:{}", states(facts).iso3(q.exit->state), q.exit->target);
        sheet.add("exit", "", exit);
        ExitPolitics beside = exit_politics(
            facts,
            parse_change(exit, ChangeKind::leave, facts, decision_day(question), q.exit->where),
            question);
        for (Section& section : beside.sections) sheet.sections.push_back(std::move(section));
        for (std::string& note : beside.notes) sheet.notes.push_back(std::move(note));
    }
    return sheet;
}

Sheet exit_sheet(const Facts& facts, const PoliticsQuestion& o) {
    const Change change =
        parse_change(o.exit, ChangeKind::leave, facts, decision_day(o), "politics");
    Faults faults;
    for (const auto& [flag, given] : {std::pair("--concept", &o.concept_),
                                      {"--victory", &o.victory},
                                      {"--rule", &o.rule},
                                      {"--limit", &o.limit}})
        if (*given)
            faults.add({flag, "is not read for an exit", "it belongs to files of actors",
                        "Leave it out, or name a file."});
    faults.raise_if_any(FaultKind::usage);
    Sheet sheet;
    sheet.title = fmt::format("{}: will it happen?", describe(change, facts));
    sheet.add("change", "", o.exit);
    ExitPolitics politics = exit_politics(facts, change, o);
    sheet.sections = std::move(politics.sections);
    sheet.notes = std::move(politics.notes);
    sheet.notes.push_back(
        "Votes: --senate 53/100 or --senate 53x0.6,47x0.02, --house, --signs. What actors' "
        "positions add up to: `counterpoise politics us-leaves-nato`. Method: "
        "docs/method/politics.md.");
    return sheet;
}

}  // namespace

Answer weigh_politics(const Facts& facts, const PoliticsQuestion& question) {
    return Answer(question.actors ? actors_sheet(facts, question) : exit_sheet(facts, question));
}

}  // namespace counterpoise

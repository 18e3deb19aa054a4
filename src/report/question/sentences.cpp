#include <fmt/format.h>

#include <algorithm>

#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

bool comes_back(const Outcome& o, const OutcomeChange& c) {
    return c.kind == ChangeKind::join &&
           std::any_of(o.returns.begin(), o.returns.end(),
                       [&](const Return& r) { return r.change.same_membership(c); });
}

/// Who does what to which treaties: neighbouring changes that share the one or the other are told
/// together.
struct Clause {
    std::vector<std::string> actors;
    std::string verb;
    std::vector<std::string> targets;
    std::string after;
};

std::vector<Clause> clauses_of(const Outcome& o) {
    constexpr const char* kVerbs[] = {"left", "joined", "stayed in",
                                      "left the integrated command of"};
    std::vector<Clause> clauses;
    for (const OutcomeChange& c : o.changes) {
        const bool back = comes_back(o, c);
        Clause clause{{actor_of(c)},
                      back ? "rejoined" : kVerbs[static_cast<int>(c.kind)],
                      {spoken_code(c.code)},
                      c.kind == ChangeKind::dormant ? " on paper alone"
                      : back                        ? fmt::format(" in {}", c.in_force.year)
                                                    : ""};
        Clause* last = clauses.empty() ? nullptr : &clauses.back();
        if (last && last->verb == clause.verb && last->after == clause.after) {
            if (last->actors == clause.actors) {
                last->targets.push_back(clause.targets[0]);
                continue;
            }
            if (last->targets == clause.targets) {
                last->actors.push_back(clause.actors[0]);
                continue;
            }
        }
        clauses.push_back(std::move(clause));
    }
    return clauses;
}

std::string changes_phrase(const Outcome& o) {
    std::vector<std::string> parts;
    const Clause* last = nullptr;
    const std::vector<Clause> clauses = clauses_of(o);
    for (const Clause& c : clauses) {
        const bool same = last && last->actors == c.actors;
        const bool it = same && last->targets == c.targets && c.targets.size() == 1;
        parts.push_back(fmt::format("{}{} {}{}", same ? "" : listed(c.actors) + " ", c.verb,
                                    it ? "it" : listed(c.targets), c.after));
        last = &c;
    }
    return listed(parts);
}

}  // namespace

/// That a state comes back, and of which time the figures are.
void add_returns(const Outcome& o, std::vector<Sentence>& out) {
    if (o.returns.empty()) return;
    std::vector<std::string> parts;
    for (const Return& r : o.returns)
        parts.push_back(fmt::format("{} is out of {} from {} and a member again from {}",
                                    actor_of(r.change), spoken_code(r.change.code), r.out.iso(),
                                    r.back.iso()));
    std::string text = listed(parts);
    if (text.starts_with("the ")) text[0] = 'T';
    out.push_back({"return", "Out and back",
                   fmt::format("{}. Who pays and who covers whom is told of the time before "
                               "{}; what allies spend, of {}.",
                               text, o.first_return()->iso(), o.last_year()),
                   "the exit by its clause, the return on the date of the scenario",
                   std::string(name_of(Standing::assumed)), ""});
}

/// That an exit is uncertain, with what chance, and what the other figures then say.
void add_uncertain(const Outcome& o, std::vector<Sentence>& out) {
    const auto& exit = o.uncertain;
    if (!exit) return;
    const Scenario& s = o.scenario;
    const OutcomeChange& change = o.uncertain_change();
    const auto percent = [](double p) {
        constexpr double kLarge = 0.1;
        constexpr double kNearlySure = 0.995;
        return p < kLarge                    ? fmt::format("{:.2g} %", 100 * p)
               : p >= kNearlySure && p < 1.0 ? "over 99 %"
                                             : fmt::format("{} %", format_number(100 * p, 0));
    };
    std::vector<std::string> by;
    constexpr int kEvery = 5;
    for (int year = exit->out.front().year; year <= s.end.value; ++year)
        if (year == exit->out.front().year || year == s.end.value || year % kEvery == 0)
            by.push_back(fmt::format(
                "{} by {}", percent(chance_out_by(*exit, exit->rate.per_year, year)), year));
    const bool base = change.occurrence == Occurrence::base_rate;
    const std::string width =
        base ? fmt::format("; by {} between {} and {} (95 % interval of the rate)", s.end.value,
                           percent(chance_out_by(*exit, exit->rate.low, s.end.value)),
                           percent(chance_out_by(*exit, exit->rate.high, s.end.value)))
             : "";
    const double counted = exit->rate.per_year / exit->rate.overcount;
    const std::string fewer =
        exit->rate.overcount > 1
            ? fmt::format(" With the rate divided by {:g}: {} by {}.", exit->rate.overcount,
                          percent(chance_out_by(*exit, counted, s.end.value)), s.end.value)
            : "";
    const std::string caveat = exit->rate.caveat.empty() ? "" : " " + exit->rate.caveat + fewer;
    out.push_back(
        {"exit-chance", "Will it happen",
         fmt::format(
             "A chance of {} a year that {} decides to leave {}, first on {}; out {} at the "
             "earliest. Out: {}{}.{} All other answers are for the case that it happens by {}, "
             "in a year that each run draws; who pays and who covers whom is told as if it were "
             "decided at once.",
             percent(exit->rate.per_year), actor_of(change), spoken_code(change.code),
             change.date.iso(), exit->out.front().iso(), listed(by), width, caveat, s.end.value),
         base ? "the rate on record, no forecast of this exit: " + exit->rate.source
              : "the chance is the scenario's own, no forecast",
         std::string(name_of(base ? Standing::inferred_from_precedent : Standing::assumed)),
         "exit-chance"});
}

/// Institutions of which nothing but the members is known here.
void add_unmodelled(const Outcome& o, std::vector<Sentence>& out) {
    for (const OutcomeChange& c : o.unmodelled) {
        const std::string& code = c.code;
        const auto known = std::find_if(out.begin(), out.end(), [&](const Sentence& s) {
            return s.id == "unmodelled-" + slug(code);
        });
        if (known != out.end()) continue;
        std::string target = spoken_code(code);
        if (target.starts_with("the ")) target[0] = 'T';
        out.push_back({"unmodelled-" + slug(code), code,
                       fmt::format("{} is not modelled beyond membership: the list of its members "
                                   "changes, and no figure here rests on it.",
                                   target),
                       "the facts hold its members, not what they pay, owe or decide there",
                       std::string(name_of(Standing::assumed)), ""});
    }
}

std::string change_sentence(const OutcomeChange& c) {
    constexpr const char* kVerbs[] = {"leaves", "joins", "stays in",
                                      "leaves the integrated command of"};
    return fmt::format("{} {} {}{}", spoken_first(actor_of(c)), kVerbs[static_cast<int>(c.kind)],
                       spoken_code(c.code), c.kind == ChangeKind::dormant ? " on paper alone" : "");
}

std::string question(const Outcome& outcome) {
    if (outcome.changes.empty()) return outcome.scenario.title;
    return "If " + changes_phrase(outcome);
}

}  // namespace counterpoise::report

#include <fmt/format.h>

#include <algorithm>

#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

bool comes_back(const Outcome& o, const Change& c) {
    return c.kind == ChangeKind::join &&
           std::any_of(o.returns.begin(), o.returns.end(), [&](const Return& r) {
               return r.change.state == c.state && r.change.target == c.target &&
                      r.change.treaty == c.treaty && r.change.institution == c.institution;
           });
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
    for (const Step& step : o.experiment.steps()) {
        const Change& c = step.change;
        const bool back = comes_back(o, c);
        Clause clause{{actor_of(o, c)},
                      back ? "rejoined" : kVerbs[static_cast<int>(c.kind)],
                      {spoken_code(target_code(c, o.experiment.facts()))},
                      c.kind == ChangeKind::dormant ? " on paper alone"
                      : back                        ? fmt::format(" in {}", step.in_force.year)
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

std::string change_sentence(const Outcome& o, const Change& c) {
    constexpr const char* kVerbs[] = {"leaves", "joins", "stays in",
                                      "leaves the integrated command of"};
    return fmt::format("{} {} {}{}", spoken_first(actor_of(o, c)), kVerbs[static_cast<int>(c.kind)],
                       spoken_code(target_code(c, o.experiment.facts())),
                       c.kind == ChangeKind::dormant ? " on paper alone" : "");
}

std::string question(const Outcome& outcome) {
    if (outcome.experiment.steps().empty()) return outcome.experiment.scenario().title;
    return "If " + changes_phrase(outcome);
}

}  // namespace counterpoise::report

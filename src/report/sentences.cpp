#include "report/sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

/// Whether any followed figure differs in any run.
bool changes_anything(const Outcome& o) {
    for (const SchoolOutcome& school : o.schools)
        for (const EffectRow& row : school.rows)
            if (row.effect[0] < 0 || row.effect[2] > 0) return true;
    return false;
}

}  // namespace

std::vector<Sentence> sentences(const Outcome& outcome) {
    std::vector<Sentence> out;
    add_uncertain(outcome, out);
    add_returns(outcome, out);
    add_money(outcome, out);
    add_cover(outcome, out);
    add_spending(outcome, out);
    add_strains(outcome, out);
    add_risk(outcome, out);
    add_followers(outcome, out);
    add_levels(outcome, out);
    add_unmodelled(outcome, out);
    if (out.empty() && changes_anything(outcome))
        out.push_back(
            {"nobody-remains", "Nobody remains",
             fmt::format("{} has nobody left whose spending and risk could be told "
                         "together; what changes for those who leave stands in the tables.",
                         spoken_code(outcome.alliances.front().code)),
             paired_runs(outcome), std::string(name_of(Standing::assumed)), "risk"});
    if (out.empty())
        out.push_back(
            {"nothing", "No effect by rule",
             "None of the measured rules and behaviours differs from the world without a change.",
             "baseline and scenario share the same luck", std::string(name_of(Standing::assumed)),
             ""});
    return out;
}

namespace {

/// Whether a school takes the remaining members' answer from the panel, and they have one.
bool reads_the_panel(const Outcome& outcome) {
    const int year = outcome.last_year();
    for (const SchoolOutcome& school : outcome.schools)
        if (school.label.find("ally_response=estimated") != std::string::npos &&
            outcome.effect(school, "burden.spending_change", "remaining", year))
            return true;
    return false;
}

}  // namespace

std::vector<std::string> unsettled(const Outcome& outcome) {
    std::vector<std::string> out;
    const int year = outcome.last_year();
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const SchoolOutcome& school : outcome.schools) {
        const EffectRow* row = outcome.effect(school, "burden.spending_change", "remaining", year);
        if (!row) continue;
        lowest = std::min(lowest, row->effect[2]);
        highest = std::max(highest, row->effect[0]);
        if (!has_interval(outcome) || !(row->effect[0] < 0 && row->effect[2] > 0)) continue;
        out.push_back(
            fmt::format("Remaining members' spending, {}: {} to {} in {}. The evidence does not "
                        "settle the sign.",
                        school_words(school.label), signed_percent(row->effect[0]),
                        signed_percent(row->effect[2]), year));
    }
    if (lowest < 0 && highest > 0)
        out.emplace_back(
            "The schools disagree in sign: in one the remaining members spend more, in another "
            "less, by construction of the school; the evidence does not choose between them.");
    for (std::string& risk : unsettled_risk(outcome)) out.push_back(std::move(risk));
    if (reads_the_panel(outcome))
        out.emplace_back(
            "Where remaining members answer as allies' budgets moved together on record, that is "
            "the coefficient of a panel, not the effect of an exit: states choose their allies and "
            "answer the same threats, which makes a guarantor's effect positive there.");
    if (outcome.find("nato.common_funding") &&
        outcome.scenario.assumptions.is_default("target_after_exit"))
        out.emplace_back(
            "Whether NATO's spending target outlives an exit: it is assumed to stay; --assume "
            "target_after_exit=all runs the alternatives, which matter more than the schools.");
    if (outcome.find("nato.common_funding"))
        out.emplace_back(
            "Who pays NATO's common budget after an exit: no rule exists; pro rata is the mirror "
            "of what was done when Finland and Sweden joined.");
    if (outcome.find("un.scale"))
        out.emplace_back(
            "Which rule would re-scale UN dues: no resolution says. The named rules are un_rescale "
            "= pro_rata, ceiling_only, ceilings_and_floor and unfunded.");
    if (!has_interval(outcome))
        out.push_back(
            fmt::format("How far luck and parameters reach: {} are too few for an "
                        "interval; {} are needed, 1,000 are the default.",
                        paired_runs(outcome), kFewestForInterval));
    if (outcome.find("cover.states"))
        out.emplace_back(
            "Whether pledges deter third states: published studies disagree on the sign. Cover "
            "counts strength; it is no forecast of war.");
    out.emplace_back(
        (outcome.exit_record.is_beyond
             ? std::string("No state of this weight has ever left such an alliance: intervals")
             : std::string("Intervals")) +
        " of effects carry parameters and schools, not a record of like cases.");
    return out;
}

}  // namespace counterpoise::report

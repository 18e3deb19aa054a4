#include <fmt/format.h>

#include <cmath>

#include "report/exhibit_parts.h"
#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"

namespace counterpoise::report {
namespace {

std::string end_words(double at, const std::string& means) {
    return means.empty() ? format_plain(at) : fmt::format("{} ({})", format_plain(at), means);
}

/// How far the outcome of the best concept hangs on figures that were set by hand.
std::string lead_of(const StatedPositions& stated, int digits) {
    for (const SolutionOutcome& s : stated.outcomes) {
        if (s.concept_ != kBestConcept || std::isnan(s.outcome)) continue;
        const std::string at = format_number(s.outcome, digits);
        if (std::isnan(s.illustrative.low))
            return fmt::format("By the concept with the smallest error on known decisions: {}.",
                               at);
        return fmt::format(
            "By the concept with the smallest error on known decisions: {}; from {} to {} if the "
            "figures set by hand are others. Such an outcome is the author's, not the world's.",
            at, format_number(s.illustrative.low, digits),
            format_number(s.illustrative.high, digits));
    }
    return "The concept with the smallest error on known decisions has no outcome here.";
}

std::string who(const ActorQuestion& q) {
    std::string names;
    for (const PoliticalActor& actor : q.actors)
        names += fmt::format("{}{} ({}, {})", names.empty() ? "" : "; ", actor.name,
                             format_plain(actor.position), name_of(actor.standing));
    return "Positions: " + names + ".";
}

/// What each concept is, and why one has no outcome.
std::string concepts(const std::vector<SolutionOutcome>& outcomes) {
    std::string text;
    for (const SolutionOutcome& s : outcomes)
        text += fmt::format("{}{}: {}{}", text.empty() ? "" : "; ", name_of(s.concept_),
                            meaning_of(s.concept_), s.why.empty() ? "" : " (" + s.why + ")");
    return text + ".";
}

}  // namespace

Value actors_exhibit(const StatedPositions& stated) {
    const ActorQuestion& q = stated.question;
    constexpr int kDigits = 1;
    Value e =
        begin_exhibit({fmt::format("actors-{}", slug(q.exit->target)), "happens", q.question,
                       fmt::format("Outcome on a scale from {} to {}",
                                   end_words(q.low, q.low_means), end_words(q.high, q.high_means)),
                       "points", lead_of(stated, kDigits)});
    e.set("alt", fmt::format("Table of outcomes by solution concept: {}", q.question));
    e.set("measure", "politics").set("formula", "positions weighted by power × salience");
    e.set("source", texts({q.where})).set("tables", Value{Value::Array{}});
    e.set("standing", name_of(Standing::assumed));
    e.set("vintage", "public statements and votes named in the file");
    e.set("method", "docs/method/politics.md");
    e.set("notes",
          texts({"A point on the scale, never a chance that something happens.", q.about,
                 concepts(stated.outcomes), who(q),
                 fmt::format("Varied: every power by ± {} % and every salience by ± {} % of "
                             "itself. Others: power and salience set by hand from half to double, "
                             "positions set by hand a quarter of the scale to either side.",
                             format_plain(100 * q.vary.power), format_plain(100 * q.vary.salience)),
                 fmt::format("Change the figures: `counterpoise politics {}` reads a file like "
                             "it.",
                             q.where)}));
    Value columns;
    columns.push(text_column("name", "Concept"));
    columns.push(number_column("outcome", "Outcome", "", kDigits, "no outcome"));
    columns.push(number_column("low", "Varied, lowest", "", kDigits, "no outcome"));
    columns.push(number_column("high", "Varied, highest", "", kDigits, "no outcome"));
    columns.push(number_column("free_low", "Other figures, lowest", "", kDigits, "none by hand"));
    columns.push(number_column("free_high", "Other figures, highest", "", kDigits, "none by hand"));
    Value rows{Value::Array{}};
    for (const SolutionOutcome& s : stated.outcomes)
        rows.push(
            Value{}
                .set("name", fmt::format("{}{}", name_of(s.concept_),
                                         s.concept_ == kBestConcept ? " (smallest error)" : ""))
                .set("outcome", cell_of(s.outcome))
                .set("low", cell_of(s.varied.low))
                .set("high", cell_of(s.varied.high))
                .set("free_low", cell_of(s.illustrative.low))
                .set("free_high", cell_of(s.illustrative.high))
                .set("meaning", s.why.empty() ? std::string(meaning_of(s.concept_)) : s.why));
    return e.set("columns", columns).set("rows", rows).set("chart", {});
}

}  // namespace counterpoise::report

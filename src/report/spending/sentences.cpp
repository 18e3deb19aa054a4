#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

/// The lowest and highest effect over the schools: of their intervals, or of their medians where
/// there are too few runs for one.
struct EffectRange {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
};

EffectRange effect_range(const Outcome& o) {
    EffectRange range;
    for (const SchoolOutcome& school : o.schools)
        if (const EffectRow* row =
                o.effect(school, "burden.spending_change", "remaining", o.last_year())) {
            range.low = std::min(range.low, row->effect[has_interval(o) ? 0 : 1]);
            range.high = std::max(range.high, row->effect[has_interval(o) ? 2 : 1]);
        }
    return range;
}

std::string range_basis(const Outcome& o) {
    const std::string school =
        school_words("ally_response=" + o.scenario.assumptions.word("ally_response"));
    if (!has_interval(o))
        return fmt::format(
            "too few for an interval ({} are needed): {}", kFewestForInterval,
            o.schools.size() == 1
                ? fmt::format("the median of the one school that was chosen ({})", school)
                : fmt::format("from the lowest to the highest of {} schools' "
                              "medians; other choices as assumed",
                              o.schools.size()));
    return o.schools.size() == 1
               ? fmt::format("90 % interval of the one school that was chosen ({})", school)
               : fmt::format(
                     "from the lowest to the highest of {} schools' 90 % intervals; other "
                     "choices as assumed",
                     o.schools.size());
}

}  // namespace

void add_spending(const Outcome& o, std::vector<Sentence>& out) {
    const auto [low, high] = effect_range(o);
    if (!(low <= high) || (std::abs(low) < kNoticed && std::abs(high) < kNoticed)) return;
    const bool settled = low >= kNoticed || high <= -kNoticed;
    out.push_back(
        {"spending", settled ? "Later spending" : "Not settled",
         spending_sentence(low, high, o.schools.size(), o.last_year(), remaining_phrase(o)),
         fmt::format("{}; {}", paired_runs(o), range_basis(o)),
         std::string(name_of(Standing::assumed)), "spending-effect"});
}

/// What no state has borne in peace, school by school.
void add_strains(const Outcome& o, std::vector<Sentence>& out) {
    if (o.strains.empty()) return;
    std::vector<std::string> schools;
    for (const Strain& s : o.strains)
        if (std::find(schools.begin(), schools.end(), s.school) == schools.end())
            schools.push_back(s.school);
    std::vector<std::string> parts;
    for (const std::string& school : schools) {
        std::vector<std::string> states;
        for (const Strain& s : o.strains)
            if (s.school == school)
                states.push_back(fmt::format("{} % of GDP for {} in {}",
                                             format_number(s.percent, 0),
                                             spoken(o.state_name(s.state)), s.year));
        parts.push_back(
            fmt::format("the school “{}” implies {}", school_said(o, school), listed(states)));
    }
    std::string text = listed(parts);
    text[0] = 'T';
    out.push_back(
        {"strain", "Implausible", text + ": beyond any peacetime record.",
         fmt::format("highest medians; since 1949 only states at war or just after one "
                     "spent more than {} % of GDP; a result of the school, not a forecast",
                     kPeacetimeBurden),
         std::string(name_of(Standing::assumed)), "schools"});
}

/// What the members spend in the first and the last year, where nothing is changed.
void add_levels(const Outcome& o, std::vector<Sentence>& out) {
    const Scenario& s = o.scenario;
    if (!o.changes.empty() || o.schools.size() != 1) return;
    const auto row = [&](std::string_view measure, Year year) {
        return o.effect(o.schools.front(), measure, "remaining", year.value);
    };
    const EffectRow* first = row("burden.share_of_gdp", s.start);
    const EffectRow* last = row("burden.share_of_gdp", s.end);
    const EffectRow* money = row("burden.spending", s.end);
    if (!first || !last || !money || std::isnan(last->baseline[1])) return;
    out.push_back(
        {"spending-level", "Spending",
         fmt::format("The members of {} together spend {} % of GDP in {} and {} % in {} ({} to {} "
                     "%), about US$ {} bn a year.",
                     alliances_phrase(o), format_number(first->baseline[1], 1), s.start.value,
                     format_number(last->baseline[1], 1), s.end.value,
                     format_number(last->baseline[0], 1), format_number(last->baseline[2], 1),
                     format_number(money->baseline[1] / 1e3, 0)),
         fmt::format("{}; a level, not an effect; prices of the start",
                     has_interval(o)
                         ? format_number(s.runs, 0) + " runs, 90 % interval"
                         : fmt::format("{}: too few for an interval, lowest and highest",
                                       counted_runs(s.runs, "run"))),
         std::string(name_of(Standing::assumed)), "spending-level"});
}

std::string spending_sentence(double low, double high, std::size_t schools, int year,
                              const std::string& who) {
    const std::string first = "T" + who.substr(1);
    const std::string range =
        fmt::format("{} to {} by {}", signed_percent(low), signed_percent(high), year);
    if (std::abs(low) < kNoticed || std::abs(high) < kNoticed)
        return fmt::format(
            "{} would spend as without the change, or {} ({}): the evidence does not settle which.",
            first, high >= kNoticed ? "more" : "less", range);
    if (low < 0 && high > 0)
        return fmt::format(
            "Whether {} would spend more or less: the evidence does not settle the sign ({}{}).",
            who, schools > 1 ? fmt::format("{} schools, ", schools) : "", range);
    return fmt::format("{} would spend {} than without the change ({}).", first,
                       low >= 0 ? "more" : "less", range);
}

}  // namespace counterpoise::report

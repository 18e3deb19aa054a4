#include "report/sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/numbers.h"
#include "report/speech.h"

namespace counterpoise::report {
namespace {

struct Riser {
    std::string state;
    double before = 0;
    double after = 0;
};

/// The states whose figure rises most, largest rise first.
std::vector<Riser> risers(const Comparison& c, std::size_t most) {
    std::vector<Riser> all;
    for (std::size_t r = 0; r < c.after.table.rows.size(); ++r) {
        const std::string state = text_at(c.after.table, r, "state");
        const double before = number_at(c.before.table, find_row(c.before.table, "state", state), "value");
        const double after = number_at(c.after.table, r, "value");
        if (after > before + 1e-9) all.push_back({text_at(c.after.table, r, "name"), before, after});
    }
    std::stable_sort(all.begin(), all.end(), [](const Riser& a, const Riser& b) { return a.after - a.before > b.after - b.before; });
    all.resize(std::min(all.size(), most));
    return all;
}

/// One decimal, or as many as the smallest rise needs to be seen.
int digits_that_tell_apart(const std::vector<Riser>& all) {
    constexpr int kMost = 4;
    int digits = 1;
    for (const Riser& r : all)
        while (digits < kMost && format_number(r.before, digits) == format_number(r.after, digits)) ++digits;
    return digits;
}

std::string arrows(const std::vector<Riser>& all) {
    std::vector<std::string> parts;
    const int digits = digits_that_tell_apart(all);
    for (const Riser& r : all)
        parts.push_back(fmt::format("{} {} → {} %", spoken_bare(r.state), format_number(r.before, digits),
                                    format_number(r.after, digits)));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text + ".";
}

void add_burden(const Outcome& o, std::vector<Sentence>& out) {
    const Comparison* c = o.find("burden.share_of_alliance");
    if (!c || o.leavers.empty()) return;
    for (const std::string& iso3 : o.leavers) {
        const double share = number_at(c->before.table, find_row(c->before.table, "state", iso3), "value");
        if (std::isnan(share)) continue;
        out.push_back({"allied-spending", "Allied spending",
                       fmt::format("{} accounts for {} % of what the members of {} spend on defence together.",
                                   spoken_first(o.state_name(iso3)), format_number(share, 1), o.experiment.alliance()),
                       c->before.notes.empty() ? c->before.vintage : c->before.notes.front() + ", " + c->before.vintage,
                       std::string(name_of(c->before.standing)), "burden-share"});
        return;
    }
}

void add_rates(const Outcome& o, std::string_view measure, const std::string& label, const std::string& basis,
               const std::string& exhibit, std::vector<Sentence>& out) {
    const Comparison* c = o.find(measure);
    if (!c) return;
    const std::vector<Riser> up = risers(*c, 2);
    if (up.empty()) return;
    out.push_back({exhibit, label, arrows(up), basis, "inferred from precedent", exhibit});
}

std::string rescale_basis(const Outcome& o) {
    const std::string& rule = o.experiment.scenario().assumptions.word("un_rescale");
    if (rule == "pro_rata") return "if the leaver's share is divided pro rata";
    if (rule == "ceiling_only") return "if the 22 % ceiling stays";
    if (rule == "ceilings_and_floor") return "if ceiling, floor and least-developed ceiling stay";
    return "if nobody makes up for the leaver";
}

void add_entity(const Outcome& o, std::vector<Sentence>& out) {
    const Comparison* c = o.find("un.entity_funding");
    if (!c) return;
    std::size_t top = c->after.table.rows.size();
    double most = 0;
    for (std::size_t r = 0; r < c->after.table.rows.size(); ++r)
        if (const double usd = number_at(c->after.table, r, "from_leavers_usd_m"); usd > most) {
            most = usd;
            top = r;
        }
    if (top == c->after.table.rows.size()) return;
    const double voluntary = number_at(c->after.table, top, "voluntary_usd_m");
    const bool stops = o.experiment.scenario().assumptions.word("un_voluntary") == "stops";
    out.push_back({"un-entities", text_at(c->after.table, top, "entity"),
                   fmt::format("{} % of its revenue comes from {}{}.", format_number(number_at(c->after.table, top, "from_leavers_pct"), 1),
                               o.leavers.size() == 1 ? spoken(o.state_name(o.leavers.front())) : "the leavers",
                               voluntary > 0.9 * most ? ", nearly all of it voluntary, not dues" : ""),
                   c->after.vintage + (stops ? "; voluntary money is assumed to stop" : "; no exit rule ends voluntary money"),
                   std::string(name_of(c->after.standing)), "un-entities"});
}

struct CoverCount {
    int members = 0;
    int all_before = 0;
    int all_after = 0;
    int fewer = 0;  ///< reach 1 in fewer variants than before
};

/// How many of the followed states that stay keep cover of 1 in every variant, before and after.
CoverCount count_cover(const Outcome& o, const Comparison& c) {
    CoverCount count;
    for (const Series& s : o.experiment.series()) {
        if (s.measure != "cover.states" || std::find(o.leavers.begin(), o.leavers.end(), s.subject) != o.leavers.end()) continue;
        const std::size_t before = find_row(c.before.table, "state", s.subject);
        const std::size_t after = find_row(c.after.table, "state", s.subject);
        const double variants = number_at(c.after.table, after, "variants");
        if (!(variants > 0)) continue;
        ++count.members;
        if (number_at(c.after.table, after, "variants_reached") < number_at(c.before.table, before, "variants_reached")) ++count.fewer;
        if (number_at(c.before.table, before, "variants_reached") == number_at(c.before.table, before, "variants")) ++count.all_before;
        if (number_at(c.after.table, after, "variants_reached") == variants) ++count.all_after;
    }
    return count;
}

void add_cover(const Outcome& o, std::vector<Sentence>& out) {
    const Comparison* c = o.find("cover.states");
    if (!c) return;
    const CoverCount n = count_cover(o, *c);
    if (n.members == 0) return;
    out.push_back({"cover", "Cover",
                   n.fewer == 0 && n.all_before == n.all_after
                       ? fmt::format("{} of {} members have own and pledged strength above their largest challenger's in all variants, before and after.",
                                     n.all_after, n.members)
                       : fmt::format("For {} of {} members own and pledged strength exceeds the largest challenger's in fewer variants than before; "
                                     "in all variants for {} ({} before).",
                                     n.fewer, n.members, n.all_after, n.all_before),
                   "up to nine variants: three measures of strength times three reliabilities; spending as it is today",
                   std::string(name_of(Standing::assumed)), "cover-map"});
}

void add_spending(const Outcome& o, std::vector<Sentence>& out) {
    const int year = o.experiment.scenario().end.value;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const SchoolOutcome& school : o.schools)
        if (const EffectRow* row = effect_of(o.experiment, school, "burden.spending_change", "remaining", year)) {
            low = std::min(low, row->effect[0]);
            high = std::max(high, row->effect[2]);
        }
    if (!(low <= high) || (low == 0 && high == 0)) return;
    out.push_back({"spending", low < 0 && high > 0 ? "Not settled" : "Later spending", spending_sentence(low, high, o.schools.size(), year),
                   fmt::format("{} paired runs; {}", format_number(o.experiment.scenario().runs, 0),
                               o.schools.size() == 1
                                   ? fmt::format("90 % interval of the one school that was chosen ({})", school_words(o.schools.front().label))
                                   : fmt::format("from the lowest to the highest of {} schools' 90 % intervals; other choices as assumed", o.schools.size())),
                   std::string(name_of(Standing::assumed)), "spending-effect"});
}

std::string changes_phrase(const Outcome& o) {
    std::vector<std::string> parts;
    std::string last_actor;
    for (const Step& step : o.experiment.steps()) {
        const Change& c = step.change;
        const auto row = o.experiment.start().row(c.state);
        const std::string actor = spoken(row ? o.experiment.start().name(*row) : "a state");
        const std::string target = target_code(c, o.experiment.facts()) == "UN" ? "the UN" : target_code(c, o.experiment.facts());
        constexpr const char* kVerbs[] = {"left", "joined", "stayed on paper alone in", "left the integrated command of"};
        const std::string verb = kVerbs[static_cast<int>(c.kind)];
        parts.push_back(actor + verb == last_actor ? target : fmt::format("{} {} {}", actor, verb, target));
        last_actor = actor + verb;
    }
    return listed(parts);
}

}  // namespace

std::string question(const Outcome& outcome) {
    if (outcome.experiment.steps().empty()) return outcome.experiment.scenario().title;
    return "If " + changes_phrase(outcome);
}

std::string spending_sentence(double low, double high, std::size_t schools, int year) {
    const std::string range = fmt::format("{} to {} by {}", signed_percent(low), signed_percent(high), year);
    if (low < 0 && high > 0)
        return fmt::format("Whether the remaining members would spend more or less: the evidence does not settle the sign ({}{}).",
                           schools > 1 ? fmt::format("{} schools, ", schools) : "", range);
    return fmt::format("The remaining members would spend {} than without the change ({}).", low >= 0 ? "more" : "less", range);
}

std::vector<Sentence> sentences(const Outcome& outcome) {
    std::vector<Sentence> out;
    add_burden(outcome, out);
    add_rates(outcome, "nato.common_funding", "NATO's budget", "pro rata; no rule exists", "nato-common-funding", out);
    add_rates(outcome, "un.scale", "UN dues", rescale_basis(outcome), "un-scale", out);
    add_entity(outcome, out);
    add_cover(outcome, out);
    add_spending(outcome, out);
    if (out.empty())
        out.push_back({"nothing", "No effect by rule", "None of the measured rules and behaviours differs from the world without a change.",
                       "baseline and scenario share the same luck", std::string(name_of(Standing::assumed)), ""});
    return out;
}

std::vector<std::string> unsettled(const Outcome& outcome) {
    std::vector<std::string> out;
    const int year = outcome.experiment.scenario().end.value;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const SchoolOutcome& school : outcome.schools) {
        const EffectRow* row = effect_of(outcome.experiment, school, "burden.spending_change", "remaining", year);
        if (!row) continue;
        lowest = std::min(lowest, row->effect[2]);
        highest = std::max(highest, row->effect[0]);
        if (!(row->effect[0] < 0 && row->effect[2] > 0)) continue;
        out.push_back(fmt::format("Remaining members' spending, {}: {} to {} in {}. The evidence does not settle the sign.",
                                  school_words(school.label), signed_percent(row->effect[0]), signed_percent(row->effect[2]), year));
    }
    if (lowest < 0 && highest > 0)
        out.emplace_back("The schools disagree in sign: in one the remaining members spend more, in another less, by construction of the school; the evidence does not choose between them.");
    if (outcome.find("nato.common_funding") && outcome.experiment.scenario().assumptions.is_default("target_after_exit"))
        out.emplace_back("Whether NATO's spending target outlives an exit: it is assumed to stay; --assume target_after_exit=all runs the alternatives, which matter more than the schools.");
    if (outcome.find("nato.common_funding"))
        out.emplace_back("Who pays NATO's common budget after an exit: no rule exists; pro rata is the mirror of what was done when Finland and Sweden joined.");
    if (outcome.find("un.scale"))
        out.emplace_back("Which rule would re-scale UN dues: no resolution says. The named rules are un_rescale = pro_rata, ceiling_only, ceilings_and_floor and unfunded.");
    if (outcome.find("cover.states"))
        out.emplace_back("Whether pledges deter third states: published studies disagree on the sign. Cover counts strength; it is no forecast of war.");
    out.emplace_back("No state of this weight has ever left such an alliance: intervals of effects carry parameters and schools, not a record of like cases.");
    return out;
}

}  // namespace counterpoise::report

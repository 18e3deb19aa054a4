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
        const double before =
            number_at(c.before.table, find_row(c.before.table, "state", state), "value");
        const double after = number_at(c.after.table, r, "value");
        if (after > before + 1e-9)
            all.push_back({text_at(c.after.table, r, "name"), before, after});
    }
    std::stable_sort(all.begin(), all.end(), [](const Riser& a, const Riser& b) {
        return a.after - a.before > b.after - b.before;
    });
    all.resize(std::min(all.size(), most));
    return all;
}

/// One decimal, or as many as the smallest rise needs to be seen.
int digits_that_tell_apart(const std::vector<Riser>& all) {
    constexpr int kMost = 4;
    int digits = 1;
    for (const Riser& r : all)
        while (digits < kMost && format_number(r.before, digits) == format_number(r.after, digits))
            ++digits;
    return digits;
}

std::string arrows(const std::vector<Riser>& all) {
    std::vector<std::string> parts;
    const int digits = digits_that_tell_apart(all);
    for (const Riser& r : all)
        parts.push_back(fmt::format("{} {} → {} %", spoken_bare(r.state),
                                    format_number(r.before, digits),
                                    format_number(r.after, digits)));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text + ".";
}

void add_burden(const Outcome& o, std::vector<Sentence>& out) {
    const Comparison* c = o.find("burden.share_of_alliance");
    const auto of_treaty = [](const Step& s) { return s.change.target == TargetKind::treaty; };
    if (!c || o.leavers.empty() ||
        std::none_of(o.experiment.steps().begin(), o.experiment.steps().end(), of_treaty))
        return;
    for (const std::string& iso3 : o.leavers) {
        const double share =
            number_at(c->before.table, find_row(c->before.table, "state", iso3), "value");
        if (std::isnan(share)) continue;
        out.push_back(
            {"allied-spending", "Allied spending",
             fmt::format(
                 "{} accounts for {} % of what the members of {} spend on defence together.",
                 spoken_first(o.state_name(iso3)), format_number(share, 1),
                 o.experiment.alliance()),
             c->before.notes.empty() ? c->before.vintage
                                     : c->before.notes.front() + ", " + c->before.vintage,
             std::string(name_of(c->before.standing)), "burden-share"});
        return;
    }
}

void add_rates(const Outcome& o, std::string_view measure, const std::string& label,
               const std::string& basis, const std::string& exhibit, std::vector<Sentence>& out) {
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

/// The rates of a state in the last year under every rule that is run: before, least and most
/// after.
struct RateRange {
    std::string state;
    double before = 0;
    double least = 0;
    double most = 0;
};

std::vector<RateRange> rate_ranges(const Outcome& o, std::string_view measure, std::size_t most) {
    std::vector<RateRange> all;
    for (const Series& series : o.experiment.series()) {
        if (series.measure != measure) continue;
        RateRange range{o.state_name(series.subject), std::numeric_limits<double>::quiet_NaN(),
                        std::numeric_limits<double>::infinity(), 0};
        for (const SchoolOutcome& school : o.schools)
            if (const EffectRow* row = effect_of(o.experiment, school, measure, series.subject,
                                                 o.experiment.scenario().end.value)) {
                range.before = row->baseline[1];
                range.least = std::min(range.least, row->scenario[1]);
                range.most = std::max(range.most, row->scenario[1]);
            }
        if (range.most > range.before + 1e-9) all.push_back(range);
    }
    std::stable_sort(all.begin(), all.end(), [](const RateRange& a, const RateRange& b) {
        return a.most - a.before > b.most - b.before;
    });
    all.resize(std::min(all.size(), most));
    return all;
}

/// The dues under every rule where the rule is left open.
void add_dues_of_every_rule(const Outcome& o, std::vector<Sentence>& out) {
    std::vector<std::string> parts;
    for (const RateRange& r : rate_ranges(o, "un.scale", 2))
        parts.push_back(fmt::format("{} from {} % to between {} and {} %", spoken(r.state),
                                    format_number(r.before, 1), format_number(r.least, 1),
                                    format_number(r.most, 1)));
    if (parts.empty()) return;
    std::string text = listed(parts) + ", by the rule that is chosen.";
    if (text.starts_with("the ")) text[0] = 'T';
    out.push_back({"un-scale", "UN dues", text,
                   fmt::format("{} rules; no resolution says which applies",
                               find_assumption("un_rescale")->words.size()),
                   "inferred from precedent", "un-scale"});
}

/// What is missing where nobody takes over the leavers' dues.
void add_unpaid_dues(const Outcome& o, std::vector<Sentence>& out) {
    const Comparison* scale = o.find("un.scale");
    const Comparison* dues = o.find("un.dues");
    if (!scale || !dues) return;
    double rate = 0;
    double money = 0;
    for (const std::string& iso3 : o.leavers) {
        const double share =
            number_at(scale->before.table, find_row(scale->before.table, "state", iso3), "value");
        if (std::isnan(share)) continue;
        rate += share;
        money +=
            number_at(dues->before.table, find_row(dues->before.table, "state", iso3), "value");
    }
    if (!(rate > 0) || std::isnan(money)) return;
    out.push_back(
        {"un-scale", "UN dues",
         fmt::format(
             "{} % of the UN's regular budget, US$ {} m a year, is no longer paid by anybody.",
             format_number(rate, 1), format_number(money, 0)),
         rescale_basis(o), "inferred from precedent", "un-scale"});
}

void add_dues(const Outcome& o, std::vector<Sentence>& out) {
    const Scenario& s = o.experiment.scenario();
    if (std::find(s.open.begin(), s.open.end(), "un_rescale") != s.open.end())
        add_dues_of_every_rule(o, out);
    else if (s.assumptions.word("un_rescale") == "unfunded")
        add_unpaid_dues(o, out);
    else
        add_rates(o, "un.scale", "UN dues", rescale_basis(o), "un-scale", out);
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
    out.push_back(
        {"un-entities", text_at(c->after.table, top, "entity"),
         fmt::format(
             "{} % of its revenue comes from {}{}.",
             format_number(number_at(c->after.table, top, "from_leavers_pct"), 1),
             o.leavers.size() == 1 ? spoken(o.state_name(o.leavers.front())) : "the leavers",
             voluntary > 0.9 * most ? ", nearly all of it voluntary, not dues" : ""),
         c->after.vintage + (stops ? "; voluntary money is assumed to stop"
                                   : "; no exit rule ends voluntary money"),
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
        if (s.measure != "cover.states" ||
            std::find(o.leavers.begin(), o.leavers.end(), s.subject) != o.leavers.end())
            continue;
        const std::size_t before = find_row(c.before.table, "state", s.subject);
        const std::size_t after = find_row(c.after.table, "state", s.subject);
        const double variants = number_at(c.after.table, after, "variants");
        if (!(variants > 0)) continue;
        ++count.members;
        if (number_at(c.after.table, after, "variants_reached") <
            number_at(c.before.table, before, "variants_reached"))
            ++count.fewer;
        if (number_at(c.before.table, before, "variants_reached") ==
            number_at(c.before.table, before, "variants"))
            ++count.all_before;
        if (number_at(c.after.table, after, "variants_reached") == variants) ++count.all_after;
    }
    return count;
}

std::string cover_text(const CoverCount& n) {
    if (n.fewer > 0)
        return fmt::format(
            "For {} of {} members own and pledged strength would exceed the largest challenger's "
            "by fewer of the nine counts than today; "
            "by all of them for {} (today {}).",
            n.fewer, n.members, n.all_after, n.all_before);
    if (n.all_before != n.all_after)
        return fmt::format(
            "{} of {} members would have more strength, their own and pledged, than their largest "
            "challenger by all nine counts (today {}).",
            n.all_after, n.members, n.all_before);
    return fmt::format(
        "{} of {} members have more strength, their own and pledged, than their largest challenger "
        "by all nine counts, before and after.",
        n.all_after, n.members);
}

void add_cover(const Outcome& o, std::vector<Sentence>& out) {
    const Comparison* c = o.find("cover.states");
    if (!c) return;
    const CoverCount n = count_cover(o, *c);
    if (n.members == 0) return;
    out.push_back({"cover", "Cover", cover_text(n),
                   "nine counts: three measures of strength times three reliabilities of a pledge; "
                   "spending as it is today",
                   std::string(name_of(Standing::assumed)), "cover-map"});
}

constexpr double kNoticed = 0.05;  // %: what would be printed as 0.0 is left out

void add_spending(const Outcome& o, std::vector<Sentence>& out) {
    const int year = o.experiment.scenario().end.value;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const SchoolOutcome& school : o.schools)
        if (const EffectRow* row =
                effect_of(o.experiment, school, "burden.spending_change", "remaining", year)) {
            low = std::min(low, row->effect[0]);
            high = std::max(high, row->effect[2]);
        }
    if (!(low <= high) || (std::abs(low) < kNoticed && std::abs(high) < kNoticed)) return;
    out.push_back(
        {"spending", low < 0 && high > 0 ? "Not settled" : "Later spending",
         spending_sentence(low, high, o.schools.size(), year),
         fmt::format("{} paired runs; {}", format_number(o.experiment.scenario().runs, 0),
                     o.schools.size() == 1
                         ? fmt::format("90 % interval of the one school that was chosen ({})",
                                       school_words("ally_response=" +
                                                    o.experiment.scenario().assumptions.word(
                                                        "ally_response")))
                         : fmt::format("from the lowest to the highest of {} schools' 90 % "
                                       "intervals; other choices as assumed",
                                       o.schools.size())),
         std::string(name_of(Standing::assumed)), "spending-effect"});
}

/// What the members spend in the first and the last year, where nothing is changed.
void add_levels(const Outcome& o, std::vector<Sentence>& out) {
    const Scenario& s = o.experiment.scenario();
    if (!o.experiment.steps().empty() || o.schools.size() != 1) return;
    const auto row = [&](std::string_view measure, Year year) {
        return effect_of(o.experiment, o.schools.front(), measure, "remaining", year.value);
    };
    const EffectRow* first = row("burden.share_of_gdp", s.start);
    const EffectRow* last = row("burden.share_of_gdp", s.end);
    const EffectRow* money = row("burden.spending", s.end);
    if (!first || !last || !money || std::isnan(last->baseline[1])) return;
    out.push_back(
        {"spending-level", "Spending",
         fmt::format("The members of {} together spend {} % of GDP in {} and {} % in {} ({} to {} "
                     "%), about US$ {} bn a year.",
                     o.experiment.alliance(), format_number(first->baseline[1], 1), s.start.value,
                     format_number(last->baseline[1], 1), s.end.value,
                     format_number(last->baseline[0], 1), format_number(last->baseline[2], 1),
                     format_number(money->baseline[1] / 1e3, 0)),
         fmt::format("{} runs, 90 % interval; a level, not an effect; prices of the start",
                     format_number(s.runs, 0)),
         std::string(name_of(Standing::assumed)), "spending-level"});
}

/// "the UN", "the EU", but "NATO", "UNESCO": initials that are spelt out take an article.
std::string with_article(const std::string& code) {
    for (const std::string_view spelt : {"UN", "EU", "CSTO", "CIS", "OAS", "WHO", "ILO", "FAO",
                                         "IAEA", "ITU", "WMO", "UPU", "IMO"})
        if (code == spelt) return "the " + code;
    return code;
}

std::string actor_of(const Outcome& o, const Change& c) {
    const auto row = o.experiment.start().row(c.state);
    return spoken(row ? o.experiment.start().name(*row) : "a state");
}

std::string changes_phrase(const Outcome& o) {
    std::vector<std::string> parts;
    std::string last_actor;
    for (const Step& step : o.experiment.steps()) {
        const Change& c = step.change;
        const std::string actor = actor_of(o, c);
        const std::string target = with_article(target_code(c, o.experiment.facts()));
        constexpr const char* kVerbs[] = {"left", "joined", "stayed in",
                                          "left the integrated command of"};
        const std::string verb = kVerbs[static_cast<int>(c.kind)];
        const std::string paper = c.kind == ChangeKind::dormant ? " on paper alone" : "";
        parts.push_back(
            (actor + verb == last_actor ? target : fmt::format("{} {} {}", actor, verb, target)) +
            paper);
        last_actor = actor + verb;
    }
    return listed(parts);
}

}  // namespace

std::string change_sentence(const Outcome& o, const Change& c) {
    constexpr const char* kVerbs[] = {"leaves", "joins", "stays in",
                                      "leaves the integrated command of"};
    return fmt::format("{} {} {}{}", spoken_first(actor_of(o, c)), kVerbs[static_cast<int>(c.kind)],
                       with_article(target_code(c, o.experiment.facts())),
                       c.kind == ChangeKind::dormant ? " on paper alone" : "");
}

std::string question(const Outcome& outcome) {
    if (outcome.experiment.steps().empty()) return outcome.experiment.scenario().title;
    return "If " + changes_phrase(outcome);
}

std::string spending_sentence(double low, double high, std::size_t schools, int year) {
    const std::string range =
        fmt::format("{} to {} by {}", signed_percent(low), signed_percent(high), year);
    if (std::abs(low) < kNoticed || std::abs(high) < kNoticed)
        return fmt::format(
            "The remaining members would spend as without the change, or {} ({}): the schools "
            "differ.",
            high >= kNoticed ? "more" : "less", range);
    if (low < 0 && high > 0)
        return fmt::format(
            "Whether the remaining members would spend more or less: the evidence does not settle "
            "the sign ({}{}).",
            schools > 1 ? fmt::format("{} schools, ", schools) : "", range);
    return fmt::format("The remaining members would spend {} than without the change ({}).",
                       low >= 0 ? "more" : "less", range);
}

std::vector<Sentence> sentences(const Outcome& outcome) {
    std::vector<Sentence> out;
    add_burden(outcome, out);
    add_rates(outcome, "nato.common_funding", "NATO's budget", "pro rata; no rule exists",
              "nato-common-funding", out);
    add_dues(outcome, out);
    add_entity(outcome, out);
    add_cover(outcome, out);
    add_spending(outcome, out);
    add_levels(outcome, out);
    if (out.empty())
        out.push_back(
            {"nothing", "No effect by rule",
             "None of the measured rules and behaviours differs from the world without a change.",
             "baseline and scenario share the same luck", std::string(name_of(Standing::assumed)),
             ""});
    return out;
}

std::vector<std::string> unsettled(const Outcome& outcome) {
    std::vector<std::string> out;
    const int year = outcome.experiment.scenario().end.value;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const SchoolOutcome& school : outcome.schools) {
        const EffectRow* row =
            effect_of(outcome.experiment, school, "burden.spending_change", "remaining", year);
        if (!row) continue;
        lowest = std::min(lowest, row->effect[2]);
        highest = std::max(highest, row->effect[0]);
        if (!(row->effect[0] < 0 && row->effect[2] > 0)) continue;
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
    if (outcome.find("nato.common_funding") &&
        outcome.experiment.scenario().assumptions.is_default("target_after_exit"))
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
    if (outcome.find("cover.states"))
        out.emplace_back(
            "Whether pledges deter third states: published studies disagree on the sign. Cover "
            "counts strength; it is no forecast of war.");
    out.emplace_back(
        "No state of this weight has ever left such an alliance: intervals of effects carry "
        "parameters and schools, not a record of like cases.");
    return out;
}

}  // namespace counterpoise::report

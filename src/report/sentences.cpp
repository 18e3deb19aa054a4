#include "report/sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "history/exits/analogues.h"
#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

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

double share_of(const Reading& shares, const std::string& iso3) {
    return number_at(shares.table, find_row(shares.table, "state", iso3), "value");
}

/// What NATO's later estimates say of the same states, and why that differs; empty where they are
/// not asked for.
struct LaterShare {
    std::string said;
    std::string why;
};

LaterShare later_share(const Outcome& o, const std::string& alliance,
                       const std::vector<std::string>& states) {
    const Assumptions& a = o.experiment.scenario().assumptions;
    if (alliance != "NATO" || !o.latest_nato_share || a.word("spending_source") != "nato" ||
        a.word("price_basis") != "current")
        return {};
    double sum = 0;
    for (const std::string& iso3 : states) sum += share_of(*o.latest_nato_share, iso3);
    if (std::isnan(sum)) return {};
    return {
        fmt::format(" in 2024; by NATO's estimates for 2025: {} %", format_number(sum, 1)),
        "; 2025: shares of GDP, estimated in August 2025, times GDP, instead of NATO's own sums"};
}

constexpr std::size_t kNamedLeavers = 3;

void add_burden_of(const Outcome& o, const std::string& alliance, std::vector<Sentence>& out) {
    const Comparison* c = o.find("burden.share_of_alliance", alliance);
    if (!c) return;
    std::vector<std::string> states;
    std::vector<std::string> parts;
    double sum = 0;
    for (const std::string& iso3 : leavers_of(o, alliance)) {
        const double share = share_of(c->before, iso3);
        if (std::isnan(share)) continue;
        const std::string name = o.state_name(iso3);
        parts.push_back(fmt::format("{}for {} %", states.empty() ? "" : spoken(name) + " ",
                                    format_number(share, 1)));
        states.push_back(iso3);
        sum += share;
    }
    if (states.empty()) return;
    const LaterShare later = later_share(o, alliance, states);
    const std::string who =
        states.size() <= kNamedLeavers
            ? fmt::format("{} accounts {}", spoken_first(o.state_name(states[0])), listed(parts))
            : fmt::format("The {} leavers together account for {} %", states.size(),
                          format_number(sum, 1));
    const bool first = alliance == o.experiment.alliances().front();
    out.push_back(
        {first ? "allied-spending" : "allied-spending-" + slug(alliance),
         several_alliances(o) ? "Spending in " + spoken_code(alliance) : "Allied spending",
         fmt::format("{} of what the members of {} spend on defence together{}.", who,
                     spoken_code(alliance), later.said),
         (c->before.notes.empty() ? c->before.vintage
                                  : c->before.notes.front() + ", " + c->before.vintage) +
             later.why,
         std::string(name_of(c->before.standing)),
         first ? "burden-share" : "burden-share-" + slug(alliance)});
}

/// Nothing where no treaty is touched: NATO is then only what is shown beside.
void add_burden(const Outcome& o, std::vector<Sentence>& out) {
    for (const std::string& alliance : o.experiment.alliances()) add_burden_of(o, alliance, out);
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
            if (const EffectRow* row =
                    effect_of(o.experiment, school, measure, series.subject, o.settled_year())) {
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

/// That a state comes back, and of which time the figures are.
void add_returns(const Outcome& o, std::vector<Sentence>& out) {
    if (o.returns.empty()) return;
    std::vector<std::string> parts;
    for (const Return& r : o.returns)
        parts.push_back(fmt::format(
            "{} is out of {} from {} and a member again from {}", actor_of(o, r.change),
            spoken_code(target_code(r.change, o.experiment.facts())), r.out.iso(), r.back.iso()));
    std::string text = listed(parts);
    if (text.starts_with("the ")) text[0] = 'T';
    out.push_back({"return", "Out and back",
                   fmt::format("{}. Who pays and who covers whom is told of the time before "
                               "{}; what allies spend, of {}.",
                               text, o.first_return()->iso(), o.experiment.scenario().end.value),
                   "the exit by its clause, the return on the date of the scenario",
                   std::string(name_of(Standing::assumed)), ""});
}

/// That an exit is uncertain, with what chance, and what the other figures then say.
void add_uncertain(const Outcome& o, std::vector<Sentence>& out) {
    const auto& exit = o.experiment.uncertain();
    if (!exit) return;
    const Scenario& s = o.experiment.scenario();
    const Step& step = o.experiment.steps()[exit->step];
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
    const bool base = step.change.occurrence == Occurrence::base_rate;
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
             percent(exit->rate.per_year), actor_of(o, step.change),
             spoken_code(target_code(step.change, o.experiment.facts())), step.change.date.iso(),
             exit->out.front().iso(), listed(by), width, caveat, s.end.value),
         base ? "the rate on record, no forecast of this exit: " + exit->rate.source
              : "the chance is the scenario's own, no forecast",
         std::string(name_of(base ? Standing::inferred_from_precedent : Standing::assumed)),
         "exit-chance"});
}

/// Institutions of which nothing but the members is known here.
void add_unmodelled(const Outcome& o, std::vector<Sentence>& out) {
    for (const Change& c : o.unmodelled) {
        const std::string code = target_code(c, o.experiment.facts());
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

/// Whether any followed figure differs in any run.
bool changes_anything(const Outcome& o) {
    for (const SchoolOutcome& school : o.schools)
        for (const EffectRow& row : school.rows)
            if (row.effect[0] < 0 || row.effect[2] > 0) return true;
    return false;
}

}  // namespace

bool is_beyond_record(const Outcome& o) {
    const Facts& facts = o.experiment.facts();
    const auto& steps = o.experiment.steps();
    return std::any_of(steps.begin(), steps.end(), [&](const Step& s) {
        const Change& c = s.change;
        return c.kind == ChangeKind::leave && c.target == TargetKind::treaty &&
               can_be_left(o, target_code(c, facts)) &&
               profile_of(facts, c.state, c.treaty, c.date).share_cinc >
                   weightiest_exit(facts).share_cinc;
    });
}

std::vector<Sentence> sentences(const Outcome& outcome) {
    std::vector<Sentence> out;
    add_uncertain(outcome, out);
    add_returns(outcome, out);
    add_burden(outcome, out);
    add_rates(outcome, "nato.common_funding", "NATO's budget",
              "today's shares transcribed, unverified; then pro rata, as no rule exists",
              "nato-common-funding", out);
    add_dues(outcome, out);
    add_entity(outcome, out);
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
                         spoken_code(outcome.experiment.alliances().front())),
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
    const int year = outcome.experiment.scenario().end.value;
    for (const SchoolOutcome& school : outcome.schools)
        if (school.label.find("ally_response=estimated") != std::string::npos &&
            effect_of(outcome.experiment, school, "burden.spending_change", "remaining", year))
            return true;
    return false;
}

}  // namespace

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
        (is_beyond_record(outcome)
             ? std::string("No state of this weight has ever left such an alliance: intervals")
             : std::string("Intervals")) +
        " of effects carry parameters and schools, not a record of like cases.");
    return out;
}

}  // namespace counterpoise::report

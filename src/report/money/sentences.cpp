#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

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
    const Assumptions& a = o.scenario.assumptions;
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
    const bool first = alliance == o.alliances.front().code;
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
    for (const std::string& alliance : codes_of(o)) add_burden_of(o, alliance, out);
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
    const std::string& rule = o.scenario.assumptions.word("un_rescale");
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
    for (const Series& series : o.series) {
        if (series.measure != measure) continue;
        RateRange range{o.state_name(series.subject), std::numeric_limits<double>::quiet_NaN(),
                        std::numeric_limits<double>::infinity(), 0};
        for (const SchoolOutcome& school : o.schools)
            if (const EffectRow* row =
                    o.effect(school, measure, series.subject, o.settled_year())) {
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
    const Scenario& s = o.scenario;
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
    const bool stops = o.scenario.assumptions.word("un_voluntary") == "stops";
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

}  // namespace

void add_money(const Outcome& o, std::vector<Sentence>& out) {
    add_burden(o, out);
    add_rates(o, "nato.common_funding", "NATO's budget",
              "today's shares transcribed, unverified; then pro rata, as no rule exists",
              "nato-common-funding", out);
    add_dues(o, out);
    add_entity(o, out);
}

}  // namespace counterpoise::report

#include "world/assumptions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace counterpoise {
namespace {

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return {};
    return value;
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<AssumptionInfo> make_infos() {
    return {
        {.key = "un_rescale",
         .default_value = "ceiling_only",
         .words = {"pro_rata", "ceiling_only", "ceilings_and_floor", "unfunded"},
         .meaning = "who pays the UN dues that a leaver no longer pays: all in proportion; the "
                    "same with the ceiling kept; "
                    "with ceiling, floor and least-developed ceiling kept; or nobody",
         .source = "General Assembly resolution 79/249 has the ceilings; no rule says which "
                   "applies after an exit"},
        {.key = "un_voluntary",
         .default_value = "continues",
         .words = {"continues", "stops"},
         .meaning = "what a leaver of the UN does with its voluntary contributions; no exit rule "
                    "ends them",
         .source = "the Charter and US law treat them apart from dues"},
        {.key = "agencies",
         .kind = ChoiceKind::codes,
         .default_value = "none",
         .words = {"none", "all"},
         .meaning = "the UN entities that a leaver of the UN leaves as well: none, all, or codes "
                    "such as WHO,UNESCO",
         .source = "agencies are memberships of their own"},
        {.key = "unpaid_share",
         .kind = ChoiceKind::number,
         .default_value = "1",
         .low = 0.01,
         .high = 1,
         .unit = "share of what falls due",
         .meaning = "what a member of the UN leaves unpaid every year, for the loss of its vote "
                    "under Art. 19; 1 pays nothing",
         .source = "assumed: the question that un.arrears answers"},
        {.key = "unsc_seat",
         .default_value = "empty",
         .words = {"empty", "elected", "no_veto"},
         .meaning = "the Security Council after a permanent member has left the UN: its seat stays "
                    "empty; it is filled by election; it is filled and nobody has a veto any more",
         .source = "Charter Arts. 23, 27, 108: no rule for such an exit; `empty` alone needs no "
                   "amendment"},
        {.key = "price_basis",
         .default_value = "current",
         .words = {"current", "const2015", "const2023"},
         .meaning = "prices of military spending: current prices and exchange rates; NATO's "
                    "constant 2015; SIPRI's constant 2023",
         .source = "NATO June 2024 tables 2 and 3; SIPRI 2025"},
        {.key = "spending_source",
         .default_value = "nato",
         .words = {"nato", "sipri"},
         .meaning = "whose figures of military spending are used for NATO members in 2014-2025",
         .source = "NATO and SIPRI count differently (pensions, police)"},
        {.key = "capability",
         .default_value = "ppp",
         .words = {"ppp", "market", "cinc"},
         .meaning = "what a state's strength is measured by in the cover ratio shown first: "
                    "military spending at purchasing power, "
                    "at market rates, or CINC; all three are always shown",
         .source = "docs/method/cover.md"},
        {.key = "reliability",
         .kind = ChoiceKind::number,
         .default_value = "0.41",
         .low = 0,
         .high = 1,
         .unit = "probability",
         .meaning =
             "how likely a pledge of defence is kept; 0.22, 0.41 and 0.75 are the named anchors",
         .source = "Berkemeier and Fuhrmann 2018: defence pacts tested by war, 1816-2003 (a "
                   "selected sample); Leeds et al. 2000 for 0.75"},
        {.key = "reliability_school",
         .default_value = "estimated",
         .words = {"estimated", "since_1945", "defence_pacts", "leeds", "given"},
         .meaning =
             "how likely states that an attack binds keep their pledge: estimated from the "
             "record by "
             "obligation, period and capability; 0.22, the record since 1945; 0.41, defence pacts "
             "since 1816; 0.75, the older count of 1816-1944; or `reliability` as it is given "
             "(setting that key to another number chooses this)",
         .source = "Berkemeier and Fuhrmann 2018; Leeds, Long and Mitchell 2000: "
                   "docs/method/cascade.md"},
        {.key = "joiner_attacked",
         .kind = ChoiceKind::number,
         .default_value = "0",
         .low = 0,
         .high = 1,
         .unit = "probability",
         .meaning = "how likely a state that joins a war is then attacked itself, which binds its "
                    "own allies; joining alone binds nobody",
         .source = "assumed: docs/method/cascade.md"},
        {.key = "offence_pledges",
         .default_value = "noted",
         .words = {"noted", "honoured"},
         .meaning = "pledges to join an attack: named only, since such a pledge is made for one "
                    "war; or kept as likely as the record of offence pledges since 1816 has it",
         .source = "assumed: docs/method/cascade.md"},
        {.key = "attack_inside",
         .default_value = "refused",
         .words = {"refused", "ignored", "binds"},
         .meaning = "an attack on a state that the attacker is itself pledged to defend: not "
                    "answered; answered without the treaties that both are in; or with their "
                    "other members bound to help the attacked",
         .source = "no treaty here says who is bound when one member attacks another"},
        {.key = "attack_place",
         .default_value = "home",
         .words = {"home", "overseas"},
         .meaning = "where the attack falls: on the home territory, or on territory overseas that "
                    "lies outside the region that some treaties name",
         .source = "North Atlantic Treaty Art. 6 and others: data/treaty_conditions.csv"},
        {.key = "neutral_members",
         .default_value = "bound",
         .words = {"bound", "exempt"},
         .meaning = "members of a treaty that respects their neutrality (Austria, Ireland and "
                    "Malta in the EU's clause): owe aid like the others, or are not counted",
         .source = "Treaty on European Union Art. 42(7), second sentence"},
        {.key = "war_direction",
         .default_value = "half",
         .words = {"half", "stronger"},
         .meaning = "which of two states attacks where a run computes with a war between them: "
                    "each with a half, or the one with more capability (CINC)",
         .source = "assumed, since the model's wars have no direction: docs/method/cascade.md"},
        {.key = "assigned_share",
         .kind = ChoiceKind::number,
         .default_value = "0.12",
         .low = 0.05,
         .high = 0.25,
         .unit = "share of the budget",
         .meaning = "the part of a budget that a state with global reach assigns to one alliance",
         .source = "replacement-cost studies imply 8-15 % of the US budget for Europe"},
        {.key = "assigned_share_other",
         .kind = ChoiceKind::number,
         .default_value = "1",
         .low = 0.05,
         .high = 1,
         .unit = "share of the budget",
         .meaning = "the same for a state without global reach",
         .source = "assumed: its forces stand in the region"},
        {.key = "global_reach",
         .kind = ChoiceKind::codes,
         .default_value = "USA",
         .words = {"none"},
         .meaning = "states whose strength carries over oceans",
         .source = "assumed: the one state with bases on all continents"},
        {.key = "half_distance_km",
         .kind = ChoiceKind::number,
         .default_value = "3000",
         .low = 250,
         .high = 40000,
         .unit = "km",
         .meaning = "distance over which strength falls by half",
         .source = "assumed, after the loss-of-strength gradient (Bueno de Mesquita 1981)"},
        {.key = "half_distance_global_km",
         .kind = ChoiceKind::number,
         .default_value = "12000",
         .low = 250,
         .high = 40000,
         .unit = "km",
         .meaning = "the same for states with global reach",
         .source = "assumed"},
        {.key = "challenger_years",
         .kind = ChoiceKind::number,
         .default_value = "25",
         .low = 1,
         .high = 100,
         .unit = "years",
         .meaning =
             "how far back a use of force or an interstate conflict makes a state a challenger",
         .source = "assumed"},
        {.key = "ally_response",
         .default_value = "estimated",
         .words = {"estimated", "substitute", "follow"},
         .meaning =
             "how allies' spending answers an exit: as allies' budgets moved together on record "
             "(the panel's coefficient; states choose their allies, so it is no effect of an "
             "exit), by filling the gap (Nash equilibrium of a joint product), or by following "
             "the leaver down; a run in which "
             "a treaty changes shows all three unless one is chosen",
         .source = "science disagrees: docs/method/spending.md names the schools"},
        {.key = "spill_in",
         .kind = ChoiceKind::number,
         .default_value = "0.5",
         .low = 0,
         .high = 1,
         .unit = "share",
         .meaning = "how far allies' spending serves as one's own in the school `substitute` (1 "
                    "pure public good, 0 private)",
         .source = "assumed; Sandler and Murdoch's joint product lies between"},
        {.key = "target_after_exit",
         .default_value = "kept",
         .words = {"kept", "lapses", "faster"},
         .meaning = "what happens to the allies' spending target after an exit: it stays, it ends, "
                    "or it is reached twice as fast",
         .source = "assumed"},
        {.key = "targets",
         .default_value = "agreed",
         .words = {"agreed", "met", "none"},
         .meaning = "how spending targets work: allies approach them at the speed of the record; "
                    "they are met on time; or they have no pull",
         .source = "The Hague Summit 2025; closing speed from 2014-2025"},
        {.key = "threat_rise",
         .kind = ChoiceKind::number,
         .default_value = "0",
         .low = 0,
         .high = 20,
         .unit = "percentage points",
         .meaning = "rise of the yearly probability of a fatal dispute for the remaining members "
                    "after an exit; each point raises spending by 3 %",
         .source =
             "Nordhaus, Oneal and Russett 2012 for the 3 %; the rise itself is assumed, on top of "
             "what threat_channel finds"},
        {.key = "guarantor_loss",
         .default_value = "deters",
         .words = {"deters", "does_not_deter"},
         .meaning = "what losing an outside guarantor does to the odds of a dispute with a "
                    "challenger: multiplies them by guarantor_loss_odds, or changes nothing; the "
                    "evidence does not settle the sign",
         .source = "Leeds 2003, Johnson and Leeds 2011 (pacts deter); Kenwick, Vasquez and Powers "
                   "2015, Kenwick and Vasquez 2017 (they do not)"},
        {.key = "guarantor_loss_odds",
         .kind = ChoiceKind::number,
         .default_value = "prior",
         .words = {"prior"},
         .low = 0.4,
         .high = 4,
         .unit = "odds ratio, median of the runs",
         .meaning = "how much the loss of the strongest outside guarantor multiplies the odds of a "
                    "dispute with a challenger in the school `deters`, that of a weaker one in "
                    "proportion to its strength; `prior`: median 1.25, 90 % interval "
                    "0.84 to 1.87; a number moves the median and keeps the spread",
         .source = "prior of parameters/disputes.toml (guarantor_loss.log_odds): its interval "
                   "holds 1",
         .beyond = "beyond it no study has gone"},
        {.key = "threat_channel",
         .default_value = "on",
         .words = {"on", "off"},
         .meaning = "whether military spending answers what the change adds to the state's yearly "
                    "chance of a fatal dispute: 3 % more for each percentage point above the same "
                    "run without the change",
         .source = "Nordhaus, Oneal and Russett 2012"},
        {.key = "realignment",
         .default_value = "on",
         .words = {"on", "off"},
         .meaning = "whether memberships change in a run beyond what the scenario states: members "
                    "leave, treaties end, states join, pairs make pacts, each year by estimated "
                    "chances; off keeps them as they are",
         .source = "parameters/realignment.toml; docs/method/realignment.md"},
        {.key = "leaver_spending",
         .default_value = "kept",
         .words = {"kept", "cut", "target_lapses"},
         .meaning = "what the leaver does: spends as it would have (the alliance's target "
                    "included), cuts its budget by assigned_share, or is no "
                    "longer pulled by the alliance's target",
         .source = "assumed"},
        {.key = "former_partners",
         .default_value = "excluded",
         .words = {"excluded", "counted"},
         .meaning = "whether states that were pact partners before a change can be challengers "
                    "after it, if a rivalry or use of force is on record",
         .source = "assumed: an exit changes who guards, not who threatens"},
        {.key = "alignment_distance",
         .default_value = "absolute",
         .words = {"absolute", "squared"},
         .meaning = "how disagreement of two levels (of alliance, of vote) counts in S, kappa and "
                    "pi: by their difference or by its square",
         .source = "Signorino and Ritter 1999 take absolute differences, Häge 2011 squared ones"},
        {.key = "alliance_scale",
         .default_value = "cow",
         .words = {"cow", "atop", "binary"},
         .meaning =
             "the levels of an alliance portfolio: defence 3, neutrality or non-aggression 2, "
             "consultation 1 (cow); defence 3, neutrality or consultation 2, non-aggression "
             "1 (atop); any obligation 1 (binary)",
         .source =
             "Signorino and Ritter 1999 (cow); the ranking in use with ATOP (atop); Häge 2011 "
             "(binary)"},
        {.key = "portfolio_pacts",
         .default_value = "live",
         .words = {"live", "in_force"},
         .meaning =
             "which treaties make alliance portfolios and blocs from 2018 on: those held to be "
             "live, or all in force, dormant and doubtful ones as well (before 2018 always "
             "all in force)",
         .source = "assumed: data/treaties.csv has the standing of each treaty today, with reason"},
        {.key = "troops_after_exit",
         .default_value = "kept",
         .words = {"kept", "floor", "zero"},
         .meaning = "US troops hosted by the treaty's members after an American exit or dormancy: "
                    "as now, at the statutory floor of 76,000 in Europe, or none",
         .source = "NDAA FY2026 sec. 1249 sets the floor"},
        {.key = "retrenchment",
         .kind = ChoiceKind::number,
         .default_value = "computed",
         .words = {"computed"},
         .low = 0,
         .high = 0.5,
         .unit = "share of commitments",
         .meaning = "the part of the leaver's defence pacts that it gives up, for the published "
                    "estimates of trade and output lost; "
                    "`computed` counts partners lost",
         .source = "RAND RR518",
         .beyond = "the study's authors do not extend it beyond 50 %"},
        {.key = "regime_measure",
         .default_value = "polyarchy",
         .words = {"polyarchy", "aeuds", "polity2"},
         .meaning = "whose score of political regimes power.regimes reads: V-Dem's electoral "
                    "democracy, the adjusted extended Unified Democracy Score, or Polity",
         .source = "V-Dem; Marquez 2016; Polity5 (to 2020); scholars disagree on all three"},
        {.key = "regime_below",
         .kind = ChoiceKind::number,
         .default_value = "conventional",
         .words = {"conventional"},
         .low = -10,
         .high = 10,
         .unit = "score",
         .meaning = "the score below which power.regimes counts a state; `conventional` is 0.5 of "
                    "polyarchy, 0 of aeuds, 6 of polity2",
         .source = "Luhrmann, Tannenberg and Lindberg 2018; Marquez 2016; Polity5"},
        {.key = "positive_ties",
         .default_value = "defence",
         .words = {"defence", "any_pact"},
         .meaning = "what makes a friendly tie in a signed network of states: a treaty that binds "
                    "one of the two to defend, or any pact (offence, neutrality, non-aggression, "
                    "consultation as well)",
         .source = "defence pacts are the field's usual choice: docs/method/balance.md"},
        {.key = "negative_ties",
         .default_value = "disputes_and_rivalries",
         .words = {"disputes_and_rivalries", "disputes", "rivalries"},
         .meaning = "what makes a hostile tie: disputes with use of force, wars and interstate "
                    "armed conflicts in the window, ongoing rivalries, or both",
         .source = "docs/method/balance.md names who counts what"},
        {.key = "ambivalent_pairs",
         .default_value = "negative",
         .words = {"negative", "positive", "left_out"},
         .meaning = "the sign of a pair that is allied and hostile at once",
         .source = "assumed: force between allies is rarer than the pact, and later"},
        {.key = "default_notice_months",
         .kind = ChoiceKind::number,
         .default_value = "12",
         .low = 0,
         .high = 60,
         .unit = "months",
         .meaning = "notice of a treaty or institution whose exit clause is not in the table",
         .source = "the commonest period in modern pacts; assumed"},
    };
}

}  // namespace

std::string AssumptionInfo::allowed() const {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " | ") + word;
    if (kind == ChoiceKind::codes) text += " | codes";
    if (kind == ChoiceKind::number)
        text += fmt::format("{}{} to {}", text.empty() ? "" : " | ", low, high);
    return text;
}

const std::vector<AssumptionInfo>& assumption_infos() {
    static const std::vector<AssumptionInfo> infos = make_infos();
    return infos;
}

const AssumptionInfo* find_assumption(std::string_view key) {
    for (const AssumptionInfo& info : assumption_infos())
        if (info.key == key) return &info;
    return nullptr;
}

Assumptions::Assumptions() {
    for (const AssumptionInfo& info : assumption_infos())
        values_.emplace(info.key, info.default_value);
}

void Assumptions::set(std::string_view key, std::string_view value, const std::string& where) {
    const AssumptionInfo* info = find_assumption(key);
    if (!info) {
        std::vector<std::string> known;
        for (const AssumptionInfo& i : assumption_infos()) known.emplace_back(i.key);
        throw InputError(Fault{where, fmt::format("unknown assumption '{}'", key),
                               "`counterpoise list assumptions` shows all",
                               suggestion(key, known)});
    }
    const bool is_allowed_word = contains(info->words, value);
    bool allowed = is_allowed_word;
    std::string why = fmt::format("allowed: {}", info->allowed());
    if (info->kind == ChoiceKind::number && !is_allowed_word) {
        const auto number = parse_number(value);
        allowed = number && *number >= info->low && *number <= info->high;
        if (number && !allowed && !info->beyond.empty())
            why = fmt::format("{}; {}", why, info->beyond);
    }
    if (info->kind == ChoiceKind::codes && !value.empty()) allowed = true;
    if (!allowed)
        throw InputError(Fault{where, fmt::format("'{}' is not allowed for {}", value, key), why,
                               info->kind == ChoiceKind::word
                                   ? suggestion(value, info->words)
                                   : std::string("Choose a value in that range.")});
    values_.find(key)->second = value;
}

const std::string& Assumptions::word(std::string_view key) const {
    const auto found = values_.find(key);
    promise(found != values_.end(), "an assumption is read that is not in the list");
    return found->second;
}

double Assumptions::number(std::string_view key) const {
    const auto value = parse_number(word(key));
    promise(value.has_value(), "a number is read from an assumption that is a word");
    return *value;
}

bool Assumptions::is_word(std::string_view key) const {
    return !parse_number(word(key)).has_value();
}

std::vector<std::string> Assumptions::codes(std::string_view key) const {
    std::vector<std::string> codes;
    const std::string& all = word(key);
    if (all == "none") return codes;
    std::size_t begin = 0;
    while (begin <= all.size()) {
        const std::size_t end = std::min(all.find(',', begin), all.size());
        if (end > begin) codes.push_back(all.substr(begin, end - begin));
        begin = end + 1;
    }
    return codes;
}

bool Assumptions::is_default(std::string_view key) const {
    return word(key) == find_assumption(key)->default_value;
}

std::string Assumptions::canonical(const std::vector<std::string>& always) const {
    std::string text;
    for (const auto& [key, value] : values_)
        if (!is_default(key) || contains(always, key))
            text += fmt::format("{}{}={}", text.empty() ? "" : ";", key, value);
    return text;
}

void settle_reliability(Assumptions& assumptions, const std::map<std::string, std::string>& named) {
    const auto number = named.find("reliability");
    if (number == named.end()) return;
    const std::string& where = number->second;
    if (!named.contains("reliability_school")) {
        assumptions.set("reliability_school", "given", where);
        return;
    }
    const std::string& school = assumptions.word("reliability_school");
    if (school == "given") return;
    throw InputError(
        Fault{where,
              fmt::format("reliability={} and reliability_school={} contradict each other",
                          assumptions.word("reliability"), school),
              "a school says itself how likely pledges are kept; a number beside it has no place",
              "Name one of the two: reliability=NUMBER alone (the school is then `given`), or "
              "reliability_school alone."},
        FaultKind::data);
}

}  // namespace counterpoise

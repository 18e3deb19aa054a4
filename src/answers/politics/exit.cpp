#include "answers/politics/exit.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "answers/exits/tables.h"
#include "behaviour/politics/exit_draw.h"
#include "history/exits/institution_exits.h"
#include "history/exits/memberships.h"
#include "history/exits/pair_rates.h"
#include "report/words/numbers.h"
#include "rules/exit/ballot.h"
#include "scenario/scenario.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// What was said of the votes.
struct Votes {
    std::optional<Chamber> senate;
    std::optional<Chamber> house;
    std::optional<double> signs;
};

/// What is known of one gate.
struct GateOdds {
    double probability = kNothing;
    double if_signed = kNothing;
    double over_veto = kNothing;
    std::optional<bool> can_open;
    std::string why;
};

std::optional<double> signature(const PoliticsQuestion& question) {
    if (!question.signs) return {};
    const std::string& word = *question.signs;
    double value = -1;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || !(value >= 0 && value <= 1))
        throw InputError(Fault{"--signs", fmt::format("'{}' is no probability", word),
                               "a number from 0 to 1 is needed", "For instance --signs 0.9."});
    return value;
}

Votes votes_of(const PoliticsQuestion& question) {
    Votes votes;
    Faults faults;
    const auto read = [&](const auto& reader) {
        try {
            reader();
        } catch (const InputError& error) {
            faults.add(error);
        }
    };
    if (question.senate)
        read([&] {
            votes.senate = chamber_named(*question.senate, "Senate", kSenateSeats, "--senate");
        });
    if (question.house)
        read([&] {
            votes.house =
                chamber_named(*question.house, "House of Representatives", kHouseSeats, "--house");
        });
    read([&] { votes.signs = signature(question); });
    faults.raise_if_any();
    return votes;
}

std::string shortfall(const Chamber& chamber, const BallotOdds& odds) {
    if (odds.most_present < odds.quorum)
        return fmt::format("{}: no quorum: {} can be present, {} of {} seats are needed",
                           chamber.name, odds.most_present, odds.quorum, chamber.seats);
    return fmt::format("{}: {} of {} can vote yes, {} are needed", chamber.name, odds.most_yes,
                       chamber.members(), odds.fewest_needed);
}

GateOdds two_thirds_gate(const Votes& votes) {
    GateOdds gate;
    if (!votes.senate) {
        gate.why = "no votes given: --senate";
        return gate;
    }
    const BallotOdds odds = ballot_odds(*votes.senate, Majority::two_thirds);
    gate.probability = odds.probability;
    gate.can_open = odds.possible;
    gate.why = odds.possible ? fmt::format("{} expected of {} needed if all {} are present",
                                           report::format_number(odds.expected_yes, 1), odds.needed,
                                           votes.senate->members())
                             : shortfall(*votes.senate, odds);
    return gate;
}

GateOdds act_gate(const Votes& votes) {
    GateOdds gate;
    if (!votes.senate || !votes.house) {
        gate.why = "both chambers' votes are needed: --senate, --house";
        return gate;
    }
    const BallotOdds senate = ballot_odds(*votes.senate, Majority::simple);
    const BallotOdds house = ballot_odds(*votes.house, Majority::simple);
    const BallotOdds senate_again = ballot_odds(*votes.senate, Majority::two_thirds);
    const BallotOdds house_again = ballot_odds(*votes.house, Majority::two_thirds);
    gate.if_signed = senate.probability * house.probability;
    gate.over_veto = senate_again.probability * house_again.probability;
    const bool passes = senate.possible && house.possible;
    const bool overrides = senate_again.possible && house_again.possible;
    gate.can_open = votes.signs && *votes.signs == 0 ? overrides : passes;
    if (votes.signs)
        gate.probability = *votes.signs * gate.if_signed + (1 - *votes.signs) * gate.over_veto;
    if (!senate.possible)
        gate.why = shortfall(*votes.senate, senate);
    else if (!house.possible)
        gate.why = shortfall(*votes.house, house);
    else if (!*gate.can_open)
        gate.why = "the President does not sign and two thirds of both chambers cannot be had";
    else if (!votes.signs)
        gate.why = "the President's signature is not given: --signs";
    return gate;
}

GateOdds odds_of(const DomesticGate& gate, const Votes& votes) {
    if (gate.gate == "senate23") return two_thirds_gate(votes);
    if (gate.gate == "act") return act_gate(votes);
    GateOdds unknown;
    unknown.why = "no votes are read for this gate";
    return unknown;
}

std::string chance_words(const GateOdds& odds) {
    if (odds.can_open && !*odds.can_open) return "cannot open";
    const auto percent = [](double p) {
        constexpr double kSmallest = 1e-5;
        if (p == 0 || p == 1) return std::string(p == 0 ? "0 %" : "100 %");
        if (p < kSmallest) return std::string("under 0.001 %");
        return fmt::format("{} %", report::format_number(100 * p, 100 * p < 1 ? 3 : 1));
    };
    if (!std::isnan(odds.probability)) return percent(odds.probability);
    if (!std::isnan(odds.if_signed))
        return fmt::format("{} if signed, {} over a veto", percent(odds.if_signed),
                           percent(odds.over_veto));
    return "not computed";
}

Section gate_section(const Step& step, const Votes& votes, Date decided) {
    Section section{"gates", "Legal steps at home, each on its own", {}, {}};
    section.table = text_table({"gate", "threshold", "probability", "probability_if_signed",
                                "probability_over_veto", "can_open", "why", "decided",
                                "earliest_notice", "in_force", "standing", "text", "source"});
    Table shown = text_table({"gate:Gate", "threshold:Needs", "chance:Chance that it opens",
                              "notice:Notice", "in_force:Out", "why:Why"});
    for (const DomesticGate& gate : step.gates) {
        const GateOdds odds = odds_of(gate, votes);
        const Date notice = decided.plus_days(gate.notice_days);
        const std::string out = in_force(step.clause, notice).iso();
        const Cell can = odds.can_open ? Cell{*odds.can_open} : Cell{};
        section.table.rows.push_back({gate.gate, gate.threshold, cell(odds.probability),
                                      cell(odds.if_signed), cell(odds.over_veto), can, odds.why,
                                      decided.iso(), notice.iso(), out,
                                      std::string(name_of(gate.standing)), gate.text, gate.source});
        shown.rows.push_back(
            {gate.gate, gate.threshold, chance_words(odds), notice.iso(), out, odds.why});
    }
    section.shown = std::move(shown);
    return section;
}

Section clause_section(const Step& step, Date decided) {
    Section section{"clause", "How it is left", {}, {}};
    section.table = text_table(
        {"clause:Clause", "in_force:Out if noticed at once", "standing:Standing", "text:Says"});
    section.table.rows.push_back({step.clause.clause, in_force(step.clause, decided).iso(),
                                  std::string(name_of(step.clause.standing)), step.clause.text});
    return section;
}

bool is_pair(const Facts& facts, const Change& change) {
    return change.target == TargetKind::treaty &&
           treaty_memberships(facts).of(change.treaty, last_day(kLatestYear)).size() == 2;
}

std::vector<BaseRate> treaty_rates_of(const Facts& facts, const Change& change) {
    const auto of = is_pair(facts, change) ? pair_rates : treaty_rates;
    std::vector<BaseRate> rates;
    for (BaseRate rate : of(facts, change.treaty)) {
        rate.what += fmt::format(", {}", target_code(change, facts));
        rates.push_back(std::move(rate));
    }
    for (const BaseRate& rate : of(facts, {})) rates.push_back(rate);
    return rates;
}

Section rates_of(const Facts& facts, const Change& change) {
    Section section =
        rate_section(change.target == TargetKind::treaty ? treaty_rates_of(facts, change)
                                                         : institution_rates(facts));
    if (is_pair(facts, change))
        section.heading =
            "Base rates of defence pacts of two states (95 % exact Poisson intervals)";
    // A person reads two periods, a program all of them.
    const std::string_view recent = is_pair(facts, change) ? "1990" : "1990-2025";
    std::erase_if(section.shown->rows, [&](const auto& row) {
        const std::string& years = std::get<std::string>(row[1]);
        return !years.starts_with("1946") && !years.starts_with(recent);
    });
    return section;
}

/// What the rates beside an exit leave out, where they do.
void add_caveat(const Facts& facts, const Change& change, std::vector<std::string>& notes) {
    const Date today = last_day(kLatestYear);
    const TreatyMemberships& record = treaty_memberships(facts);
    if (change.target == TargetKind::treaty && !record.pair_defence(change.treaty, today) &&
        !record.multilateral_defence(change.treaty, today))
        notes.push_back(fmt::format(
            "{} is not among the treaties that these rates are of: too few of its members owe "
            "defence.",
            target_code(change, facts)));
    if (change.target == TargetKind::institution)
        notes.push_back(base_exit_rate(facts, Leaver::institution_member).caveat);
    else if (is_pair(facts, change))
        notes.push_back(base_exit_rate(facts, Leaver::pair_member).caveat);
}

}  // namespace

Date decision_day(const PoliticsQuestion& question) {
    const Date first{kFirstRunYear.value, 1, 1};
    if (!question.date) return first;
    constexpr int kLast = 2100;
    const auto day = parse_date(*question.date, Shortened::first_day);
    if (!day || day->year < 1816 || day->year > kLast)
        throw InputError(Fault{"--date", fmt::format("'{}' is no day", *question.date),
                               "YYYY-MM-DD is needed", "For instance --date 2026-01-01."});
    return *day;
}

ExitPolitics exit_politics(const Facts& facts, const Change& change,
                           const PoliticsQuestion& question) {
    const Votes votes = votes_of(question);
    const Date decided = decision_day(question);
    const Step step = steps({change}, World::at(facts, kLatestYear), facts, Assumptions()).front();
    ExitPolitics out;
    if (step.gates.empty()) {
        out.notes.push_back(fmt::format("The facts name no legal step that {} has to take at home.",
                                        states(facts).name(change.state)));
        if (votes.senate || votes.house || votes.signs)
            out.notes.push_back("The votes given are therefore not used.");
    } else {
        out.sections.push_back(gate_section(step, votes, decided));
        out.notes.push_back(
            "Each gate is enough by itself; the same members vote in both, so their chances cannot "
            "be multiplied. Members are taken to vote independently, given their chances. Debate "
            "rules of the Senate and what courts would say are not in it.");
    }
    out.sections.push_back(clause_section(step, decided));
    out.sections.push_back(rates_of(facts, change));
    add_caveat(facts, change, out.notes);
    out.notes.push_back(
        "Base rates are what happened to others. No chance of this exit is derived from actors, "
        "and none of the rates is a forecast of it: `counterpoise exits` has the cases.");
    return out;
}

}  // namespace counterpoise

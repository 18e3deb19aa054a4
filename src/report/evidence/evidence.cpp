#include "report/evidence/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "report/words/numbers.h"
#include "report/words/speech.h"
#include "scenario/outcome/hazard_record.h"

namespace counterpoise::report {
namespace {

constexpr double kNinety = 1.645;  ///< normal quantile of a 90 % interval

std::string years(const ParameterSet& set) {
    return set.fit ? fmt::format("{}–{}", set.fit->from, set.fit->to) : "no years";
}

std::string counted(double n) {
    return format_number(n, 0);
}

/// "5.0 % less", "0.4 % more".
std::string less_or_more(double less) {
    return fmt::format("{} % {}", format_number(std::abs(less), 1), less < 0 ? "more" : "less");
}

std::string better_or_worse(double gain) {
    return fmt::format("{} % {}", format_number(std::abs(gain), 1), gain < 0 ? "worse" : "better");
}

std::string spending_words(const ParameterSet& set) {
    const auto error = score_of(set, "error_5y"), rival = score_of(set, "error_5y_baseline");
    const auto cover = score_of(set, "cover90_5y"), n = score_of(set, "forecasts_5y");
    if (!set.fit || !error || !rival || !cover || !n) return {};
    const double less = 100 * (1 - *error / *rival);
    return fmt::format(
        "rests on {} yearly changes, {}; five years ahead it missed by {} than "
        "budgets left as they were ({} forecasts, no interval computed), and {} of a hundred "
        "outcomes lay where nine in ten should. It can tell {}; how allies answer an exit is left "
        "to schools.",
        counted(static_cast<double>(set.fit->rows)), years(set), less_or_more(less), counted(*n),
        counted(*cover),
        less > 0 ? "how wide the future is, hardly its direction"
                 : "no more than leaving budgets as they are");
}

std::string dispute_words(const ParameterSet& set) {
    const auto came = score_of(set, "onset.events"), told = score_of(set, "onset.predicted");
    const auto rate = score_of(set, "onset.log_gain_over_climatology");
    const auto peace = score_of(set, "onset.log_gain_over_peace_years");
    const auto last = score_of(set, "onset.log_gain_over_persistence");
    if (!set.fit || !set.fit->events || !came || !told || !rate || !peace || !last) return {};
    std::string text = fmt::format(
        "rest on {} beginnings, {}; of years not seen {} were predicted and {} came, with "
        "a log score {} than past rates, {} than years of peace and {} than each pair's last year "
        "(no interval computed). They can tell {}, not what an exit does",
        counted(static_cast<double>(*set.fit->events)), years(set), counted(*told), counted(*came),
        better_or_worse(*rate), better_or_worse(*peace), better_or_worse(*last),
        std::min({*rate, *peace, *last}) > 0 ? "which pairs quarrel and how often"
                                             : "no more than the simplest of these");
    if (const auto odds = odds_of(set, "guarantor_loss.log_odds", OddsStep::one))
        text += fmt::format(": losing a guarantor is a prior, {} to {} times the odds{}",
                            format_number(odds->low, 2), format_number(odds->high, 2),
                            odds->holds_one() ? ", its sign not settled" : "");
    return text + ".";
}

/// "4.6", "4.6 (−0.6 to 9.7, not settled)", "4.6 (no interval computed)".
std::string lead_words(const RivalLead& lead) {
    std::string size = format_number(lead.percent, 1);
    if (!lead.has_interval()) return size + " (no interval computed)";
    if (lead.settled()) return size;
    return fmt::format("{} ({} to {}, not settled)", size, format_number(*lead.low, 1),
                       format_number(*lead.high, 1));
}

/// What each hazard of memberships can carry, in the order of hazard_words().
constexpr std::array<const char*, 4> kCarried{
    "which members are likelier to leave than others, not whether one great exit starts more",
    "which treaties are frail, hardly how many end",
    "who stands near which treaty, not when waves come", "which pairs are likely"};

/// Whether forecasts beat no rival surely, or lost to one: then they tell no more than it.
bool carries_nothing(const std::vector<RivalLead>& leads) {
    return std::none_of(leads.begin(), leads.end(),
                        [](const RivalLead& l) { return l.settled(); }) ||
           std::any_of(leads.begin(), leads.end(),
                       [](const RivalLead& l) { return l.percent < 0; });
}

std::string hazard_clause(const ParameterSet& set, std::size_t k) {
    const HazardWords& words = hazard_words()[k];
    const auto record = counted_events(set, words.process);
    const std::vector<RivalLead> leads = rival_leads(set, words.process);
    if (!record || leads.empty()) return {};
    std::vector<std::string> told;
    for (const RivalLead& lead : leads) told.push_back(lead_words(lead));
    std::string text = fmt::format(
        "({} in {} {}) led by {}; they can tell {}", counted(static_cast<double>(record->events)),
        counted(static_cast<double>(record->rows)), words.rows, listed(told),
        carries_nothing(leads) ? "no more than the simplest of these" : kCarried[k]);
    const auto odds = odds_of(set, "pact.lost_guarantors", OddsStep::one);
    if (k + 1 < kCarried.size() || !odds) return text + ".";
    return text + fmt::format(
                      "; that a lost guarantor calls forth a new pact is {}settled "
                      "({} to {} times the odds).",
                      odds->holds_one() ? "not " : "", format_number(odds->low, 2),
                      format_number(odds->high, 2));
}

/// The four hazards of memberships after the rivals that all of them met.
void add_realignment(const ParameterSet& set, std::vector<Carried>& all) {
    std::vector<std::string> rivals;
    for (const RivalLead& lead : rival_leads(set, hazard_words().front().process))
        rivals.push_back(lead.over);
    if (rivals.empty()) return;
    all.push_back(
        {"Memberships in treaties",
         fmt::format(
             "rest on the record of {}; their forecasts of years not seen were held against "
             "{}. Leads over these are in % of the log score, in that order, and not "
             "settled where the interval holds nought.",
             years(set), listed(rivals))});
    for (std::size_t k = 0; k < kCarried.size(); ++k)
        all.push_back({hazard_words()[k].title, hazard_clause(set, k)});
}

std::string pledge_words(const ParameterSet& set) {
    if (!set.fit || !set.fit->events) return {};
    return fmt::format(
        "rests on {} obligations that a war tested, {}, {} of them kept{}. It "
        "can tell the spread between schools, not what one state would do.",
        counted(static_cast<double>(set.fit->rows)), years(set),
        counted(static_cast<double>(*set.fit->events)),
        set.scores.empty() ? ", and was never tried on years not seen" : "");
}

/// "0.27 % of years (0.18 to 0.4)" of a rate with its lowest and highest.
std::string rate_words(const ParameterSet& set, std::string_view name) {
    const Parameter& p = set.list[set.index(name)];
    return fmt::format("{:.2g} % of years ({:.2g} to {:.2g})", 100 * p.value, 100 * p.low,
                       100 * p.high);
}

std::string politics_words(const ParameterSet& set) {
    const auto gain = score_of(set, "size_exponent.gain");
    const auto error = score_of(set, "size_exponent.gain_se");
    const auto n = score_of(set, "size_exponent.decisions");
    if (!gain || !error || !n || !set.find("exit_rate.member") ||
        !set.find("exit_rate.largest_member"))
        return {};
    const double low = *gain - kNinety * *error;
    const double high = *gain + kNinety * *error;
    return fmt::format(
        "rests on rates of the record: a member leaves a defence treaty in {}, the largest in {}. "
        "Models of bargaining, tried on {} decisions of the European Union, none of them an exit, "
        "came {} points of a hundred nearer than a plain mean ({} to {}{}). Neither predicts a "
        "single exit.",
        rate_words(set, "exit_rate.member"), rate_words(set, "exit_rate.largest_member"),
        counted(*n), format_number(*gain, 1), format_number(low, 1), format_number(high, 1),
        low <= 0 && high >= 0 ? ", which holds nought: not settled" : "");
}

std::string great_power_words(const ParameterSet& disputes, const GreatPowerWars& wars) {
    const auto came = score_of(disputes, "severity.war.onsets");
    const auto told = score_of(disputes, "severity.war.predicted");
    if (!came || !told) return {};
    return fmt::format(
        "rests on {} pairs in {} disputes since {}, too few to score; "
        "of wars of any pair {} were predicted in years not seen and {} came. It can tell neither "
        "level nor sign, and stands in no short answer.",
        wars.between_majors, wars.disputes, wars.from, counted(*told), counted(*came));
}

}  // namespace

std::vector<Carried> what_evidence_carries(const Evidence& e) {
    std::vector<Carried> all{{"Military spending", spending_words(e.spending)},
                             {"Disputes", dispute_words(e.disputes)}};
    if (e.realignment) add_realignment(*e.realignment, all);
    all.push_back({"The keeping of pledges", pledge_words(e.pledges)});
    all.push_back({"Whether it happens at all", politics_words(e.politics)});
    all.push_back({"A war between major powers", great_power_words(e.disputes, e.wars)});
    std::erase_if(all, [](const Carried& c) { return c.text.empty(); });
    return all;
}

}  // namespace counterpoise::report

#include "scenario/outcome/hazard_record.h"

#include <fmt/format.h>

#include <array>

#include "base/math.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

struct Rival {
    const char* name;
    const char* words;
};
constexpr std::array<Rival, 3> kRivals{
    {{"climatology", "the rate of all earlier years"},
     {"persistence", "the rate of the five years before"},
     {"dyadic", "a model of states and pairs that knows no treaties"}}};

constexpr double kNinety = 1.645;  ///< normal quantile of a 90 % interval

/// "−0.6": with the minus sign of print.
std::string printed(double x) {
    const std::string digits = fmt::format("{:.1f}", x < 0 ? -x : x);
    return x < 0 && digits != "0.0" ? "\u2212" + digits : digits;
}

std::string listed_words(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return text;
}

std::string interval_words(const RivalLead& lead) {
    return lead.has_interval() ? fmt::format("{} to {}", printed(*lead.low), printed(*lead.high))
                               : "no interval computed";
}

/// "1960-2010" of "backtest realignment, origins 1960-2010".
std::string origins_of(const ParameterSet& set, const std::string& score) {
    constexpr std::string_view kBefore = "origins ";
    for (const Score& s : set.scores)
        if (s.name == score)
            if (const std::size_t at = s.source.find(kBefore); at != std::string::npos)
                return s.source.substr(at + kBefore.size());
    return {};
}

std::optional<std::string> hazard_sentence(const ParameterSet& set, const HazardWords& words) {
    const std::string process = words.process;
    const auto auc = score_of(set, process + ".auc");
    const auto within = score_of(set, process + ".years_within_90");
    const std::vector<RivalLead> leads = rival_leads(set, process);
    if (!auc || !within || leads.empty()) return std::nullopt;
    const auto record = counted_events(set, process);
    const std::string counts =
        record ? fmt::format(" ({} {} in {} {} on record)", thousands(record->events), words.events,
                             thousands(record->rows), words.rows)
               : "";
    const std::string origins = origins_of(set, process + ".auc");
    return fmt::format(
        "{}{}: forecasts{}, each fitted to earlier years alone and asked of the years that "
        "followed. In {:.0f} of 100 comparisons one that came had been given the higher chance "
        "than one that did not (AUC {:.3f}). Log score, with its 90 % interval: {}. In {:.0f} of "
        "100 years the count lay inside its 90 % interval.",
        words.title, counts, origins.empty() ? "" : " from " + origins, 100 * *auc, *auc,
        leads_in_words(leads), *within);
}

}  // namespace

std::optional<double> score_of(const ParameterSet& set, std::string_view name) {
    for (const Score& score : set.scores)
        if (score.name == name) return score.value;
    return std::nullopt;
}

std::optional<EventCount> counted_events(const ParameterSet& set, std::string_view process) {
    for (const EventCount& count : set.events)
        if (count.part == process) return count;
    return std::nullopt;
}

const std::vector<HazardWords>& hazard_words() {
    static const std::vector<HazardWords> kAll{
        {"exit", "Exits from treaties", "exits", "member-years"},
        {"ending", "Treaties that end", "endings", "treaty-years"},
        {"entry", "Entries to treaties", "entries", "state-years outside"},
        {"pact", "New pacts", "pairs with a new pact", "pair-years"}};
    return kAll;
}

std::vector<RivalLead> rival_leads(const ParameterSet& set, std::string_view process) {
    std::vector<RivalLead> leads;
    for (const Rival& rival : kRivals) {
        const std::string name = fmt::format("{}.lead_over_{}", process, rival.name);
        if (const auto percent = score_of(set, name))
            leads.push_back({rival.words, *percent, score_of(set, name + ".low"),
                             score_of(set, name + ".high")});
    }
    return leads;
}

std::string leads_in_words(const std::vector<RivalLead>& leads) {
    std::vector<std::string> told, open;
    for (const RivalLead& lead : leads) {
        const double size = lead.percent < 0 ? -lead.percent : lead.percent;
        if (lead.has_interval() && !lead.settled())
            open.push_back(fmt::format("over {} ({} %, {})", lead.over, printed(lead.percent),
                                       interval_words(lead)));
        else
            told.push_back(fmt::format("{} % {} than {} ({})", printed(size),
                                       lead.percent < 0 ? "worse" : "better", lead.over,
                                       interval_words(lead)));
    }
    std::string text = listed_words(told);
    if (!open.empty())
        text += fmt::format("{}the lead {} is not settled: the interval holds 0",
                            text.empty() ? "" : "; ", listed_words(open));
    return text;
}

std::optional<OddsInterval> odds_of(const ParameterSet& set, std::string_view parameter,
                                    OddsStep step) {
    const auto place = set.find(parameter);
    if (!place) return std::nullopt;
    const Parameter& p = set.list[*place];
    const double size = step == OddsStep::one ? 1 : log_det(2);
    return OddsInterval{exp_det(size * p.value), exp_det(size * (p.value - kNinety * p.se)),
                        exp_det(size * (p.value + kNinety * p.se))};
}

std::optional<std::string> odds_in_words(const ParameterSet& set, std::string_view parameter,
                                         OddsStep step) {
    const auto odds = odds_of(set, parameter, step);
    if (!odds) return std::nullopt;
    return fmt::format("odds times {:.2f} (90 % interval {:.2f} to {:.2f}{})", odds->median,
                       odds->low, odds->high,
                       odds->holds_one() ? ", which holds 1: not settled" : "");
}

std::vector<std::string> hazard_sentences(const ParameterSet& set) {
    std::vector<std::string> all;
    for (const HazardWords& words : hazard_words())
        if (auto sentence = hazard_sentence(set, words)) all.push_back(std::move(*sentence));
    if (all.empty()) return all;
    std::vector<std::string> ahead;
    for (const int years : {1, 5, 10})
        if (const auto lead =
                score_of(set, fmt::format("partners_{}_years.lead_over_persistence", years)))
            ahead.push_back(
                fmt::format("{} % {} year{} ahead", printed(*lead), years, years == 1 ? "" : "s"));
    if (!ahead.empty())
        all.push_back(
            fmt::format("Who is allied with whom: log score better than if pairs stayed allied, or "
                        "not, at the rates of the record by {}.",
                        listed_words(ahead)));
    return all;
}

}  // namespace counterpoise

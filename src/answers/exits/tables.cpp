#include "answers/exits/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "history/exits/cases.h"
#include "history/exits/institution_exits.h"
#include "history/exits/pair_rates.h"
#include "history/exits/partial.h"
#include "report/words/numbers.h"
#include "world/row_reader.h"
#include "world/states.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

constexpr double kPerCent = 100;
constexpr double kPerThousand = 1000;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

std::string_view plain(ExitKind kind) {
    switch (kind) {
        case ExitKind::not_defence:
            return "no mutual defence";
        case ExitKind::state_ended:
            return "the state ended";
        case ExitKind::treaty_followed:
            return "treaty ended within a year";
        case ExitKind::exit:
            break;
    }
    return "exit";
}

double number(std::size_t n) {
    return static_cast<double>(n);
}

bool asked(const ExitCase& c, std::optional<TreatyId> treaty) {
    return !treaty || c.treaty == *treaty;
}

std::size_t further(const Facts& facts, const ExitCase& c) {
    const auto& all = exits(facts).cases;
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const ExitCase& o) {
        return o.counted() && o.treaty == c.treaty && c.date < o.date &&
               o.date <= c.date.plus_months(12 * kContagionYears);
    }));
}

/// The states that a leaver is compared with, by code, nearest first: "POL HUN …".
std::string controls_of(const Facts& facts, const ExitCase& c) {
    std::string text;
    for (const StudyCase& one : exit_study(facts).cases)
        if (one.exit == &c)
            for (const StateId state : one.controls)
                text += (text.empty() ? "" : " ") + states(facts).iso3(state);
    return text;
}

std::string range(const Interval& interval, int digits) {
    return fmt::format("{} to {}", report::format_number(interval.low, digits),
                       report::format_number(interval.high, digits));
}

std::string words_of(ExitOutcome outcome) {
    switch (outcome) {
        case ExitOutcome::burden:
            return "Military spending as a share of GDP (difference of logs; SIPRI, 1949-2024)";
        case ExitOutcome::spending:
            return "Military spending (difference of logs; COW, 1816-2022)";
        case ExitOutcome::disputes:
            return "Militarized disputes entered a year (difference; GML, 1816-2010)";
        case ExitOutcome::departures:
            break;
    }
    return "Organizations left a year (difference; COW IGO, filtered, 1966-2014)";
}

std::string_view brief(ExitOutcome outcome) {
    constexpr std::array<std::string_view, 4> kBrief{"burden (share of GDP)", "military spending",
                                                     "disputes entered", "organizations left"};
    return kBrief[static_cast<std::size_t>(outcome)];
}

constexpr std::array<std::string_view, 4> kFlags{"largest", "counted", "owed_defence", "returned"};
constexpr std::array<int, 13> kSomeYears{-10, -8, -6, -4, -2, -1, 0, 1, 2, 4, 6, 8, 10};

void put_estimate(std::vector<Cell>& row, const StudyEstimate& e, int digits) {
    row.emplace_back(cell(e.mean));
    std::string interval;
    if (e.low == e.low) interval = range({e.low, e.high}, digits);
    row.emplace_back(std::move(interval));
    row.emplace_back(number(e.cases));
}

}  // namespace

Section case_section(const Facts& facts, std::optional<TreatyId> treaty, Counted counted) {
    const bool yes = counted == Counted::yes;
    Section section{yes ? "rows" : "beside", "", {}, {}};
    section.table.columns = {
        {"treaty", "Treaty", "", 0},    {"state", "State", "", 0},
        {"date", "Last day", "", 0},    count_column("members_before", "Members"),
        {"share_cinc", "CINC", "%", 1}, {"rank", "Rank", "", 0},
        {"together", "Leavers", "", 0}, {"further_exits", "Later", "", 0},
        {"kind", "What it was", "", 0}};
    for (const ExitCase& c : exits(facts).cases) {
        if (c.counted() != yes || !asked(c, treaty)) continue;
        section.table.rows.push_back(
            {treaties(facts).at(c.treaty).code, states(facts).iso3(c.state), c.date.iso(),
             number(c.members.size()), cell(kPerCent * c.share_cinc),
             cell(c.rank == 0 ? kNothing : number(c.rank)), number(c.together),
             number(further(facts, c)),
             fmt::format("{}{}{}{}", plain(c.kind), c.largest() ? "; the largest" : "",
                         c.returned ? "; returned later" : "",
                         c.source.starts_with("ATOP") ? "" : "; entered by hand")});
    }
    section.heading = fmt::format(
        "{}: {}{}", yes ? "Exits from multilateral defence treaties" : "Beside them, not counted",
        section.table.rows.size(),
        yes ? ". CINC: the leaver's share of the members' capability; Leavers: on that day; Later: "
              "members that left within ten years after"
            : "");
    return section;
}

Table case_table(const Facts& facts, std::optional<TreatyId> treaty) {
    Table table = text_table({"treaty", "state", "date", "members_before", "share_cinc", "rank",
                              "largest", "kind", "counted", "cinc_year", "owed_defence",
                              "left_that_day", "remaining", "returned", "further_exits",
                              "treaty_age_years", "source", "confidence", "controls"});
    for (const ExitCase& c : exits(facts).cases) {
        if (!asked(c, treaty)) continue;
        const auto known = [&](double value) { return cell(c.rank == 0 ? kNothing : value); };
        table.rows.push_back(
            {treaties(facts).at(c.treaty).code, states(facts).iso3(c.state), c.date.iso(),
             number(c.members.size()), known(c.share_cinc), known(number(c.rank)),
             known(c.largest() ? 1 : 0), std::string(name_of(c.kind)), c.counted() ? 1.0 : 0.0,
             known(c.cinc_year), c.owed_defence ? 1.0 : 0.0, number(c.together),
             number(c.remaining.size()), c.returned ? 1.0 : 0.0, number(further(facts, c)),
             c.treaty_age_years, c.source, c.confidence, controls_of(facts, c)});
    }
    return table;
}

Value case_rows(const Facts& facts, std::optional<TreatyId> treaty) {
    const Table table = case_table(facts, treaty);
    Value rows{Value::Array{}};
    for (const auto& cells : table.rows) {
        Value row;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const std::string& key = table.columns[c].key;
            const auto* value = std::get_if<double>(&cells[c]);
            if (const auto* text = std::get_if<std::string>(&cells[c]))
                row.set(key, *text);
            else if (value == nullptr)
                row.set(key, Value{});
            else if (std::find(kFlags.begin(), kFlags.end(), key) != kFlags.end())
                row.set(key, *value != 0);
            else
                row.set(key, *value);
        }
        rows.push(row);
    }
    return rows;
}

Section partial_section(const Facts& facts, std::optional<TreatyId> treaty) {
    Section section{"partial_exits", "", {}, {}};
    section.table = text_table({"treaty:Treaty", "state:State", "start:From", "end:To",
                                "form:What was left", "note:What happened"});
    for (const PartialExit& p : read_partial_exits(facts))
        if (!treaty || p.treaty == *treaty)
            section.table.rows.push_back(
                {treaties(facts).at(p.treaty).code, states(facts).iso3(p.state), p.start.iso(),
                 p.end == kOpenEnd ? std::string() : p.end.iso(), p.form, p.note});
    section.heading = fmt::format(
        "Partial exits, never counted (entered by hand, transcribed and unverified): {}",
        section.table.rows.size());
    return section;
}

Section rate_section(const std::vector<BaseRate>& rates) {
    Section section{"base_rates", "Base rates (95 % exact Poisson intervals)", {}, {}};
    section.table = text_table(
        {"of", "what", "from", "to", "events", "at_risk_years", "exposure", "rate", "low", "high"});
    Table shown = text_table({"what:Who leaves", "years:Years", "events:Exits", "at_risk:At risk",
                              "rate:Per 1,000", "range:95 % interval"});
    shown.columns[4].digits = 2;
    for (const BaseRate& r : rates) {
        if (!(r.at_risk_years > 0)) continue;
        const Interval i = r.interval();
        section.table.rows.push_back({r.of, r.what, static_cast<double>(r.from),
                                      static_cast<double>(r.to), number(r.events), r.at_risk_years,
                                      r.exposure, r.rate(), i.low, i.high});
        shown.rows.push_back(
            {r.what, fmt::format("{}-{}", r.from, r.to), number(r.events),
             fmt::format("{} {}", report::format_number(r.at_risk_years, 0), r.exposure),
             kPerThousand * r.rate(), range({kPerThousand * i.low, kPerThousand * i.high}, 2)});
    }
    section.shown = std::move(shown);
    return section;
}

Section pair_section(const Facts& facts, std::optional<TreatyId> treaty) {
    Section section = rate_section(pair_rates(facts, treaty));
    section.key = "pair_rates";
    const auto& all = pair_endings(facts);
    const auto bound =
        std::count_if(all.begin(), all.end(), [](const PairEnding& e) { return e.bound_again; });
    section.heading = "Defence pacts of two states that ended: either member may have ended one";
    if (!treaty)
        section.heading += fmt::format(
            ". A year after {} of the {} on record both were bound by another treaty of defence",
            bound, all.size());
    return section;
}

Section contagion_section(const Contagion& found, std::string_view from) {
    Section section = rate_section({found.after, found.at_rest});
    section.key = "further_exits";
    section.heading = fmt::format(
        "Further exits from the same {}: {} times as often after one (95 % interval {})", from,
        report::format_number(found.ratio, 1), range(found.interval, 1));
    return section;
}

Section filter_section(const Facts& facts) {
    constexpr std::array<std::string_view, 5> kMeaning{
        "counted", "fewer than three full members before",
        "three or more left the organization that year: a reorganization",
        "a full member again after one year: a gap of the record",
        "still an associate or observer"};
    std::map<ExitFilter, std::pair<double, double>> counts;
    for (const InstitutionExit& e : institution_exits(facts)) {
        ++counts[e.filter].first;
        if (e.returned > 0 && e.returned - e.last_year <= 10) ++counts[e.filter].second;
    }
    Section section{"institution_filters", "", {}, {}};
    section.table.columns = {{"filter", "Filter", "", 0},
                             {"losses", "Losses", "", 0},
                             {"returned", "Back within 10 years", "", 0},
                             {"meaning", "What it is", "", 0}};
    for (const auto& [filter, n] : counts)
        section.table.rows.push_back({std::string(name_of(filter)), n.first, n.second,
                                      std::string(kMeaning[static_cast<std::size_t>(filter)])});
    section.heading = fmt::format("Full members that organizations lost in the record, 1816-{}: {}",
                                  kLastIgoYear, institution_exits(facts).size());
    return section;
}

Section study_section(const std::vector<StudyPoint>& points, std::string_view key,
                      std::string_view clusters) {
    Section section{std::string(key), "", {}, {}};
    section.table = text_table({"group", "outcome", "first", "last", "raw", "estimate", "low",
                                "high", "cases", std::string(clusters), "settled"});
    for (const StudyPoint& p : points)
        section.table.rows.push_back(
            {std::string(name_of(p.group)), std::string(name_of(p.outcome)),
             static_cast<double>(p.first), static_cast<double>(p.last), cell(p.raw),
             cell(p.estimate.mean), cell(p.estimate.low), cell(p.estimate.high),
             number(p.estimate.cases), number(p.estimate.clusters),
             std::string(p.estimate.settled() ? "yes" : "no")});
    return section;
}

Section window_section(const InstitutionStudy& study) {
    Section section{"organizations", "", {}, {}};
    section.heading = fmt::format(
        "What followed when states left organizations (1966-{}; {} states and years, {} matched)",
        kLastIgoYear, study.cases.size(), study.matched());
    section.table.columns = {{"outcome", "Outcome", "", 0},
                             {"years", "Years", "", 0},
                             {"leaver", "Leaver", "", 3},
                             {"range", "95 % interval", "", 0},
                             {"cases", "Cases", "", 0}};
    for (const StudyPoint& p : study.points) {
        if (p.first == p.last) continue;
        std::vector<Cell> row{std::string(brief(p.outcome)),
                              fmt::format("{:+} … {:+}", p.first, p.last)};
        put_estimate(row, p.estimate, 3);
        section.table.rows.push_back(std::move(row));
    }
    return section;
}

Section outcome_section(const ExitStudy& study, ExitOutcome outcome, StudyYears shown) {
    Section section{std::string(name_of(outcome)), words_of(outcome), {}, {}};
    section.table.columns = {count_column("year", "Year"),
                             {"leaver", "Leaver", "", 2},
                             {"leaver_range", "95 % interval", "", 0},
                             {"leaver_cases", "Cases", "", 0},
                             {"remaining", "Remaining", "", 2},
                             {"remaining_range", "95 % interval", "", 0},
                             {"remaining_cases", "Cases", "", 0}};
    const auto put = [&](const std::vector<StudyPoint>& points, const StudyPoint& leaver) {
        const auto other = std::find_if(points.begin(), points.end(), [&](const StudyPoint& p) {
            return p.group == ExitGroup::remaining && p.outcome == outcome &&
                   p.first == leaver.first && p.last == leaver.last;
        });
        std::vector<Cell> row{leaver.first == leaver.last
                                  ? fmt::format("{:+}", leaver.first)
                                  : fmt::format("{:+} … {:+}", leaver.first, leaver.last)};
        put_estimate(row, leaver.estimate, 2);
        put_estimate(row, other->estimate, 2);
        section.table.rows.push_back(std::move(row));
    };
    for (const auto* points : {&study.years, &study.windows})
        for (const StudyPoint& p : *points)
            if (p.group == ExitGroup::leaver && p.outcome == outcome &&
                (shown == StudyYears::all || points == &study.windows ||
                 std::find(kSomeYears.begin(), kSomeYears.end(), p.first) != kSomeYears.end()))
                put(*points, p);
    return section;
}

std::vector<std::string> study_sentences(const std::vector<StudyPoint>& points) {
    std::vector<std::string> sentences;
    for (const StudyPoint& p : points) {
        if (p.first < 0 || p.last - p.first + 1 != kStudyYears) continue;
        const StudyEstimate& e = p.estimate;
        sentences.push_back(fmt::format(
            "{}, {}, years +{} to +{}: {} ({}; {} cases).",
            p.group == ExitGroup::leaver ? "Leavers" : "Remaining members", brief(p.outcome),
            p.first, p.last,
            e.settled() ? (e.mean > 0 ? "more than those compared" : "less than those compared")
                        : "the evidence does not settle the sign",
            e.low == e.low ? range({e.low, e.high}, 2) : "too few for an interval", e.cases));
    }
    return sentences;
}

}  // namespace counterpoise

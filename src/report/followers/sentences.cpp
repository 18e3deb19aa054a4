#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"
#include "scenario/outcome/hazard_record.h"

namespace counterpoise::report {
namespace {

constexpr double kLeastExits = 0.005;  ///< less would be printed as 0.00

/// Over all schools that have a figure of the last year.
struct Followers {
    double without_low = std::numeric_limits<double>::infinity();
    double without_high = -without_low;
    double with_low = without_low;
    double with_high = without_high;
    double low = without_low;  ///< of the difference
    double high = without_high;

    [[nodiscard]] bool is_none() const {
        return !(low <= high) || (std::abs(low) < kLeastExits && std::abs(high) < kLeastExits);
    }
};

Followers followers_of(const Outcome& o, const std::string& alliance) {
    Followers f;
    const int end = has_interval(o) ? 0 : 1;
    for (const SchoolOutcome& school : o.schools) {
        const EffectRow* row =
            o.effect(school, o.alliance(alliance).left_series, "remaining", o.last_year());
        if (!row || std::isnan(row->effect[1])) continue;
        f.without_low = std::min(f.without_low, row->baseline_mean);
        f.without_high = std::max(f.without_high, row->baseline_mean);
        f.with_low = std::min(f.with_low, row->scenario_mean);
        f.with_high = std::max(f.with_high, row->scenario_mean);
        f.low = std::min(f.low, row->effect[end]);
        f.high = std::max(f.high, row->effect[2 - end]);
    }
    return f;
}

/// "0.32", or "0.32 to 0.40" where schools differ.
std::string level(double low, double high) {
    const std::string a = format_number(low, 2);
    const std::string b = format_number(high, 2);
    return a == b ? a : a + " to " + b;
}

/// Whether the scenario moves a state into or out of a treaty.
bool moves_members(const Outcome& o, const std::string& alliance) {
    return std::any_of(o.changes.begin(), o.changes.end(), [&](const OutcomeChange& c) {
        return c.of_treaty() && c.code == alliance &&
               (c.kind == ChangeKind::leave || c.kind == ChangeKind::join);
    });
}

std::string record_basis(const Outcome& o) {
    const auto record = counted_events(*o.evidence.realignment, "exit");
    return record ? fmt::format(
                        "; means over runs, the difference from 5 to 95 % of them; estimated from "
                        "{} exits from treaties of all kinds, few for so many figures: an "
                        "indication, no cause",
                        record->events)
                  : "";
}

}  // namespace

bool can_be_left(const Outcome& o, const std::string& alliance) {
    constexpr std::size_t kFewest = 3;
    return o.alliance(alliance).members.size() >= kFewest;
}

void add_followers(const Outcome& o, std::vector<Sentence>& out) {
    if (!o.evidence.realignment) return;
    for (const std::string& alliance : codes_of(o)) {
        const Followers f = followers_of(o, alliance);
        if (!moves_members(o, alliance) || !can_be_left(o, alliance) || f.is_none()) continue;
        const bool settled = has_interval(o) && (f.low >= kLeastExits || f.high <= -kLeastExits);
        const bool first = alliance == o.alliances.front().code;
        const std::string suffix = first ? "" : "-" + slug(alliance);
        out.push_back(
            {"followers" + suffix, settled ? "Followers" : "Not settled",
             fmt::format("{} that leave {} of their own accord by {}: {} expected "
                         "without the change, {} with it; {}{}",
                         leavers_of(o, alliance).empty() ? "Members" : "Remaining members",
                         spoken_code(alliance), o.last_year(), level(f.without_low, f.without_high),
                         level(f.with_low, f.with_high), more_or_fewer(f.low, f.high),
                         settled           ? "."
                         : has_interval(o) ? ": the evidence does not settle the sign."
                                           : ", by too few runs to tell the sign."),
             fmt::format("{}; {}{}", paired_runs(o), range_of_runs(o), record_basis(o)),
             std::string(name_of(Standing::assumed)), "realignment-left" + suffix});
    }
}

}  // namespace counterpoise::report

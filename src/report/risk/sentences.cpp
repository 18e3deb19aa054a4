#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

constexpr double kLeastRisk = 0.005;  ///< disputes a year: less would be printed as 0.00
constexpr const char* kNoSuchEffect =
    "one school of the literature finds no such effect (Kenwick and Vasquez)";

std::string count(double x) {
    return std::abs(x) < kLeastRisk ? "none" : format_number(std::abs(x), 2);
}

/// What the schools that were run take the loss of a guarantor to do.
struct LossesRun {
    std::optional<GuarantorOdds> deters;
    bool none = false;
};

LossesRun losses_run(const Outcome& o) {
    LossesRun run;
    for (const GuarantorOdds& odds : o.losses) {
        if (odds.is_none())
            run.none = true;
        else
            run.deters = odds;
    }
    return run;
}

/// What the figure rests on: the loss of guarantors, where somebody loses one.
std::string loss_basis(const Outcome& o) {
    if (!o.loses_guarantors)
        return "nobody who has a challenger loses a guarantor; what a pact does is as on record, "
               "no "
               "cause";
    const LossesRun run = losses_run(o);
    if (!run.deters)
        return "losing a guarantor is taken to change nothing, as one school of the literature "
               "finds (Kenwick and Vasquez)";
    const std::string odds = in_words(*run.deters);
    return fmt::format(
        "{}; {}{}",
        run.deters->holds_one()
            ? fmt::format("what losing a guarantor does is a prior whose interval holds no effect "
                          "({})",
                          odds)
            : fmt::format("what losing a guarantor does is assumed ({})", odds),
        kNoSuchEffect, run.none ? ", which is run too" : "");
}

}  // namespace

std::string range_of_runs(const Outcome& o) {
    const std::size_t schools = o.schools.size();
    if (!has_interval(o))
        return fmt::format("too few for an interval ({} are needed): {}", kFewestForInterval,
                           schools == 1 ? "the median of the runs"
                                        : fmt::format("from the lowest to the highest of {} "
                                                      "schools' medians",
                                                      schools));
    return schools == 1
               ? "90 % interval of expected numbers"
               : fmt::format(
                     "expected numbers, from the lowest to the highest of {} schools' 90 % "
                     "intervals",
                     schools);
}

std::string more_or_fewer(double low, double high) {
    const auto side = [](double x) { return std::abs(x) < kLeastRisk ? 0 : x < 0 ? -1 : 1; };
    const auto end = [&](double x) {
        return side(x) == 0 ? count(x) : count(x) + (x < 0 ? " fewer" : " more");
    };
    if (side(low) == 0 && side(high) == 0) return "as many";
    if (format_number(low, 2) == format_number(high, 2)) return end(low);
    if (side(low) * side(high) < 0) return end(low) + " to " + end(high);
    if (high < kLeastRisk) return count(high) + " to " + end(low);
    return count(low) + " to " + end(high);
}

void add_risk(const Outcome& o, std::vector<Sentence>& out) {
    const int year = o.last_year();
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    double level = 0;
    const int lowest = has_interval(o) ? 0 : 1;
    for (const SchoolOutcome& school : o.schools)
        if (const EffectRow* row = o.effect(school, "risk.fatal", "remaining", year)) {
            low = std::min(low, row->effect[lowest]);
            high = std::max(high, row->effect[2 - lowest]);
            level = row->baseline[1];
        }
    if (!(low <= high) || (std::abs(low) < kLeastRisk && std::abs(high) < kLeastRisk)) return;
    const bool settled = has_interval(o) && (low >= kLeastRisk || high <= -kLeastRisk);
    out.push_back(
        {"risk", settled ? "Risk" : "Not settled",
         fmt::format("Disputes that kill, of {} with anybody: {} expected in {} without the "
                     "change; with it {}{}",
                     remaining_phrase(o), format_number(level, 1), year, more_or_fewer(low, high),
                     settled           ? "."
                     : has_interval(o) ? ": the evidence does not settle the sign."
                                       : ", by too few runs to tell the sign."),
         fmt::format("{}; {}; {}", paired_runs(o), range_of_runs(o), loss_basis(o)),
         std::string(name_of(Standing::assumed)), "risk"});
}

std::vector<std::string> unsettled_risk(const Outcome& o) {
    if (!o.loses_guarantors) return {};
    const int year = o.last_year();
    const bool touched =
        std::any_of(o.schools.begin(), o.schools.end(), [&](const SchoolOutcome& school) {
            const EffectRow* row = o.effect(school, "risk.fatal", "remaining", year);
            return row && (row->effect[0] != 0 || row->effect[2] != 0);
        });
    if (!touched) return {};
    const GuarantorOdds& prior = o.prior_loss;
    const LossesRun run = losses_run(o);
    std::string taken;
    if (!run.deters)
        taken = " Here it is taken to change nothing.";
    else if (run.deters->median != prior.median)
        taken = fmt::format(" Here it is assumed: {}.", in_words(*run.deters));
    return {fmt::format(
        "What the loss of a guarantor does to the risk of disputes with challengers: one school "
        "finds that pacts deter ({}), another that they do not (no change). {}the evidence does "
        "not settle the sign.{}",
        in_words(prior), prior.holds_one() ? "The interval holds 1: " : "They disagree: ", taken)};
}

}  // namespace counterpoise::report

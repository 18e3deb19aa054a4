#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/numbers.h"
#include "report/sentence_parts.h"
#include "report/speech.h"

namespace counterpoise::report {
namespace {

constexpr double kLeastRisk = 0.005;  ///< disputes a year: less would be printed as 0.00

std::string signed_number(double x) {
    return (x < 0 ? "−" : "+") + format_number(std::abs(x), 2);
}

}  // namespace

void add_risk(const Outcome& o, std::vector<Sentence>& out) {
    const int year = o.experiment.scenario().end.value;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    double level = 0;
    const int lowest = has_interval(o) ? 0 : 1;
    for (const SchoolOutcome& school : o.schools)
        if (const EffectRow* row =
                effect_of(o.experiment, school, "risk.fatal", "remaining", year)) {
            low = std::min(low, row->effect[lowest]);
            high = std::max(high, row->effect[2 - lowest]);
            level = row->baseline[1];
        }
    if (!(low <= high) || (std::abs(low) < kLeastRisk && std::abs(high) < kLeastRisk)) return;
    const bool settled = low >= 0 || high <= 0;
    out.push_back(
        {"risk", settled ? "Risk" : "Not settled",
         fmt::format("Disputes that kill, of {} with anybody: {} expected in {} without the "
                     "change; the change adds {} to {}{}",
                     remaining_phrase(o), format_number(level, 1), year, signed_number(low),
                     signed_number(high),
                     settled ? "." : ": the evidence does not settle the sign."),
         fmt::format("{}; expected numbers; what losing a guarantor does is a prior whose interval "
                     "holds no effect, and schools deny it",
                     paired_runs(o)),
         std::string(name_of(Standing::assumed)), "risk"});
}

std::vector<std::string> unsettled_risk(const Outcome& o) {
    const int year = o.experiment.scenario().end.value;
    for (const SchoolOutcome& school : o.schools)
        if (const EffectRow* row = effect_of(o.experiment, school, "risk.fatal", "remaining", year);
            row && (row->effect[0] != 0 || row->effect[2] != 0))
            return {
                "What the loss of a guarantor does to the risk of disputes with challengers: one "
                "school finds that pacts deter (odds times 1.25, 90 % interval 0.84 to 1.87), "
                "another that they do not (no change). The interval holds 1: the evidence does not "
                "settle the sign."};
    return {};
}

}  // namespace counterpoise::report

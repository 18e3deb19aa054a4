#include "history/estimators/logit_refusals.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "history/estimators/scales.h"

namespace counterpoise {
namespace {

constexpr double kEventsEach = 5;

}  // namespace

void require_events(std::size_t events, std::size_t rows, std::size_t coefficients,
                    const LogitOptions& options) {
    const std::size_t fewer = std::min(events, rows - events);
    const double each = options.least_events_each >= 0     ? options.least_events_each
                        : options.penalty == Penalty::none ? kEventsEach
                                                           : 1.0;
    const double needed = std::max(1.0, static_cast<double>(coefficients) * each);
    if (static_cast<double>(fewer) >= needed) return;
    throw InputError(Fault{
        "outcome",
        fmt::format("{} {} in {} rows are too few for {} coefficients", fewer,
                    events <= rows - events ? "events" : "non-events", rows, coefficients),
        fmt::format("at least {:.0f} are needed", needed),
        options.penalty == Penalty::none ? "Choose more years or fewer columns, or --penalty firth."
                                         : "Choose more years or fewer columns."});
}

void refuse_separation(const std::string& column) {
    throw InputError(
        Fault{"column '" + column + "'", "separates the outcome",
              "events and non-events do not overlap along it, so its estimate has no finite value",
              "Leave it out, or hold it back with --penalty firth or --penalty ridge."});
}

void refuse_combination(const std::string& column) {
    throw InputError(Fault{"column '" + column + "'",
                           "is a linear combination of the columns before it",
                           "its own effect cannot be told from theirs", "Leave one of them out."});
}

void refuse_single_separation(const Design& design, const LogitOptions& options) {
    if (options.penalty != Penalty::none) return;
    for (std::size_t c = 0; c < design.columns.size(); ++c)
        if (separates(design.columns[c], design.outcome)) refuse_separation(design.names[c]);
}

std::string coefficient_name(const std::vector<std::string>& columns, std::size_t j) {
    return j < columns.size() ? columns[j] : "intercept";
}

}  // namespace counterpoise

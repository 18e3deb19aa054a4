#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// A rate of the UN scale. Source: data/un_scale.csv.
struct ScaleRate {
    StateId state;
    Year start;
    Year end;
    double percent = 0;
};
[[nodiscard]] const std::vector<ScaleRate>& un_scale(const Facts& facts);

/// A share of NATO's common funding. Source: data/nato_funding.csv (transcribed, unverified).
struct FundingShare {
    StateId state;
    Year start;
    Year end;
    double percent = 0;
};
[[nodiscard]] const std::vector<FundingShare>& nato_funding(const Facts& facts);

/// Bounds of the UN scale that were in force in a year, %. Source: data/un_ceilings.csv.
struct ScaleBounds {
    double ceiling = 0;
    double floor = 0;
    std::optional<double> least_developed_ceiling;
};
/// Errors: InputError if the table has no row for the year.
[[nodiscard]] ScaleBounds scale_bounds(const Facts& facts, Year year);

/// States on the UN's list of least developed countries at the end of a year. Source:
/// data/least_developed.csv (entry dates are not in it: a state counts as listed until it
/// graduates).
[[nodiscard]] std::vector<StateId> least_developed(const Facts& facts, Year year);

/// A yearly amount. Source: data/budgets.csv.
struct Budget {
    double amount = 0;
    std::string unit;
    std::string source;
    std::string standing;
};
/// The budget of a year, or the latest before it; nothing if the table starts later. `kind`:
/// regular, peacekeeping, nato_common.
[[nodiscard]] std::optional<std::pair<Year, Budget>> budget(const Facts& facts,
                                                            std::string_view kind, Year year);

}  // namespace counterpoise

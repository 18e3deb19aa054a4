#pragma once

#include <vector>

#include "world/facts.h"

namespace counterpoise {

/// What a treaty provided for when it was made; 0 where nothing is said or known.
/// Source   data/treaty_provisions.csv (ATOP 4.01, first phase), data/treaties.csv.
struct TreatyProvisions {
    int organization = 0;       ///< 0 none … 3 a standing organization
    int length_months = 0;      ///< of a fixed term; 0 without one
    bool renounceable = false;  ///< says that a member may renounce it
    bool wartime = false;       ///< a member was at war when it was made
};

/// By TreatyId. Treaties entered by hand have no provisions but their date.
/// Errors   InputError for a treaty that data/treaties.csv does not list.
[[nodiscard]] std::vector<TreatyProvisions> read_treaty_provisions(const Facts& facts);
[[nodiscard]] inline const std::vector<TreatyProvisions>& treaty_provisions(const Facts& facts) {
    return facts.cached(&read_treaty_provisions);
}

}  // namespace counterpoise

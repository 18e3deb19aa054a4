#pragma once

#include <string_view>
#include <vector>

#include "claims/figure.h"
#include "claims/ledger.h"

namespace counterpoise {

enum class Verdict {
    supported,
    roughly_right,
    right_about_something_else,
    not_supported,
    contested,
    not_checkable_here,
};
/// "supported", "roughly right", …: the fixed words of every ledger.
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// How near a figure is to what was stated.
enum class Fit { absent, exact, rough, none };

/// Whether a figure fits a statement.
///
///     about       exact: |figure − stated| <= supported% of |stated|;  rough: within roughly%
///     exactly     exact: figure = stated;  no rough
///     more than   exact: figure > stated;  rough: below it by at most roughly% (at least: >=)
///     less than   the mirror image (at most: <=)
///     a text      exact: the same text, letter case aside;  no rough
///
/// Missing  a figure that is absent fits nothing and contradicts nothing.
/// Source   ours; docs/claims.md argues the tolerances.
[[nodiscard]] Fit fit(const Claim& claim, const Figure& figure, const LedgerRule& rule);

/// Whether a condition holds of a figure.
enum class Held { absent, holds, fails, unsettled };

/// Compares a figure with a number.
///
/// Missing  an absent figure or limit: absent.
/// Shape    a figure with an interval holds (fails) if its whole 90 % interval does; else it is
/// unsettled.
[[nodiscard]] Held compare(const Figure& figure, std::string_view is, const Figure& than);

/// The verdict on a number, rule or event by its figure and the alternatives tried.
///
///     the figure fits                            supported | roughly right
///     it does not, an alternative source does    contested
///     neither, another quantity fits exactly     right about something else
///     nothing fits                               not supported
///     the figure is absent                       not checkable here
[[nodiscard]] Verdict verdict_on_figure(Fit figure, const std::vector<Fit>& other_sources,
                                        const std::vector<Fit>& other_quantities);

/// The verdict on a hypothesis by its conditions: all hold, supported; all fail, not supported;
/// some of both, or one unsettled, contested; none could be tried, not checkable here.
[[nodiscard]] Verdict verdict_on_tests(const std::vector<Held>& outcomes);

}  // namespace counterpoise

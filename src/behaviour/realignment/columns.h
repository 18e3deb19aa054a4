#pragma once

#include <span>
#include <string_view>

#include "behaviour/realignment/situation.h"

namespace counterpoise {

/// Whether a covariate is of pairs of states alone, or needs treaties. The dyadic logit, which
/// forecasts are compared with, has the first kind only.
enum class Kind { dyadic, treaty };

/// A covariate of a process: what it is called, and the function that computes it.
template <class... Subject>
struct RealignmentColumn {
    std::string_view name;
    std::string_view unit;
    std::string_view meaning;
    Kind kind;
    double (*value)(const Situation&, Subject...);
};
using MemberColumn = RealignmentColumn<const TreatyNow&, Place>;
using TreatyColumn = RealignmentColumn<const TreatyNow&>;
using PairColumn = RealignmentColumn<Place, Place>;

/// Whether a column counts what happened of late. In a run these feed back, so that they are taken
/// no further than the rows of the fit went.
[[nodiscard]] constexpr bool counts_events(std::string_view name) {
    return name == "lately" || name == "recent_exits" || name == "recent_entries" ||
           name == "recent_pacts";
}

/// Every covariate of a process that can be asked for, in a fixed order.
[[nodiscard]] std::span<const MemberColumn> exit_columns();
[[nodiscard]] std::span<const TreatyColumn> ending_columns();
[[nodiscard]] std::span<const MemberColumn> entry_columns();
[[nodiscard]] std::span<const PairColumn> pact_columns();
/// Those of exits, or of entries.
[[nodiscard]] inline std::span<const MemberColumn> member_columns(Process process) {
    return process == Process::exit ? exit_columns() : entry_columns();
}

}  // namespace counterpoise

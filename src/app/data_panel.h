#pragma once

#include "app/commands.h"

namespace counterpoise {

/// Whether a flag of design matrices was given: --from, --to, --columns, --directed, --relevant.
[[nodiscard]] bool asks_for_panel(const Options& options);

/// `data dyads`: dyad-years; without --csv or --json, what columns there are and the first rows.
[[nodiscard]] int data_dyads(const Context& context);

/// `data states` with a flag of design matrices: state-years.
[[nodiscard]] int data_state_years(const Context& context);

/// `data memberships`: treaty-member-years.
[[nodiscard]] int data_memberships(const Context& context);

}  // namespace counterpoise

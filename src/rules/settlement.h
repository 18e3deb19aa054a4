#pragma once

#include <span>
#include <string_view>

#include "base/standing.h"
#include "world/assumptions.h"
#include "world/world.h"

namespace counterpoise {

/// A rule in the order of settlement, and what it touches: a later rule may read what an earlier
/// one wrote, never the reverse.
struct RuleInfo {
    std::string_view name;
    std::string_view meaning;
    std::string_view reads;
    std::string_view writes;
    std::string_view method;
    Standing standing = Standing::assumed;
};
[[nodiscard]] std::span<const RuleInfo> rule_infos();

/// Settles a world after a change of membership: each rule once, in the declared order.
///
///     un_dues          -> un_rate            from the published scale and who is a member
///     un_peacekeeping  -> peacekeeping_rate  from un_rate, levels and who is a permanent member
///     nato_funding     -> nato_rate          from the published shares and who is a member
///
/// `published` is the world of the facts, `world` the same after changes of membership. Settling
/// twice changes nothing.
/// Missing  a rule whose facts do not reach the year leaves its column absent. A member without a
///          published rate stays
///          without one; a state that joins gets an inferred one, before the leavers go.
/// Errors   InputError if nobody could pay.
void settle(World& world, const World& published, const Facts& facts,
            const Assumptions& assumptions);

/// The premium of the permanent members in a settled world (1 where there is no peacekeeping
/// scale).
[[nodiscard]] double peacekeeping_premium(const World& world, const Facts& facts);

}  // namespace counterpoise

#include "world/bodies/voting_body.h"
#include "world/built_in.h"

#include <fmt/format.h>

namespace counterpoise {

std::int64_t votes_needed(const VotingCondition& c, std::int64_t total) {
    __extension__ using Wide = __int128;
    const Wide part = static_cast<Wide>(total) * c.numerator;
    switch (c.kind) {
        case QuotaKind::votes:
            return c.numerator;
        case QuotaKind::share:
            return static_cast<std::int64_t>((part + c.denominator - 1) / c.denominator);
        case QuotaKind::more_than:
            return static_cast<std::int64_t>(part / c.denominator) + 1;
        case QuotaKind::all_but:
            return total - c.numerator;
    }
    return total;
}

std::optional<Fault> quota_fault(const VotingCondition& c, std::int64_t total,
                                 const std::string& dimension) {
    const std::int64_t needed = votes_needed(c, total);
    if (needed > total)
        return Fault{c.where, fmt::format("the quota of {} {} cannot be met", needed, dimension),
                     fmt::format("all together have {}", total),
                     "Lower the quota, or give the members more."};
    if (needed <= 0)
        return Fault{c.where, fmt::format("the quota of {} {} is always met", needed, dimension),
                     fmt::format("all together have {}", total),
                     "Leave the condition out, or raise the quota."};
    return {};
}

std::vector<std::string> body_names(const Facts& facts) {
    return names_in(facts.archive(), "bodies");
}

VotingBody body_named(std::string_view name, const Facts& facts, const std::string& where) {
    const std::string file = fmt::format("bodies/{}.toml", name);
    if (!facts.archive().has(file))
        throw InputError(Fault{where, fmt::format("unknown voting body '{}'", name),
                               "`counterpoise list bodies` shows all; a file of your own needs a "
                               "name ending in .toml",
                               suggestion(name, body_names(facts))});
    return parse_voting_body(facts.archive().read(file), file, facts);
}

}  // namespace counterpoise

#include "rules/un_peacekeeping/scale.h"

#include "base/error.h"
#include "world/row_reader.h"

namespace counterpoise {

PeacekeepingScale peacekeeping_scale(std::span<const PeacekeepingMember> members) {
    double discounts = 0;
    double permanent = 0;
    for (const PeacekeepingMember& m : members) {
        if (m.permanent)
            permanent += m.regular_rate;
        else
            discounts += m.regular_rate * m.discount;
    }
    if (discounts > 0 && permanent <= 0)
        throw InputError(Fault{"", "no permanent member of the Security Council remains",
                               "they carry the discounts of the peacekeeping scale",
                               "Let at least one permanent member stay."});
    PeacekeepingScale scale;
    scale.premium = permanent > 0 ? 1.0 + discounts / permanent : 1.0;
    for (const PeacekeepingMember& m : members)
        scale.rates.push_back(m.permanent ? m.regular_rate * scale.premium
                                          : m.regular_rate * (1.0 - m.discount));
    return scale;
}

const std::vector<PeacekeepingLevel>& peacekeeping_levels(const Facts& facts) {
    return facts.cached<std::vector<PeacekeepingLevel>>(+[](const Facts& f) {
        RowReader in(f.table("un_peacekeeping_levels"));
        const auto cow = in.column("cow");
        const auto level = in.column("level");
        const auto discount = in.column("discount_pct");
        const auto note = in.column("note");
        std::vector<PeacekeepingLevel> levels;
        for (std::size_t r = 0; r < in.rows(); ++r)
            levels.push_back({in.state(r, cow), std::string(in.text(r, level)),
                              in.number(r, discount) / 100.0, std::string(in.text(r, note))});
        in.finish();
        return levels;
    });
}

}  // namespace counterpoise

#include "world/treaties/provisions.h"

#include <fmt/format.h>

#include <map>

#include "world/row_reader.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

std::map<std::string_view, std::size_t> places_of(const Facts& facts) {
    std::map<std::string_view, std::size_t> places;
    const std::vector<Treaty>& list = treaties(facts).list;
    for (std::size_t t = 0; t < list.size(); ++t) places[list[t].code] = t;
    return places;
}

void add_wartime(const Facts& facts, std::vector<TreatyProvisions>& made) {
    RowReader in(facts.table("treaties"));
    const auto wartime = in.column("wartime");
    for (std::size_t r = 0; r < in.rows(); ++r) made[r].wartime = in.flag(r, wartime);
    in.finish();
}

}  // namespace

std::vector<TreatyProvisions> read_treaty_provisions(const Facts& facts) {
    const auto places = places_of(facts);
    std::vector<TreatyProvisions> made(places.size());
    add_wartime(facts, made);
    RowReader in(facts.table("treaty_provisions"));
    const auto code = in.column("treaty");
    const auto organization = in.column("organization");
    const auto length = in.column("length_months");
    const auto renunciation = in.column("renunciation");
    const auto or_0 = [&](std::size_t r, std::size_t c) {
        return in.text(r, c).empty() ? 0 : in.integer(r, c);
    };
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const auto found = places.find(in.text(r, code));
        if (found == places.end()) {
            in.fault(r, code, fmt::format("unknown treaty '{}'", in.text(r, code)),
                     "treaties.csv does not list it", "Add the treaty there.");
            continue;
        }
        TreatyProvisions& p = made[found->second];
        p.organization = or_0(r, organization);
        p.length_months = or_0(r, length);
        p.renounceable = or_0(r, renunciation) == 1;
    }
    in.finish();
    return made;
}

}  // namespace counterpoise

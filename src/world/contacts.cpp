#include "world/contacts.h"

#include <algorithm>

#include "world/row_reader.h"

namespace counterpoise {
namespace {

struct Contact {
    StateId one;
    StateId two;
    Date start;
    Date end;
    int kind = 0;
};

std::vector<Contact> read_contacts(const Facts& facts) {
    RowReader in(facts.table("contiguity"));
    const auto one = in.column("cow1");
    const auto two = in.column("cow2");
    const auto kind = in.column("type");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    std::vector<Contact> contacts;
    for (std::size_t r = 0; r < in.rows(); ++r)
        contacts.push_back({in.state(r, one), in.state(r, two), in.start(r, start), in.end(r, end),
                            in.integer(r, kind)});
    in.finish();
    return contacts;
}

}  // namespace

std::vector<std::uint8_t> contact_types(const World& world, const Facts& facts) {
    const std::size_t n = world.size();
    const int year = world.year().value;
    std::vector<std::uint8_t> rank(n * n, kNoContactRecord);
    for (const Contact& c : facts.cached(&read_contacts)) {
        const auto i = world.row(c.one);
        const auto j = world.row(c.two);
        if (!i || !j || c.start.year > year || c.end.year < year) continue;
        const std::uint8_t r = contact_rank(c.start.year == year ? c.start.month : 1, c.kind);
        for (const std::size_t at : {*i * n + *j, *j * n + *i}) rank[at] = std::min(rank[at], r);
    }
    for (std::uint8_t& r : rank) r = static_cast<std::uint8_t>(contact_kind(r));
    return rank;
}

}  // namespace counterpoise

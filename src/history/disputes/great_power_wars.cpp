#include "history/disputes/great_power_wars.h"

#include <algorithm>
#include <set>
#include <vector>

#include "history/dyads/pair_spells.h"
#include "world/major_powers.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

bool is_major_in(const Facts& facts, StateId state, int year) {
    return is_major(facts, state, Date{year, 1, 1}, last_day(Year{year}));
}

}  // namespace

GreatPowerWars great_power_wars(const Facts& facts, int from, int to) {
    RowReader in(facts.table("disputes_gml"));
    const auto number = in.column("dispnum");
    const auto one = in.column("cow1");
    const auto two = in.column("cow2");
    const auto start = in.column("start_year");
    const auto hostility_one = in.column("hostlev1");
    const auto hostility_two = in.column("hostlev2");
    GreatPowerWars count{from, to};
    std::set<int> disputes;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const int year = in.year(r, start).value;
        const int of_one = in.integer(r, hostility_one);
        const int of_two = in.integer(r, hostility_two);
        if (year < from || year > to || std::max(of_one, of_two) < kWar) continue;
        ++count.pair_wars;
        if (!is_major_in(facts, in.state(r, one), year) ||
            !is_major_in(facts, in.state(r, two), year))
            continue;
        ++count.between_majors;
        disputes.insert(in.integer(r, number));
        if (std::min(of_one, of_two) < kWar) continue;
        ++count.both_at_war;
        count.last_both_at_war = std::max(count.last_both_at_war, year);
    }
    in.finish();
    count.disputes = disputes.size();
    return count;
}

}  // namespace counterpoise

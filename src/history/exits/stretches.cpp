#include "history/exits/stretches.h"

#include <iterator>
#include <set>

#include "world/row_reader.h"

namespace counterpoise {
namespace {

/// Days on which something about a treaty changes, from `first` to the day after `last`.
std::set<Date> turning_days(const std::vector<TreatyMembership>& all, Date first, Date last) {
    std::set<Date> days{first, last.plus_days(1)};
    const auto add = [&](Date day) {
        if (first < day && day <= last) days.insert(day);
    };
    for (const TreatyMembership& m : all) {
        add(m.start);
        if (m.end != kOpenEnd) add(m.end.plus_days(1));
        for (const TreatyMembership::Phase& p : m.defence) {
            add(p.start);
            if (p.end != kOpenEnd) add(p.end.plus_days(1));
        }
    }
    return days;
}

}  // namespace

void each_stretch(const TreatyMemberships& record, TreatyId treaty, Date first, Date last,
                  const std::function<bool(Date)>& at_risk,
                  const std::function<void(Date, double)>& visit) {
    const std::set<Date> days = turning_days(record.by_treaty[treaty.code], first, last);
    for (auto it = days.begin(); std::next(it) != days.end(); ++it)
        if (at_risk(*it))
            visit(*it, static_cast<double>(days_between(*it, *std::next(it))) / kDaysOfYear);
}

}  // namespace counterpoise

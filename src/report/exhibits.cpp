#include "report/exhibits.h"

#include "report/comparison_exhibits.h"

namespace counterpoise::report {

std::vector<Value> exhibits(const Outcome& o) {
    ComparisonExhibits all(o);
    add_money(all, o);
    add_cover(all);
    add_leaver(all, o);
    add_power(all);
    all.by_default();
    std::vector<Value> list = all.take();
    for (Value& e : run_exhibits(o)) list.push_back(std::move(e));
    list.push_back(risk_exhibit(o));
    list.push_back(reliability_exhibit(o));
    for (Value& e : realignment_exhibits(o)) list.push_back(std::move(e));
    for (const StatedPositions& stated : o.positions) list.push_back(actors_exhibit(stated));
    for (Value& e : history_exhibits(o)) list.push_back(std::move(e));
    for (Value& e : great_power_exhibits(o)) list.push_back(std::move(e));
    return list;
}

}  // namespace counterpoise::report

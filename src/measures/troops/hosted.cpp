#include "measures/troops/hosted.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr StateId kUnitedStates{2};

bool left_or_dormant(const View& view, TreatyId treaty) {
    if (!view.published.is_member(treaty, kUnitedStates)) return false;
    for (const Membership& m : view.world.memberships())
        if (m.treaty == treaty && m.state == kUnitedStates) return m.pledge == Pledge::dormant;
    return true;
}

bool in_europe(const View& view, std::size_t i) {
    return states(view.facts).continent(view.world.id(i)) == "Europe" ||
           view.world.iso3(i) == "TUR";
}

}  // namespace

Reading troops_hosted(const View& view) {
    const auto column = view.world.column(Column::us_troops);
    std::vector<double> troops(column.begin(), column.end());
    double europe = 0;
    for (std::size_t i = 0; i < troops.size(); ++i)
        if (in_europe(view, i) && !std::isnan(troops[i])) europe += troops[i];
    if (std::all_of(troops.begin(), troops.end(), [](double x) { return std::isnan(x); }))
        throw InputError(Fault{"--year",
                               fmt::format("no US troop figures for {}", view.world.year().value),
                               "they run from 1950 to 2024", "Choose a year between them."});

    const std::string& choice = view.assumptions.word("troops_after_exit");
    const TreatyId nato = treaties(view.facts).named("NATO", "treaties.csv");
    const bool changed = choice != "kept" && left_or_dormant(view, nato);
    const double scale = !changed           ? 1.0
                         : choice == "zero" ? 0.0
                                            : std::min(1.0, kEuropeFloor / europe);
    // The statutory floor counts all of Europe; an end of hosting concerns the treaty's members.
    const auto concerned = [&](std::size_t i) {
        return in_europe(view, i) &&
               (choice == "floor" || view.published.is_member(nato, view.world.id(i)));
    };
    double left_in_europe = 0;
    for (std::size_t i = 0; i < troops.size(); ++i) {
        if (changed && concerned(i)) troops[i] *= scale;
        if (in_europe(view, i) && !std::isnan(troops[i])) left_in_europe += troops[i];
    }

    Reading reading;
    reading.unit = "persons";
    reading.table = per_state_table("US troops", "persons", 0);
    for (std::size_t i = 0; i < troops.size(); ++i)
        if (!std::isnan(troops[i])) add_state_row(reading.table, view.world, i, troops[i]);
    sort_by_value(reading.table);
    reading.sources = {"us_troops"};
    reading.vintage = vintage_of(view.published, Column::us_troops);
    reading.extras = {{"europe", "persons", left_in_europe},
                      {"europe_floor", "persons", kEuropeFloor}};
    reading.notes = {
        fmt::format("US law keeps at least {:.0f} personnel in Europe unless Congress is told why "
                    "(NDAA FY2026 sec. 1249); it counts "
                    "rotations too, these figures are active-duty personnel stationed there",
                    kEuropeFloor)};
    if (changed) {
        reading.standing = Standing::assumed;
        reading.notes.push_back(fmt::format("troops_after_exit = {}", choice));
    }
    return reading;
}

}  // namespace counterpoise

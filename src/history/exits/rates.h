#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "history/exits/intervals.h"
#include "world/facts.h"

namespace counterpoise {

/// How often something happened: events over the time at risk.
struct BaseRate {
    std::string of;        ///< "defence treaties" or "organizations"
    std::string what;      ///< who leaves: "any member", "the largest member", …
    std::string exposure;  ///< "member-years" or "treaty-years"
    int from = 0;
    int to = 0;
    std::size_t events = 0;
    double at_risk_years = 0;

    /// NaN without time at risk.
    [[nodiscard]] double rate() const;
    [[nodiscard]] Interval interval() const;
};

inline constexpr int kLastAtopYear = 2016;  ///< after it the record has hand-made updates alone

/// Time at risk of exit in multilateral defence treaties, to the day.
///
///     member-years = Σ over members and days on which the treaty is one of >= 3 members with >= 2
///                    that owe defence / 365.25;  treaty-years: the same, each treaty once a day
struct Exposure {
    double member_years = 0;
    double treaty_years = 0;
};
/// From the first to the last day given, of one treaty.
[[nodiscard]] Exposure exposure(const Facts& facts, TreatyId treaty, Date first, Date last);

/// Base rates of exit from multilateral defence treaties since 1816, 1946 and 1990 (to 2016), from
/// 1990 with the updates to 2025, the same of exits of the largest member, and of members that had
/// more than half of the capability.
/// Shape    one a period and subject; of one treaty where it is given.
/// Units    events a member-year, or a treaty-year for the largest member.
/// Source   data/treaty_members.csv; docs/method/exits.md.
[[nodiscard]] std::vector<BaseRate> treaty_rates(const Facts& facts,
                                                 std::optional<TreatyId> treaty = {});

/// How much more often members leave within ten years after another member left the same treaty.
/// Treaties differ in what they ask and in who belongs, so the ratio is no effect of an exit.
struct Contagion {
    BaseRate after;    ///< within ten years after an exit from the treaty
    BaseRate at_rest;  ///< at other times
    double ratio = 0;
    Interval interval;
};
inline constexpr int kContagionYears = 10;
[[nodiscard]] Contagion contagion(const Facts& facts);

}  // namespace counterpoise

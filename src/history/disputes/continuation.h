#pragma once

#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// Which disputes in course are counted.
enum class InCourseKind { dispute, war };

/// How often a dispute that is in course in one year is still in course in the next.
struct Continuation {
    double chance = 0;
    double se = 0;              ///< clustered by dispute
    std::size_t years = 0;      ///< pair-years in course
    std::size_t continued = 0;  ///< of these still in course a year later
    std::size_t disputes = 0;
};

/// The chance of continuation in the record.
///
///     p = sum c_g / sum n_g;  se^2 = G / (G - 1) sum (c_g - p n_g)^2 / (sum n_g)^2
///
/// for disputes g with n_g pair-years in course, c_g of which are followed by another. A war is
/// counted in all years of the dispute that reaches it, since the record has one level an episode.
/// Shape    years `from` to `to` - 1: of the last nothing later is known.
/// Errors   InputError for years outside the dispute record, or without any in course.
/// Source   data/disputes_gml.csv.gz; docs/method/disputes.md.
[[nodiscard]] Continuation continuation(const Facts& facts, InCourseKind kind, Year from, Year to);

}  // namespace counterpoise

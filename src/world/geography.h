#pragma once

#include <vector>

#include "base/ids.h"
#include "world/facts.h"
#include "world/world.h"

namespace counterpoise {

/// Great-circle distance on a sphere of radius 6,371.0088 km.
///
///     d = 2 R asin(sqrt(sin^2(dlat/2) + cos(lat1) cos(lat2) sin^2(dlon/2)))
///
/// Units    degrees in, km out.
/// Missing  NaN if a coordinate is NaN.
/// Source   haversine; IUGG mean radius.
[[nodiscard]] double great_circle_km(double lat1, double lon1, double lat2, double lon2);

/// Distances between capitals, km, row-major by the world's rows; NaN where a capital is unknown.
class CapitalDistances {
  public:
    explicit CapitalDistances(const World& world);
    [[nodiscard]] double km(std::size_t i, std::size_t j) const { return km_[i * n_ + j]; }

  private:
    std::size_t n_;
    std::vector<double> km_;
};

/// Why a state counts as another's challenger.
enum class ChallengeReason { rivalry, use_of_force, conflict, named_threat };
[[nodiscard]] std::string_view name_of(ChallengeReason reason);

struct Challenge {
    StateId challenger;
    StateId target;
    ChallengeReason reason = ChallengeReason::rivalry;
    int year = 0;  ///< last year of the record behind it
};

/// Every challenge in force at the end of a year, before pact partners are taken out; both
/// directions of a pair.
///
/// A rivalry that is ongoing (Thompson, Sakuwa and Suhas 2021; Thompson and Dreyer 2012), a dispute
/// with use of force or an interstate armed conflict in the last `years` years, and a threat that a
/// treaty's members have named together.
/// Source   data/rivalries.csv, data/disputes_cow.csv.gz, data/disputes_gml.csv.gz,
///          data/armed_conflicts.csv, data/threats.csv.
[[nodiscard]] std::vector<Challenge> challenges(const Facts& facts, const World& published,
                                                int years);

}  // namespace counterpoise

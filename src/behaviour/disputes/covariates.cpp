#include "behaviour/disputes/covariates.h"

#include <cmath>
#include <limits>

#include "base/math.h"

namespace counterpoise {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

bool either_missing(double one, double two) {
    return std::isnan(one) || std::isnan(two);
}

}  // namespace

double weak_link(double one, double two) {
    return either_missing(one, two) ? kMissing : one < two ? one : two;
}

double strong_link(double one, double two) {
    return either_missing(one, two) ? kMissing : one < two ? two : one;
}

double capability_ratio(double one, double two) {
    const double strong = strong_link(one, two);
    return strong > 0 ? weak_link(one, two) / strong : kMissing;
}

double militarisation(double milper_k, double tpop_k) {
    return tpop_k > 0 ? milper_k / tpop_k : kMissing;
}

double log_capability(double one, double two) {
    constexpr double kLeast = 1e-6;
    return log_det(one + kLeast) + log_det(two + kLeast);
}

double distance_between(double one, double two) {
    return one < two ? two - one : one - two;
}

double land_contiguity(double contiguity_type) {
    return contiguity_type == kLandContiguity ? 1.0 : 0.0;
}

double water_contiguity(double contiguity_type) {
    return contiguity_type > kLandContiguity ? 1.0 : 0.0;
}

bool politically_relevant(double contiguity_type, double major_power) {
    return contiguity_type >= 1 || major_power > 0;
}

double next_peace_years(double peace_years, double dispute_in_course) {
    if (either_missing(peace_years, dispute_in_course)) return kMissing;
    return dispute_in_course > 0 ? 0.0 : peace_years + 1.0;
}

double next_memory(double memory, double onsets, double yearly_decay) {
    return yearly_decay * (memory + onsets);
}

double log_of_one_more(double x) {
    return log_det(1.0 + x);
}

double memory_elsewhere(double all, double own) {
    const double rest = all - own;
    return rest < 0 ? 0.0 : rest;
}

double yearly_decay(double half_life_years) {
    return exp2_det(-1.0 / half_life_years);
}

}  // namespace counterpoise

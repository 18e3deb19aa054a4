#include "behaviour/cascade/reliability.h"

#include <fmt/format.h>

#include <vector>

#include "base/error.h"

namespace counterpoise {
namespace {

std::size_t place(TreatyPower power) {
    return power == TreatyPower::major ? 1 : 0;
}

/// A pledge to attack is looked up among offence pledges, any other among those of defence.
std::size_t place(Obligation obligation) {
    return obligation == Obligation::offence ? 1 : 0;
}

std::vector<double> values_of(const ParameterSet& set) {
    std::vector<double> values;
    for (const Parameter& p : set.list) values.push_back(p.value);
    return values;
}

}  // namespace

PledgePeriod period_of(Year year) {
    return year < kSecondPeriod ? PledgePeriod::before_1945 : PledgePeriod::since_1945;
}

std::string_view name_of(PledgePeriod period) {
    return period == PledgePeriod::before_1945 ? "before_1945" : "since_1945";
}

std::string_view name_of(TreatyPower power) {
    return power == TreatyPower::minor ? "minor" : "major";
}

std::string cell_name(Obligation obligation, PledgePeriod period, TreatyPower power) {
    const std::string word =
        obligation == Obligation::nonaggression ? "nonaggression" : words(obligation);
    return fmt::format("{}.{}.{}", word, name_of(period), name_of(power));
}

Reliability::Reliability(const ParameterSet& set, std::span<const double> values, Year year) {
    promise(values.size() == set.list.size(), "one value a parameter of the cascade");
    for (const Obligation obligation : {Obligation::defence, Obligation::offence})
        for (const TreatyPower power : kTreatyPowers) {
            const std::size_t p = set.index(cell_name(obligation, period_of(year), power));
            value_[place(obligation)][place(power)] = values[p];
            error_[place(obligation)][place(power)] = set.list[p].se;
        }
}

double Reliability::of(Obligation obligation, TreatyPower power) const {
    if (is_given() && obligation != Obligation::offence) return given_;
    return value_[place(obligation)][place(power)];
}

double Reliability::standard_error(Obligation obligation, TreatyPower power) const {
    if (is_given() && obligation != Obligation::offence) return 0;
    return error_[place(obligation)][place(power)];
}

ParameterSet read_cascade_parameters(const Facts& facts) {
    return read_parameters(facts, "cascade");
}

std::string school_of(const Assumptions& assumptions) {
    const std::string& word = assumptions.word("reliability_school");
    return word == "estimated" && !assumptions.is_default("reliability") ? "given" : word;
}

Reliability reliability_of(const Facts& facts, const Assumptions& assumptions, Year year,
                           std::span<const double> drawn) {
    Reliability reliability(cascade_parameters(facts), drawn, year);
    const std::string school = school_of(assumptions);
    if (school == "given") reliability.give(assumptions.number("reliability"));
    for (const ReliabilitySchool& named : kReliabilitySchools)
        if (named.word == school) reliability.give(named.reliability);
    return reliability;
}

Reliability reliability_of(const Facts& facts, const Assumptions& assumptions, Year year) {
    return reliability_of(facts, assumptions, year, values_of(cascade_parameters(facts)));
}

}  // namespace counterpoise

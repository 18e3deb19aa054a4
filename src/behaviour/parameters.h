#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/chance.h"
#include "world/facts.h"

namespace counterpoise {

/// One parameter of a behaviour: a value with its uncertainty, range, unit and source. Source: parameters/<behaviour>.toml.
struct Parameter {
    std::string name;
    double value = 0;
    double se = 0;
    double low = 0;
    double high = 0;
    std::string unit;
    std::string source;
};

/// The parameters of one behaviour, and whether they are priors from the literature or estimates.
struct ParameterSet {
    std::string behaviour;
    std::string kind;  ///< "prior" or "estimate"
    std::string about;
    std::vector<Parameter> list;

    /// Errors: BrokenPromise if there is none of that name.
    [[nodiscard]] std::size_t index(std::string_view name) const;
};

/// Errors: InputError with every fault of the file: an unknown or missing key, a value outside its range.
[[nodiscard]] ParameterSet read_parameters(const Facts& facts, const std::string& behaviour);

/// The parameters of one run: value + se * normal, kept inside the range by drawing again (at most 64 times, then the value).
///
/// Source   the address is (seed; run, year 0, parameters, subject = a hash of `stream` and the parameter's name, k = try): the same for
///          baseline, scenario and schools.
[[nodiscard]] std::vector<double> draw(const ParameterSet& set, Behaviour stream, std::uint64_t seed, std::uint32_t run);

}  // namespace counterpoise

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/ensemble.h"

namespace counterpoise {

/// What another process needs, beside the same facts, to make the same experiment: the scenario,
/// and the schools that its first pass has added (joint extremes), so that it covers the second
/// pass as well.
struct Plan {
    struct Added {
        std::string label;
        std::vector<std::pair<std::string, std::string>> choices;  ///< key, value
    };
    std::string scenario;  ///< as a file: TOML
    std::vector<std::string> open;
    std::vector<Added> added;
    std::string facts;    ///< hash
    std::string program;  ///< version
};

[[nodiscard]] Plan plan_of(const Experiment& experiment);
/// The experiment that a plan was made of.
/// Errors   InputError if the plan is of other facts or of another version of the program.
[[nodiscard]] std::unique_ptr<Experiment> experiment_of(const Plan& plan, const Facts& facts);

/// Plans and partials as bytes: versioned, compressed, with a hash over all of it.
[[nodiscard]] std::string to_bytes(const Plan& plan);
/// Errors   InputError if the bytes are cut, changed, or of another version of this format.
[[nodiscard]] Plan plan_from_bytes(std::string_view bytes);

[[nodiscard]] std::string to_bytes(const Partial& partial, const Experiment& experiment);
/// Errors   InputError if the bytes are cut, changed, of another version, or of a partial of
///          another experiment: other facts, scenario, program or schools.
[[nodiscard]] Partial partial_from_bytes(std::string_view bytes, const Experiment& experiment);

}  // namespace counterpoise

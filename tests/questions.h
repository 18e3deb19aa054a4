#pragma once

#include <string>
#include <string_view>

#include "scenario/question.h"
#include "scenario/scenario_file.h"
#include "support.h"

namespace counterpoise {

/// A scenario file, read and checked, as it stands: nothing is completed.
inline Scenario parse_scenario(std::string_view text, const std::string& file,
                               const Facts& facts = test_facts()) {
    Faults faults;
    const Scenario scenario = read_scenario(text, file, facts, faults);
    faults.raise_if_any();
    check(scenario, facts);
    return scenario;
}

/// A question of one school unless the scenario opens a choice itself.
inline Question question_of(Scenario scenario) {
    scenario.named.emplace("ally_response", "test");
    return question_from(std::move(scenario), test_facts());
}

}  // namespace counterpoise

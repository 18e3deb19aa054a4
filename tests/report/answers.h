#pragma once

#include <string>
#include <vector>

#include "scenario/driver.h"
#include "scenario/outcome/outcome.h"
#include "scenario/scenario.h"
#include "support.h"

namespace counterpoise {

/// Runs the changes ("leave USA:NATO", "join UKR:NATO", …) in 64 paired runs to 2032, every school
/// of allies' response.
inline Outcome answer_to(const std::vector<std::pair<ChangeKind, std::string>>& changes) {
    Scenario scenario;
    scenario.title = "A test";
    scenario.about = "Made for a test.";
    scenario.end = Year{2032};
    scenario.runs = 64;
    scenario.open = {"ally_response"};
    for (const auto& [kind, word] : changes)
        scenario.changes.push_back(
            parse_change(word, kind, test_facts(), Date{scenario.start.value, 1, 1}, "test"));
    Experiment experiment(test_facts(), question_from(scenario, test_facts()));
    return make_outcome(experiment, run(experiment, run_in_order).value(), "0.0.0");
}

inline Outcome leaving(const std::vector<std::string>& words) {
    std::vector<std::pair<ChangeKind, std::string>> changes;
    for (const std::string& word : words) changes.emplace_back(ChangeKind::leave, word);
    return answer_to(changes);
}

}  // namespace counterpoise

#pragma once

#include <fmt/format.h>

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "questions.h"
#include "scenario/driver.h"
#include "scenario/effects.h"
#include "worlds.h"

namespace counterpoise {

/// A scenario from TOML lines; the title is added.
inline Scenario scenario_of(std::string_view lines) {
    return parse_scenario(fmt::format("title = \"a test\"\n{}", lines), "s.toml", test_facts());
}

/// The lines of a change: "leave USA:NATO 2026-01-01", with `institution` where the code is one.
inline std::string change_lines(std::string_view kind, std::string_view state,
                                std::string_view target, std::string_view code,
                                std::string_view date = "2026-01-01") {
    return fmt::format("[[change]]\ndate = {}\n{} = {{ state = \"{}\", {} = \"{}\" }}\n", date,
                       kind, state, target, code);
}

inline std::string leaves_nato(std::string_view state = "USA") {
    return change_lines("leave", state, "treaty", "NATO");
}

/// A prepared experiment. It is neither copied nor moved.
inline std::unique_ptr<Experiment> experiment_of(std::string_view lines) {
    return std::make_unique<Experiment>(test_facts(), question_of(scenario_of(lines)));
}

/// Every block of a school's relations in order.
inline Partial all_blocks(const Experiment& experiment, std::size_t school = 0) {
    return run_in_order(experiment, experiment.schools()[school].relations).value();
}

inline SchoolOutcome outcome_of(const Experiment& experiment, std::size_t school = 0) {
    return finish(experiment, all_blocks(experiment, school), school);
}

/// The row of a measure, subject and year; nullptr where there is none.
inline const EffectRow* row_of(const Experiment& experiment, const SchoolOutcome& outcome,
                               std::string_view measure, std::string_view subject, int year) {
    for (const EffectRow& row : outcome.rows) {
        const Series& series = experiment.series()[row.series];
        if (series.measure == measure && series.subject == subject && row.year == year) return &row;
    }
    return nullptr;
}

}  // namespace counterpoise

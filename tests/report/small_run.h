#pragma once

#include <fmt/format.h>

#include <string>

#include "questions.h"
#include "scenario/driver.h"
#include "scenario/outcome/outcome.h"
#include "worlds.h"

namespace counterpoise {

/// A scenario of few years and runs, made from TOML lines.
struct SmallRun {
    explicit SmallRun(const std::string& lines, int end = 2030, int runs = 20)
        : experiment(test_facts(),
                     question_of(parse_scenario(
                         fmt::format("title = \"t\"\nend = {}\nruns = {}\n{}", end, runs, lines),
                         "s.toml"))),
          outcome(make_outcome(experiment, run_all(experiment), "0")) {}

    static std::vector<SchoolOutcome> run_all(Experiment& made) {
        return run(made, run_in_order).value();
    }

    Experiment experiment;
    Outcome outcome;
};

inline std::string change(const std::string& words) {
    return "[[change]]\ndate = 2026-01-01\n" + words + "\n";
}

}  // namespace counterpoise

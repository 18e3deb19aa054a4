// Asks what `counterpoise run --leave USA:NATO --assume target_after_exit=all --assume
// ally_response=all --runs 128
// --end 2030` asks, and writes effects.csv and report.json into the folder that is named.
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>

#include "base/error.h"
#include "base/version.h"
#include "report/document.h"
#include "scenario/driver.h"
#include "scenario/effects.h"
#include "scenario/outcome.h"

using namespace counterpoise;

namespace {

std::string file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Scenario question(const Facts& facts) {
    Scenario scenario;
    scenario.end = Year{2030};
    scenario.runs = 128;
    scenario.changes = {
        parse_change("USA:NATO", ChangeKind::leave, facts, Date{2026, 1, 1}, "question")};
    scenario.title = title_of(scenario.changes, facts);
    scenario.about = "Made from the command line.";
    assume(scenario, "target_after_exit", "all", "question");
    assume(scenario, "ally_response", "all", "question");
    complete(scenario);
    return scenario;
}

void answer(const std::string& folder) {
    const std::string blob = file(COUNTERPOISE_FACTS);
    const Facts facts(std::as_bytes(std::span(blob)));
    Experiment experiment(facts, question(facts));
    const auto schools = run(experiment, run_in_order).value();
    const Outcome outcome = make_outcome(experiment, schools, std::string(program_version()));
    std::ofstream(folder + "/effects.csv", std::ios::binary) << effects_csv(experiment, schools);
    std::ofstream(folder + "/report.json", std::ios::binary) << to_json(report::document(outcome));
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) return 64;
    try {
        answer(words[1]);
    } catch (const InputError& error) {
        std::cerr << error.what() << "\n";
        return 65;
    }
}

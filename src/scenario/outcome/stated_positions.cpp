#include "scenario/outcome/stated_positions.h"

#include <algorithm>

#include "behaviour/politics/parameters.h"

namespace counterpoise {

std::vector<StatedPositions> stated_positions(const std::vector<Step>& steps, const Facts& facts) {
    std::vector<StatedPositions> all;
    for (const std::string& name : actor_file_names(facts)) {
        const std::string file = "politics/" + name + ".toml";
        ActorQuestion question = parse_actors(facts.archive().read(file), file, facts);
        const bool asked =
            question.exit && std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
                return step.change.kind == ChangeKind::leave &&
                       step.change.state == question.exit->state &&
                       target_code(step.change, facts) == question.exit->target;
            });
        if (!asked) continue;
        StatedPositions actors{std::move(question), {}, solution_choices(facts)};
        for (const Concept one : kConcepts)
            actors.outcomes.push_back(solve(actors.question, one, actors.choices));
        all.push_back(std::move(actors));
    }
    return all;
}

}  // namespace counterpoise

#include "scenario/driver.h"

#include <iterator>
#include <map>

#include "base/error.h"

namespace counterpoise {
namespace {

/// The schools of these relations and of all after them, in their order.
std::optional<std::vector<SchoolOutcome>> run_from(const Experiment& experiment,
                                                   std::size_t first_relations,
                                                   const Executor& executor) {
    std::map<std::size_t, SchoolOutcome> outcomes;
    for (std::size_t r = first_relations; r < experiment.relations().size(); ++r) {
        const std::optional<Partial> partial = executor(experiment, r);
        if (!partial) return {};
        promise(partial->relations == r && partial->blocks.size() == experiment.blocks(),
                "an executor left blocks out");
        for (const std::size_t school : experiment.relations()[r].schools)
            outcomes[school] = finish(experiment, *partial, school);
    }
    std::vector<SchoolOutcome> in_order;
    for (auto& [school, outcome] : outcomes) in_order.push_back(std::move(outcome));
    return in_order;
}

}  // namespace

std::optional<Partial> run_in_order(const Experiment& experiment, std::size_t relations) {
    Partial total = run_block(experiment, {relations, 0});
    for (std::uint32_t block = 1; block < experiment.blocks(); ++block)
        merge(total, run_block(experiment, {relations, block}));
    return total;
}

std::optional<std::vector<SchoolOutcome>> run(Experiment& experiment, const Executor& executor) {
    auto outcomes = run_from(experiment, 0, executor);
    if (!outcomes) return {};
    const std::vector<School> joint = joint_extremes(experiment, *outcomes);
    if (joint.empty()) return outcomes;
    auto extremes = run_from(experiment, experiment.add_schools(joint), executor);
    if (!extremes) return {};
    std::move(extremes->begin(), extremes->end(), std::back_inserter(*outcomes));
    return outcomes;
}

}  // namespace counterpoise

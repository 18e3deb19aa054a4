#include "behaviour/politics/parameters.h"

#include "behaviour/parameters.h"

namespace counterpoise {

SolutionChoices solution_choices(const Facts& facts) {
    const ParameterSet set = read_parameters(facts, "politics");
    SolutionChoices choices;
    choices.breakdown_cost = set.list[set.index("breakdown_cost")].value;
    return choices;
}

}  // namespace counterpoise

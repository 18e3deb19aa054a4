#include "history/dispute_spec.h"

#include <fmt/format.h>

#include "base/error.h"

namespace counterpoise {

const std::vector<DisputeSpec>& dispute_specs() {
    static const std::vector<DisputeSpec> specs{
        {"dangerous-dyads",
         "Bremer's dangerous dyads: relevant pairs, as redone with newer data (B2.1)",
         "onset",
         Pairs::relevant,
         InCourse::kept,
         {"contiguity", "cinc_ratio", "major_power", "defence_pact", "democracy_min", "gdp_pc_min",
          "militarisation_min", "peace_years", "peace_years_2", "peace_years_3"},
         "bremer1992 miller2022"},
    };
    return specs;
}

const DisputeSpec& dispute_spec(std::string_view name) {
    std::vector<std::string> known;
    for (const DisputeSpec& spec : dispute_specs()) {
        if (spec.name == name) return spec;
        known.push_back(spec.name);
    }
    throw InputError(
        Fault{"--spec", fmt::format("there is no specification '{}' of disputes", name),
              "a specification names the pairs, the event and the columns",
              suggestion(name, known)},
        FaultKind::usage);
}

}  // namespace counterpoise

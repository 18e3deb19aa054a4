#pragma once

#include <span>
#include <string_view>

#include "scenario/ensemble.h"
#include "world/facts.h"
#include "world/world.h"

extern "C" {
extern const char counterpoise_facts_begin[];
extern const char counterpoise_facts_end[];
}

namespace counterpoise {

inline const Facts& built_in_facts() {
    static const Facts facts(std::as_bytes(
        std::span(counterpoise_facts_begin,
                  static_cast<std::size_t>(counterpoise_facts_end - counterpoise_facts_begin))));
    return facts;
}

/// The scenario that ships as us-leaves-nato-and-un, with one school.
inline Scenario one_school(std::uint32_t runs) {
    const Facts& facts = built_in_facts();
    Scenario scenario = parse_scenario(facts.archive().read("scenarios/us-leaves-nato-and-un.toml"),
                                       "bench.toml", facts);
    scenario.open.clear();
    scenario.runs = runs;
    return scenario;
}

}  // namespace counterpoise

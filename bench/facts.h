#pragma once

#include <span>
#include <string_view>

#include "scenario/ensemble.h"
#include "scenario/question.h"
#include "world/built_in.h"
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
inline Question one_school(std::uint32_t runs) {
    const Facts& facts = built_in_facts();
    QuestionWords words;
    words.file = built_in_file(facts.archive(), "scenarios", "us-leaves-nato-and-un");
    words.runs = runs;
    Scenario scenario = question_from(words, facts).scenario();
    for (const std::string& key : scenario.open) scenario.named.emplace(key, "bench");
    scenario.open.clear();
    return question_from(scenario, facts);
}

}  // namespace counterpoise

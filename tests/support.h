#pragma once

#include <span>

#include "world/facts.h"

extern "C" {
extern const char counterpoise_facts_begin[];
extern const char counterpoise_facts_end[];
}

namespace counterpoise {

/// The bytes of the built-in facts.
inline Bytes test_blob() {
    return std::as_bytes(std::span(counterpoise_facts_begin, counterpoise_facts_end));
}

/// The built-in facts, read once for all tests of a program.
inline const Facts& test_facts() {
    static const Facts facts(test_blob());
    return facts;
}

}  // namespace counterpoise

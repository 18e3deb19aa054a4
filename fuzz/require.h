#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "files/csv.h"

namespace counterpoise {

/// Ends the process with a finding unless `holds`: libFuzzer keeps the input.
inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "finding: %s\n", what);
    std::abort();
}

/// A refusal is an answer too: it has a place and a reason, and can be printed.
inline void require_printable(const InputError& error) {
    require(!error.faults().empty(), "a refusal without a fault");
    for (const Fault& fault : error.faults()) {
        require(!fault.where.empty(), "a fault without a place");
        require(!fault.what.empty(), "a fault that does not say what is wrong");
        require(first_invalid_utf8(fault.text()) == std::string_view::npos,
                "a fault that is not UTF-8");
    }
}

}  // namespace counterpoise

#pragma once

#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "world/facts.h"

extern "C" {
extern const char counterpoise_facts_begin[];
extern const char counterpoise_facts_end[];
extern const char counterpoise_style_begin[];
extern const char counterpoise_style_end[];
extern const char counterpoise_script_begin[];
extern const char counterpoise_script_end[];
}

namespace counterpoise {

/// What the program itself is built with.
inline Embedded test_embedded() {
    const auto text = [](const char* begin, const char* end) {
        return std::string_view(begin, static_cast<std::size_t>(end - begin));
    };
    const std::string_view facts = text(counterpoise_facts_begin, counterpoise_facts_end);
    return {std::as_bytes(std::span(facts.data(), facts.size())),
            text(counterpoise_style_begin, counterpoise_style_end),
            text(counterpoise_script_begin, counterpoise_script_end)};
}

/// The built-in facts, read once for all tests of a program.
inline const Facts& test_facts() {
    static const Facts facts(test_embedded().facts);
    return facts;
}

/// What a command printed and how it ended.
struct Ran {
    int code = 0;
    std::string out;
    std::string err;
};

/// Runs the command line on the built-in facts.
inline Ran run_with(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = run_app(arguments, test_embedded(), out, err);
    return {code, out.str(), err.str()};
}

}  // namespace counterpoise

#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "app/app.h"
#include "support.h"

extern "C" {
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
    return {test_blob(), text(counterpoise_style_begin, counterpoise_style_end),
            text(counterpoise_script_begin, counterpoise_script_end)};
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

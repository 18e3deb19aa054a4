#include <iostream>

#include "app/app.h"

extern "C" {
extern const char counterpoise_facts_begin[];
extern const char counterpoise_facts_end[];
extern const char counterpoise_style_begin[];
extern const char counterpoise_style_end[];
extern const char counterpoise_script_begin[];
extern const char counterpoise_script_end[];
}

int main(int argc, char** argv) {
    using namespace counterpoise;
    const auto text = [](const char* begin, const char* end) {
        return std::string_view(begin, static_cast<std::size_t>(end - begin));
    };
    const std::string_view facts = text(counterpoise_facts_begin, counterpoise_facts_end);
    const Embedded embedded{std::as_bytes(std::span(facts.data(), facts.size())),
                            text(counterpoise_style_begin, counterpoise_style_end),
                            text(counterpoise_script_begin, counterpoise_script_end)};
    return run_app({argv + 1, argv + argc}, embedded, std::cout, std::cerr);
}

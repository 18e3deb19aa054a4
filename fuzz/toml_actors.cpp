// Any bytes are either refused with printable faults or read as actors whose outcomes lie on their
// scale.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "behaviour/politics/outcome.h"
#include "fuzz/require.h"

extern "C" {
extern const char counterpoise_facts_begin[];
extern const char counterpoise_facts_end[];
}

namespace counterpoise {
namespace {

const Facts& built_in_facts() {
    static const Facts facts(std::as_bytes(
        std::span(counterpoise_facts_begin,
                  static_cast<std::size_t>(counterpoise_facts_end - counterpoise_facts_begin))));
    return facts;
}

void read(std::string_view text) {
    ActorQuestion question;
    try {
        question = parse_actors(text, "fuzz.toml", built_in_facts());
    } catch (const InputError& error) {
        require_printable(error);
        return;
    }
    for (const Concept one : kConcepts) {
        const SolutionOutcome s = solve(question, one, {});
        const double slack = 1e-6 * question.range();
        require(s.outcome >= question.low - slack && s.outcome <= question.high + slack,
                "an outcome off the scale");
        require(s.varied.low <= s.outcome && s.outcome <= s.varied.high,
                "an outcome outside its own range");
    }
}

}  // namespace
}  // namespace counterpoise

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    counterpoise::read({reinterpret_cast<const char*>(data), size});
    return 0;
}

// Any bytes are either refused with printable faults or read as a scenario that writes and reads
// back the same.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "fuzz/require.h"
#include "scenario/scenario.h"

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
    const Facts& facts = built_in_facts();
    Scenario scenario;
    try {
        scenario = parse_scenario(text, "fuzz.toml", facts);
    } catch (const InputError& error) {
        require_printable(error);
        return;
    }
    require(first_invalid_utf8(text) == std::string_view::npos, "a scenario that is not UTF-8");
    require(!schools_of(scenario).empty(), "a scenario without a school");
    const std::string written = to_toml(scenario, facts);
    try {
        const Scenario again = parse_scenario(written, "again.toml", facts);
        require(to_toml(again, facts) == written, "a scenario that does not write the same twice");
        require(again.title == scenario.title, "the title does not read back");
        require(again.about == scenario.about, "the text does not read back");
        require(again.changes.size() == scenario.changes.size(), "a change is lost");
        require(again.open == scenario.open || again.open.size() == scenario.open.size(),
                "an open choice is lost");
    } catch (const InputError& error) {
        std::fprintf(stderr, "%s\n%s\n", error.what(), written.c_str());
        require(false, "a scenario that is written cannot be read");
    }
}

}  // namespace
}  // namespace counterpoise

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    counterpoise::read({reinterpret_cast<const char*>(data), size});
    return 0;
}

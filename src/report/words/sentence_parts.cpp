#include "report/words/sentence_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/words/numbers.h"
#include "report/words/speech.h"

namespace counterpoise::report {

std::string actor_of(const OutcomeChange& c) {
    return spoken(c.state_name);
}

/// "1 paired run", "1,000 paired runs".
std::string counted_runs(std::uint32_t runs, std::string_view what) {
    return fmt::format("{} {}{}", format_number(runs, 0), what, runs == 1 ? "" : "s");
}

/// A code as part of an anchor: "CSTO" → "csto".
std::string slug(std::string code) {
    for (char& c : code)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return code;
}

/// "NATO and the CSTO".
std::string alliances_phrase(const Outcome& o) {
    std::vector<std::string> words;
    for (const std::string& code : codes_of(o)) words.push_back(spoken_code(code));
    return listed(words);
}

std::vector<std::string> codes_of(const Outcome& o) {
    std::vector<std::string> codes;
    for (const OutcomeAlliance& a : o.alliances) codes.push_back(a.code);
    return codes;
}

bool several_alliances(const Outcome& o) {
    return o.alliances.size() > 1;
}

/// "the remaining members", with their treaties where there are several.
std::string remaining_phrase(const Outcome& o) {
    return several_alliances(o) ? "the remaining members of " + alliances_phrase(o)
                                : "the remaining members";
}

/// Those that leave a treaty, or stay in it on paper or without its command.
std::vector<std::string> leavers_of(const Outcome& o, const std::string& alliance) {
    std::vector<std::string> all;
    for (const OutcomeChange& c : o.changes)
        if (c.kind != ChangeKind::join && c.of_treaty() && c.code == alliance &&
            std::find(all.begin(), all.end(), c.state) == all.end())
            all.push_back(c.state);
    return all;
}

std::string school_said(const Outcome& o, const std::string& label) {
    return school_words(label == "as assumed"
                            ? "ally_response=" + o.scenario.assumptions.word("ally_response")
                            : label);
}

bool has_interval(const Outcome& o) {
    return o.scenario.runs >= kFewestForInterval;
}

std::string paired_runs(const Outcome& o) {
    return counted_runs(o.scenario.runs, "paired run");
}

}  // namespace counterpoise::report

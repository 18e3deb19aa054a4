#include <fmt/format.h>

#include <array>

#include "app/explain.h"
#include "base/standing.h"

namespace counterpoise {
namespace {

struct ScenarioKey {
    std::string_view key;
    std::string_view unit;
    std::string_view default_value;
    std::string_view meaning;
};

constexpr std::array<ScenarioKey, 12> kKeys{{
    {"title", "text", "required", "the question in plain words; heads the report"},
    {"about", "text", "empty", "what the scenario shows and what it rests on, in a sentence or two"},
    {"start", "year", "2026", "the first year of the run"},
    {"end", "year", "2040", "the last year of the run, start to 2100"},
    {"runs", "paired runs", "1000", "how many times chance is drawn; baseline and scenario share the draws"},
    {"seed", "whole number", "1949", "where chance begins; the same seed gives the same bits"},
    {"change.date", "YYYY-MM-DD", "1 January of start", "in [[change]]: the day of the notice (leave) or of the change"},
    {"change.leave", "state and target", "none",
     "in [[change]]: { state = \"USA\", treaty = \"NATO\" } or { state = \"USA\", institution = \"UN\" }: a notice, in force when "
     "the treaty's own clock has run"},
    {"change.join", "state and target", "none", "in [[change]]: the same for an accession"},
    {"change.dormant", "state and treaty", "none", "in [[change]]: the state stays a member on paper; its pledge no longer counts"},
    {"change.command", "state and treaty", "none",
     "in [[change]]: the state leaves the integrated command only, as France did in 1966; the pledge stays"},
    {"assume", "key = value", "the defaults",
     "[assume]: named choices, see `counterpoise list assumptions`; the value \"all\" runs each alternative of a key"},
}};

constexpr std::string_view kExample =
    "title = \"The United States leaves NATO\" | start = 2026 | end = 2040 | runs = 1000 | seed = 1949 | [[change]] | "
    "date = 2026-01-01 | leave = { state = \"USA\", treaty = \"NATO\" } | [assume] | ally_response = \"all\"";

Sheet explain_scenario(std::string_view only) {
    Sheet sheet;
    sheet.title = only.empty() ? "scenario: a question as a TOML file" : fmt::format("{}: a key of a scenario file", only);
    sheet.add("key", "", only.empty() ? "scenario" : only);
    sheet.add("kind", "", "scenario");
    Section section{"keys", only.empty() ? "Every key" : "", text_table({"key:Key", "unit:Unit", "default:Default", "meaning:Meaning"}), {}};
    for (const ScenarioKey& k : kKeys)
        if (only.empty() || k.key == only)
            section.table.rows.push_back({std::string(k.key), std::string(k.unit), std::string(k.default_value),
                                          std::string(k.meaning)});
    sheet.sections.push_back(std::move(section));
    if (only.empty()) sheet.notes.push_back(fmt::format("For instance, one line each: {}", kExample));
    return sheet;
}

Sheet explain_standing() {
    Sheet sheet;
    sheet.title = "standing: what a rule or a fact rests on, from firm to soft";
    sheet.add("key", "", "standing");
    sheet.add("kind", "", "word");
    constexpr std::array<std::string_view, 6> kMeanings{
        "the words of a treaty in force", "a resolution that a body adopted, such as the UN scale of assessments",
        "a figure that an author or an office published", "no rule says so, but what was done before does",
        "entered by hand from a publication and not found again at its source", "a choice of ours or of the scenario"};
    Section section{"standings", "", text_table({"standing:Standing", "meaning:Meaning"}), {}};
    for (std::size_t i = 0; i < kMeanings.size(); ++i)
        section.table.rows.push_back({std::string(name_of(static_cast<Standing>(i))), std::string(kMeanings[i])});
    sheet.sections.push_back(std::move(section));
    sheet.notes.push_back("A number is as firm as the softest thing it rests on. A treaty has a standing of its own: live, dormant (in "
                          "force on paper, not relied upon), doubtful (not known, or reliance in question), ended. Only live treaties "
                          "count as defence.");
    return sheet;
}

}  // namespace

std::vector<std::string> scenario_keys() {
    std::vector<std::string> keys;
    for (const ScenarioKey& k : kKeys) keys.emplace_back(k.key);
    return keys;
}

std::optional<Sheet> explain_words(const Facts&, const std::string& key) {
    if (key == "scenario") return explain_scenario({});
    if (key == "standing") return explain_standing();
    for (const ScenarioKey& k : kKeys)
        if (k.key == key || (k.key.starts_with("change.") && k.key.substr(7) == key)) return explain_scenario(k.key);
    return {};
}

}  // namespace counterpoise

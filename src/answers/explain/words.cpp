#include <fmt/format.h>

#include <array>

#include "answers/explain/sheets.h"
#include "base/standing.h"
#include "scenario/scenario_file.h"

namespace counterpoise {
namespace {

constexpr std::string_view kExample = "scenarios/us-leaves-nato-and-un.toml";

/// "change.date" is found as "date" too.
bool is_named(const ScenarioKey& key, std::string_view word) {
    const std::size_t dot = key.key.find('.');
    return key.key == word || (dot != std::string_view::npos && key.key.substr(dot + 1) == word);
}

Section keys_section(std::string_view only) {
    Section section{"keys",
                    only.empty() ? "Every key:" : "",
                    text_table({"key:Key", "unit:Unit", "default:Default", "meaning:Meaning"}),
                    {}};
    for (const ScenarioKey& k : scenario_keys())
        if (only.empty() || is_named(k, only))
            section.table.rows.push_back({std::string(k.key), std::string(k.unit),
                                          std::string(k.default_value), std::string(k.meaning)});
    return section;
}

Sheet explain_scenario(const Facts& facts) {
    Sheet sheet;
    sheet.title = "scenario: a question as a TOML file";
    sheet.add("key", "", "scenario");
    sheet.add("kind", "", "scenario");
    sheet.sections.push_back(keys_section({}));
    if (facts.archive().has(kExample)) {
        sheet.verbatim_heading = "A whole file (counterpoise run FILE.toml):";
        sheet.verbatim = facts.archive().read(kExample);
    }
    sheet.notes.push_back(
        "`counterpoise list assumptions` has what [assume] may hold, `counterpoise list scenarios` "
        "the "
        "built-in files.");
    return sheet;
}

Sheet explain_key(const std::string& key) {
    Sheet sheet;
    sheet.title = fmt::format("{}: a key of a scenario file", key);
    sheet.add("key", "", key);
    sheet.add("kind", "", "scenario key");
    sheet.sections.push_back(keys_section(key));
    sheet.notes.push_back("`counterpoise explain scenario` has every key and a whole file.");
    return sheet;
}

Sheet explain_standing() {
    constexpr std::array<std::string_view, 6> kMeanings{
        "the words of a treaty in force",
        "a resolution that a body adopted, such as the UN scale of assessments",
        "a figure that an author or an office published",
        "no rule says so, but what was done before does",
        "entered by hand from a publication and not found again at its source",
        "a choice of ours or of the scenario"};
    Sheet sheet;
    sheet.title = "standing: what a rule or a fact rests on, from firm to soft";
    sheet.add("key", "", "standing");
    sheet.add("kind", "", "word");
    Section section{"standings", "", text_table({"standing:Standing", "meaning:Meaning"}), {}};
    for (std::size_t i = 0; i < kMeanings.size(); ++i)
        section.table.rows.push_back(
            {std::string(name_of(static_cast<Standing>(i))), std::string(kMeanings[i])});
    sheet.sections.push_back(std::move(section));
    sheet.notes.push_back("A number is as firm as the softest thing it rests on.");
    sheet.notes.push_back(
        "A treaty has a standing of its own: live, dormant (in force on paper, not relied upon), "
        "doubtful "
        "(not known, or reliance in question), ended. Only live treaties count as defence.");
    return sheet;
}

}  // namespace

std::optional<Sheet> explain_words(const Facts& facts, const std::string& key) {
    if (key == "scenario") return explain_scenario(facts);
    if (key == "standing") return explain_standing();
    for (const ScenarioKey& k : scenario_keys())
        if (is_named(k, key)) return explain_key(key);
    return {};
}

}  // namespace counterpoise

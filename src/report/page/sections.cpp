#include "report/page/sections.h"

#include <fmt/format.h>

#include "report/page/exhibit.h"
#include "report/page/words.h"
#include "report/words/numbers.h"

namespace counterpoise::report {
namespace {

Html paragraph(std::string_view raw) {
    return element("p", {}, linked_text(raw));
}

Html cell(std::string_view raw) {
    return element("td", {}, linked_text(raw));
}

Html boxed_table(std::string_view title, std::initializer_list<const char*> columns,
                 const Html& rows) {
    Html head;
    for (const char* column : columns) head += element("th", {{"scope", "col"}}, column);
    const Html inside = element("caption", {{"class", "spoken"}}, title) +
                        element("thead", {}, element("tr", {}, head)) + element("tbody", {}, rows);
    return element("div",
                   {{"class", "table-box"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", "Table: " + std::string(title)}},
                   element("table", {{"class", "words"}}, inside));
}

bool is_chosen(const Value& assumption) {
    const bool* is_default = assumption["is_default"].as_bool();
    return is_default != nullptr && !*is_default;
}

Html assumption_table(std::string_view title, const Html& rows) {
    return boxed_table(title, {"Key", "Value", "Meaning", "Range", "Source", "Standing"}, rows);
}

Html assumption(const Value& item) {
    const bool chosen = is_chosen(item);
    const std::string value = format_setting(item["value"]);
    const Html shown = chosen ? element("strong", {}, value) +
                                    text(" (default: " + format_setting(item["default"]) + ")")
                              : text(value);
    return element("tr", {{"class", chosen ? "chosen" : ""}},
                   element("th", {{"scope", "row"}}, element("code", {}, item["key"].text())) +
                       element("td", {}, shown) + cell(item["meaning"].text()) +
                       cell(format_setting(item["range"])) + cell(item["source"].text()) +
                       cell(item["standing"].text()));
}

Html parameter(const Value& item) {
    const std::string name = item["behaviour"].text() + "." + item["name"].text();
    return element("tr", {},
                   element("th", {{"scope", "row"}}, element("code", {}, name)) +
                       cell(fmt::format("{:.4g}", item["value"].number())) +
                       cell(fmt::format("{:.2g}", item["se"].number())) +
                       cell(item["unit"].text()) + cell(item["standing"].text()) +
                       cell(item["source"].text()));
}

Html source(const Value& item) {
    return element("tr", {{"id", source_anchor(item["table"].text())}},
                   element("th", {{"scope", "row"}}, element("code", {}, item["table"].text())) +
                       cell(item["short"].text()) +
                       element("td", {},
                               element("span", {}, item["title"].text()) +
                                   element("span", {{"class", "basis"}},
                                           linked_text(item["citation"].text()))) +
                       cell(item["vintage"].text()) + cell(item["standing"].text()) +
                       cell(item["via"].text()) + cell(item["licence"].text()));
}

Html folded(std::string_view summary, const Html& inside) {
    return element("details", {}, element("summary", {}, summary) + inside);
}

Html standings() {
    Html list;
    for (const auto& [name, meaning] : words::kStandingWords)
        list += element("dt", {}, name) + element("dd", {}, meaning);
    return element("h3", {}, words::kStandings) + element("dl", {{"class", "standings"}}, list);
}

}  // namespace

Html section(std::string_view id, std::string_view title, const Html& inside) {
    if (inside.code.empty()) return {};
    const std::string heading = std::string(id) + "-heading";
    return element("section", {{"id", id}, {"aria-labelledby", heading}},
                   element("h2", {{"id", heading}}, title) + inside);
}

Html unsettled(const Value& document) {
    Html inside = bullets(document["unsettled"], "prose");
    Html carried;
    for (const Value& item : document["carries"].items())
        carried += element("strong", {}, item["of"].text()) + text(" ") +
                   linked_text(item["text"].text()) + text(" ");
    if (!carried.code.empty())
        inside += element("h3", {}, words::kCarries) + element("p", {{"id", "carries"}}, carried);
    return section("unsettled", words::kUnsettled, inside);
}

Html on_history(const Value& document) {
    Html rows;
    for (const Value& item : document["parameters"].items()) rows += parameter(item);
    Html inside = bullets(document["history"], "prose");
    if (!rows.code.empty())
        inside += folded(
            words::kShowParameters,
            boxed_table(words::kParameters,
                        {"Parameter", "Value", "Standard error", "Unit", "Standing", "Source"},
                        rows));
    return section("history", words::kHistory, inside);
}

Html assumptions(const Value& document) {
    Html chosen;
    Html left;
    for (const Value& item : document["scenario"]["assumptions"].items())
        (is_chosen(item) ? chosen : left) += assumption(item);
    if (chosen.code.empty() && left.code.empty()) return {};
    Html inside = paragraph(words::kAssumptionsLead);
    inside += chosen.code.empty() ? paragraph(words::kNoneChosen)
                                  : assumption_table(words::kAssumptions, chosen);
    if (!left.code.empty())
        inside += folded(words::kShowAssumptions, assumption_table(words::kDefaults, left));
    return section("assumptions", words::kAssumptions, inside);
}

Html scenario_file(const Value& document) {
    const Value& scenario = document["scenario"];
    const std::string frame = "Years " + format_setting(scenario["start"]) + " to " +
                              format_setting(scenario["end"]) + ", " +
                              format_number(scenario["runs"].number(), 0) + " paired runs, seed " +
                              format_setting(scenario["seed"]) + ".";
    const Html file = element(
        "details", {},
        element("summary", {}, words::kScenarioFile) +
            element("pre",
                    {{"tabindex", "0"}, {"role", "region"}, {"aria-label", words::kScenario}},
                    scenario["toml"].text()));
    return section("scenario", words::kScenario,
                   paragraph(frame) + paragraph(words::kScenarioLead) +
                       element("pre",
                               {{"class", "command"},
                                {"tabindex", "0"},
                                {"role", "region"},
                                {"aria-label", "Command"}},
                               scenario["command"].text()) +
                       file);
}

Html sources(const Value& document) {
    Html rows;
    for (const Value& item : document["sources"].items()) rows += source(item);
    if (rows.code.empty()) return {};
    const Html whole = boxed_table(
        words::kSources,
        {"Table", "In short", "Title and citation", "Vintage", "Standing", "Via", "Licence"}, rows);
    return section("sources", words::kSources, folded(words::kShowSources, whole) + standings());
}

Html how_to_cite(const Value& document) {
    if (document["how_to_cite"].text().empty()) return {};
    return section("cite", words::kCite, paragraph(document["how_to_cite"].text()));
}

Html limits(const Value& document) {
    return section("limits", words::kLimits, bullets(document["limits"], "prose"));
}

Html downloads(const Value&) {
    return section("data", words::kDownloads,
                   paragraph(words::kDownloadsLead) +
                       element("div", {{"class", "actions"}, {"data-document", "true"}}, Html{}));
}

}  // namespace counterpoise::report

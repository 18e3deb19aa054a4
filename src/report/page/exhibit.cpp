#include "report/page/exhibit.h"

#include "report/page/table.h"
#include "report/page/words.h"

namespace counterpoise::report {
namespace {

Html heading(const Value& exhibit, const std::string& id) {
    const std::string& title = exhibit["title"].text();
    const Html link = element(
        "a", {{"class", "anchor"}, {"href", "#" + id}, {"aria-label", "Link to: " + title}}, "#");
    return element("h3", {{"id", id + "-title"}}, text(title) + text(" ") + link);
}

Html entry(std::string_view name, const Html& meaning) {
    if (meaning.code.empty()) return {};
    return element("dt", {}, name) + element("dd", {}, meaning);
}

/// The sources in short, then the tables, each a link to its citation.
Html source_lines(const Value& exhibit) {
    Html shorts;
    for (const Value& source : exhibit["source"].items())
        shorts += text(shorts.code.empty() ? "" : "; ") + text(source.text());
    Html tables;
    for (const Value& table : exhibit["tables"].items()) {
        const std::string to = "#" + source_anchor(table.text());
        tables +=
            text(tables.code.empty() ? "" : ", ") + element("a", {{"href", to}}, table.text());
    }
    if (tables.code.empty()) return shorts;
    return shorts + text(". " + std::string(words::kCitations) + ": ") + tables;
}

Html code_line(const Value& value) {
    return value.text().empty() ? Html{} : element("code", {}, value.text());
}

Html worked_out(const Value& exhibit) {
    const Html list = entry(words::kMeasure, code_line(exhibit["measure"])) +
                      entry(words::kFormula, text(exhibit["formula"].text())) +
                      entry(words::kSource, source_lines(exhibit)) +
                      entry(words::kStanding, text(exhibit["standing"].text())) +
                      entry(words::kVintage, text(exhibit["vintage"].text())) +
                      entry(words::kMethod, code_line(exhibit["method"]));
    const Html spoken = element("span", {{"class", "spoken"}}, ": " + exhibit["title"].text());
    return element("details", {{"class", "how"}},
                   element("summary", {}, text(words::kHow) + spoken) + element("dl", {}, list));
}

}  // namespace

Html bullets(const Value& texts, std::string_view kind) {
    Html items;
    for (const Value& item : texts.items()) items += element("li", {}, linked_text(item.text()));
    return items.code.empty() ? Html{} : element("ul", {{"class", kind}}, items);
}

Html standing_line(const Value& standing, const Value& vintage) {
    Html line;
    if (!standing.text().empty()) line += element("span", {{"class", "standing"}}, standing.text());
    if (!vintage.text().empty()) line += text((line.code.empty() ? "" : " · ") + vintage.text());
    return line;
}

Html chart_place(const Value& exhibit) {
    if (exhibit["chart"].is_null()) return {};
    return element("figure", {{"class", "chart"}, {"data-exhibit", exhibit["id"].text()}}, Html{});
}

std::string source_anchor(std::string_view table) {
    return "source-" + anchor(table);
}

Html chart_above(const Value& exhibit) {
    const Html link = element("a", {{"href", "#first-chart"}}, words::kChartAbove);
    return exhibit["chart"].is_null() ? Html{}
                                      : element("p", {{"class", "basis chart-above"}}, link);
}

Html exhibit(const Value& exhibit, const Html& chart) {
    const std::string id = anchor(exhibit["id"].text());
    Html meta = standing_line(exhibit["standing"], exhibit["vintage"]);
    if (!exhibit["quantity"].text().empty())
        meta = element("span", {{"class", "quantity"}}, exhibit["quantity"].text() + " · ") + meta;
    const Html inside =
        heading(exhibit, id) +
        element("p", {{"class", "lead"}}, linked_text(exhibit["lead"].text())) +
        element("p", {{"class", "meta"}}, meta) + chart + table(exhibit) +
        bullets(exhibit["notes"], "note") +
        element("div", {{"class", "actions"}, {"data-exhibit", exhibit["id"].text()}}, Html{}) +
        worked_out(exhibit);
    return element("article",
                   {{"class", "exhibit"}, {"id", id}, {"aria-labelledby", id + "-title"}}, inside);
}

}  // namespace counterpoise::report

#include "report/exhibit.h"

#include "report/table.h"
#include "report/words.h"

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

Html source_lines(const Value& sources) {
    Html out;
    for (const Value& source : sources.items()) out += element("p", {}, linked_text(source.text()));
    return out;
}

Html code_line(const Value& value) {
    return value.text().empty() ? Html{} : element("code", {}, value.text());
}

Html worked_out(const Value& exhibit) {
    const Html list = entry(words::kMeasure, code_line(exhibit["measure"])) +
                      entry(words::kFormula, text(exhibit["formula"].text())) +
                      entry(words::kSource, source_lines(exhibit["source"])) +
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

Html chart_place(const Value& exhibit, int limit) {
    if (exhibit["chart"].is_null()) return {};
    return element("figure",
                   {{"class", "chart"},
                    {"data-exhibit", exhibit["id"].text()},
                    {"data-limit", limit > 0 ? std::to_string(limit) : std::string()}},
                   Html{});
}

Html exhibit(const Value& exhibit) {
    const std::string id = anchor(exhibit["id"].text());
    Html meta = standing_line(exhibit["standing"], exhibit["vintage"]);
    // A chart carries its unit itself.
    if (exhibit["chart"].is_null() && !exhibit["unit"].text().empty())
        meta = text(exhibit["unit"].text() + " · ") + meta;
    const Html inside =
        heading(exhibit, id) +
        element("p", {{"class", "lead"}}, linked_text(exhibit["lead"].text())) +
        element("p", {{"class", "meta"}}, meta) + chart_place(exhibit, 0) + table(exhibit) +
        bullets(exhibit["notes"], "note") +
        element("div", {{"class", "actions"}, {"data-exhibit", exhibit["id"].text()}}, Html{}) +
        worked_out(exhibit);
    return element("article",
                   {{"class", "exhibit"}, {"id", id}, {"aria-labelledby", id + "-title"}}, inside);
}

}  // namespace counterpoise::report

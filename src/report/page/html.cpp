#include "report/page/html.h"

#include <algorithm>

#include "base/error.h"
#include "report/page/exhibit.h"
#include "report/page/frame.h"
#include "report/page/sections.h"
#include "report/page/words.h"

namespace counterpoise {
namespace {

using namespace report;

bool in_group(const Value& exhibit, const Value& group) {
    return exhibit["group"].text() == group["id"].text();
}

/// An exhibit in its section; the first one has its chart on the first screen.
Html placed(const Value& document, const Value& item) {
    return exhibit(item, &item == first_exhibit(document) ? chart_above(item) : chart_place(item));
}

Html groups(const Value& document) {
    Html out;
    for (const Value& group : document["groups"].items()) {
        Html inside;
        for (const Value& item : document["exhibits"].items())
            if (in_group(item, group)) inside += placed(document, item);
        out += section("group-" + anchor(group["id"].text()), group["title"].text(), inside);
    }
    return out;
}

/// Exhibits whose group has no heading are shown all the same.
Html ungrouped(const Value& document) {
    const auto& known = document["groups"].items();
    Html inside;
    for (const Value& item : document["exhibits"].items())
        if (std::none_of(known.begin(), known.end(),
                         [&](const Value& g) { return in_group(item, g); }))
            inside += placed(document, item);
    return section("other", words::kOther, inside);
}

Html link_to(std::string_view id, std::string_view title) {
    return element("li", {}, element("a", {{"href", "#" + std::string(id)}}, title));
}

Html contents(const Value& document) {
    Html list;
    if (!document["scenario"]["changes"].items().empty() || !document["timeline"].items().empty())
        list += link_to("changed", words::kChanged);
    for (const Value& group : document["groups"].items()) {
        const auto& all = document["exhibits"].items();
        if (std::any_of(all.begin(), all.end(), [&](const Value& e) { return in_group(e, group); }))
            list += link_to("group-" + anchor(group["id"].text()), group["title"].text());
    }
    if (!document["unsettled"].items().empty()) list += link_to("unsettled", words::kUnsettled);
    if (!document["history"].items().empty()) list += link_to("history", words::kHistory);
    if (!document["scenario"]["assumptions"].items().empty())
        list += link_to("assumptions", words::kAssumptions);
    list += link_to("scenario", words::kScenario);
    if (!document["sources"].items().empty()) list += link_to("sources", words::kSources);
    return element("nav", {{"aria-label", words::kContents}},
                   element("h2", {}, words::kContents) +
                       element("ul", {}, list + link_to("data", words::kDownloads)));
}

Html body(const Value& document) {
    const Value& program = document["program"];
    const Html main = answer(document) + contents(document) + what_changed(document) +
                      groups(document) + ungrouped(document) + unsettled(document) +
                      on_history(document) + limits(document) + assumptions(document) +
                      scenario_file(document) + sources(document) + how_to_cite(document) +
                      downloads(document);
    const std::string made = "Written by " + program["name"].text() + " " +
                             program["version"].text() + ", facts " + program["facts"].text() + ".";
    return element("a", {{"class", "skip"}, {"href", "#main"}}, words::kSkip) +
           element("main", {{"id", "main"}, {"tabindex", "-1"}}, main) +
           element("footer", {}, element("p", {}, made));
}

std::string scripts(const Value& document, std::string_view script) {
    promise(script.find("</script") == std::string_view::npos, "the script ends its own element");
    promise(script.find("<!--") == std::string_view::npos, "the script opens an HTML comment");
    std::string out = "<script type=\"application/json\" id=\"report-data\">" +
                      json_for_script(to_json(document, 0)) + "</script>\n";
    if (!script.empty()) out += "<script>" + std::string(script) + "</script>\n";
    return out;
}

}  // namespace

std::string write_html(const Value& document, const PageAssets& assets) {
    const std::string language =
        document["language"].text().empty() ? "en" : document["language"].text();
    return framed({language, document["headline"]["title"].text(),
                   document["scenario"]["about"].text(), assets.style},
                  body(document), scripts(document, assets.script));
}

}  // namespace counterpoise

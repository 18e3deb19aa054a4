#include "report/page/exhibit.h"
#include "report/page/sections.h"
#include "report/page/words.h"

namespace counterpoise::report {
namespace {

Html joined(const Html& left, const Html& right) {
    if (left.code.empty() || right.code.empty()) return left + right;
    return left + text(" · ") + right;
}

/// `6.9 → 9.3 %` stays on one line: no break around an arrow or before a per cent sign.
std::string kept_together(std::string said) {
    for (const auto& [loose, tight] :
         {std::pair{" → ", "\u00a0→\u00a0"}, std::pair{" %", "\u00a0%"}})
        for (std::size_t at = said.find(loose); at != std::string::npos; at = said.find(loose, at))
            said.replace(at, std::string_view(loose).size(), tight);
    return said;
}

Html sentence(const Value& sentence) {
    const std::string& label = sentence["label"].text();
    Html basis = joined(text(sentence["basis"].text()), standing_line(sentence["standing"], {}));
    if (!sentence["exhibit"].text().empty()) {
        const Html spoken = element("span", {{"class", "spoken"}}, ": " + label);
        basis = joined(basis, element("a", {{"href", "#" + anchor(sentence["exhibit"].text())}},
                                      text(words::kWorkedOut) + spoken));
    }
    return element(
        "li", {{"id", "answer-" + anchor(sentence["id"].text())}},
        element("strong", {{"class", "label"}}, label) +
            element("p", {{"class", "said"}}, linked_text(kept_together(sentence["text"].text()))) +
            element("p", {{"class", "basis"}}, basis));
}

Html first_chart(const Value& document) {
    const Value* exhibit = first_exhibit(document);
    if (exhibit == nullptr) return {};
    const Html link =
        element("a", {{"href", "#" + anchor((*exhibit)["id"].text())}}, words::kLeadChart);
    return element("section",
                   {{"class", "first-chart"},
                    {"id", "first-chart"},
                    {"aria-label", (*exhibit)["title"].text()}},
                   element("h2", {}, (*exhibit)["title"].text()) + chart_place(*exhibit) +
                       element("p", {{"class", "basis"}}, link));
}

/// The words of a law, one click away.
Html law(const Value& item) {
    if (item["law"].text().empty()) return {};
    return element("details", {},
                   element("summary", {}, words::kLaw) +
                       element("p", {{"class", "basis"}}, linked_text(item["law"].text())));
}

Html dated(const Value& item) {
    Html line = element("span", {{"class", "said"}}, linked_text(item["text"].text()));
    Html basis = standing_line(item["standing"], {});
    if (!item["in_force"].text().empty())
        basis = joined(text(std::string(words::kInForce) + " " + item["in_force"].text()), basis);
    basis = joined(basis, linked_text(item["source"].text()));
    if (!basis.code.empty()) line += element("span", {{"class", "basis"}}, basis);
    const std::string& date = item["date"].text();
    return element(
        "li", {},
        element("time", {{"datetime", date}}, date) + element("div", {}, line + law(item)));
}

Html dates(const Value& items) {
    Html list;
    for (const Value& item : items.items()) list += dated(item);
    return list.code.empty() ? Html{} : element("ol", {{"class", "dates"}}, list);
}

}  // namespace

const Value* first_exhibit(const Value& document) {
    for (const Value& exhibit : document["exhibits"].items())
        if (!exhibit["chart"].is_null()) return &exhibit;
    return nullptr;
}

Html answer(const Value& document) {
    const Value& headline = document["headline"];
    Html said;
    for (const Value& item : headline["sentences"].items()) said += sentence(item);
    if (!said.code.empty())
        said = element("h2", {{"class", "spoken"}}, words::kSentences) +
               element("ul", {{"class", "sentences"}}, said);
    Html facts = text(headline["basis"].text());
    if (!headline["facts_as_of"].text().empty())
        facts = joined(facts,
                       text(std::string(words::kFactsAsOf) + " " + headline["facts_as_of"].text()));
    return element(
        "header", {{"class", "answer"}},
        element("h1", {}, headline["title"].text()) +
            element("p", {{"class", "about"}}, linked_text(document["scenario"]["about"].text())) +
            element("p", {{"class", "meta"}}, facts) + said + first_chart(document));
}

Html what_changed(const Value& document) {
    const Html follows = dates(document["timeline"]);
    Html inside = dates(document["scenario"]["changes"]);
    if (!follows.code.empty()) inside += element("h3", {}, words::kFollows) + follows;
    return section("changed", words::kChanged, inside);
}

}  // namespace counterpoise::report

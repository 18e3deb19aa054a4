#include "report/page/claims_page.h"

#include <fmt/format.h>

#include <cmath>

#include "report/page/frame.h"
#include "report/page/markup.h"
#include "report/page/sections.h"
#include "report/words/numbers.h"

namespace counterpoise::report {
namespace {

constexpr int kDigits = 4;  ///< significant digits of a figure

Html paragraph(std::string_view raw, std::string_view kind = "") {
    return element("p", {{"class", kind}}, linked_text(raw));
}

Html term(std::string_view name, std::string_view raw) {
    if (raw.empty()) return {};
    return element("dt", {}, name) + element("dd", {}, linked_text(raw));
}

std::string joined(const Value& texts) {
    std::string all;
    for (const Value& one : texts.items()) all += (all.empty() ? "" : ", ") + one.text();
    return all;
}

Html head_row(std::initializer_list<const char*> columns) {
    Html row;
    for (const char* column : columns) row += element("th", {{"scope", "col"}}, column);
    return element("thead", {}, element("tr", {}, row));
}

Html boxed(const std::string& title, const Html& head, const Html& rows) {
    return element("div",
                   {{"class", "table-box"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", "Table: " + title}},
                   element("table", {{"class", "words claims"}},
                           element("caption", {{"class", "spoken"}}, title) + head +
                               element("tbody", {}, rows)));
}

Html figure_row(const Value& figure, const std::string& outcome) {
    const std::string rests = figure["standing"].text() + "; " + figure["vintage"].text();
    return element(
        "tr", {},
        element(
            "td", {},
            linked_text(figure["basis"].text()) + element("span", {{"class", "basis"}}, rests)) +
            element("td", {}, text(shown_figure(figure))) + element("td", {}, text(outcome)));
}

/// Everything that was tried for a claim, one line a figure.
Html tried(const Value& row) {
    Html rows;
    if (row["tests"].items().empty() && row.has("standing")) rows += figure_row(row, "the figure");
    for (const Value& one : row["alternatives"].items())
        rows += figure_row(
            one, one["fit"].text() + (one["meaning"].text() == "other" ? "; another quantity"
                                                                       : "; the same quantity"));
    for (const Value& one : row["tests"].items()) {
        const std::string limit =
            one["than_basis"].text().empty()
                ? figure_words(one["than"], "")
                : figure_words(one["than"], "") + " (" + one["than_basis"].text() + ")";
        rows += figure_row(one, one["outcome"].text() + ": " + one["is"].text() + " " + limit);
    }
    for (const Value& one : row["context"].items())
        rows += figure_row(one, "beside it, not judged");
    if (rows.code.empty()) return {};
    return boxed("Figures for " + row["id"].text(),
                 head_row({"Basis", "Figure", "Against the statement"}), rows);
}

std::string commands(const Value& row) {
    std::string all = row["command"].text();
    for (const char* key : {"alternatives", "tests", "context"})
        for (const Value& one : row[key].items())
            for (const char* command : {"command", "than_command"})
                if (const std::string& text = one[command].text();
                    !text.empty() && all.find(text) == std::string::npos)
                    all += (all.empty() ? "" : "; ") + text;
    return all;
}

Html claim(const Value& row) {
    const std::string quote =
        row["quote"].text().empty() ? "" : "\u201c" + row["quote"].text() + "\u201d";
    Html inside = element("h2", {}, text(row["says"].text().empty() ? quote : row["says"].text()));
    inside += paragraph(
        fmt::format("{}{} ({}, {}); {}", quote.empty() ? "" : quote + ", ", row["by"].text(),
                    row["article"].text(), row["date"].text(), row["class"].text()),
        "basis");
    inside += element("p", {},
                      element("strong", {}, row["verdict"].text()) +
                          text((row["part"].text().empty() ? "" : " as to " + row["part"].text()) +
                               ": " + row["reason"].text() + "."));
    inside += element("dl", {},
                      term("Stated", stated_words(row)) + term("Read as", row["reading"].text()));
    inside += tried(row);
    if (!row["note"].text().empty()) inside += paragraph(row["note"].text());
    inside += element("details", {},
                      element("summary", {}, "Sources and commands") +
                          element("dl", {},
                                  term("Sources", joined(row["sources"])) +
                                      term("Shown again by", commands(row))));
    return element("section", {{"id", anchor(row["id"].text())}, {"class", "claim"}}, inside);
}

Html overview(const Value& document) {
    Html rows;
    for (const Value& row : document["rows"].items()) {
        const std::string said =
            row["says"].text().empty() ? row["quote"].text() : row["says"].text();
        const Html link = element("a", {{"href", "#" + anchor(row["id"].text())}}, said);
        rows +=
            element("tr", {},
                    element("td", {},
                            link + element("span", {{"class", "basis"}},
                                           row["class"].text() + ", " + row["article"].text())) +
                        element("td", {},
                                element("strong", {}, row["verdict"].text()) +
                                    element("span", {{"class", "basis"}}, with_part(row))));
    }
    return boxed("All statements", head_row({"Statement", "Verdict"}), rows);
}

Html rule(const Value& document) {
    const Value& r = document["rule"];
    std::string tally;
    for (const auto& [verdict, count] : document["verdicts"].members())
        tally += fmt::format("{}{} {}", tally.empty() ? "" : ", ", *count.as_integer(), verdict);
    return paragraph(fmt::format("{} statement{}: {}.", document["rows"].items().size(),
                                 document["rows"].items().size() == 1 ? "" : "s", tally)) +
           paragraph(fmt::format(
               "One rule for all: a figure within {} % of the number stated makes it supported, "
               "within {} % roughly right. If only another quantity fits, it is right about "
               "something else; if only another published source of the same quantity fits, or the "
               "conditions of a hypothesis disagree, it is contested. What somebody says or wants "
               "is not judged. "
               "docs/claims.md has the rule whole.",
               format_plain(r["supported_within_percent"].number()),
               format_plain(r["roughly_within_percent"].number())));
}

Html articles(const Value& document) {
    Html list;
    for (const Value& a : document["articles"].items())
        list += element("li", {},
                        linked_text(fmt::format(
                            "{}: {}, {}{}", a["id"].text(), a["title"].text(), a["date"].text(),
                            a["url"].text().empty() ? "" : ", " + a["url"].text())));
    return section("articles", "Articles", element("ul", {}, list));
}

}  // namespace

std::string figure_words(const Value& figure, const std::string& unit) {
    if (figure.as_text()) return figure.text();
    const double x = figure.number();
    if (std::isnan(x)) return kAbsent;
    if (unit == "year") return fmt::format("{:.0f}", x);
    const double size = std::abs(x);
    const bool whole = size < 1e15 && size == std::floor(size);
    int digits = whole || size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : kDigits - 1;
    if (size > 0 && size < 0.1) digits = kDigits + 1;
    std::string number = format_number(x, digits);
    if (unit.empty() || unit == "rows") return number;
    const bool scale = unit.find_first_not_of("-0123456789 to") == std::string::npos;
    return scale ? number + " (scale " + unit + ")" : number + "\u00a0" + unit;
}

std::string with_part(const Value& row) {
    std::string finding = finding_words(row);
    const std::string& part = row["part"].text();
    if (part.empty()) return finding;
    return finding + (finding.empty() ? "only " : "; only ") + part;
}

std::string finding_words(const Value& row) {
    const auto& tests = row["tests"].items();
    if (tests.empty())
        return row["figure"].is_null() ? std::string()
                                       : figure_words(row["figure"], row["unit"].text());
    std::size_t hold = 0;
    for (const Value& one : tests)
        if (one["outcome"].text() == "holds") ++hold;
    return fmt::format("{} of {} condition{} hold{}", hold, tests.size(),
                       tests.size() == 1 ? "" : "s", hold == 1 ? "s" : "");
}

std::string shown_figure(const Value& figure) {
    if (figure["figure"].is_null()) return "none: " + figure["absent"].text();
    std::string words = figure_words(figure["figure"], figure["unit"].text());
    if (figure.has("low"))
        words += fmt::format(" (90 % interval {} to {})", figure_words(figure["low"], ""),
                             figure_words(figure["high"], ""));
    return words;
}

std::string stated_words(const Value& row) {
    const Value& stated = row["stated"];
    if (stated.is_null()) return {};
    if (stated.as_text()) return stated.text();
    return row["qualifier"].text() + " " + figure_words(stated, row["stated_unit"].text());
}

std::string write_claims_html(const Value& document, const PageAssets& assets) {
    Html main = element("h1", {}, document["title"].text());
    if (!document["about"].text().empty()) main += paragraph(document["about"].text());
    main += rule(document) + overview(document);
    for (const Value& row : document["rows"].items()) main += claim(row);
    main += articles(document);
    const Html body =
        element("a", {{"class", "skip"}, {"href", "#main"}}, "Skip to the answer") +
        element("main", {{"id", "main"}, {"tabindex", "-1"}}, main) +
        element("footer", {},
                paragraph(fmt::format("Written by Counterpoise {}, facts {}.",
                                      document["program"].text(), document["facts"].text())));
    const std::string data = "<script type=\"application/json\" id=\"claims-data\">" +
                             json_for_script(to_json(document, 0)) + "</script>\n";
    return framed({"en", document["title"].text(), document["about"].text(), assets.style}, body,
                  data);
}

}  // namespace counterpoise::report

#include <algorithm>
#include <array>

#include "claims/check.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 4> kFits{"absent", "fits", "nearly fits", "does not fit"};
constexpr std::array<std::string_view, 4> kHeld{"absent", "holds", "fails", "unsettled"};

Value words(const std::vector<std::string>& texts) {
    Value::Array array;
    for (const std::string& text : texts) array.emplace_back(text);
    return array;
}

Value value_of(const Figure& figure) {
    if (figure.number) return *figure.number;
    return figure.text.empty() ? Value() : Value(figure.text);
}

Value figure_json(const Figure& figure) {
    Value json;
    json.set("figure", value_of(figure)).set("unit", figure.unit).set("basis", figure.basis);
    if (figure.low) json.set("low", *figure.low).set("high", *figure.high);
    json.set("standing", name_of(figure.standing)).set("vintage", figure.vintage);
    json.set("sources", words(figure.sources)).set("command", figure.command);
    if (!figure.absent.empty()) json.set("absent", figure.absent);
    return json;
}

Value tried_json(const TriedFigure& tried) {
    Value json = figure_json(tried.figure);
    json.set("meaning", tried.other_quantity ? "other" : "source");
    json.set("fit", kFits[static_cast<std::size_t>(tried.fit)]);
    return json;
}

Value test_json(const TriedTest& test) {
    Value json = figure_json(test.figure);
    if (!test.than.command.empty() && test.than.command != test.figure.command)
        json.set("than_command", test.than.command);
    json.set("is", test.is).set("than", value_of(test.than)).set("than_basis", test.than.basis);
    json.set("outcome", kHeld[static_cast<std::size_t>(test.held)]);
    return json;
}

/// The figure that stands for the claim: its own, or that of its first condition.
const Figure* leading(const CheckedClaim& checked) {
    if (!checked.figures.empty()) return &checked.figures.front().figure;
    return checked.tests.empty() ? nullptr : &checked.tests.front().figure;
}

std::vector<std::string> all_sources(const CheckedClaim& checked) {
    std::vector<std::string> all = checked.claim->sources;
    const auto add = [&](const Figure& figure) {
        for (const std::string& s : figure.sources)
            if (std::find(all.begin(), all.end(), s) == all.end()) all.push_back(s);
    };
    for (const TriedFigure& tried : checked.figures) add(tried.figure);
    for (const TriedTest& test : checked.tests) {
        add(test.figure);
        add(test.than);
    }
    for (const Figure& figure : checked.context) add(figure);
    return all;
}

Value row(const Ledger& ledger, const CheckedClaim& checked) {
    const Claim& claim = *checked.claim;
    const Figure* figure = leading(checked);
    Value json;
    json.set("id", claim.id).set("class", name_of(claim.claim_class));
    json.set("verdict", name_of(checked.verdict)).set("reason", checked.reason);
    json.set("says", claim.says).set("quote", claim.quote).set("by", claim.by);
    json.set("article", claim.article).set("date", ledger.article(claim.article).date.iso());
    json.set("part", claim.part).set("reading", claim.reading);
    json.set("stated", claim.stated).set("qualifier", claim.qualifier);
    json.set("stated_unit", claim.unit);
    json.set("figure", figure ? value_of(*figure) : Value());
    json.set("unit", figure ? figure->unit : std::string());
    json.set("basis", figure ? figure->basis : std::string());
    if (figure)
        json.set("standing", name_of(figure->standing))
            .set("vintage", figure->vintage)
            .set("command", figure->command);
    Value::Array alternatives;
    Value::Array tests;
    Value::Array context;
    for (std::size_t i = 1; i < checked.figures.size(); ++i)
        alternatives.push_back(tried_json(checked.figures[i]));
    for (const TriedTest& test : checked.tests) tests.push_back(test_json(test));
    for (const Figure& one : checked.context) context.push_back(figure_json(one));
    json.set("alternatives", alternatives).set("tests", tests).set("context", context);
    json.set("note", claim.note).set("sources", words(all_sources(checked)));
    return json;
}

}  // namespace

Value claims_document(const Ledger& ledger, const std::vector<CheckedClaim>& checked,
                      const Facts& facts, const std::string& version) {
    Value json;
    json.set("title", ledger.title).set("about", ledger.about);
    json.set("rule", Value()
                         .set("supported_within_percent", ledger.rule.supported_within_pct)
                         .set("roughly_within_percent", ledger.rule.roughly_within_pct));
    Value::Array articles;
    for (const Article& a : ledger.articles)
        articles.push_back(Value()
                               .set("id", a.id)
                               .set("title", a.title)
                               .set("publisher", a.publisher)
                               .set("date", a.date.iso())
                               .set("url", a.url));
    Value tally;
    for (int v = 0; v <= static_cast<int>(Verdict::not_checkable_here); ++v) {
        const auto verdict = static_cast<Verdict>(v);
        tally.set(std::string(name_of(verdict)),
                  static_cast<std::size_t>(
                      std::count_if(checked.begin(), checked.end(),
                                    [&](const CheckedClaim& c) { return c.verdict == verdict; })));
    }
    Value::Array rows;
    for (const CheckedClaim& one : checked) rows.push_back(row(ledger, one));
    json.set("articles", articles).set("verdicts", tally).set("rows", rows);
    json.set("facts", facts.hash()).set("program", version);
    return json;
}

}  // namespace counterpoise

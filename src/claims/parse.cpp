#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "claims/figure.h"
#include "claims/ledger.h"
#include "files/document_reader.h"

namespace counterpoise {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

const std::vector<std::string> kClasses{"number", "rule", "event", "position", "hypothesis"};
const std::vector<std::string> kComparisons{">", "<", ">=", "<=", "="};
const std::vector<std::string> kQualifiers{"about",    "exactly",   "more than",
                                           "at least", "less than", "at most"};
const std::vector<std::pair<std::string, FigureKind>> kKinds{{"measure", FigureKind::measure},
                                                             {"table", FigureKind::table},
                                                             {"members", FigureKind::members},
                                                             {"run", FigureKind::run},
                                                             {"weekday", FigureKind::weekday}};

std::string word_of(const Value& value) {
    if (value.as_integer()) return fmt::format("{}", *value.as_integer());
    if (value.as_real()) return fmt::format("{}", *value.as_real());
    return value.text();
}

/// Reads one ledger; collects faults as it goes.
class Reader {
  public:
    Reader(const std::string& file, const Facts& facts) : read_(file), facts_(facts) {}

    Ledger read(const Value& document) {
        read_.refuse_unknown(document, {"title", "about", "rule", "article", "claim"},
                             "the ledger");
        ledger_.title = read_.needed_text(document, "title", "pages and lists show it", 300);
        ledger_.about = read_.text(document, "about", 3000);
        read_rule(document);
        for (const Value& table : document["article"].items()) read_article(table);
        if (document["claim"].items().empty())
            read_.fault(document["claim"], "the ledger has no [[claim]]",
                        "there is nothing to check", "Add one; docs/claims.md says how.");
        if (document["claim"].items().size() > kMostClaims)
            read_.fault(document["claim"],
                        fmt::format("{} claims", document["claim"].items().size()),
                        fmt::format("{} at most", kMostClaims), "Split the ledger.");
        else
            for (const Value& table : document["claim"].items()) read_claim(table);
        read_.finish();
        return std::move(ledger_);
    }

  private:
    void read_rule(const Value& document) {
        const Value& table = document["rule"];
        if (!table.as_object())
            read_.fault(document, "the ledger has no [rule]",
                        "it says how near a figure must be for each verdict",
                        "Add [rule] with supported_within_percent = 1 and roughly_within_percent = "
                        "5.");
        read_.refuse_unknown(table, {"supported_within_percent", "roughly_within_percent"},
                             "[rule]");
        ledger_.rule.supported_within_pct =
            read_.number(table, "supported_within_percent", 1, 0, 20);
        ledger_.rule.roughly_within_pct = read_.number(table, "roughly_within_percent", 5, 0, 50);
        if (ledger_.rule.roughly_within_pct < ledger_.rule.supported_within_pct)
            read_.fault(table, "'roughly' is nearer than 'supported'",
                        "what is supported must also be roughly right",
                        "Raise roughly_within_percent.");
    }

    std::optional<Date> date(const Value& table, std::string_view key) {
        const Value& value = table[key];
        if (value.is_null()) return {};
        const auto parsed = parse_date(value.text(), Shortened::first_day);
        if (!parsed)
            read_.fault(value, fmt::format("'{}' is not a date", key), "YYYY-MM-DD is needed",
                        "For instance 2025-03-06.");
        return parsed;
    }

    void read_article(const Value& table) {
        read_.refuse_unknown(table, {"id", "title", "publisher", "date", "url"}, "[[article]]");
        Article article;
        article.id = read_.needed_text(table, "id", "claims name it", 80);
        article.title = read_.needed_text(table, "title", "readers must find it", 500);
        article.publisher = read_.text(table, "publisher", 300);
        article.url = read_.text(table, "url", 1000);
        if (table["date"].is_null())
            read_.fault(table, "the article has no date", "figures are those known by then",
                        "Add date = YYYY-MM-DD.");
        article.date = date(table, "date").value_or(Date{2025, 1, 1});
        if (find_article(article.id))
            read_.fault(table["id"], fmt::format("a second article '{}'", article.id),
                        "claims name articles by their id", "Rename one of them.");
        ledger_.articles.push_back(std::move(article));
    }

    [[nodiscard]] const Article* find_article(std::string_view id) const {
        for (const Article& a : ledger_.articles)
            if (a.id == id) return &a;
        return nullptr;
    }

    void read_claim(const Value& table) {
        read_.refuse_unknown(
            table,
            {"id", "article", "by", "says", "quote", "class", "part", "reading", "stated", "unit",
             "qualifier", "figure", "alternative", "context", "test", "note", "sources"},
            "[[claim]]");
        Claim claim;
        claim.where = read_.place(table);
        claim.id = read_.needed_text(table, "id", "verdicts are listed by it", 80);
        if (!claim.id.empty() && !ids_.insert(claim.id).second)
            read_.fault(table["id"], fmt::format("a second claim '{}'", claim.id),
                        "verdicts are listed by id", "Rename one of them.");
        read_source(table, claim);
        claim.by = read_.needed_text(table, "by", "a statement belongs to who made it", 300);
        claim.says = read_.text(table, "says");
        claim.quote = read_.text(table, "quote", 300);
        if (claim.says.empty() && claim.quote.empty())
            read_.fault(table, "the claim says nothing", "its words are needed",
                        "Add says = \"…\" in your own words, or quote = \"…\" verbatim.");
        read_class(table, claim);
        claim.part = read_.text(table, "part");
        claim.reading = read_.text(table, "reading");
        claim.note = read_.text(table, "note", 3000);
        claim.sources = read_.texts(table, "sources");
        read_stated(table, claim);
        read_figures(table, claim);
        require_what_the_class_needs(table, claim);
        ledger_.claims.push_back(std::move(claim));
    }

    void read_source(const Value& table, Claim& claim) {
        claim.article =
            read_.needed_text(table, "article", "a claim without a source cannot be traced", 80);
        if (claim.article.empty() || find_article(claim.article)) return;
        std::vector<std::string> known;
        for (const Article& a : ledger_.articles) known.push_back(a.id);
        read_.fault(table["article"], fmt::format("unknown article '{}'", claim.article),
                    "a claim names an [[article]] of its ledger", suggestion(claim.article, known));
    }

    void read_class(const Value& table, Claim& claim) {
        if (table["class"].is_null())
            read_.fault(table, "'class' is missing", "it decides how a claim may be judged",
                        "One of number, rule, event, position, hypothesis.");
        const std::string name = read_.word(table, "class", kClasses);
        const auto at = std::find(kClasses.begin(), kClasses.end(), name);
        claim.claim_class = static_cast<ClaimClass>(at - kClasses.begin());
    }

    void read_stated(const Value& table, Claim& claim) {
        claim.stated = table["stated"];
        claim.unit = read_.text(table, "unit", 80);
        claim.qualifier = read_.word(table, "qualifier", kQualifiers);
        const Value& stated = claim.stated;
        const bool number = stated.as_integer() || stated.as_real();
        if (!stated.is_null() && !number && !stated.as_text())
            read_.fault(stated, "'stated' is neither a number nor a text", "",
                        "For instance stated = 67.");
        if (number && !(stated.number() > -1e300 && stated.number() < 1e300))
            read_.fault(stated, "'stated' is not a finite number", "", "For instance stated = 67.");
    }

    void read_figures(const Value& table, Claim& claim) {
        if (table.has("figure")) claim.figure = figure(table["figure"], claim);
        for (const Value& one : table["alternative"].items())
            claim.alternatives.push_back(figure(one, claim));
        for (const Value& one : table["context"].items())
            claim.context.push_back(figure(one, claim));
        for (const Value& one : table["test"].items()) claim.tests.push_back(test(one, claim));
    }

    void require_what_the_class_needs(const Value& table, const Claim& claim) {
        switch (claim.claim_class) {
            case ClaimClass::position:
                if (claim.figure || !claim.tests.empty() || !claim.alternatives.empty())
                    read_.fault(table, fmt::format("'{}' is a position with a figure", claim.id),
                                "what somebody said or wants is never judged",
                                "Move the figures to [[claim.context]], or class the claim "
                                "otherwise.");
                break;
            case ClaimClass::hypothesis:
                if (claim.figure || !claim.alternatives.empty())
                    read_.fault(table, fmt::format("'{}' is a hypothesis with a figure", claim.id),
                                "a hypothesis is examined by conditions", "Use [[claim.test]].");
                if (!claim.tests.empty() && claim.reading.empty())
                    read_.fault(table, fmt::format("'{}' has tests but no reading", claim.id),
                                "readers must see what the statement was taken to mean",
                                "Add reading = \"…\".");
                break;
            default:
                if (!claim.tests.empty())
                    read_.fault(table, fmt::format("'{}' has tests", claim.id),
                                "only a hypothesis is examined by conditions",
                                "Use [claim.figure].");
                if (claim.figure && claim.stated.is_null())
                    read_.fault(table, fmt::format("'{}' has a figure but says none", claim.id),
                                "a figure is compared with what was stated", "Add stated = ….");
                if (!claim.figure && !claim.alternatives.empty())
                    read_.fault(table, fmt::format("'{}' has only alternatives", claim.id),
                                "they are tried beside a figure", "Add [claim.figure].");
        }
    }

    TestSpec test(const Value& table, const Claim& claim) {
        TestSpec spec;
        spec.figure = figure(table, claim, {"is", "than", "than_figure"});
        spec.is = read_.word(table, "is", kComparisons);
        if (table.has("than") == table.has("than_figure"))
            read_.fault(table, "a test needs either 'than' or 'than_figure'",
                        "a figure is compared with something", "For instance than = 50.");
        spec.than = read_.number(table, "than", 0, -1e300, 1e300);
        if (table.has("than_figure"))
            spec.than_figure = std::make_shared<FigureSpec>(figure(table["than_figure"], claim));
        return spec;
    }

    FigureSpec figure(const Value& table, const Claim& claim,
                      const std::vector<std::string>& also = {}) {
        std::vector<std::string> known{"basis",   "unit",  "year",    "at",         "take",
                                       "how",     "as",    "on",      "leave",      "join",
                                       "assume",  "flags", "times",   "divided_by", "meaning",
                                       "measure", "table", "members", "run",        "weekday"};
        known.insert(known.end(), also.begin(), also.end());
        read_.refuse_unknown(table, known, "a figure");
        const std::size_t before = read_.faults();
        FigureSpec spec;
        spec.where = read_.place(table);
        read_kind(table, spec);
        spec.basis = read_.needed_text(table, "basis", "a figure without words misleads");
        spec.unit = read_.text(table, "unit", 80);
        if (table.has("year"))
            spec.year = static_cast<int>(read_.number(table, "year", 2025, 1816, 2100));
        spec.at = pairs(table, "at");
        spec.take = read_.text(table, "take", 100);
        spec.how = read_.word(table, "how", {"value", "count", "sum", "min", "max"});
        spec.as = read_.word(table, "as", {"value", "year", "month", "age"});
        const Article* article = find_article(claim.article);
        spec.on = date(table, "on");
        if (!spec.on && article) spec.on = article->date;
        spec.leave = read_.texts(table, "leave");
        spec.join = read_.texts(table, "join");
        spec.assume = pairs(table, "assume");
        spec.flags = pairs(table, "flags");
        spec.times = read_.number(table, "times", 1, -1e15, 1e15);
        spec.meaning = read_.word(table, "meaning", {"source", "other"});
        if (table.has("divided_by"))
            spec.divided_by = std::make_shared<FigureSpec>(figure(table["divided_by"], claim));
        if (read_.faults() == before) try {
                check_figure(spec, facts_);
            } catch (const InputError& error) {
                read_.fault(error);
            }
        return spec;
    }

    void read_kind(const Value& table, FigureSpec& spec) {
        int kinds = 0;
        for (const auto& [key, kind] : kKinds)
            if (table.has(key)) {
                ++kinds;
                spec.kind = kind;
                spec.subject = read_.text(table, key, 200);
            }
        if (kinds != 1)
            read_.fault(table,
                        fmt::format("a figure names {}", kinds == 0 ? "nothing" : "several things"),
                        "each has one of measure, table, members, run, weekday",
                        "For instance measure = \"burden.share_of_alliance\".");
    }

    Pairs pairs(const Value& table, std::string_view key) {
        const Value& value = table[key];
        if (!value.is_null() && !value.as_object())
            read_.fault(value, fmt::format("'{}' is not a table", key), "",
                        fmt::format("Write {} = {{ key = \"value\" }}.", key));
        Pairs found;
        for (const auto& [name, item] : value.members()) found.emplace_back(name, word_of(item));
        return found;
    }

    DocumentReader read_;
    const Facts& facts_;
    Ledger ledger_;
    std::set<std::string> ids_;
};

}  // namespace

std::string_view name_of(ClaimClass claim_class) {
    return kClasses[static_cast<std::size_t>(claim_class)];
}

const Article& Ledger::article(std::string_view id) const {
    for (const Article& a : articles)
        if (a.id == id) return a;
    throw BrokenPromise("a claim names an article that its ledger lacks");
}

Ledger parse_ledger(std::string_view text, const std::string& file, const Facts& facts) {
    require_readable(text, file, kLargestLedger,
                     fmt::format("a ledger has {} at most", kLargestLedger));
    return Reader(file, facts).read(parse_toml(text, file));
}

}  // namespace counterpoise

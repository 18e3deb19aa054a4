#include "answers/claims/claims.h"

#include "answers/sheet.h"
#include "claims/check.h"
#include "report/page/claims_page.h"

namespace counterpoise {
namespace {

/// Thrown through the check of a ledger where its executor was stopped: no verdict is made of runs
/// that are not there.
struct Stopped {};

Runs runs_of(const ClaimsQuestion& question) {
    if (question.runs == 0) return {};
    return {question.runs, [&executor = question.executor](Experiment& experiment) {
                auto outcomes = run(experiment, executor);
                if (!outcomes) throw Stopped{};
                return std::move(*outcomes);
            }};
}

}  // namespace

std::optional<ClaimsAnswer> check_claims(const Facts& facts, const ClaimsQuestion& question) try {
    const Ledger ledger = parse_ledger(question.ledger, question.file, facts);
    return ClaimsAnswer{claims_document(ledger, check_ledger(ledger, facts, runs_of(question)),
                                        facts, question.program)};
} catch (const Stopped&) {
    return {};
}

Table claims_overview(const ClaimsAnswer& answer) {
    Table table = text_table({"id:Statement", "class:Class", "verdict:Verdict", "figure:Finding"});
    for (const Value& row : answer.document["rows"].items())
        table.rows.push_back(
            {row["id"].text(), row["class"].text(), row["verdict"].text(), report::with_part(row)});
    return table;
}

std::string to_json(const ClaimsAnswer& answer) {
    return to_json(answer.document);
}

std::string to_csv(const ClaimsAnswer& answer) {
    return to_csv(claims_overview(answer));
}

std::string to_html(const ClaimsAnswer& answer, const PageAssets& assets) {
    return report::write_claims_html(answer.document, assets);
}

}  // namespace counterpoise

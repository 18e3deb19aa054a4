#include <fmt/format.h>

#include <tuple>

#include "answers/backtest/behaviours.h"
#include "history/politics/decisions.h"

namespace counterpoise {
namespace {

Table score_table() {
    Table table = text_table({"concept:Concept", "power:Power", "choice:Choice"});
    for (const auto& [key, name, digits] : {std::tuple("n", "Issues", 0),
                                            {"mae", "Error", 2},
                                            {"rmse", "RMSE", 2},
                                            {"within_ten", "In 10 %", 1},
                                            {"gain", "Gain", 2},
                                            {"gain_se", "s.e.", 2}})
        table.columns.push_back({key, name, "", digits, 0, is_count(key)});
    table.columns.push_back({"unseen", "Unseen", "", 0});
    return table;
}

void add_row(const DecisionScore& s, Table& table) {
    table.rows.push_back({s.name, s.power, s.choice, static_cast<double>(s.n), s.mae, s.rmse,
                          100 * s.within_ten, s.gain, s.gain_se, s.unseen});
}

Sheet backtest_sheet(const DecisionBacktest& backtest) {
    Sheet sheet;
    sheet.title = fmt::format(
        "How near solution concepts came to {} decisions of the European "
        "Union ({} proposals)",
        backtest.issues, backtest.proposals);
    sheet.add("issues", "", backtest.issues);
    sheet.add("proposals", "", backtest.proposals);
    sheet.add("best", "Best on unseen proposals", std::string(name_of(backtest.best)));
    sheet.add("size_exponent", "", backtest.size_exponent);
    sheet.add("breakdown_cost", "", backtest.breakdown_cost);
    Section concepts{"rows", "Concepts, with power from the actors' size:", score_table(), {}};
    for (const DecisionScore& s : backtest.scores) add_row(s, concepts.table);
    Section plain{"baselines", "Without any concept:", score_table(), {}};
    for (const DecisionScore& s : backtest.baselines) add_row(s, plain.table);
    for (Section* section : {&concepts, &plain}) {
        Table shown = section->table;
        const std::size_t choice = shown.column("choice");
        const std::size_t unseen = shown.column("unseen");
        for (auto& row : shown.rows) {
            auto& power = std::get<std::string>(row[1]);
            if (const auto& words = std::get<std::string>(row[choice]); !words.empty())
                power =
                    fmt::format("{}: {}", std::get<bool>(row[unseen]) ? "unseen" : power, words);
            row.erase(row.begin() + static_cast<std::ptrdiff_t>(unseen));
            row.erase(row.begin() + static_cast<std::ptrdiff_t>(choice));
        }
        shown.columns.erase(shown.columns.begin() + static_cast<std::ptrdiff_t>(unseen));
        shown.columns.erase(shown.columns.begin() + static_cast<std::ptrdiff_t>(choice));
        if (section == &plain) {
            for (auto& row : shown.rows) row.erase(row.begin() + 1);
            shown.columns.erase(shown.columns.begin() + 1);
        }
        section->shown = std::move(shown);
    }
    sheet.sections = {concepts, plain};
    sheet.notes.push_back(
        "Error: mean absolute difference between forecast and decision, points of a scale of 0 to "
        "100. In 10: share of decisions predicted within ten points. Gain: how much smaller the "
        "error is than that of the salience-weighted mean of equals, with its standard error "
        "(proposals as clusters). Unseen: each proposal is predicted with the exponent of size "
        "(and "
        "the cost of a breakdown) that did best on all other proposals.");
    sheet.notes.push_back(
        "condorcet without further words is markov, linear, proportional. DEU is about the "
        "European "
        "Union, where talks nearly always end in a decision: what does best there need not do best "
        "elsewhere.");
    return sheet;
}

Answer score(const Facts& facts, const BacktestQuestion& question) {
    refuse_parts({{question.penalty.has_value(), "--penalty"},
                  {question.ridge.has_value(), "--ridge"},
                  {question.origin.has_value(), "--origin"},
                  {question.spec.has_value(), "--spec"},
                  {question.from.has_value(), "--from"}},
                 "is not read by politics", "all concepts are scored on all decisions");
    Sheet sheet = backtest_sheet(backtest_decisions(facts));
    Value json;
    json.set("behaviour", "politics");
    const Value scores = to_value(sheet);
    for (const auto& [key, value] : scores.members()) json.set(key, value);
    json.set("method", "docs/method/politics.md").set("facts", facts.hash());
    return answer_scores(std::move(sheet), std::move(json));
}

}  // namespace

const ScoredBehaviour kPoliticsScores{"politics", score};

}  // namespace counterpoise

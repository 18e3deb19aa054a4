#include "answers/fit/fit_json.h"

#include <algorithm>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr int kIntervalPct = 90;

std::string_view name_of(Penalty penalty) {
    return penalty == Penalty::ridge ? "ridge" : penalty == Penalty::firth ? "firth" : "none";
}

/// A text, or null for an empty one.
Value text_or_null(const std::string& text) {
    return text.empty() ? Value{} : Value{text};
}

FitRow row_of(std::string name, double estimate, double se, double se_clustered, double step) {
    FitRow row{std::move(name), estimate, se, se_clustered, step, {}, {}};
    const double error = se_clustered >= 0 ? se_clustered : se;
    row.interval = {estimate - kNinetyPercent * error, estimate + kNinetyPercent * error};
    return row;
}

double at(const std::vector<double>& values, std::size_t i) {
    return values.empty() ? kNotFitted : values[i];
}

Value row_json(const FitRow& row, const std::string& key) {
    Value json;
    if (!key.empty()) json.set(key, row.of);
    json.set("name", row.name).set("estimate", row.estimate).set("se", row.se);
    json.set("se_clustered", row.se_clustered);
    json.set("low", row.interval.low).set("high", row.interval.high);
    json.set("step", row.step).set("standardised", row.step * row.estimate);
    return json;
}

template <class Member>
bool is_same(const std::vector<FitSummary>& parts, Member member) {
    return std::all_of(parts.begin(), parts.end(),
                       [&](const FitSummary& p) { return member(p) == member(parts.front()); });
}

Table coefficients_of(const Value& json) {
    Table table;
    for (const Value& row : json["coefficients"].items()) {
        std::vector<Cell> cells;
        for (const auto& [key, value] : row.members()) {
            if (table.rows.empty()) table.columns.push_back({key, "", "", 0});
            cells.push_back(value.as_text() ? Cell{*value.as_text()} : cell(value.number()));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace

Value fit_json(const FitSummary& fit) {
    Value::Array rows;
    for (const FitRow& row : fit.rows) rows.push_back(row_json(row, fit.rows_are_of));
    Value json;
    json.set("behaviour", fit.behaviour).set("spec", fit.spec);
    json.set("from", fit.from).set("to", fit.to);
    json.set("n", fit.observations).set("observations", fit.observations);
    if (fit.events) json.set("events", *fit.events);
    json.set("log_likelihood", fit.log_likelihood).set("likelihood", text_or_null(fit.likelihood));
    json.set("penalty", name_of(fit.options.penalty));
    json.set("ridge", fit.options.penalty == Penalty::ridge ? fit.options.ridge : kNotFitted);
    json.set("clusters", text_or_null(fit.clusters)).set("interval_pct", kIntervalPct);
    json.set("coefficients", rows);
    return json;
}

FitSummary sum_of_parts(const std::vector<FitSummary>& parts,
                        const std::vector<std::string>& names) {
    promise(!parts.empty() && parts.size() == names.size(), "each part of a fit has a name");
    FitSummary sum = parts.front();
    sum.observations = 0;
    sum.log_likelihood = 0;
    sum.rows_are_of = "part";
    sum.rows.clear();
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const FitSummary& part = parts[p];
        sum.from = std::min(sum.from, part.from);
        sum.to = std::max(sum.to, part.to);
        sum.observations += part.observations;
        if (p > 0 && sum.events) *sum.events += part.events.value_or(0);
        sum.log_likelihood += part.log_likelihood;
        for (FitRow row : part.rows) {
            row.of = names[p];
            sum.rows.push_back(std::move(row));
        }
    }
    if (!is_same(parts, [](const FitSummary& p) { return p.options.ridge; }))
        sum.options.ridge = kNotFitted;
    return sum;
}

void add_sheet(Value& json, const Sheet& sheet) {
    const Value said = to_value(sheet);
    for (const auto& [key, value] : said.members())
        if (!json.has(key)) json.set(key, value);
}

Answer answer_fit(Sheet sheet, Value json, std::string_view method, const std::string& facts_hash) {
    json.set("method", method).set("facts", facts_hash);
    Answer answer;
    answer.sheet = std::move(sheet);
    answer.table = coefficients_of(json);
    answer.document = std::move(json);
    return answer;
}

std::vector<FitRow> fit_rows(const LogitFit& fit) {
    std::vector<FitRow> rows;
    for (std::size_t j = 0; j < fit.names.size(); ++j)
        rows.push_back(
            row_of(fit.names[j], fit.estimate[j], fit.se[j], at(fit.se_clustered, j), fit.step[j]));
    return rows;
}

std::vector<FitRow> fit_rows(const MultinomialFit& fit) {
    std::vector<FitRow> rows;
    for (std::size_t c = 1; c < fit.classes.size(); ++c)
        for (std::size_t j = 0; j < fit.names.size(); ++j) {
            const std::size_t i = fit.place(c, j);
            rows.push_back(row_of(fit.names[j], fit.estimate[i], fit.se[i], at(fit.se_clustered, i),
                                  fit.step[j]));
            rows.back().of = fit.classes[c];
        }
    return rows;
}

std::vector<FitRow> fit_rows(const PanelFit& fit) {
    std::vector<FitRow> rows;
    for (std::size_t j = 0; j < fit.names.size(); ++j)
        rows.push_back(
            row_of(fit.names[j], fit.estimate[j], fit.se[j], fit.se_clustered[j], fit.step[j]));
    return rows;
}

FitSummary summary_of(const LogitFit& fit, const LogitOptions& options) {
    FitSummary summary;
    summary.observations = fit.n;
    summary.events = fit.events;
    summary.log_likelihood = fit.log_likelihood;
    summary.likelihood = "logit";
    summary.options = options;
    summary.rows = fit_rows(fit);
    return summary;
}

FitSummary summary_of(const PanelFit& fit) {
    FitSummary summary;
    summary.observations = fit.n;
    summary.log_likelihood = fit.log_likelihood;
    summary.likelihood = fit.likelihood;
    summary.clusters = "state";
    summary.rows = fit_rows(fit);
    return summary;
}

}  // namespace counterpoise

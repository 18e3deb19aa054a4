#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "behaviour/covariance.h"
#include "behaviour/parameters.h"

namespace counterpoise {
namespace {

constexpr double kSameVariance = 1e-6;  ///< relative: a diagonal is its parameter's se squared

std::string place(const std::string& file, const Value& value) {
    return fmt::format("{}:{}:{}", file, value.position().line, value.position().column);
}

/// What is read, and the faults found on the way.
struct Reading {
    const std::string& file;
    ParameterSet& set;
    Faults& faults;

    void fault(const Value& at, std::string what, std::string why, std::string try_this) const {
        faults.add({place(file, at), std::move(what), std::move(why), std::move(try_this)});
    }
};

bool is_standing(const std::string& word) {
    return word == "estimate" || word == "prior";
}

void read_parameter(const Value& table, const Reading& in) {
    Parameter p{table["name"].text(),   table["value"].number(),
                table["se"].number(),   table["low"].number(),
                table["high"].number(), table["unit"].text(),
                table["source"].text(), in.set.kind};
    if (table.has("standing")) p.standing = table["standing"].text();
    if (p.name.empty() || p.source.empty() || p.unit.empty())
        in.fault(table, "a parameter needs name, unit and source",
                 "every number must be walked back", "Add the missing key.");
    if (!(p.value >= p.low && p.value <= p.high) || !(p.se >= 0))
        in.fault(table,
                 fmt::format("parameter '{}' is outside its range, or has no value, se, low or "
                             "high",
                             p.name),
                 fmt::format("value {}, range {} to {}", p.value, p.low, p.high),
                 "Correct the figures.");
    if (!is_standing(p.standing))
        in.fault(table["standing"],
                 fmt::format("parameter '{}' has the standing '{}'", p.name, p.standing),
                 "it is an estimate or a prior", "Write standing = \"estimate\" or \"prior\".");
    if (!p.name.empty() && in.set.find(p.name))
        in.fault(table, fmt::format("parameter '{}' stands twice", p.name), "a name is one number",
                 "Remove one of them.");
    in.set.list.push_back(std::move(p));
}

void read_fit(const Value& table, const Reading& in) {
    if (table.is_null()) return;
    FitRecord fit;
    fit.spec = table["spec"].text();
    fit.program = table["program"].text();
    fit.facts = table["facts"].text();
    const auto whole = [&](const char* key) {
        const std::int64_t* n = table[key].as_integer();
        if (n && *n >= 0) return *n;
        in.fault(table, fmt::format("'{}' of [fit] is no whole number", key),
                 "it says what the estimates come from", "Fit again.");
        return std::int64_t{0};
    };
    fit.from = static_cast<int>(whole("from"));
    fit.to = static_cast<int>(whole("to"));
    fit.rows = static_cast<std::size_t>(whole("rows"));
    if (table.has("events")) fit.events = static_cast<std::size_t>(whole("events"));
    if (table.has("log_likelihood")) fit.log_likelihood = table["log_likelihood"].number();
    if (fit.spec.empty() || fit.program.empty() || fit.facts.empty())
        in.fault(table, "[fit] needs spec, program and facts", "estimates must be walked back",
                 "Fit again.");
    in.set.fit = std::move(fit);
}

void read_events(const Value& table, const Reading& in) {
    const std::int64_t* events = table["events"].as_integer();
    const std::int64_t* rows = table["rows"].as_integer();
    const bool counts = events && rows && 0 <= *events && *events <= *rows;
    if (table["part"].text().empty() || !counts) {
        in.fault(table, "[[events]] needs part, events and rows",
                 "whole numbers, as many events as rows at most", "Fit again.");
        return;
    }
    in.set.events.push_back(
        {table["part"].text(), static_cast<std::size_t>(*events), static_cast<std::size_t>(*rows)});
}

/// The places of a block's names; fewer than names where one is at fault.
std::vector<std::size_t> read_names(const Value& table, const Reading& in) {
    std::vector<std::size_t> members;
    for (const Value& item : table["names"].items()) {
        const auto at = in.set.find(item.text());
        if (!at) {
            std::vector<std::string> known;
            for (const Parameter& p : in.set.list) known.push_back(p.name);
            in.fault(item, fmt::format("covariance of an unknown parameter '{}'", item.text()),
                     "a block is about parameters of the file", suggestion(item.text(), known));
            continue;
        }
        bool taken = std::find(members.begin(), members.end(), *at) != members.end();
        for (const CovarianceBlock& other : in.set.blocks)
            taken = taken || std::find(other.members.begin(), other.members.end(), *at) !=
                                 other.members.end();
        if (taken)
            in.fault(item, fmt::format("parameter '{}' stands in two covariances", item.text()),
                     "a parameter is drawn once", "Remove it from one.");
        else
            members.push_back(*at);
    }
    return members;
}

/// The lower triangle of a block of n names; shorter where a row is at fault.
std::vector<double> read_rows(const Value& table, std::size_t n, const Reading& in) {
    const Value::Array& rows = table["rows"].items();
    std::vector<double> triangle;
    if (rows.size() != n) {
        in.fault(table, fmt::format("a covariance of {} names has {} rows", n, rows.size()),
                 "one row a name", "Correct the rows.");
        return triangle;
    }
    for (std::size_t i = 0; i < n; ++i) {
        const Value::Array& row = rows[i].items();
        if (row.size() != i + 1)
            in.fault(rows[i], fmt::format("row {} has {} numbers", i + 1, row.size()),
                     "a lower triangle has as many as the row's number", "Correct the row.");
        for (const Value& x : row) triangle.push_back(x.number());
    }
    return triangle;
}

void read_block(const Value& table, const Reading& in) {
    const std::size_t n = table["names"].items().size();
    CovarianceBlock block{read_names(table, in), read_rows(table, n, in), {}};
    if (n == 0)
        in.fault(table, "a covariance has no names", "a block is about parameters of the file",
                 "Add names and rows, or remove it.");
    if (n == 0 || block.members.size() != n || block.covariance.size() != n * (n + 1) / 2) return;
    for (std::size_t i = 0; i < n; ++i) {
        const Parameter& p = in.set.list[block.members[i]];
        const double variance = block.covariance[in_triangle(i, i)];
        if (!(std::abs(variance - p.se * p.se) <= kSameVariance * p.se * p.se))
            in.fault(table["rows"].items()[i],
                     fmt::format("the variance of '{}' is not its standard error squared", p.name),
                     fmt::format("{} against {}", variance, p.se * p.se), "Fit again.");
    }
    auto root = root_of(block.covariance, n);
    if (!root) {
        in.fault(table, "a covariance is not positive semidefinite",
                 "no numbers vary together like this", "Fit again.");
        return;
    }
    block.root = std::move(*root);
    in.set.blocks.push_back(std::move(block));
}

void read_range(const Value& table, const Reading& in) {
    CovariateRange range{table["name"].text(), table["low"].number(), table["high"].number()};
    if (!in.set.find(range.name))
        in.fault(table, fmt::format("a range of '{}', which is no parameter", range.name),
                 "it says how far a parameter's covariate went in the fit", "Fit again.");
    if (!(range.low <= range.high))
        in.fault(
            table,
            fmt::format("the range of '{}' is from {} to {}", range.name, range.low, range.high),
            "a range has two numbers, the lower one first", "Fit again.");
    in.set.ranges.push_back(std::move(range));
}

void read_score(const Value& table, const Reading& in) {
    Score score{table["name"].text(), table["value"].number(), table["unit"].text(),
                table["source"].text()};
    if (score.name.empty() || score.unit.empty() || score.source.empty() ||
        !std::isfinite(score.value))
        in.fault(table, "a score needs name, value, unit and source",
                 "every number must be walked back", "Fit again.");
    in.set.scores.push_back(std::move(score));
}

}  // namespace

ParameterSet parse_parameters(const Value& document, const std::string& file,
                              const std::string& behaviour) {
    Faults faults;
    ParameterSet set{document["behaviour"].text(), document["kind"].text(),
                     document["about"].text()};
    const Reading in{file, set, faults};
    if (set.behaviour != behaviour)
        faults.add({file, fmt::format("this is not the file of '{}'", behaviour),
                    "its key 'behaviour' says otherwise", "Restore the file."});
    if (!is_standing(set.kind))
        faults.add({file, fmt::format("'{}' is no kind of parameters", set.kind),
                    "a file is of estimates or of priors",
                    "Write kind = \"estimate\" or \"prior\"."});
    read_fit(document["fit"], in);
    for (const Value& table : document["events"].items()) read_events(table, in);
    for (const Value& table : document["parameter"].items()) read_parameter(table, in);
    for (const Value& table : document["covariance"].items()) read_block(table, in);
    for (const Value& table : document["range"].items()) read_range(table, in);
    for (const Value& table : document["score"].items()) read_score(table, in);
    faults.raise_if_any();
    return set;
}

ParameterSet read_parameters(const Facts& facts, const std::string& behaviour) {
    const std::string file = "parameters/" + behaviour + ".toml";
    return parse_parameters(facts.document(file), file, behaviour);
}

}  // namespace counterpoise

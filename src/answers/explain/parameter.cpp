#include <fmt/format.h>

#include <functional>

#include "answers/explain/sheets.h"
#include "answers/list/parameters.h"
#include "world/built_in.h"

namespace counterpoise {
namespace {

/// Calls `visit(behaviour, kind, parameter)` for every parameter of every file.
void for_each_parameter(
    const Facts& facts,
    const std::function<void(const std::string&, const Value&, const Value&)>& visit) {
    for (const std::string& name : names_in(facts.archive(), "parameters")) {
        const Value& document = facts.document(file_in("parameters", name));
        for (const Value& parameter : document["parameter"].items())
            visit(document["behaviour"].text(), document, parameter);
    }
}

YearSpan span_of(const Value& fit) {
    return {static_cast<int>(fit["from"].number()), static_cast<int>(fit["to"].number())};
}

/// The years of an estimate's record: those that its source names, else those of the file's fit.
std::optional<YearSpan> years_of(const Value& document, const Value& parameter) {
    if (const auto named = years_named(parameter["source"].text())) return named;
    if (document.has("fit")) return span_of(document["fit"]);
    return {};
}

std::string basis_words(const std::string& standing, const std::optional<YearSpan>& years) {
    if (standing != "estimate") return "prior: no record settles it, the source says whose it is";
    if (!years) return standing;
    return fmt::format("estimate from the record of {}-{}", years->from, years->to);
}

std::string fit_words(const Value& fit) {
    std::string words = fmt::format("{}, {:.0f}-{:.0f}, {:.0f} rows", fit["spec"].text(),
                                    fit["from"].number(), fit["to"].number(), fit["rows"].number());
    if (fit.has("events")) words += fmt::format(", {:.0f} events", fit["events"].number());
    if (fit.has("log_likelihood"))
        words += fmt::format(", log-likelihood {:.2f}", fit["log_likelihood"].number());
    return words +
           fmt::format("; tables {}, program {}", fit["facts"].text(), fit["program"].text());
}

std::string_view first_word(std::string_view name) {
    return name.substr(0, name.find('.'));
}

/// The scores of the file that are of this parameter: of its first word, or of the whole fit.
Section scores_of(const Value& document, const std::string& name) {
    Section section{"scores", "On what the fit had not seen:", {}, {}};
    section.table = text_table({"score:Score"});
    section.table.columns.push_back({"value", "Value", "", 4});
    section.table.columns.push_back({"unit", "Unit", "", 0});
    for (const Value& score : document["score"].items()) {
        const std::string& of = score["name"].text();
        if (of.find('.') == std::string::npos || first_word(of) == first_word(name))
            section.table.rows.push_back({of, score["value"].number(), score["unit"].text()});
    }
    return section;
}

/// What an estimate rests on. A file may have figures of other records beside its fit: their source
/// does not name it.
void add_estimate(const Value& document, const std::string& behaviour, const Value& parameter,
                  Sheet& sheet) {
    constexpr std::size_t kMostScores = 10;
    const bool of_fit = parameter["source"].text().find("fit " + behaviour) != std::string::npos;
    if (of_fit && document.has("fit"))
        sheet.add("fit", "Fit", document["fit"], fit_words(document["fit"]));
    Section scores = scores_of(document, parameter["name"].text());
    const std::size_t n = scores.table.rows.size();
    if (n == 0) return;
    if (n <= kMostScores)
        sheet.sections.push_back(std::move(scores));
    else
        sheet.notes.push_back(
            fmt::format("The file has {} scores on what the fit had not seen.", n));
    const bool of_severity = parameter["source"].text().find("fit severity") != std::string::npos;
    sheet.notes.push_back(fmt::format("`counterpoise backtest {}` scores such fits.",
                                      of_severity ? "severity" : behaviour));
}

Sheet sheet_of(const std::string& behaviour, const Value& document, const Value& parameter) {
    Sheet sheet;
    const std::string& name = parameter["name"].text();
    sheet.title =
        fmt::format("{}.{}: a parameter of the behaviour '{}'", behaviour, name, behaviour);
    sheet.add("key", "", fmt::format("{}.{}", behaviour, name));
    sheet.add("kind", "", "parameter");
    sheet.add("value", "Value", parameter["value"]);
    sheet.add("standard_error", "Standard error", parameter["se"],
              parameter["se"].number() > 0 ? "" : "none: runs take the value as it stands");
    sheet.add("low", "Lowest", parameter["low"]);
    sheet.add("high", "Highest", parameter["high"]);
    sheet.add("unit", "Unit", parameter["unit"]);
    sheet.add("source", "Source", parameter["source"]);
    sheet.add("about", "The behaviour", document["about"]);
    const std::string standing =
        (parameter.has("standing") ? parameter["standing"] : document["kind"]).text();
    sheet.add("basis", "Basis", standing, basis_words(standing, years_of(document, parameter)));
    sheet.add("file", "File", fmt::format("parameters/{}.toml", behaviour));
    if (standing == "estimate") add_estimate(document, behaviour, parameter, sheet);
    return sheet;
}

}  // namespace

std::optional<Sheet> explain_parameter(const Facts& facts, const std::string& key) {
    std::optional<Sheet> found;
    for_each_parameter(
        facts, [&](const std::string& behaviour, const Value& document, const Value& parameter) {
            const std::string& name = parameter["name"].text();
            if (!found && (key == name || key == fmt::format("{}.{}", behaviour, name)))
                found = sheet_of(behaviour, document, parameter);
        });
    return found;
}

std::vector<std::string> parameter_names(const Facts& facts) {
    std::vector<std::string> names;
    for_each_parameter(
        facts, [&](const std::string& behaviour, const Value&, const Value& parameter) {
            names.push_back(fmt::format("{}.{}", behaviour, parameter["name"].text()));
        });
    return names;
}

}  // namespace counterpoise

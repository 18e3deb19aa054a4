#include <fmt/format.h>

#include <functional>

#include "app/explain.h"
#include "report/numbers.h"

namespace counterpoise {
namespace {

/// Calls `visit(behaviour, kind, parameter)` for every parameter of every file.
void for_each_parameter(
    const Facts& facts,
    const std::function<void(const std::string&, const Value&, const Value&)>& visit) {
    for (const std::string& name : facts.archive().names()) {
        if (!name.starts_with("parameters/") || !name.ends_with(".toml")) continue;
        const Value& document = facts.document(name);
        for (const Value& parameter : document["parameter"].items())
            visit(document["behaviour"].text(), document, parameter);
    }
}

Sheet sheet_of(const std::string& behaviour, const Value& document, const Value& parameter) {
    Sheet sheet;
    const std::string& name = parameter["name"].text();
    sheet.title =
        fmt::format("{}.{}: a parameter of the behaviour '{}'", behaviour, name, behaviour);
    sheet.add("key", "", fmt::format("{}.{}", behaviour, name));
    sheet.add("kind", "", "parameter");
    sheet.add("value", "Value", parameter["value"]);
    sheet.add("standard_error", "Standard error", parameter["se"]);
    sheet.add("low", "Lowest", parameter["low"]);
    sheet.add("high", "Highest", parameter["high"]);
    sheet.add("unit", "Unit", parameter["unit"]);
    sheet.add("source", "Source", parameter["source"]);
    sheet.add("about", "The behaviour", document["about"]);
    const Value& standing = parameter.has("standing") ? parameter["standing"] : document["kind"];
    const Value& fit = document["fit"];
    sheet.add("basis", "Basis", standing,
              standing.text() == "estimate" && !fit.is_null()
                  ? fmt::format("estimate from the record of {:.0f}-{:.0f}", fit["from"].number(),
                                fit["to"].number())
                  : standing.text());
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

#include "answers/fit/parameter_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace counterpoise {
namespace {

Table scores_table(const ParameterSet& set) {
    Table table = text_table({"score:Score"});
    table.columns.push_back({"value", "Value", "", 4});
    table.columns.push_back({"unit", "Unit", "", 0});
    for (const Score& score : set.scores)
        table.rows.push_back({score.name, score.value, score.unit});
    return table;
}

Sheet sheet_of(const ParameterSet& set, const std::string& file) {
    const auto estimates = static_cast<std::size_t>(std::count_if(
        set.list.begin(), set.list.end(), [](const Parameter& p) { return p.is_estimate(); }));
    Sheet sheet;
    sheet.title = fmt::format("Wrote {}", file);
    sheet.add("behaviour", "", set.behaviour);
    sheet.add("file", "", file);
    sheet.add("estimates", "Estimated", estimates,
              fmt::format("{} parameters, {}, {}-{}", estimates, set.fit->spec, set.fit->from,
                          set.fit->to));
    sheet.add("priors", "Kept as priors", set.list.size() - estimates);
    if (!set.scores.empty())
        sheet.sections.push_back(
            {"scores", "On what the fit had not seen:", scores_table(set), {}});
    sheet.notes.push_back(
        "The program reads its parameters when it is built, or from the folder `parameters` of "
        "--data.");
    return sheet;
}

}  // namespace

ParameterFile make_parameter_file(ParameterSet set, const std::string& program) {
    promise(set.fit.has_value(), "estimates that are written say what they come from");
    set.fit->program = program;
    std::string text = write_parameters(set);
    return {set.behaviour + ".toml", std::move(text), std::move(set)};
}

Answer describe(const ParameterFile& file, const std::string& place) {
    return Answer(sheet_of(file.set, place));
}

}  // namespace counterpoise

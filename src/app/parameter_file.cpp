#include "app/parameter_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "answers/sheet.h"
#include "app/output_folder.h"
#include "app/print_sheet.h"
#include "base/error.h"
#include "base/version.h"

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

void require_write_folder(const Options& options) {
    if (!options.write_folder) return;
    std::error_code error;
    if (!std::filesystem::is_directory(*options.write_folder, error))
        throw InputError(
            Fault{"--write", fmt::format("there is no folder '{}'", *options.write_folder),
                  "parameters are written into a folder that is there",
                  "Make it first, or name another."},
            FaultKind::missing);
    check_writable(*options.write_folder);
}

int write_parameter_file(const Context& context, ParameterSet set) {
    promise(set.fit.has_value(), "estimates that are written say what they come from");
    set.fit->program = std::string(program_version());
    const std::string name = set.behaviour + ".toml";
    write_all(*context.options.write_folder, {{name, write_parameters(set)}});
    put_answer(Answer(sheet_of(set, *context.options.write_folder + "/" + name)),
               context.options.format(), context.out);
    return kDone;
}

}  // namespace counterpoise

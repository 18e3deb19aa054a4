#include "answers/fit/fit.h"

#include <fmt/format.h>

#include <filesystem>

#include "answers/backtest/backtest.h"
#include "app/commands.h"
#include "app/given_files.h"
#include "app/output_folder.h"
#include "app/print_sheet.h"
#include "base/version.h"

namespace counterpoise {
namespace {

constexpr std::size_t kLargestSpec = 1 << 20;

/// What both questions to the record have in common.
EstimationQuestion asked(const Options& o) {
    EstimationQuestion question;
    if (!o.names.empty()) question.behaviour = o.names.front();
    if (o.spec && reads_spec_file(question.behaviour) && is_path(*o.spec))
        question.spec_file = given_file(*o.spec, kLargestSpec);
    question.spec = o.spec;
    question.from = o.from;
    question.penalty = o.penalty;
    question.ridge = o.ridge;
    question.process = o.process;
    return question;
}

/// Refuses, before any work, a folder that is not there or cannot be written.
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

int write_parameters_of(const Context& context, const FitQuestion& question) {
    const std::string& folder = *context.options.write_folder;
    const ParameterFile file =
        fit_parameters(context.facts, question, std::string(program_version()));
    write_all(folder, {{file.name, file.text}});
    put_answer(describe(file, folder + "/" + file.name), context.options.format(), context.out);
    return kDone;
}

}  // namespace

int fit_command(const Context& context) {
    const Options& o = context.options;
    const FitQuestion question{asked(o), o.to};
    check_fit(question, o.write_folder ? FitUse::parameters : FitUse::answer);
    require_write_folder(o);
    if (o.write_folder) return write_parameters_of(context, question);
    put_answer(fit_behaviour(context.facts, question), o.format(), context.out);
    return kDone;
}

int backtest_command(const Context& context) {
    const Options& o = context.options;
    put_answer(score_behaviour(context.facts, {asked(o), o.origin}), o.format(), context.out);
    return kDone;
}

}  // namespace counterpoise

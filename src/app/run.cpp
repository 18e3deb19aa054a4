#include "answers/run/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>
#include <ostream>

#include "app/commands.h"
#include "app/given_files.h"
#include "app/output_folder.h"
#include "app/signals.h"
#include "app/thread_pool.h"
#include "base/version.h"
#include "scenario/scenario_file.h"
#include "world/built_in.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr NamedFile kScenario{"scenarios", "run", "scenario",
                              "`counterpoise list scenarios` shows all"};

/// A folder's name from the changes: "usa-leaves-nato-usa-leaves-un".
std::string folder_name(const std::vector<Change>& changes, const Facts& facts) {
    constexpr std::array<std::string_view, 4> kVerbs{"leaves", "joins", "dormant-in",
                                                     "leaves-command-of"};
    std::string name;
    for (const Change& c : changes)
        name += fmt::format("{}{}-{}-{}", name.empty() ? "" : "-", states(facts).iso3(c.state),
                            kVerbs[static_cast<std::size_t>(c.kind)], target_code(c, facts));
    for (char& c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        c = upper ? static_cast<char>(c - 'A' + 'a') : plain ? c : '-';
    }
    return name.empty() ? "no-change" : name.substr(0, 80);
}

QuestionWords words_of(const Context& context) {
    const Options& o = context.options;
    const auto year = [](const std::optional<int>& y) {
        return y ? std::optional<long long>(*y) : std::nullopt;
    };
    QuestionWords words{
        o.choices, {}, year(o.year), year(o.until), o.runs, o.seed, "Made from the command line."};
    if (!o.names.empty())
        words.file = find_file(context.facts.archive(), kScenario, o.names.front(),
                               file_reader(kLargestScenario));
    else if (o.choices.empty())
        throw InputError(Fault{"run", "nothing to run", "a scenario or a change is needed",
                               "For instance `counterpoise run us-leaves-nato-and-un` or "
                               "`counterpoise run --leave USA:NATO`."},
                         FaultKind::usage);
    return words;
}

/// A line of progress on a terminal.
Progress progress_of(const Context& context) {
    if (::isatty(STDERR_FILENO) == 0) return {};
    return [&err = context.err](const Experiment& experiment, std::size_t relations,
                                std::uint32_t blocks) {
        const std::vector<std::size_t>& schools = experiment.relations()[relations].schools;
        const std::size_t others = schools.size() - 1;
        const std::uint32_t runs = experiment.scenario().runs;
        err << fmt::format("\r\033[K{}{}: {} of {} runs ",
                           experiment.schools()[schools.front()].school.label,
                           others == 0 ? "" : fmt::format(" and {} more", others),
                           std::min(blocks * kBlockRuns, runs), runs)
            << std::flush;
    };
}

std::optional<RunAnswer> run_on_threads(const Context& context, const Question& question) {
    const Progress progress = progress_of(context);
    auto answer = run_question(context.facts, question,
                               thread_pool(thread_count(context.options), interrupted, progress),
                               std::string(program_version()));
    if (progress) context.err << "\r\033[K" << std::flush;
    return answer;
}

/// Where the report goes: a folder that can be written.
std::string folder_of(const Context& context, const Question& question) {
    const Options& o = context.options;
    const std::string name = o.names.empty()
                                 ? folder_name(question.scenario().changes, context.facts)
                                 : stem_of(o.names.front());
    std::string folder = o.out_folder.value_or("out/" + name);
    if (folder.empty())
        throw InputError(Fault{"--out", "the folder has no name", "the report is written there",
                               "For instance --out out/answer."},
                         FaultKind::usage);
    check_writable(folder);
    return folder;
}

}  // namespace

int run_command(const Context& context) {
    const Options& options = context.options;
    const Question question = question_from(words_of(context), context.facts);
    const std::string folder = folder_of(context, question);
    const SignalWatch watch;
    const auto answer = run_on_threads(context, question);
    if (!answer) {
        context.err << "interrupted; nothing was written.\n";
        return kInterrupted;
    }
    const std::string json = to_json(*answer);
    write_all(folder, {{"effects.csv", to_csv(*answer)},
                       {"run.json", to_json(answer->record)},
                       {"report.json", json},
                       {"report.html",
                        to_html(*answer, {context.embedded.style, context.embedded.script})}});
    if (options.json)
        context.out << json;
    else
        context.out << to_text(*answer, folder + "/report.html");
    if (options.names.empty() && !options.json)
        context.out << "\nThe same as a scenario file:\n\n"
                    << to_toml(question.scenario(), context.facts);
    return kDone;
}

}  // namespace counterpoise

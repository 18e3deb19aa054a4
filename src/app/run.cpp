#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <ostream>

#include "app/arguments.h"
#include "app/commands.h"
#include "app/facts_folder.h"
#include "app/output_folder.h"
#include "app/signals.h"
#include "app/thread_pool.h"
#include "base/version.h"
#include "report/document.h"
#include "report/page/html.h"
#include "scenario/effects.h"
#include "scenario/outcome.h"
#include "world/built_in.h"
#include "world/states.h"

namespace counterpoise {
namespace {

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

/// The scenario that was named, a file before a built-in name; or an empty one for flags alone.
Scenario named_scenario(const Context& context, std::string& name) {
    if (context.options.names.empty()) return {};
    const std::string& word = context.options.names.front();
    const std::string built_in = file_in("scenarios", word);
    std::error_code error;
    if (!std::filesystem::exists(word, error) && context.facts.archive().has(built_in)) {
        name = word;
        return parse_scenario(context.facts.archive().read(built_in), word + ".toml",
                              context.facts);
    }
    const bool path_like = word.find('/') != std::string::npos || word.ends_with(".toml");
    if (!path_like && !std::filesystem::exists(word, error)) {
        throw InputError(Fault{"run", fmt::format("'{}' is no file and no built-in scenario", word),
                               "`counterpoise list scenarios` shows all",
                               suggestion(word, names_in(context.facts.archive(), "scenarios"))},
                         FaultKind::missing);
    }
    name = std::filesystem::path(word).stem().string();
    return parse_scenario(read_file(word, kLargestScenario), word, context.facts);
}

void set_number(Faults& faults, const std::optional<long long>& given, std::string_view flag,
                long long low, long long high, const std::function<void(long long)>& set) {
    if (!given) return;
    if (*given < low || *given > high)
        faults.add({std::string(flag), fmt::format("{} is not allowed", *given),
                    fmt::format("a whole number from {} to {} is needed", low, high),
                    "Choose one in that range."});
    else
        set(*given);
}

/// What flags say goes before what the file says.
void apply_flags(Scenario& scenario, const Context& context) {
    const Options& o = context.options;
    Faults faults;
    const auto year = [](const std::optional<int>& y) {
        return y ? std::optional<long long>(*y) : std::nullopt;
    };
    set_number(faults, o.runs, "--runs", 1, kMostRuns,
               [&](long long v) { scenario.runs = static_cast<std::uint32_t>(v); });
    set_number(faults, o.seed, "--seed", 0, INT64_MAX,
               [&](long long v) { scenario.seed = static_cast<std::uint64_t>(v); });
    set_number(faults, year(o.year), "--year", kFirstRunYear.value, kFarthestYear.value,
               [&](long long v) { scenario.start = Year{static_cast<int>(v)}; });
    set_number(faults, year(o.until), "--end", kFirstRunYear.value, kFarthestYear.value,
               [&](long long v) { scenario.end = Year{static_cast<int>(v)}; });
    set_number(faults, year(o.threads), "--threads", 1, 1024, [](long long) {});
    for (const auto& [key, value] : assumed(o, faults)) try {
            assume(scenario, key, value, "--assume");
        } catch (const InputError& error) {
            faults.add(error);
        }
    try {
        const std::vector<Change> more =
            changes_of(o, context.facts, Date{scenario.start.value, 1, 1});
        scenario.changes.insert(scenario.changes.end(), more.begin(), more.end());
    } catch (const InputError& error) {
        faults.add(error);
    }
    faults.raise_if_any();
}

Scenario asked(const Context& context, std::string& name) {
    Scenario scenario = named_scenario(context, name);
    if (context.options.names.empty() && context.options.leave.empty() &&
        context.options.join.empty() && context.options.dormant.empty() &&
        context.options.command_only.empty() && context.options.assume.empty())
        throw InputError(Fault{"run", "nothing to run", "a scenario or a change is needed",
                               "For instance `counterpoise run us-leaves-nato-and-un` or "
                               "`counterpoise run --leave USA:NATO`."},
                         FaultKind::usage);
    apply_flags(scenario, context);
    if (name.empty()) {
        scenario.title = title_of(scenario.changes, context.facts);
        scenario.about = "Made from the command line.";
        name = folder_name(scenario.changes, context.facts);
    }
    complete(scenario);
    check(scenario, context.facts);
    return scenario;
}

/// Runs the scenario on threads, with a line of progress on a terminal. Nothing if interrupted.
std::optional<std::vector<SchoolOutcome>> run_on_threads(Experiment& experiment,
                                                         const Context& context) {
    const bool terminal = ::isatty(STDERR_FILENO) != 0;
    const auto progress = [&](const PreparedRelations& relations, std::uint32_t blocks) {
        if (!terminal) return;
        const std::size_t others = relations.schools.size() - 1;
        context.err << fmt::format("\r\033[K{}{}: {} of {} runs ",
                                   experiment.schools()[relations.schools.front()].school.label,
                                   others == 0 ? "" : fmt::format(" and {} more", others),
                                   std::min(blocks * kBlockRuns, experiment.scenario().runs),
                                   experiment.scenario().runs)
                    << std::flush;
    };
    auto outcomes =
        run(experiment, thread_pool(thread_count(context.options), interrupted, progress));
    if (terminal) context.err << "\r\033[K" << std::flush;
    return outcomes;
}

}  // namespace

int run_command(const Context& context) {
    std::string name;
    Experiment experiment(context.facts, asked(context, name));
    const bool name_is_made = context.options.names.empty() && !context.options.json;
    const std::string folder = context.options.out_folder.value_or("out/" + name);
    if (folder.empty())
        throw InputError(Fault{"--out", "the folder has no name", "the report is written there",
                               "For instance --out out/answer."},
                         FaultKind::usage);
    check_writable(folder);
    const SignalWatch watch;
    const auto outcomes = run_on_threads(experiment, context);
    if (!outcomes) {
        context.err << "interrupted; nothing was written.\n";
        return kInterrupted;
    }
    const std::string effects = effects_csv(experiment, *outcomes);
    const Outcome outcome = make_outcome(experiment, *outcomes, std::string(program_version()));
    const Value document = report::document(outcome);
    const std::string json = to_json(document);
    write_all(
        folder,
        {{"effects.csv", effects},
         {"run.json", to_json(run_record(experiment, std::string(program_version())))},
         {"report.json", json},
         {"report.html", write_html(document, {context.embedded.style, context.embedded.script})}});
    if (context.options.json)
        context.out << json;
    else
        context.out << report::answer_text(outcome, folder + "/report.html");
    if (name_is_made)
        context.out << "\nThe same as a scenario file:\n\n"
                    << to_toml(experiment.scenario(), context.facts);
    return kDone;
}

}  // namespace counterpoise

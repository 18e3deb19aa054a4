#include "app/app.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <ostream>

#include "app/arguments.h"
#include "app/commands.h"
#include "app/facts_folder.h"
#include "base/error.h"
#include "base/version.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

constexpr std::string_view kExamples =
    "Counterpoise: what changes when a state leaves an alliance or an institution, joins one, or "
    "pays more or less?\n"
    "\n"
    "Three examples to try:\n"
    "  counterpoise run us-leaves-nato-and-un\n"
    "      the United States leaves NATO and the UN: the answer here, a report in out/\n"
    "  counterpoise measure un.scale --leave USA:UN --assume un_rescale=pro_rata\n"
    "      who pays the UN's budget without the United States\n"
    "  counterpoise show NATO\n"
    "      the members of an alliance, each with its source\n"
    "\n"
    "More: counterpoise list measures | scenarios | treaties | assumptions;  counterpoise --help\n";

using Command = int (*)(const Context&);

void add_changes(CLI::App& command, Options& o) {
    command.add_option(
        "--leave", o.choices.leave,
        "STATE:TREATY or STATE:INSTITUTION, for instance USA:NATO (may be repeated)");
    command.add_option("--join", o.choices.join, "the same for an accession");
    command.add_option("--dormant", o.choices.dormant,
                       "STATE:TREATY stays a member on paper alone");
    command.add_option("--leave-command", o.choices.leave_command,
                       "STATE:TREATY leaves the integrated command only");
    command.add_option("--assume", o.choices.assume,
                       "KEY=VALUE, see `counterpoise list assumptions` (may be repeated)");
}

void add_formats(CLI::App& command, Options& o) {
    auto* json = command.add_flag("--json", o.json, "print JSON");
    command.add_flag("--csv", o.csv, "print CSV")->excludes(json);
}

/// A flag with a whole number, kept as a word until all are read together.
void add_number(CLI::App& command, Options& o, const std::string& flag,
                const std::string& meaning) {
    command
        .add_option_function<std::string>(
            flag, [&o, flag](const std::string& word) { o.numbers[flag] = word; }, meaning)
        ->type_name("INT");
}

void declare_politics(CLI::App& app, Options& o) {
    auto* politics = app.add_subcommand(
        "politics",
        "will it happen: legal gates, base rates, and what actors' positions add up to");
    politics
        ->add_option("question", o.names,
                     "a TOML file of actors, the name of a built-in one, or STATE:TREATY for an "
                     "exit's gates and base rates")
        ->required()
        ->expected(1);
    politics->add_option("--concept", o.concept_,
                         "one solution concept: mean, median, condorcet, reference_point");
    politics->add_option("--victory", o.victory,
                         "condorcet: linear (default), square, quartic, octic, binary");
    politics->add_option("--rule", o.rule,
                         "condorcet: proportional (default), binary, prop_binary, prop_cubic, "
                         "cubic");
    politics->add_option("--limit", o.limit,
                         "condorcet: markov (default), markov_incentive, conditional");
    politics->add_option("--senate", o.senate,
                         "votes: 53/100 (yes of those present), or groups 53x0.6,47x0.02 (members "
                         "x chance of a yes)");
    politics->add_option("--house", o.house, "the same of the House of Representatives");
    politics->add_option("--signs", o.signs, "chance that the President signs an Act: 0 to 1");
    politics->add_option("--date", o.date, "day of the decision (default: 2026-01-01)");
    add_formats(*politics, o);
}

/// Declares the commands; the one that was called leaves its name in `o.command`.
void declare(CLI::App& app, Options& o) {
    app.add_option("--data", o.data_folder, "a folder of tables instead of the built-in facts");
    app.set_version_flag("--version", std::string(program_version()));
    app.fallthrough();

    auto* run = app.add_subcommand("run", "run a scenario and write its report (the main job)");
    run->add_option("scenario", o.names, "a TOML file, or the name of a built-in scenario")
        ->expected(0, 1);
    add_changes(*run, o);
    add_number(*run, o, "--year", "first year of the run");
    add_number(*run, o, "--end", "last year of the run");
    add_number(*run, o, "--runs", "paired runs");
    add_number(*run, o, "--seed", "seed of chance");
    add_number(*run, o, "--threads", "threads (the results do not depend on it)");
    run->add_option("--out", o.out_folder, "folder for the report and data");
    run->add_flag("--json", o.json, "print report.json instead of the answer");

    auto* measure = app.add_subcommand("measure", "one measure, with or without changes");
    measure->add_option("id", o.names, "see `counterpoise list measures`")->required()->expected(1);
    add_number(*measure, o, "--year", "a year from 1816 to 2025 (default: 2025, the latest world)");
    for (const FlagInfo& flag : flag_infos())
        measure->add_option_function<std::string>(
            "--" + std::string(flag.name),
            [&o, &flag](const std::string& word) { o.flags[std::string(flag.name)] = word; },
            std::string(flag.meaning));
    measure->add_flag("--all", o.all_rows, "print every row");
    add_changes(*measure, o);
    add_formats(*measure, o);

    auto* show = app.add_subcommand(
        "show", "the facts of a state, treaty or institution, each with its source");
    show->add_option("name", o.names, "for instance EST, NATO, WHO")->required()->expected(1);
    add_number(*show, o, "--year", "a year from 1816 to 2025");
    show->add_flag("--json", o.json, "print JSON");

    auto* list = app.add_subcommand("list", "what there is");
    list->add_option("what", o.names,
                     "scenarios, measures, treaties, institutions, states, assumptions, rules, "
                     "bodies or politics")
        ->required()
        ->expected(1);
    add_number(*list, o, "--year", "treaties, institutions and states of this year");
    add_formats(*list, o);

    auto* claims = app.add_subcommand(
        "claims", "statements of the public debate, checked against facts, rules and models");
    claims->add_option("file", o.names, "ledgers: TOML files, or names of built-in ones")
        ->required()
        ->expected(1, 100);
    claims->add_flag("--all", o.all_rows, "print each statement with its figures");
    claims->add_option("--runs", o.runs,
                       "paired runs of each scenario that a claim names (default: 256; 0: none)");
    claims->add_option("--threads", o.threads, "threads (the results do not depend on it)");
    claims->add_option("--out", o.out_folder, "folder for the page and its data");
    claims->add_flag("--json", o.json, "print JSON");

    auto* exits = app.add_subcommand(
        "exits", "exits from alliances and organizations on record, and what followed");
    exits->add_option("--treaty", o.treaty, "exits from this treaty alone, for instance SEATO");
    exits->add_flag("--all", o.all_rows, "print every year before and after");
    add_formats(*exits, o);

    auto* cascade = app.add_subcommand(
        "cascade", "an armed attack: whom treaties bind, who comes, which sides that makes");
    cascade->add_option("--attacker", o.attacker, "the state that attacks, for instance RUS");
    cascade->add_option("--target", o.target, "the state that is attacked, for instance EST");
    add_number(*cascade, o, "--year", "a year from 1816 to 2025 (default: 2025)");
    add_changes(*cascade, o);
    add_number(*cascade, o, "--runs", "runs where courses of events are sampled (default: 10000)");
    add_number(*cascade, o, "--seed", "seed of chance");
    cascade->add_flag("--all", o.all_rows, "print every row");
    add_formats(*cascade, o);

    declare_politics(app, o);

    auto* data = app.add_subcommand("data", "the tables: check, list, sources or one of them");
    data->add_option("what", o.names,
                     "check, list, sources, states, dyads, memberships, or the name of a table")
        ->required()
        ->expected(1);
    add_number(*data, o, "--from",
               "first year of state-years or dyad-years (default: 1816), or of "
               "memberships (1817)");
    add_number(*data, o, "--to", "last year (default: 2024)");
    data->add_option("--columns", o.columns, "names separated by commas (default: all)");
    data->add_flag("--directed", o.directed, "dyads: a row each way");
    data->add_flag("--relevant", o.relevant,
                   "dyads: contiguous pairs and pairs with a major power alone");
    add_formats(*data, o);

    const auto add_estimation = [&](CLI::App& command, const std::string& spec,
                                    const std::string& more) {
        command
            .add_option("behaviour", o.names,
                        "disputes (default), severity, spending, growth, realignment" + more)
            ->expected(0, 1);
        command.add_option(
            "--spec", o.spec,
            "disputes: dangerous-dyads, onset, outside-pacts, or a TOML file (default: " + spec +
                "); severity: onsets, originators, or a file; spending: increments, momentum, "
                "level, least-squares, two-way; "
                "growth: increments, drift");
        add_number(command, o, "--from",
                   "first year (default: 1816, with --write 1946; severity: 1946; spending: 1950; "
                   "growth: 1951; realignment: 1817)");
        command.add_option("--process", o.process,
                           "of realignment: exit, ending, entry or pact (default: all)");
        command.add_option("--penalty", o.penalty,
                           "none, ridge or firth (default: none; realignment: the ridge that "
                           "predicted best)");
        command.add_option("--ridge", o.ridge,
                           "strength of the ridge (default: 1; realignment: chosen by forecasts)");
        return command.add_flag("--json", o.json, "print JSON");
    };
    auto* fit = app.add_subcommand("fit", "estimate a behaviour from the published record");
    auto* json = add_estimation(*fit, "dangerous-dyads", ", cascade or politics");
    fit->add_flag("--csv", o.csv, "print the coefficients as CSV")->excludes(json);
    add_number(*fit, o, "--to",
               "last year (default: 2010, the last of the record; spending: 2024; growth: 2019; "
               "realignment: 2016)");
    fit->add_option(
        "--write", o.write_folder,
        "write the estimates and their scores into this folder, as BEHAVIOUR.toml (severity: "
        "with disputes)");
    auto* backtest =
        app.add_subcommand("backtest", "how good estimates are on years that they have not seen");
    add_estimation(*backtest, "onset", " or politics");
    add_number(*backtest, o, "--origin", "last year of the fit (default: 1990)");

    auto* explain =
        app.add_subcommand("explain", "what a key, assumption, measure, rule or column means");
    explain->add_option("key", o.names, "for instance un_rescale, cover.states, scenario")
        ->required()
        ->expected(1);
    explain->add_flag("--json", o.json, "print JSON");

    app.require_subcommand(0, 1);
}

int exit_code(FaultKind kind) {
    switch (kind) {
        case FaultKind::usage:
            return kUsage;
        case FaultKind::missing:
            return kFileMissing;
        case FaultKind::data:
            break;
    }
    return kInputAtFault;
}

int report_faults(const InputError& error, std::ostream& err) {
    for (const Fault& fault : error.faults()) err << fault.text() << "\n";
    const std::size_t n = error.faults().size();
    err << fmt::format("{} fault{}, nothing was written.\n", n, n == 1 ? "" : "s");
    return exit_code(error.kind());
}

int dispatch(const std::string& name, const Context& context) {
    static const std::map<std::string, Command> commands{
        {"run", run_command},         {"measure", measure_command},
        {"show", show_command},       {"list", list_command},
        {"claims", claims_command},   {"data", data_command},
        {"cascade", cascade_command}, {"exits", exits_command},
        {"explain", explain_command}, {"politics", politics_command},
        {"fit", fit_command},         {"backtest", backtest_command}};
    return commands.at(name)(context);
}

}  // namespace

int run_app(const std::vector<std::string>& arguments, const Embedded& embedded, std::ostream& out,
            std::ostream& err) {
    Options options;
    CLI::App app{
        "What changes when a state leaves an alliance or an institution, joins one, or pays more "
        "or less?",
        "counterpoise"};
    declare(app, options);
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        return app.exit(error, out, err) == 0 ? kDone : kUsage;
    }
    if (app.get_subcommands().empty()) {
        out << kExamples;
        return kDone;
    }
    try {
        read_numbers(options);
        std::string blob;
        if (!options.data_folder.empty()) blob = pack_folder(options.data_folder, embedded.facts);
        const Facts facts(blob.empty() ? embedded.facts
                                       : std::as_bytes(std::span(blob.data(), blob.size())));
        const std::string command = app.get_subcommands().front()->get_name();
        // Tables that somebody else made are proved before they are used; `data` shows them as they
        // are.
        if (!blob.empty() && command != "data") check_facts(facts).faults.raise_if_any();
        const int code = dispatch(command, {facts, options, embedded, out, err});
        out.flush();
        if (!out) {
            err << "the output could not be written (the disk is full or the pipe is closed).\n";
            return kInputAtFault;
        }
        return code;
    } catch (const InputError& error) {
        return report_faults(error, err);
    } catch (const std::exception& error) {
        err << "counterpoise: our fault: " << error.what()
            << "\nPlease report it with the command that you ran.\n";
        return kOurFault;
    }
}

}  // namespace counterpoise

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "answers/sheet.h"
#include "app/commands.h"
#include "app/facts_folder.h"
#include "app/output_folder.h"
#include "app/print.h"
#include "app/signals.h"
#include "app/thread_pool.h"
#include "base/version.h"
#include "claims/check.h"
#include "report/page/claims_page.h"

namespace counterpoise {
namespace {

constexpr long long kRunsOfAClaim = 256;

/// A ledger that was named: a file before a built-in one.
std::pair<std::string, std::string> ledger_text(const std::string& word, const Facts& facts) {
    std::error_code error;
    const std::string stem = std::filesystem::path(word).stem().string();
    const std::string built_in = "claims/" + stem + ".toml";
    const bool named = word == stem || word == built_in;
    if (!std::filesystem::exists(word, error) && named) {
        if (facts.archive().has(built_in)) return {facts.archive().read(built_in), built_in};
        std::vector<std::string> known;
        for (const std::string& name : facts.archive().names())
            if (name.starts_with("claims/"))
                known.push_back(std::filesystem::path(name).stem().string());
        throw InputError(
            Fault{"claims", fmt::format("'{}' is no file and no built-in ledger", word),
                  "a ledger is a TOML file; docs/claims.md says how to write one",
                  suggestion(stem, known)},
            FaultKind::missing);
    }
    return {read_file(word, kLargestLedger), word};
}

Runs runs_of(const Context& context) {
    const long long runs = context.options.runs.value_or(kRunsOfAClaim);
    if (runs < 0 || runs > kMostRuns)
        throw InputError(Fault{"--runs", fmt::format("{} is not allowed", runs),
                               fmt::format("a whole number from 0 to {} is needed", kMostRuns),
                               "0 leaves model runs out."});
    if (runs == 0) return {};
    const Executor executor = thread_pool(thread_count(context.options), interrupted);
    const auto run_scenario = [executor](Experiment& experiment) {
        return run(experiment, executor).value_or(std::vector<SchoolOutcome>{});
    };
    return {static_cast<std::uint32_t>(runs), run_scenario};
}

void print_overview(const Value& document, std::ostream& out) {
    Table table = text_table({"id:Statement", "class:Class", "verdict:Verdict", "figure:Finding"});
    for (const Value& row : document["rows"].items())
        table.rows.push_back(
            {row["id"].text(), row["class"].text(), row["verdict"].text(), report::with_part(row)});
    out << document["title"].text() << "\n\n";
    print_table(table, out, table.rows.size());
}

void print_figure(const Value& figure, const std::string& label, std::ostream& out) {
    out << wrapped(
        fmt::format("{}: {}: {} [{}; {}]", label, report::shown_figure(figure),
                    figure["basis"].text(), figure["standing"].text(), figure["vintage"].text()),
        96, "    ");
}

void print_claim(const Value& row, std::ostream& out) {
    out << "\n"
        << fmt::format("{} ({}): {}\n", row["id"].text(), row["class"].text(),
                       row["verdict"].text());
    const std::string words =
        row["says"].text().empty() ? "“" + row["quote"].text() + "”" : row["says"].text();
    out << wrapped(fmt::format("{} ({}, {})", words, row["by"].text(), row["date"].text()), 96,
                   "    ");
    if (!row["part"].text().empty()) out << wrapped("examined: " + row["part"].text(), 96, "    ");
    if (!row["reading"].text().empty())
        out << wrapped("read as: " + row["reading"].text(), 96, "    ");
    if (const std::string stated = report::stated_words(row); !stated.empty())
        out << "    stated: " << stated << "\n";
    if (row["tests"].items().empty() && row.has("standing")) print_figure(row, "figure", out);
    for (const Value& one : row["alternatives"].items()) print_figure(one, one["fit"].text(), out);
    for (const Value& one : row["tests"].items())
        print_figure(one,
                     fmt::format("{} (is it {} {}?)", one["outcome"].text(), one["is"].text(),
                                 report::figure_words(one["than"], "")),
                     out);
    for (const Value& one : row["context"].items()) print_figure(one, "beside it", out);
    out << wrapped("why: " + row["reason"].text(), 96, "    ");
    if (!row["note"].text().empty()) out << wrapped("note: " + row["note"].text(), 96, "    ");
}

void print_tally(const Value& document, bool all, std::ostream& out) {
    std::string tally;
    for (const auto& [verdict, count] : document["verdicts"].members())
        tally += fmt::format("{}{} {}", tally.empty() ? "" : ", ", *count.as_integer(), verdict);
    out << "\n"
        << wrapped(fmt::format("{} statement{}: {}.", document["rows"].items().size(),
                               document["rows"].items().size() == 1 ? "" : "s", tally),
                   100, "");
    out << wrapped(
        fmt::format(
            "rule: supported within {:g} % of what was stated, roughly right within {:g} %; "
            "positions are not judged; docs/claims.md has it whole",
            document["rule"]["supported_within_percent"].number(),
            document["rule"]["roughly_within_percent"].number()),
        100, "");
    if (!all) out << "--all prints each with its figures and sources; --out DIR writes the page.\n";
}

/// Refuses, before any work, a folder that cannot be written and two ledgers whose pages would have
/// one name.
void check_places(const Options& options) {
    if (!options.out_folder) return;
    if (options.out_folder->empty())
        throw InputError(Fault{"--out", "the folder has no name", "the page is written there",
                               "For instance --out out/claims."});
    std::vector<std::string> stems;
    for (const std::string& word : options.names) {
        stems.push_back(std::filesystem::path(word).stem().string());
        if (std::count(stems.begin(), stems.end(), stems.back()) > 1)
            throw InputError(Fault{"--out",
                                   fmt::format("two ledgers are called '{}'", stems.back()),
                                   "one page would be written over the other", "Rename one."});
    }
    check_writable(*options.out_folder);
}

}  // namespace

int claims_command(const Context& context) {
    const Options& options = context.options;
    check_places(options);
    const SignalWatch watch;
    Faults faults;
    std::vector<std::pair<std::string, Value>> documents;
    for (const std::string& word : options.names) try {
            const auto [text, file] = ledger_text(word, context.facts);
            const Ledger ledger = parse_ledger(text, file, context.facts);
            documents.emplace_back(
                std::filesystem::path(word).stem().string(),
                claims_document(ledger, check_ledger(ledger, context.facts, runs_of(context)),
                                context.facts, std::string(program_version())));
        } catch (const InputError& error) {
            if (error.kind() != FaultKind::data) throw;
            faults.add(error);
        }
    if (interrupted) {
        context.err << "interrupted; nothing was written.\n";
        return kInterrupted;
    }
    faults.raise_if_any();
    if (options.out_folder) {
        std::vector<OutputFile> files;
        for (const auto& [name, document] : documents) {
            files.push_back({name + ".json", to_json(document)});
            files.push_back({name + ".html",
                             report::write_claims_html(document, {context.embedded.style, {}})});
        }
        write_all(*options.out_folder, files);
    }
    if (options.json) {
        Value::Array all;
        for (const auto& [name, document] : documents) all.push_back(document);
        context.out << to_json(all.size() == 1 ? all.front() : Value(all));
        return kDone;
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const Value& document = documents[i].second;
        if (i > 0) context.out << "\n";
        print_overview(document, context.out);
        if (options.all_rows)
            for (const Value& row : document["rows"].items()) print_claim(row, context.out);
        print_tally(document, options.all_rows, context.out);
        if (options.out_folder)
            context.out << "page: " << *options.out_folder << "/" << documents[i].first
                        << ".html\n";
    }
    return kDone;
}

}  // namespace counterpoise

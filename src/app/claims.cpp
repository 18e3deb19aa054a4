#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ostream>

#include "answers/claims/claims.h"
#include "app/commands.h"
#include "app/given_files.h"
#include "app/output_folder.h"
#include "app/print.h"
#include "app/signals.h"
#include "app/thread_pool.h"
#include "base/version.h"
#include "claims/ledger.h"
#include "report/page/claims_page.h"
#include "world/built_in.h"

namespace counterpoise {
namespace {

constexpr long long kRunsOfAClaim = 256;
constexpr NamedFile kLedgerFile{"claims", "claims", "ledger",
                                "a ledger is a TOML file; docs/claims.md says how to write one"};

std::uint32_t runs_of(const Options& options) {
    const long long runs = options.runs.value_or(kRunsOfAClaim);
    if (runs < 0 || runs > kMostRuns)
        throw InputError(Fault{"--runs", fmt::format("{} is not allowed", runs),
                               fmt::format("a whole number from 0 to {} is needed", kMostRuns),
                               "0 leaves model runs out."});
    return static_cast<std::uint32_t>(runs);
}

void print_overview(const ClaimsAnswer& answer, std::ostream& out) {
    const Table table = claims_overview(answer);
    out << answer.document["title"].text() << "\n\n";
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
        stems.push_back(stem_of(word));
        if (std::count(stems.begin(), stems.end(), stems.back()) > 1)
            throw InputError(Fault{"--out",
                                   fmt::format("two ledgers are called '{}'", stems.back()),
                                   "one page would be written over the other", "Rename one."});
    }
    check_writable(*options.out_folder);
}

/// Every ledger that was named, checked; nothing if interrupted. Errors: InputError with the faults
/// of all.
std::optional<std::vector<ClaimsAnswer>> answers_of(const Context& context) {
    Faults faults;
    std::vector<ClaimsAnswer> answers;
    for (const std::string& word : context.options.names) try {
            const GivenFile ledger =
                find_file(context.facts.archive(), kLedgerFile, word, file_reader(kLargestLedger));
            const ClaimsQuestion question{ledger.text, ledger.name, runs_of(context.options),
                                          thread_pool(thread_count(context.options), interrupted),
                                          std::string(program_version())};
            auto answer = check_claims(context.facts, question);
            if (!answer) return {};
            answers.push_back(std::move(*answer));
        } catch (const InputError& error) {
            if (error.kind() != FaultKind::data) throw;
            faults.add(error);
        }
    faults.raise_if_any();
    return answers;
}

void write_pages(const Context& context, const std::vector<ClaimsAnswer>& answers) {
    std::vector<OutputFile> files;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const std::string name = stem_of(context.options.names[i]);
        files.push_back({name + ".json", to_json(answers[i])});
        files.push_back({name + ".html", to_html(answers[i], {context.embedded.style, {}})});
    }
    write_all(*context.options.out_folder, files);
}

void print_json(const std::vector<ClaimsAnswer>& answers, std::ostream& out) {
    Value::Array all;
    for (const ClaimsAnswer& answer : answers) all.push_back(answer.document);
    out << to_json(all.size() == 1 ? all.front() : Value(all));
}

void print_answer(const ClaimsAnswer& answer, const Options& options, const std::string& name,
                  std::ostream& out) {
    print_overview(answer, out);
    if (options.all_rows)
        for (const Value& row : answer.document["rows"].items()) print_claim(row, out);
    print_tally(answer.document, options.all_rows, out);
    if (options.out_folder) out << "page: " << *options.out_folder << "/" << name << ".html\n";
}

}  // namespace

int claims_command(const Context& context) {
    const Options& options = context.options;
    check_places(options);
    const SignalWatch watch;
    const auto answered = answers_of(context);
    if (!answered) {
        context.err << "interrupted; nothing was written.\n";
        return kInterrupted;
    }
    const std::vector<ClaimsAnswer>& answers = *answered;
    if (options.out_folder) write_pages(context, answers);
    if (options.json) return print_json(answers, context.out), kDone;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (i > 0) context.out << "\n";
        print_answer(answers[i], options, stem_of(options.names[i]), context.out);
    }
    return kDone;
}

}  // namespace counterpoise

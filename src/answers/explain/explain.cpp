#include "answers/explain/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "answers/explain/sheets.h"
#include "behaviour/cascade/bound.h"
#include "behaviour/politics/concepts.h"
#include "measures/measure.h"
#include "rules/exit/clause.h"
#include "rules/settlement.h"
#include "scenario/scenario_file.h"
#include "world/bodies/voting_body.h"
#include "world/institutions.h"
#include "world/sources.h"
#include "world/treaties/treaties.h"
#include "world/world.h"

namespace counterpoise {
namespace {

using Explained = std::optional<Sheet>;

/// The command and the series of runs that follow attacks, where they read the key.
void add_cascade_readers(Sheet& sheet, const std::string& key) {
    const bool attack =
        fmt::format(" {} ", kCascadeKeys).find(fmt::format(" {} ", key)) != std::string::npos;
    if (attack) sheet.add("commands", "by the command", "cascade");
    if (attack || key == "war_direction")
        sheet.add("series", "by runs, for",
                  "risk.great_power_wars, risk.great_powers_drawn, risk.drawn_in");
}

Explained explain_assumption(const Facts&, const std::string& key) {
    const AssumptionInfo* info = find_assumption(key);
    if (!info) return {};
    Sheet sheet;
    sheet.title = fmt::format("{}: an assumption", key);
    sheet.add("key", "", key);
    sheet.add("kind", "", "assumption");
    sheet.add("meaning", "Meaning", info->meaning);
    sheet.add("allowed", "May be", info->allowed());
    if (!info->unit.empty()) sheet.add("unit", "Unit", info->unit);
    sheet.add("default", "Default", info->default_value);
    sheet.add("source", "Source", info->source);
    sheet.add("standing", "Standing", name_of(info->standing));
    if (!info->beyond.empty()) sheet.add("beyond", "Beyond it", info->beyond);
    std::string readers;
    for (const MeasureInfo& measure : measure_infos())
        if (fmt::format(" {} ", measure.assumptions).find(fmt::format(" {} ", key)) !=
            std::string::npos)
            readers += (readers.empty() ? "" : ", ") + std::string(measure.id);
    if (!readers.empty()) sheet.add("measures", "Read by", readers);
    add_cascade_readers(sheet, key);
    if (readers.find("risk.") != std::string::npos)
        sheet.add("moves", "Moves too",
                  "military spending in `run`, which answers the risk through threat_channel");
    sheet.notes.push_back(fmt::format(
        "Set it with --assume {0}=VALUE, or in a scenario under [assume]: {0} = VALUE.", key));
    return sheet;
}

Explained explain_measure(const Facts&, const std::string& key) {
    for (const MeasureInfo& info : measure_infos()) {
        if (info.id != key) continue;
        Sheet sheet;
        sheet.title = fmt::format("{}: a measure", key);
        sheet.add("key", "", key);
        sheet.add("kind", "", "measure");
        sheet.add("title", "Title", info.title);
        sheet.add("unit", "Unit", info.unit);
        sheet.add("shape", "Shape", name_of(info.shape));
        sheet.add("formula", "Formula", info.formula);
        sheet.add("assumptions", "Assumptions",
                  info.assumptions.empty() ? "none" : info.assumptions);
        if (!info.flags.empty()) sheet.add("flags", "Flags of its own", info.flags);
        sheet.add("method", "Method", info.method);
        sheet.notes.push_back(fmt::format(
            "`counterpoise measure {}` computes it and names the tables that it rests on.", key));
        return sheet;
    }
    return {};
}

Explained explain_rule(const Facts&, const std::string& key) {
    for (const RuleInfo& info : rule_infos()) {
        if (info.name != key) continue;
        Sheet sheet;
        sheet.title = fmt::format("{}: a rule of settlement", key);
        sheet.add("key", "", key);
        sheet.add("kind", "", "rule");
        sheet.add("meaning", "Meaning", info.meaning);
        sheet.add("reads", "Reads", info.reads);
        sheet.add("writes", "Writes", info.writes);
        sheet.add("standing", "Standing", name_of(info.standing));
        sheet.add("method", "Method", info.method);
        return sheet;
    }
    return {};
}

Explained explain_column(const Facts& facts, const std::string& key) {
    for (const ColumnInfo& column : column_infos()) {
        if (column.name != key) continue;
        Sheet sheet;
        sheet.title = fmt::format("{}: a figure of each state in the world of a year", key);
        sheet.add("key", "", key);
        sheet.add("kind", "", "column");
        sheet.add("meaning", "Meaning", column.meaning);
        sheet.add("unit", "Unit", column.unit);
        sheet.add("table", "Table", column.table);
        if (const TableInfo* table = sources(facts).find(column.table)) {
            sheet.add("standing", "Standing", name_of(table->standing));
            sheet.add("citation", "Citation", table->citation);
        }
        sheet.notes.push_back("`counterpoise show STATE` has it, with the year that it is from.");
        return sheet;
    }
    return {};
}

std::string cells_of(const SourceColumn& column) {
    std::string text(name_of(column.type));
    if (!column.unit.empty()) text += ", " + column.unit;
    if (column.range) text += fmt::format(", {} to {}", column.range->first, column.range->second);
    for (std::size_t i = 0; i < column.words.size(); ++i)
        text += (i ? " | " : ": ") + column.words[i];
    if (column.missing) text += ", may be empty";
    return text;
}

Explained explain_table(const Facts& facts, const std::string& key) {
    const TableInfo* info = sources(facts).find(key);
    if (!info) return {};
    Sheet sheet;
    sheet.title = fmt::format("{}: a table", key);
    sheet.add("key", "", key);
    sheet.add("kind", "", "table");
    sheet.add("title", "Title", info->title);
    sheet.add("file", "File", "data/" + info->file);
    sheet.add("rows", "Rows", facts.table(key).rows());
    sheet.add("vintage", "Vintage", info->vintage);
    sheet.add("standing", "Standing", name_of(info->standing));
    sheet.add("citation", "Citation", info->citation);
    sheet.add("via", "Via", info->via);
    sheet.add("licence", "Licence", info->licence);
    sheet.add("derivation", "Derivation", info->derivation);
    Section columns{
        "columns", "Columns",
        text_table({"column:Column", "cells:Cells", "standing:Standing", "meaning:Meaning"}),
        text_table({"column:Column", "meaning:Meaning"})};
    for (const SourceColumn& column : info->columns) {
        const std::string standing(name_of(column.standing.value_or(info->standing)));
        columns.table.rows.push_back({column.name, cells_of(column), standing, column.meaning});
        columns.shown->rows.push_back(
            {column.name, fmt::format("{} [{}{}]", column.meaning, cells_of(column),
                                      column.standing ? "; " + standing : "")});
    }
    sheet.sections.push_back(std::move(columns));
    return sheet;
}

Explained explain_exit(const Facts& facts, const std::string& key) {
    const bool treaty = treaties(facts).knows(key);
    if (!treaty && !institutions(facts).knows(key)) return {};
    const ExitClause clause = exit_clause(
        facts, treaty ? TargetKind::treaty : TargetKind::institution, key, Assumptions());
    Sheet sheet;
    sheet.title = fmt::format("{}: how it is left", key);
    sheet.add("key", "", key);
    sheet.add("kind", "", "exit clause");
    sheet.add("clause", "Clause", clause.clause);
    sheet.add("text", "Says", clause.text);
    sheet.add("notice_months", "Notice, months", clause.notice_months);
    sheet.add("standing", "Standing", name_of(clause.standing));
    sheet.add("source", "Source", clause.source);
    sheet.notes.push_back(
        fmt::format("`counterpoise show {}` has its members and the legal steps at home.", key));
    return sheet;
}

Explained explain_body(const Facts& facts, const std::string& key) {
    const std::string file = fmt::format("bodies/{}.toml", key);
    if (!facts.archive().has(file)) return {};
    const VotingBody body = body_named(key, facts, "explain");
    Sheet sheet;
    sheet.title = fmt::format("{}: a voting body", key);
    sheet.add("key", "", key);
    sheet.add("kind", "", "voting body");
    sheet.add("title", "Title", body.title);
    sheet.add("about", "About", body.about);
    if (body.from > 0) sheet.add("from", "From", body.from);
    if (body.to > 0) sheet.add("to", "To", body.to);
    sheet.add("source", "Source", body.source);
    sheet.add("standing", "Standing", name_of(body.standing));
    sheet.add("method", "Method", "docs/method/votes.md");
    sheet.verbatim_heading = "Its file";
    sheet.verbatim = facts.archive().read(file);
    sheet.notes.push_back(
        fmt::format("`counterpoise measure votes.power --body {}` has the power "
                    "of each member; --body FILE.toml reads one of your own.",
                    key));
    return sheet;
}

/// How a file of actors is written, and the solution concepts by name.
Explained explain_politics(const Facts& facts, const std::string& key) {
    const bool concept_key = std::any_of(kConcepts.begin(), kConcepts.end(),
                                         [&](Concept c) { return name_of(c) == key; });
    if (key != "politics" && !concept_key) return {};
    Sheet sheet;
    sheet.title = concept_key ? fmt::format("{}: a solution concept of politics", key)
                              : "politics: files of actors";
    sheet.add("key", "", key);
    sheet.add("kind", "", concept_key ? "solution concept" : "file of actors");
    for (const Concept c : kConcepts)
        if (!concept_key || name_of(c) == key)
            sheet.add(std::string(name_of(c)), std::string(name_of(c)), meaning_of(c));
    sheet.add("method", "Method", "docs/method/politics.md");
    if (!concept_key) {
        sheet.verbatim_heading = "A whole file";
        sheet.verbatim = facts.archive().read("politics/us-leaves-nato.toml");
    }
    sheet.notes.push_back(
        "`counterpoise politics FILE` answers; --concept takes one of them, --victory, --rule and "
        "--limit choose the election. `counterpoise backtest politics` has their scores.");
    return sheet;
}

std::vector<std::string> known_keys(const Facts& facts) {
    std::vector<std::string> known{"scenario", "standing", "politics"};
    for (const Concept c : kConcepts) known.emplace_back(name_of(c));
    for (const MeasureInfo& info : measure_infos()) known.emplace_back(info.id);
    for (const AssumptionInfo& info : assumption_infos()) known.emplace_back(info.key);
    for (const RuleInfo& info : rule_infos()) known.emplace_back(info.name);
    for (const ColumnInfo& info : column_infos()) known.emplace_back(info.name);
    for (const TableInfo& info : sources(facts).tables) known.push_back(info.name);
    for (const ScenarioKey& key : scenario_keys()) known.emplace_back(key.key);
    for (const std::string& name : body_names(facts)) known.push_back(name);
    for (const std::string& name : parameter_names(facts)) known.push_back(name);
    for (const Treaty& treaty : treaties(facts).list) known.push_back(treaty.code);
    for (const Institution& institution : institutions(facts).list)
        known.push_back(institution.code);
    return known;
}

/// Everything of that name: a table may be called like a rule or a column.
std::vector<Sheet> sheets_of(const Facts& facts, const std::string& key) {
    std::vector<Sheet> sheets;
    for (const auto explain :
         {explain_assumption, explain_measure, explain_rule, explain_column, explain_table,
          explain_exit, explain_words, explain_parameter, explain_body, explain_politics})
        if (Explained sheet = explain(facts, key)) sheets.push_back(std::move(*sheet));
    return sheets;
}

}  // namespace

Answer explain_word(const Facts& facts, const ExplainQuestion& question) {
    const std::string& key = question.word;
    std::vector<Sheet> sheets = sheets_of(facts, key);
    if (sheets.empty())
        throw InputError(
            Fault{"explain", fmt::format("nothing is called '{}'", key),
                  "it explains scenario, standing, assumptions, measures, rules, columns, "
                  "tables, parameters, voting bodies, solution concepts, treaties and institutions",
                  suggestion(key, known_keys(facts))},
            FaultKind::usage);
    return Answer(std::move(sheets));
}

}  // namespace counterpoise

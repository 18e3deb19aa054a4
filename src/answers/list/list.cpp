#include "answers/list/list.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "answers/list/parameters.h"
#include "answers/world_year.h"
#include "measures/measure.h"
#include "rules/settlement.h"
#include "world/actors/actors.h"
#include "world/bodies/voting_body.h"
#include "world/built_in.h"
#include "world/institutions.h"
#include "world/row_reader.h"
#include "world/states.h"
#include "world/treaties/treaties.h"
#include "world/world.h"

namespace counterpoise {
namespace {

using Lister = Sheet (*)(const Facts&, const ListQuestion&);

std::optional<Date> day_of(const ListQuestion& question) {
    if (!question.year) return {};
    return last_day(world_year(question.year));
}

Sheet one_section(std::string key, std::string title, Table table) {
    Sheet sheet;
    sheet.title = fmt::format("{}: {}", title, table.rows.size());
    sheet.sections.push_back({std::move(key), "", std::move(table), {}});
    return sheet;
}

Sheet list_scenarios(const Facts& facts, const ListQuestion&) {
    Table table = text_table({"scenario:Scenario", "title:Title", "about:About"});
    Table shown = text_table({"scenario:Scenario", "title:Question"});
    for (const std::string& id : names_in(facts.archive(), "scenarios")) {
        const Value& scenario = facts.document(file_in("scenarios", id));
        table.rows.push_back({id, scenario["title"].text(), scenario["about"].text()});
        shown.rows.push_back(
            {id, fmt::format("{}. {}", scenario["title"].text(), scenario["about"].text())});
    }
    Sheet sheet = one_section("scenarios", "Built-in scenarios", std::move(table));
    sheet.sections.front().shown = std::move(shown);
    sheet.notes.push_back(
        "`counterpoise run SCENARIO` runs one; `counterpoise explain scenario` shows how to write "
        "one.");
    return sheet;
}

Sheet list_measures(const Facts&, const ListQuestion&) {
    Table table = text_table({"measure:Measure", "unit:Unit", "shape:Shape", "title:Title",
                              "formula:Formula", "assumptions:Assumptions", "method:Method"});
    Table shown = text_table({"measure:Measure", "shape:Shape", "unit:Unit", "title:What it is"});
    for (const MeasureInfo& info : measure_infos()) {
        table.rows.push_back({std::string(info.id), std::string(info.unit),
                              std::string(name_of(info.shape)), std::string(info.title),
                              std::string(info.formula), std::string(info.assumptions),
                              std::string(info.method)});
        shown.rows.push_back({std::string(info.id), std::string(name_of(info.shape)),
                              std::string(info.unit), std::string(info.title)});
    }
    Sheet sheet = one_section("measures", "Measures", std::move(table));
    sheet.sections.front().shown = std::move(shown);
    sheet.notes.push_back(
        "`counterpoise measure ID` computes one; `counterpoise explain ID` has its formula and "
        "method.");
    return sheet;
}

Sheet list_treaties(const Facts& facts, const ListQuestion& question) {
    const auto day = day_of(question);
    const Treaties& all = treaties(facts);
    Table table = text_table({"treaty:Treaty", "start:From", "end:To", "standing:Standing"});
    table.columns.push_back(count_column("members", "Members"));
    table.columns.push_back({"name", "Name", "", 0});
    std::map<TreatyId, double> members;
    for (const TreatySpell& spell : all.spells)
        if (day ? spell.start <= *day && *day <= spell.end : spell.end == kOpenEnd)
            ++members[spell.treaty];
    for (std::size_t i = 0; i < all.list.size(); ++i) {
        const Treaty& treaty = all.list[i];
        if (day && (treaty.start > *day || treaty.end < *day)) continue;
        table.rows.push_back({treaty.code, treaty.start.iso(),
                              treaty.end == kOpenEnd ? Cell{} : Cell{treaty.end.iso()},
                              std::string(name_of(treaty.state)),
                              members[TreatyId{static_cast<std::uint16_t>(i)}], treaty.name});
    }
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const auto& a, const auto& b) {
        const auto numbered = [](const auto& row) {
            return std::get<std::string>(row[0]).starts_with("ATOP");
        };
        return numbered(a) < numbered(b);
    });
    Sheet sheet = one_section(
        "treaties", day ? fmt::format("Treaties in force at the end of {}", day->year) : "Treaties",
        std::move(table));
    sheet.notes.push_back(
        day ? "Standing is today's judgment. `counterpoise show TREATY --year Y` has the members."
            : "Members: today's. `--year Y` lists those in force at the end of a year; "
              "`counterpoise show TREATY` "
              "has the members.");
    return sheet;
}

Sheet list_institutions(const Facts& facts, const ListQuestion& question) {
    const auto day = day_of(question);
    const Institutions& all = institutions(facts);
    std::map<InstitutionId, double> members;
    for (const InstitutionSpell& spell : all.spells)
        if (day ? spell.start <= *day && *day <= spell.end : spell.end == kOpenEnd)
            ++members[spell.institution];
    Table table = text_table({"institution:Code"});
    table.columns.push_back(count_column("members", "Members"));
    table.columns.push_back({"name", "Name", "", 0});
    for (std::size_t i = 0; i < all.list.size(); ++i) {
        const double count = members[InstitutionId{static_cast<std::uint16_t>(i)}];
        if (!day || count > 0) table.rows.push_back({all.list[i].code, count, all.list[i].name});
    }
    Sheet sheet = one_section(
        "institutions",
        day ? fmt::format("Institutions with members at the end of {}", day->year) : "Institutions",
        std::move(table));
    sheet.notes.push_back(
        "The record ends in 2014 and is carried on (the UN: to today). `counterpoise show CODE` "
        "has the members.");
    return sheet;
}

Sheet list_states(const Facts& facts, const ListQuestion& question) {
    const Date day = day_of(question).value_or(last_day(kLatestYear));
    const World world = World::at(facts, Year{day.year});
    const InstitutionId un = institutions(facts).un;
    Table table = text_table({"state:Code"});
    table.columns.push_back({"cow", "COW", "", 0});
    table.columns.push_back({"un_member", "UN", "", 0});
    table.columns.push_back({"continent", "Continent", "", 0});
    table.columns.push_back({"name", "Name", "", 0});
    for (std::size_t i = 0; i < world.size(); ++i)
        table.rows.push_back({world.iso3(i), static_cast<double>(world.id(i).code),
                              std::string(world.is_member(un, world.id(i)) ? "member" : "no"),
                              states(facts).continent(world.id(i)), world.name(i)});
    std::sort(table.rows.begin(), table.rows.end());
    Sheet sheet =
        one_section("states", fmt::format("States at the end of {}", day.year), std::move(table));
    sheet.notes.push_back(
        "Codes are ISO 3166 alpha-3; COW is the Correlates of War code. `counterpoise show CODE` "
        "has the facts.");
    return sheet;
}

Sheet list_assumptions(const Facts&, const ListQuestion&) {
    Table table =
        text_table({"assumption:Assumption", "default:Default", "allowed:Allowed", "unit:Unit",
                    "meaning:Meaning", "source:Source", "standing:Standing"});
    Table shown = text_table(
        {"assumption:Assumption", "default:Default", "meaning:Meaning and what it may be"});
    for (const AssumptionInfo& info : assumption_infos()) {
        table.rows.push_back({std::string(info.key), std::string(info.default_value),
                              info.allowed(), std::string(info.unit), std::string(info.meaning),
                              std::string(info.source), std::string(name_of(info.standing))});
        shown.rows.push_back({std::string(info.key), std::string(info.default_value),
                              fmt::format("{} [{}{}{}]", info.meaning, info.allowed(),
                                          info.unit.empty() ? "" : "; ", info.unit)});
    }
    Sheet sheet = one_section("assumptions", "Assumptions", std::move(table));
    sheet.sections.front().shown = std::move(shown);
    sheet.notes.push_back(
        "Set one with --assume KEY=VALUE or under [assume] in a scenario; `counterpoise explain "
        "KEY` has the source.");
    return sheet;
}

Sheet list_rules(const Facts&, const ListQuestion&) {
    Table table = text_table({"rule:Rule", "reads:Reads", "writes:Writes", "standing:Standing",
                              "method:Method", "meaning:Meaning"});
    Table shown =
        text_table({"rule:Rule", "writes:Writes", "standing:Standing", "meaning:Meaning"});
    for (const RuleInfo& info : rule_infos()) {
        table.rows.push_back({std::string(info.name), std::string(info.reads),
                              std::string(info.writes), std::string(name_of(info.standing)),
                              std::string(info.method), std::string(info.meaning)});
        shown.rows.push_back({std::string(info.name), std::string(info.writes),
                              std::string(name_of(info.standing)), std::string(info.meaning)});
    }
    Sheet sheet = one_section("rules", "Rules of settlement, in their order", std::move(table));
    sheet.sections.front().shown = std::move(shown);
    sheet.notes.push_back(
        "Exit clauses are rules as well: `counterpoise show TREATY` has each; `counterpoise "
        "explain RULE` says more.");
    return sheet;
}

Sheet list_bodies(const Facts& facts, const ListQuestion&) {
    Table table = text_table({"body:Body", "from:From", "to:To", "standing:Standing", "title:Title",
                              "about:About", "source:Source"});
    Table shown = text_table({"body:Body", "from:From", "to:To", "title:What it is"});
    for (const std::string& name : body_names(facts)) {
        const VotingBody body = body_named(name, facts, "bodies");
        const Cell from = body.from > 0 ? Cell{std::to_string(body.from)} : Cell{};
        const Cell to = body.to > 0 ? Cell{std::to_string(body.to)} : Cell{};
        table.rows.push_back({name, from, to, std::string(name_of(body.standing)), body.title,
                              body.about, body.source});
        shown.rows.push_back({name, from, to, fmt::format("{}. {}", body.title, body.about)});
    }
    Sheet sheet = one_section("bodies", "Built-in voting bodies", std::move(table));
    sheet.sections.front().shown = std::move(shown);
    sheet.notes.push_back(
        "`counterpoise measure votes.power --body BODY` has the power in one; `counterpoise "
        "explain BODY` shows its file, which is how to write your own.");
    return sheet;
}

Sheet list_politics(const Facts& facts, const ListQuestion&) {
    Table table = text_table({"name:Name", "question:Question", "about:About"});
    Table shown = text_table({"name:Name", "question:Question"});
    for (const std::string& name : actor_file_names(facts)) {
        const Value& file = facts.document(file_in("politics", name));
        const std::string& question = file["question"].text();
        table.rows.push_back({name, question, file["about"].text()});
        shown.rows.push_back({name, fmt::format("{} {}", question, file["about"].text())});
    }
    Sheet sheet = one_section("politics", "Built-in files of actors", std::move(table));
    sheet.sections.front().shown = std::move(shown);
    sheet.notes.push_back(
        "`counterpoise politics NAME` has what the actors' positions add up to; `counterpoise "
        "explain politics` shows how to write a file of your own.");
    return sheet;
}

Sheet list_every_parameter(const Facts& facts, const ListQuestion&) {
    return list_parameters(facts);
}

}  // namespace

Answer list_names(const Facts& facts, const ListQuestion& question) {
    static const std::vector<std::pair<std::string, Lister>> listers{
        {"scenarios", list_scenarios}, {"measures", list_measures},
        {"treaties", list_treaties},   {"institutions", list_institutions},
        {"states", list_states},       {"assumptions", list_assumptions},
        {"rules", list_rules},         {"bodies", list_bodies},
        {"politics", list_politics},   {"parameters", list_every_parameter}};
    std::vector<std::string> known;
    for (const auto& [name, lister] : listers) {
        known.push_back(name);
        if (name == question.what) return Answer(lister(facts, question));
    }
    throw InputError(
        Fault{"list", fmt::format("there is no list of '{}'", question.what),
              "it lists scenarios, measures, treaties, institutions, states, assumptions, rules, "
              "bodies, politics and parameters",
              suggestion(question.what, known)},
        FaultKind::usage);
}

}  // namespace counterpoise

#include "report/document.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/evidence/evidence.h"
#include "report/exhibits.h"
#include "report/sentences.h"
#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"
#include "scenario/outcome/model_record.h"

namespace counterpoise::report {
namespace {

Value changes(const Outcome& o) {
    Value list{Value::Array{}};
    for (const OutcomeChange& c : o.changes)
        list.push(
            Value{}
                .set("date", c.date.iso())
                .set("text",
                     change_sentence(c) +
                         (c.uncertain()
                              ? " (uncertain: what follows is told for the case that it happens)."
                              : "."))
                .set("in_force", c.in_force.iso())
                .set("standing", name_of(c.standing))
                .set("source", c.source));
    return list;
}

Value assumptions(const Outcome& o) {
    const Scenario& s = o.scenario;
    Value list;
    for (const AssumptionInfo& info : assumption_infos()) {
        const bool open = std::find(s.open.begin(), s.open.end(), info.key) != s.open.end();
        list.push(Value{}
                      .set("key", info.key)
                      .set("value", open ? "all" : s.assumptions.word(info.key))
                      .set("default", info.default_value)
                      .set("is_default", !open && s.assumptions.is_default(info.key))
                      .set("meaning", info.meaning)
                      .set("range", info.allowed())
                      .set("source", info.source)
                      .set("standing", name_of(info.standing)));
    }
    return list;
}

std::string command(const Outcome& o) {
    const Scenario& s = o.scenario;
    return fmt::format("counterpoise run SCENARIO.toml --runs {} --seed {}", s.runs, s.seed);
}

std::string basis(const Outcome& o) {
    return "rules exact unless marked; facts of 2024–25; " + paired_runs(o);
}

Value headline(const Outcome& o) {
    Value list{Value::Array{}};
    for (const Sentence& s : sentences(o))
        list.push(Value{}
                      .set("id", s.id)
                      .set("label", s.label)
                      .set("text", s.text)
                      .set("basis", s.basis)
                      .set("standing", s.standing)
                      .set("exhibit", s.exhibit));
    return Value{}
        .set("title", question(o))
        .set("basis", basis(o))
        .set("facts_as_of", "2025")
        .set("sentences", list);
}

Value groups() {
    Value list;
    const std::pair<const char*, const char*> kGroups[] = {
        {"money", "Who pays"},
        {"cover", "Who still covers whom"},
        {"leaver", "What the leaver saves"},
        {"spending", "What allies might spend"},
        {"risk", "Risk of disputes"},
        {"realignment", "Who follows, and new pacts"},
        {"power", "Blocs and power"},
        {"happens", "Does it happen at all"},
        {"history", "When members left before"},
        {"great-powers", "A war between major powers"}};
    for (const auto& [id, title] : kGroups) list.push(Value{}.set("id", id).set("title", title));
    return list;
}

Value effects(const Outcome& o) {
    Value list;
    for (const SchoolOutcome& school : o.schools)
        list.push(Value{}.set("school", school.canonical).set("label", school.label));
    return list;
}

Value strings(const std::vector<std::string>& all) {
    Value list{Value::Array{}};
    for (const std::string& text : all) list.push(text);
    return list;
}

Value sources(const Outcome& o) {
    Value list{Value::Array{}};
    for (const SourceLine& s : o.sources)
        list.push(Value{}
                      .set("table", s.table)
                      .set("title", s.title)
                      .set("short", s.short_name)
                      .set("citation", s.citation)
                      .set("licence", s.licence)
                      .set("vintage", s.vintage)
                      .set("standing", s.standing)
                      .set("via", s.via));
    return list;
}

/// The sets that a run draws from, in the order in which behaviours act.
std::vector<const ParameterSet*> parameter_sets(const Outcome& o) {
    const Evidence& e = o.evidence;
    std::vector<const ParameterSet*> sets{&e.spending, &e.growth, &e.disputes};
    if (e.realignment) sets.push_back(&*e.realignment);
    return sets;
}

Value history(const Outcome& o) {
    Value list{Value::Array{}};
    for (const ParameterSet* set : parameter_sets(o)) {
        const Value sentences = score_sentences(*set);
        for (const Value& sentence : sentences.items()) list.push(sentence);
    }
    return list;
}

Value parameters(const Outcome& o) {
    Value list{Value::Array{}};
    for (const ParameterSet* set : parameter_sets(o)) {
        const Value rows = parameter_rows(*set);
        for (const Value& row : rows.items()) list.push(row);
    }
    return list;
}

Value carries(const Outcome& o) {
    Value list{Value::Array{}};
    for (const Carried& c : what_evidence_carries(o.evidence))
        list.push(Value{}.set("of", c.of).set("text", c.text));
    return list;
}

Value limits(const Outcome& o) {
    std::vector<std::string> all{
        std::string(o.exit_record.is_beyond ? "No state of this weight has left such an alliance; i"
                                            : "I") +
            "ntervals of effects carry parameters and schools only.",
        "Figures are of different years, named beside each: capabilities to 2022, spending to "
        "2024 (NATO 2025e), disputes to 2014, conflicts to 2024.",
        o.uncertain
            ? "The chance of the exit is given to the program, by the scenario or by what happened "
              "to others; it is no forecast."
            : "Whether what the scenario changes happens at all is not forecast here."};
    for (const LeftOut& l : o.left_out)
        all.push_back(
            fmt::format("Left out: {} of {} ({}).", l.measure, spoken_code(l.alliance), l.why));
    return strings(all);
}

}  // namespace

Value document(const Outcome& o) {
    const Scenario& s = o.scenario;
    Value scenario;
    scenario.set("title", s.title)
        .set("about", s.about)
        .set("start", s.start.value)
        .set("end", s.end.value);
    scenario.set("runs", std::int64_t{s.runs})
        .set("seed", static_cast<std::int64_t>(s.seed))
        .set("changes", changes(o));
    scenario.set("assumptions", assumptions(o))
        .set("schools", effects(o))
        .set("toml", o.toml)
        .set("command", command(o));
    Value timeline{Value::Array{}};
    for (const TimelineEntry& t : o.timeline)
        timeline.push(Value{}
                          .set("date", t.in_force.iso())
                          .set("text", (t.change ? change_sentence(*t.change) : "") + t.text)
                          .set("law", t.law)
                          .set("standing", name_of(t.standing))
                          .set("source", t.source));
    Value list{Value::Array{}};
    for (Value& e : exhibits(o)) list.push(std::move(e));
    Value d;
    d.set("schema", kSchema);
    d.set("program",
          Value{}.set("name", "counterpoise").set("version", o.version).set("facts", o.facts));
    d.set("language", "en")
        .set("scenario", scenario)
        .set("headline", headline(o))
        .set("groups", groups())
        .set("timeline", timeline);
    d.set("exhibits", list)
        .set("unsettled", strings(unsettled(o)))
        .set("carries", carries(o))
        .set("history", history(o))
        .set("parameters", parameters(o))
        .set("sources", sources(o));
    d.set("how_to_cite",
          fmt::format("Counterpoise {}, scenario \"{}\", seed {}, {} runs, facts {}. Cite the "
                      "original sources of each number as well.",
                      o.version, s.title, s.seed, s.runs, o.facts));
    return d.set("limits", limits(o));
}

std::string answer_text(const Outcome& o, const std::string& report_path) {
    const std::vector<Sentence> all = sentences(o);
    std::size_t width = 6;
    for (const Sentence& s : all) width = std::max(width, s.label.size());
    std::string text = fmt::format("{}   ({})\n", question(o), basis(o));
    for (const Sentence& s : all)
        text += fmt::format("{:<{}}   {}\n{:<{}}   [{}; {}]\n", s.label, width, s.text, "", width,
                            s.basis, s.standing);
    return text + fmt::format("{:<{}}   {}\n", "Report", width, report_path);
}

}  // namespace counterpoise::report

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "report/exhibit_parts.h"
#include "report/sentence_parts.h"
#include "report/speech.h"

namespace counterpoise::report {
namespace {

const std::vector<std::string> kTables{
    "disputes_gml", "disputes_cow", "armed_conflicts", "contiguity", "capitals",
    "capabilities", "regimes",      "rivalries",       "treaties",   "treaty_members"};

constexpr std::array<std::pair<const char*, const char*>, 4> kKinds{
    {{"risk.disputes", "any dispute"},
     {"risk.force", "with force"},
     {"risk.fatal", "that kills"},
     {"risk.wars", "war, by pair"}}};

std::string subject_name(const Outcome& o, const std::string& subject) {
    if (subject == "remaining") return "remaining members together";
    return subject == "world" ? "the world" : o.state_name(subject);
}

void add_rows(Value& rows, const Outcome& o, const SchoolOutcome& school, const char* measure,
              const char* kind) {
    const int year = o.experiment.scenario().end.value;
    for (const EffectRow& row : school.rows) {
        const Series& s = o.experiment.series()[row.series];
        if (s.measure != measure || row.year != year || std::isnan(row.baseline[1])) continue;
        rows.push(Value{}
                      .set("name", subject_name(o, s.subject))
                      .set("kind", kind)
                      .set("school", school_words(school.label))
                      .set("baseline", cell_of(row.baseline[1]))
                      .set("scenario", cell_of(row.scenario[1]))
                      .set("effect", cell_of(row.effect[1]))
                      .set("low", cell_of(row.effect[0]))
                      .set("high", cell_of(row.effect[2])));
    }
}

}  // namespace

Value risk_exhibit(const Outcome& o) {
    const int year = o.experiment.scenario().end.value;
    Value e = begin_exhibit({"risk", "risk", fmt::format("Risk of disputes in {}", year),
                             "Expected disputes that begin in the year", "disputes a year",
                             "Medians over runs of expected numbers, not counts; each kind "
                             "includes the worse ones. The "
                             "evidence does not settle what losing a guarantor does to them."});
    e.set("alt",
          "Table of the expected number of disputes of each member, of the remaining "
          "members together and of the world, without and with the change.");
    e.set("measure", "risk.disputes");
    e.set("formula", "sum over pairs of P(onset) P(class or worse | onset)");
    add_sources(e, o, kTables);
    e.set("standing", "assumed")
        .set("vintage",
             "parameters: estimates from 1946-2010; disputes on record to 2014, armed "
             "conflicts to 2024; the rest simulated");
    e.set("method", "docs/method/risk.md");
    e.set("notes",
          texts({"The odds of a dispute with a challenger after the loss of a guarantor are "
                 "multiplied by a prior (median 1.25, 90 % interval 0.84 to 1.87) in the school "
                 "“deters”, by 1 in “does not deter”.",
                 "Intervals carry parameters and simulated history. A fitted risk, not a cause."}));
    Value columns;
    columns.push(text_column("name", "State"));
    columns.push(text_column("kind", "Dispute"));
    columns.push(text_column("school", "School"));
    columns.push(number_column("baseline", "Without the change", "a year", 3, "no figure"));
    columns.push(number_column("scenario", "With it", "a year", 3, "no figure"));
    columns.push(change_column("effect", "Difference, median", "a year", 3, "no figure"));
    columns.push(change_column("low", "5 %", "a year", 3, "no figure"));
    columns.push(change_column("high", "95 %", "a year", 3, "no figure"));
    Value rows{Value::Array{}};
    for (const SchoolOutcome& school : o.schools)
        for (const auto& [measure, kind] : kKinds) add_rows(rows, o, school, measure, kind);
    return e.set("columns", columns).set("rows", rows).set("chart", {});
}

}  // namespace counterpoise::report

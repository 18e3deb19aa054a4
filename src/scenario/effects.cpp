#include "scenario/effects.h"

#include <fmt/format.h>

#include <cmath>

#include "behaviour/cascade/reliability.h"
#include "files/csv.h"
#include "scenario/scenario_file.h"

namespace counterpoise {
namespace {

void append(std::string& line, const double (&values)[3]) {
    for (const double v : values) line += std::isnan(v) ? std::string(",") : fmt::format(",{}", v);
}

Value parameters_of(const ParameterSet& set) {
    Value json;
    json.set("kind", set.kind);
    Value list;
    for (const Parameter& p : set.list)
        list.push(Value{}
                      .set("name", p.name)
                      .set("value", p.value)
                      .set("se", p.se)
                      .set("unit", p.unit)
                      .set("source", p.source)
                      .set("standing", p.standing));
    if (set.fit)
        json.set("fit", Value{}
                            .set("spec", set.fit->spec)
                            .set("from", set.fit->from)
                            .set("to", set.fit->to)
                            .set("rows", set.fit->rows));
    return json.set("list", std::move(list));
}

}  // namespace

std::string effects_csv(const Experiment& experiment, const std::vector<SchoolOutcome>& outcomes) {
    std::string csv =
        "measure,subject,year,unit,school,baseline_p05,baseline_p50,baseline_p95,scenario_p05,"
        "scenario_p50,scenario_p95,"
        "effect_p05,effect_p50,effect_p95,baseline_mean,scenario_mean,effect_mean\n";
    for (const SchoolOutcome& outcome : outcomes)
        for (const EffectRow& row : outcome.rows) {
            const Series& series = experiment.series()[row.series];
            csv += fmt::format("{},{},{},{},{}", series.measure, series.subject, row.year,
                               csv_cell(series.unit), csv_cell(outcome.canonical));
            append(csv, row.baseline);
            append(csv, row.scenario);
            append(csv, row.effect);
            append(csv, {row.baseline_mean, row.scenario_mean, row.effect_mean});
            csv += "\n";
        }
    return csv;
}

Value run_record(const Experiment& experiment, const std::string& version) {
    const Scenario& s = experiment.scenario();
    Value assumptions;
    for (const AssumptionInfo& info : assumption_infos())
        assumptions.set(std::string(info.key), s.assumptions.word(info.key));
    for (const std::string& key : s.open) assumptions.set(key, "all");
    Value schools;
    for (const PreparedSchool& school : experiment.schools())
        schools.push(
            Value{}.set("school", school.school.canonical).set("label", school.school.label));
    Value json;
    json.set("program", Value{}.set("name", "counterpoise").set("version", version));
    json.set("facts", experiment.facts().hash());
    json.set("scenario", to_toml(s, experiment.facts()));
    json.set("runs", std::int64_t{s.runs}).set("seed", static_cast<std::int64_t>(s.seed));
    json.set("start", s.start.value).set("end", s.end.value);
    json.set("assumptions", std::move(assumptions)).set("schools", std::move(schools));
    const BehaviourRecords& records = experiment.records();
    Value parameters;
    parameters.set("growth", parameters_of(records.growth_set))
        .set("spending", parameters_of(records.spending_set))
        .set("disputes", parameters_of(records.dispute_set))
        .set("cascade", parameters_of(cascade_parameters(experiment.facts())));
    if (records.realignment_set)
        parameters.set("realignment", parameters_of(*records.realignment_set));
    json.set("parameters", std::move(parameters));
    return json;
}

}  // namespace counterpoise

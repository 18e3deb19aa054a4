#include <fmt/format.h>

#include "answers/fit/behaviours.h"
#include "answers/fit/fit_json.h"
#include "history/cascade/pledges.h"

namespace counterpoise {
namespace {

constexpr double kPerCent = 100;

double number(std::size_t n) {
    return static_cast<double>(n);
}

Section published_section(const Facts& facts) {
    Section section{"published", "What was published, and what the table has", {}, {}};
    section.table.columns = {{"of", "Of", "", 0},
                             {"published", "Published", "%", 0},
                             {"table", "By that coding", "%", 1},
                             count_column("honoured", "Honoured"),
                             count_column("tested", "Tested"),
                             {"authors", "By the authors' own", "%", 1},
                             count_column("authors_honoured", "Honoured"),
                             count_column("authors_tested", "Tested")};
    for (const PublishedRate& r : published_rates(facts))
        section.table.rows.push_back(
            {r.of, r.published, kPerCent * r.published_coding.rate(),
             number(r.published_coding.honoured), number(r.published_coding.tested),
             kPerCent * r.authors_coding.rate(), number(r.authors_coding.honoured),
             number(r.authors_coding.tested)});
    return section;
}

Section cells_section(const PledgeStudy& study) {
    Section section{"cells", "How likely a pledge is kept (shrunk)", {}, {}};
    section.table.columns = {{"obligation", "Obligation", "", 0},
                             {"period", "Wars", "", 0},
                             {"power", "Strongest member", "", 0},
                             count_column("honoured", "Honoured"),
                             count_column("tested", "Tested"),
                             {"rate", "Rate", "", 2},
                             {"value", "Estimate", "", 2},
                             {"se", "se", "", 2},
                             {"low", "5 %", "", 2},
                             {"high", "95 %", "", 2}};
    for (const PledgeCell& c : study.cells)
        section.table.rows.push_back(
            {words(c.obligation),
             c.period == PledgePeriod::before_1945 ? "before 1945" : "since 1945",
             std::string(name_of(c.power)) + " power", number(c.count.honoured),
             number(c.count.tested), cell(c.count.rate()), c.value, c.se, c.interval.low,
             c.interval.high});
    return section;
}

Sheet sheet_of(const PledgeStudy& study, const Facts& facts) {
    Sheet sheet;
    sheet.title =
        fmt::format("Cascade: pledges that war tested, {}-{}", kFirstPledgeYear, kLastPledgeYear);
    sheet.add("pledges", "Pledges tested", study.pledges,
              fmt::format("{}, of which {} were honoured", study.pledges, study.pledges_honoured));
    sheet.add("log_likelihood", "Log-likelihood", study.log_likelihood,
              fmt::format("{:.4f} (beta-binomial, {} tests in {} cells)", study.log_likelihood,
                          study.counted().tested, study.cells.size()));
    sheet.sections = {cells_section(study), published_section(facts)};
    sheet.notes = {
        fmt::format("A cell is pulled to the rate of its obligation and period with the weight of "
                    "{:.1f} tests, and that to the rate of the period with {:.1f}; both weights "
                    "maximise the likelihood of the cells.",
                    study.power_weight, study.period_weight),
        "A treaty of several obligations counts under each. The record names no state: power is "
        "that of the treaty's members. Pledges that deterred were never tested, so this is no "
        "estimate of what a challenger should expect. Method: docs/method/cascade.md."};
    return sheet;
}

FitSummary summary_of(const PledgeStudy& study) {
    FitSummary summary;
    summary.behaviour = "cascade";
    summary.spec = "cells";
    summary.from = kFirstPledgeYear;
    summary.to = kLastPledgeYear;
    summary.observations = study.counted().tested;
    summary.events = study.counted().honoured;
    summary.log_likelihood = study.log_likelihood;
    summary.likelihood = "beta-binomial";
    for (const PledgeCell& c : study.cells) {
        FitRow row{cell_name(c.obligation, c.period, c.power), c.value, c.se};
        row.interval = c.interval;
        summary.rows.push_back(std::move(row));
    }
    return summary;
}

Value json_of(const PledgeStudy& study, const Sheet& sheet) {
    Value json = fit_json(summary_of(study));
    json.set("pledges", study.pledges).set("pledges_honoured", study.pledges_honoured);
    json.set("period_weight", study.period_weight).set("power_weight", study.power_weight);
    json.set("period_log_likelihood", study.period_log_likelihood);
    add_sheet(json, sheet);
    return json;
}

void check(const FitQuestion& question, FitUse) {
    refuse_form_and_years(question, "its record is read whole, 1816-2003");
}

Answer fit_answer(const Facts& facts, const FitQuestion&) {
    const PledgeStudy study = pledge_study(facts);
    Sheet sheet = sheet_of(study, facts);
    Value json = json_of(study, sheet);
    return answer_fit(std::move(sheet), std::move(json), "docs/method/cascade.md", facts.hash());
}

ParameterSet parameters(const Facts& facts, const FitQuestion&) {
    return pledge_parameters(facts, pledge_study(facts), read_parameters(facts, "cascade"));
}

}  // namespace

const FittedBehaviour kCascadeFit{"cascade", check, fit_answer, parameters};

}  // namespace counterpoise

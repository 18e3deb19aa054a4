// What the record costs: every dyad-year with thirty columns, a logit over most of them, and what
// onsets come to.
#include <benchmark/benchmark.h>

#include "bench/facts.h"
#include "history/disputes/backtest.h"
#include "history/disputes/severity_backtest.h"
#include "history/realignment/parameters.h"

namespace counterpoise {
namespace {

const std::vector<std::string> kThirteen{
    "contiguity",        "water_contiguity",    "log_capital_distance", "cinc_ratio",
    "log_cinc",          "major_powers",        "defence_pact",         "democracy_min",
    "log_past_disputes", "log_recent_disputes", "peace_years",          "peace_years_2",
    "peace_years_3"};

/// All non-directed dyad-years 1816-2024 with the first thirty columns; the tables are parsed anew.
void dyad_years_cold(benchmark::State& state) {
    const std::span<const char> blob(
        counterpoise_facts_begin,
        static_cast<std::size_t>(counterpoise_facts_end - counterpoise_facts_begin));
    DyadQuery query;
    for (std::size_t c = 0; c < 30; ++c) query.columns.emplace_back(dyad_column_infos()[c].name);
    for (auto _ : state) {
        const Facts facts(std::as_bytes(blob));
        benchmark::DoNotOptimize(dyad_years(facts, query).values.size());
    }
}
BENCHMARK(dyad_years_cold)->Unit(benchmark::kMillisecond);

/// 765,590 rows, thirteen columns and an intercept, with errors plain and clustered.
void fit_logit_all_pairs(benchmark::State& state) {
    DisputeSpec spec = dispute_spec("onset");
    spec.columns = kThirteen;
    spec.in_course = InCourse::kept;
    const DisputeSample sample = dispute_sample(built_in_facts(), spec, kFirstYear, Year{2006});
    for (auto _ : state) benchmark::DoNotOptimize(fit_logit(sample.design(), {}).log_likelihood);
    state.counters["rows"] = static_cast<double>(sample.event.size());
}
BENCHMARK(fit_logit_all_pairs)->Unit(benchmark::kMillisecond);

/// 1,963 onsets, four classes, four columns and an intercept each, errors plain and clustered.
void fit_multinomial_severity(benchmark::State& state) {
    const SeveritySample sample =
        severity_sample(built_in_facts(), severity_spec("onsets"), Year{1946}, Year{2010});
    for (auto _ : state) benchmark::DoNotOptimize(fit_multinomial(sample.design()).log_likelihood);
    state.counters["rows"] = static_cast<double>(sample.outcome.size());
}
BENCHMARK(fit_multinomial_severity)->Unit(benchmark::kMillisecond);

void backtest_of_severity(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(
            backtest_severity(built_in_facts(), severity_spec("onsets"), {}).by_origin.size());
}
BENCHMARK(backtest_of_severity)->Unit(benchmark::kMillisecond);

void backtest_of_disputes(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(
            backtest_disputes(built_in_facts(), dispute_spec("onset"), {}, {}).by_origin.size());
}
BENCHMARK(backtest_of_disputes)->Unit(benchmark::kMillisecond);

/// Rows of the four processes of realignment, 1817 to 2016: 1.17 million.
void realignment_rows(benchmark::State& state) {
    for (auto _ : state)
        for (std::size_t p = 0; p < kProcesses; ++p)
            benchmark::DoNotOptimize(hazard_rows(built_in_facts(), static_cast<Process>(p),
                                                 Year{kFirstChangeYear}, Year{kLastFullYear})
                                         .size());
}
BENCHMARK(realignment_rows)->Unit(benchmark::kMillisecond);

void backtest_of_realignment(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(backtest_realignment(built_in_facts(), {}).status.size());
}
BENCHMARK(backtest_of_realignment)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace counterpoise

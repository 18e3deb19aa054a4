// What a scenario costs: preparing it, and 1,000 paired runs of 15 years.
#include <benchmark/benchmark.h>

#include <atomic>

#include "app/thread_pool.h"
#include "bench/facts.h"

namespace counterpoise {
namespace {

void prepare_experiment(benchmark::State& state) {
    (void)Experiment(built_in_facts(), one_school(1000));  // the tables are parsed once
    for (auto _ : state) {
        const Experiment experiment(built_in_facts(), one_school(1000));
        benchmark::DoNotOptimize(experiment.series().size());
    }
}
BENCHMARK(prepare_experiment)->Unit(benchmark::kMillisecond);

void paired_runs(benchmark::State& state) {
    Experiment experiment(built_in_facts(), one_school(1000));
    const std::atomic<bool> stop{false};
    for (auto _ : state) {
        const auto outcomes = run(experiment, thread_pool(static_cast<int>(state.range(0)), stop));
        benchmark::DoNotOptimize(outcomes->size());
    }
    state.SetItemsProcessed(state.iterations() * 1000);
}
BENCHMARK(paired_runs)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace counterpoise

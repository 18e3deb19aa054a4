// What solution concepts cost: forty actors with every range, and all known decisions.
#include <benchmark/benchmark.h>

#include "behaviour/politics/outcome.h"
#include "bench/facts.h"
#include "history/politics/decisions.h"

namespace counterpoise {
namespace {

constexpr int kActors = 40;

/// Forty actors at forty positions, powers and saliences of no pattern.
ActorQuestion forty() {
    ActorQuestion q;
    q.high = 100;
    q.reference = 10;
    for (int i = 0; i < kActors; ++i) {
        PoliticalActor a;
        a.name = std::to_string(i);
        a.power = 1 + (i * 37) % 23;
        a.position = (i * 61) % 101;
        a.salience = 0.05 + 0.01 * ((i * 17) % 90);
        q.actors.push_back(std::move(a));
    }
    return q;
}

/// Every concept with its outcome, stated range and illustrative range.
void concepts_of_forty_actors(benchmark::State& state) {
    const ActorQuestion q = forty();
    for (auto _ : state)
        for (const Concept one : kConcepts) benchmark::DoNotOptimize(solve(q, one, {}));
}
BENCHMARK(concepts_of_forty_actors)->Unit(benchmark::kMillisecond);

/// All concepts and forms on 353 decisions, choices made anew for each of 137 proposals.
void backtest_of_decisions(benchmark::State& state) {
    (void)decisions(built_in_facts());
    for (auto _ : state) benchmark::DoNotOptimize(backtest_decisions(built_in_facts()));
}
BENCHMARK(backtest_of_decisions)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace counterpoise

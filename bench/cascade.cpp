// What a cascade costs: the case of an attack, one course of events, exact and sampled answers.
#include <benchmark/benchmark.h>

#include "behaviour/cascade/cascade.h"
#include "bench/facts.h"
#include "world/states.h"

namespace counterpoise {
namespace {

struct Attack {
    World world = World::at(built_in_facts(), kLatestYear);
    Assumptions assumptions;
    std::size_t attacker = row("RUS");
    std::size_t target = row("EST");

    [[nodiscard]] std::size_t row(const char* iso3) const {
        return *world.row(states(built_in_facts()).named(iso3, kLatestYear, "bench"));
    }
    [[nodiscard]] CascadeCase made() const {
        return make_cascade(world, built_in_facts(), attacker, target,
                            reliability_of(built_in_facts(), assumptions, kLatestYear),
                            cascade_rules(assumptions));
    }
};

void cascade_case(benchmark::State& state) {
    const Attack attack;
    for (auto _ : state) benchmark::DoNotOptimize(attack.made());
}
BENCHMARK(cascade_case)->Unit(benchmark::kMicrosecond);

void cascade_follow(benchmark::State& state) {
    const CascadeCase c = Attack().made();
    std::uint32_t run = 0;
    for (auto _ : state) benchmark::DoNotOptimize(follow(c, 1949, run++));
}
BENCHMARK(cascade_follow)->Unit(benchmark::kMicrosecond);

/// 10,000 runs where joiners are attacked with a chance of 0.2.
void cascade_sampled(benchmark::State& state) {
    Attack attack;
    attack.assumptions.set("joiner_attacked", "0.2", "bench");
    const CascadeCase c = attack.made();
    for (auto _ : state) benchmark::DoNotOptimize(sample(c, 1949, 10000));
}
BENCHMARK(cascade_sampled)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace counterpoise

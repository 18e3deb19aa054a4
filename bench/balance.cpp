// What the frustration index costs: the windows of the literature, the states of every year, a file
// that is hard to prove.
#include <benchmark/benchmark.h>

#include "bench/facts.h"
#include "measures/balance/frustration.h"
#include "measures/balance/world_network.h"

namespace counterpoise {
namespace {

SignedGraph graph_of(const SignedNetwork& network) {
    return {network.nodes.size(), network.ties};
}

/// The 51 windows of 1946-49 to 1996-99 and the tribes, one after another.
void frustration_of_the_literature(benchmark::State& state) {
    const auto& networks = signed_networks(built_in_facts());
    std::size_t proved = 0;
    for (auto _ : state) {
        proved = 0;
        for (const SignedNetwork& network : networks)
            proved += frustration_of(graph_of(network)).is_proved() ? 1 : 0;
    }
    state.counters["networks"] = static_cast<double>(networks.size());
    state.counters["proved"] = static_cast<double>(proved);
}
BENCHMARK(frustration_of_the_literature)->Unit(benchmark::kMillisecond);

/// The states' own networks of 1946 to 2010, worlds made beforehand.
void frustration_of_every_year(benchmark::State& state) {
    std::vector<SignedGraph> graphs;
    for (int year = 1946; year <= 2010; ++year)
        graphs.push_back(graph_of(
            world_network(World::at(built_in_facts(), Year{year}), built_in_facts(), TieChoices{})
                .network));
    std::size_t proved = 0;
    for (auto _ : state) {
        proved = 0;
        for (const SignedGraph& graph : graphs) proved += frustration_of(graph).is_proved() ? 1 : 0;
    }
    state.counters["years"] = static_cast<double>(graphs.size());
    state.counters["proved"] = static_cast<double>(proved);
}
BENCHMARK(frustration_of_every_year)->Unit(benchmark::kMillisecond);

/// The network of one year from a world: what the ties cost to find.
void network_of_a_year(benchmark::State& state) {
    const World world = World::at(built_in_facts(), Year{2010});
    for (auto _ : state)
        benchmark::DoNotOptimize(world_network(world, built_in_facts(), TieChoices{}));
}
BENCHMARK(network_of_a_year)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace counterpoise

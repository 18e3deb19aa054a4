// What voting power costs: the General Assembly, and 193 players with votes of their own.
#include <benchmark/benchmark.h>

#include "measures/votes/power_indices.h"

namespace counterpoise {
namespace {

void assembly_of_193(benchmark::State& state) {
    const Game game{{{193, {1}}}, {{0, 129}}, {{0}}};
    for (auto _ : state) benchmark::DoNotOptimize(power_indices(game, "bench").classes.size());
}
BENCHMARK(assembly_of_193)->Unit(benchmark::kMillisecond);

/// Two thirds among 193 players with 1 to `most` votes each.
void weighted_193(benchmark::State& state) {
    Game game{{}, {{0, 0}}, {{0}}};
    std::vector<std::size_t> players(static_cast<std::size_t>(state.range(0)), 0);
    for (std::size_t i = 0; i < 193; ++i) ++players[(i * 7919) % players.size()];
    for (std::size_t w = 0; w < players.size(); ++w)
        if (players[w] > 0)
            game.classes.push_back({players[w], {static_cast<std::int64_t>(w) + 1}});
    game.thresholds[0].quota = (2 * game.total(0) + 2) / 3;
    for (auto _ : state) benchmark::DoNotOptimize(power_indices(game, "bench").classes.size());
}
BENCHMARK(weighted_193)->ArgName("most")->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace counterpoise

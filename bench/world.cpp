// What a world costs: reading one from the facts, settling it, stepping it by a year.
#include <benchmark/benchmark.h>

#include <optional>

#include "behaviour/sequence.h"

#include "bench/facts.h"
#include "rules/settlement.h"
#include "scenario/change.h"

namespace counterpoise {
namespace {

void world_at(benchmark::State& state) {
    const Facts& facts = built_in_facts();
    (void)World::at(facts, kLatestYear);  // the tables are parsed once
    for (auto _ : state) benchmark::DoNotOptimize(World::at(facts, kLatestYear));
}
BENCHMARK(world_at)->Unit(benchmark::kMillisecond);

/// The first world of a process, with every table it needs parsed anew.
void world_at_cold(benchmark::State& state) {
    const std::span<const char> blob(
        counterpoise_facts_begin,
        static_cast<std::size_t>(counterpoise_facts_end - counterpoise_facts_begin));
    for (auto _ : state) {
        const Facts facts(std::as_bytes(blob));
        benchmark::DoNotOptimize(World::at(facts, kLatestYear));
    }
}
BENCHMARK(world_at_cold)->Unit(benchmark::kMillisecond);

void settle_after_an_exit(benchmark::State& state) {
    const Facts& facts = built_in_facts();
    const World published = World::at(facts, kLatestYear);
    World changed = published;
    const Date date{2025, 1, 1};
    apply(changed, parse_change("USA:NATO", ChangeKind::leave, facts, date, "bench"));
    apply(changed, parse_change("USA:UN", ChangeKind::leave, facts, date, "bench"));
    const Assumptions assumptions;
    for (auto _ : state) {
        World world = changed;
        settle(world, published, facts, assumptions);
        benchmark::DoNotOptimize(world);
    }
}
BENCHMARK(settle_after_an_exit)->Unit(benchmark::kMicrosecond);

/// One year of one world: its draws, growth and spending; rules once a change, not every year.
void world_year(benchmark::State& state) {
    const Experiment experiment(built_in_facts(), one_school(64));
    const PreparedSchool& school = experiment.schools()[0];
    const PreparedRelations& relations = experiment.relations()[0];
    const SpendingYear& year = school.baseline().spending[3];
    Luck luck(experiment.records(), experiment.start(), 1949, 0, kFarthestYear);
    const RelationsRun still(experiment.records(), relations.choices, relations.protection, luck);
    std::optional<WorldRun> run;
    int t = 0;
    for (auto _ : state) {
        if (t == 0)
            run.emplace(experiment.records(), school.choices, school.disputes.threat_channel,
                        experiment.start(), luck);
        luck.draw(experiment.records(), experiment.start(), kFirstRunYear + t);
        run->step(experiment.records(), year, luck, still, still);
        t = (t + 1) % 70;
    }
}
BENCHMARK(world_year)->Unit(benchmark::kMicrosecond);

/// One year of relations of one world: memberships, then disputes, predicted and drawn.
void relations_year(benchmark::State& state) {
    const Experiment experiment(built_in_facts(), one_school(64));
    const PreparedRelations& relations = experiment.relations()[0];
    std::optional<RelationsRun> run;
    std::uint32_t n = 0;
    int t = 0;
    std::optional<Luck> luck;
    for (auto _ : state) {
        if (t == 0) {
            luck.emplace(experiment.records(), experiment.start(), 1949, n++, kFarthestYear,
                         relations.realignment);
            run.emplace(experiment.records(), relations.choices, relations.protection, *luck);
        }
        run->step(experiment.records(), {});
        run->conclude();
        t = (t + 1) % 15;
    }
}
BENCHMARK(relations_year)->Unit(benchmark::kMicrosecond);

/// Disputes of one year of one world: predicted over all pairs, then drawn.
void dispute_year(benchmark::State& state) {
    const Experiment experiment(built_in_facts(), one_school(64));
    const Luck luck(experiment.records(), experiment.start(), 1949, 0, kFarthestYear);
    DisputeRun run = luck.disputes_at_start();
    for (auto _ : state) {
        if (run.next_year() >= kFarthestYear.value) run = luck.disputes_at_start();
        benchmark::DoNotOptimize(run.predict().world);
        run.happen();
    }
}
BENCHMARK(dispute_year)->Unit(benchmark::kMicrosecond);

/// The luck of one run: parameters, what they make of every pair, and 2015 to the start.
void luck_of_a_run(benchmark::State& state) {
    const Experiment experiment(built_in_facts(), one_school(64));
    std::uint32_t r = 0;
    for (auto _ : state) {
        const Luck luck(experiment.records(), experiment.start(), 1949, r++ % 64, Year{2040});
        benchmark::DoNotOptimize(luck.disputes_at_start().risk().world);
    }
}
BENCHMARK(luck_of_a_run)->Unit(benchmark::kMicrosecond);

/// The draws of a year alone: two worlds share them.
void luck_of_a_year(benchmark::State& state) {
    const Experiment experiment(built_in_facts(), one_school(64));
    Luck luck(experiment.records(), experiment.start(), 1949, 0, kFarthestYear);
    int t = 0;
    for (auto _ : state) {
        luck.draw(experiment.records(), experiment.start(), kFirstRunYear + t);
        t = (t + 1) % 70;
    }
}
BENCHMARK(luck_of_a_year)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace counterpoise

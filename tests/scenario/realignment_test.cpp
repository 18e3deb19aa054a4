#include <gtest/gtest.h>

#include "base/math.h"
#include "history/realignment/record.h"
#include "scenarios.h"

namespace counterpoise {
namespace {

constexpr std::string_view kOn = "[assume]\nrealignment = \"on\"\nally_response = \"follow\"\n";

std::string lines(std::string_view head, std::string_view changes = "") {
    return fmt::format("{}{}{}", head, changes, kOn);
}

/// Realignment as an experiment makes it ready, of the facts.
struct Ready {
    Ready()
        : world(World::at(test_facts(), kLatestYear)),
          set(read_parameters(test_facts(), "realignment")),
          record(realignment_start(test_facts()), world, test_facts(), set) {}
    World world;
    ParameterSet set;
    RealignmentRecord record;
};
const Ready& ready() {
    static const Ready kReady;
    return kReady;
}

TEST(RealignmentRecord, BindsAtTheStartWhomTheWorldsTreatiesBind) {
    const PactMatrix published(ready().world, test_facts());
    for (std::size_t i = 0; i < ready().world.size(); ++i)
        for (std::size_t j = 0; j < ready().world.size(); ++j)
            EXPECT_TRUE(i == j || ready().record.alliances.owes(i, j) == published.owes(i, j))
                << ready().world.iso3(i) << " to " << ready().world.iso3(j);
}

TEST(RealignmentRecord, ComputesInOnePassWhatTheCovariatesSay) {
    const RealignmentRecord& record = ready().record;
    const Situation& s = record.alliances.now();
    const RealignmentLaw law = record.model.estimates();
    std::size_t compared = 0;
    for (const std::size_t slot : record.open) {
        std::vector<double> sums(s.states());
        record.figures.member_sums(law, s, s.treaties[slot], sums);
        std::vector<double> ties(s.states());
        MemberFigures::tie_sums(law, s, s.treaties[slot], ties);
        for (Place i = 0; i < s.states(); ++i) {
            const Process process = s.treaties[slot].has(i) ? Process::exit : Process::entry;
            const auto& of = law[static_cast<std::size_t>(process)];
            const auto columns = process == Process::exit ? exit_columns() : entry_columns();
            EXPECT_EQ(sums[i],
                      sum_over(moved(process).members, of, columns, s, s.treaties[slot], i));
            EXPECT_EQ(ties[i], sum_over(moved(process).ties, of, columns, s, s.treaties[slot], i));
            ++compared;
        }
    }
    EXPECT_GT(compared, 5000u);
    const auto& ending = law[static_cast<std::size_t>(Process::ending)];
    for (const TreatyNow& treaty : s.treaties) {
        if (treaty.members.size() < 2) continue;
        EXPECT_EQ(record.figures.ending_sum(ending, treaty),
                  sum_over(moved(Process::ending).members, ending, ending_columns(), s, treaty))
            << treaty.id.code;
    }
}

TEST(RealignmentRun, DrawsAboutAsManyEventsAsItExpects) {
    std::array<double, kProcesses> expected{};
    std::array<double, kProcesses> happened{};
    std::array<double, kProcesses> variance{};
    for (std::uint32_t n = 0; n < 150; ++n) {
        RealignmentLuck luck(ready().record, ready().record.model.estimates(), 5, n, 2030);
        RealignmentRun run(ready().record, luck);
        for (int year = 2026; year <= 2030; ++year) {
            const RealignmentRisk risk = run.predict();
            run.happen();
            for (std::size_t p = 0; p < kProcesses; ++p) {
                expected[p] += risk.world[static_cast<Process>(p)];
                variance[p] += risk.world[static_cast<Process>(
                    p)];  // of rare events at least that of their sum
            }
            for (const RealignmentEvent& e : run.events())
                happened[static_cast<std::size_t>(e.process)] += 1;
        }
    }
    for (std::size_t p = 0; p < kProcesses; ++p) {
        EXPECT_GT(happened[p], 20) << p;
        EXPECT_NEAR(happened[p], expected[p], 4.5 * std::sqrt(variance[p])) << p;
    }
}

TEST(RealignmentRun, KeepsEveryOddsAsACalculationFromScratchWouldGiveIt) {
    RealignmentLuck luck(ready().record, ready().record.model.estimates(), 9, 3, 2036);
    RealignmentRun run(ready().record, luck);
    for (int year = 2026; year <= 2035; ++year) {
        (void)run.predict();
        run.happen();
    }
    const Situation& s = run.alliances().now();
    Situation again = s;
    std::erase_if(again.treaties, [](const TreatyNow& t) { return t.members.size() < 2; });
    derive_ties(again);
    for (Place i = 0; i < s.states(); ++i)
        for (Place j = 0; j < s.states(); ++j) {
            if (i == j) continue;
            ASSERT_EQ(s.ties.at(i, j), again.ties.at(i, j));
            ASSERT_EQ(s.partners.has(i, j), again.partners.has(i, j));
        }
    std::array<double, kProcesses> from_scratch{};
    const auto add = [&](Process process, double log_odds) {
        const double odds = exp_det(log_odds) * luck.year_factor(process, s.year + 1);
        from_scratch[static_cast<std::size_t>(process)] += odds / (1 + odds);
    };
    const auto sum = [&](Process process, const auto& columns, const auto&... of) {
        const ProcessLaw& law = counterpoise::of(luck.law(), process);
        double total = law.intercept;
        for (std::size_t c = 0; c < columns.size(); ++c)
            total += law.b[c] * columns[c].value(s, of...);
        add(process, total);
    };
    for (const TreatyNow& t : s.treaties) {
        if (t.members.size() < 2) continue;
        sum(Process::ending, ending_columns(), t);
        for (Place i = 0; t.members.size() > 2 && i < s.states(); ++i) {
            if (t.has(i))
                sum(Process::exit, exit_columns(), t, i);
            else
                sum(Process::entry, entry_columns(), t, i);
        }
    }
    for (Place i = 0; i < s.states(); ++i)
        for (Place j = static_cast<Place>(i + 1); j < s.states(); ++j)
            if (!s.small_pacts.has(i, j)) sum(Process::pact, pact_columns(), i, j);
    const RealignmentRisk& risk = run.predict();
    for (std::size_t p = 0; p < kProcesses; ++p)
        EXPECT_NEAR(risk.world[static_cast<Process>(p)] / from_scratch[p], 1.0, 1e-9) << p;
}

TEST(RealignmentInRuns, WithoutAChangeScenarioAndBaselineAreTheSame) {
    const auto experiment = experiment_of(lines("end = 2032\nruns = 12\n"));
    const SchoolOutcome outcome = outcome_of(*experiment);
    std::size_t rows = 0;
    for (const EffectRow& row : outcome.rows)
        for (int q = 0; q < 3; ++q)
            if (!std::isnan(row.effect[q])) {
                EXPECT_EQ(row.effect[q], 0.0);
                ++rows;
            }
    EXPECT_GT(rows, 1000u);
    const EffectRow* exits = row_of(*experiment, outcome, "realignment.exits", "world", 2030);
    ASSERT_TRUE(exits);
    EXPECT_GT(exits->baseline[1], 0.0);
}

TEST(RealignmentInRuns, TheBaselineIsTheSameWhateverTheScenarioChanges) {
    const auto without = experiment_of(lines("end = 2030\nruns = 12\n"));
    const auto with = experiment_of(lines("end = 2030\nruns = 12\n", leaves_nato()));
    const SchoolOutcome calm = outcome_of(*without);
    const SchoolOutcome moved = outcome_of(*with);
    for (const char* measure : {"realignment.pacts", "realignment.new_pacts", "risk.disputes"}) {
        const EffectRow* one = row_of(*without, calm, measure, "world", 2030);
        const EffectRow* two = row_of(*with, moved, measure, "world", 2030);
        ASSERT_TRUE(one && two) << measure;
        for (int q = 0; q < 3; ++q) EXPECT_EQ(one->baseline[q], two->baseline[q]) << measure;
    }
}

TEST(RealignmentInRuns, BlocksInAnyOrderGiveTheSame) {
    const auto experiment = experiment_of(lines("end = 2028\nruns = 130\n", leaves_nato()));
    Partial backwards = run_block(*experiment, {0, 2});
    merge(backwards, run_block(*experiment, {0, 1}));
    merge(backwards, run_block(*experiment, {0, 0}));
    const SchoolOutcome one = outcome_of(*experiment);
    const SchoolOutcome two = finish(*experiment, backwards, 0);
    for (std::size_t r = 0; r < one.rows.size(); ++r)
        for (int q = 0; q < 3; ++q) {
            if (std::isnan(one.rows[r].scenario[q])) continue;
            ASSERT_EQ(one.rows[r].scenario[q], two.rows[r].scenario[q]);
        }
}

TEST(RealignmentInRuns, AnExitByTheScenarioRaisesTheChanceThatOthersFollow) {
    const auto experiment = experiment_of(lines("end = 2028\nruns = 60\n", leaves_nato()));
    const SchoolOutcome outcome = outcome_of(*experiment);
    // Notice is a year: the exit is in force in 2027.
    const EffectRow* before = row_of(*experiment, outcome, "realignment.left", "remaining", 2027);
    const EffectRow* after = row_of(*experiment, outcome, "realignment.left", "remaining", 2028);
    ASSERT_TRUE(before && after);
    EXPECT_NEAR(before->effect[1], 0.0, 1e-12) << "hazards of a year read the year before";
    EXPECT_GT(after->effect[1], 0.0);
    const EffectRow* pacts = row_of(*experiment, outcome, "realignment.pacts", "world", 2027);
    ASSERT_TRUE(pacts);
    EXPECT_LT(pacts->effect[1], 0.0);
}

TEST(RealignmentInRuns, WhatIsOffHasNoSeries) {
    const auto experiment =
        experiment_of("end = 2026\nruns = 2\n[assume]\nrealignment = \"off\"\n");
    for (const Series& series : experiment->series())
        EXPECT_EQ(series.measure.rfind("realignment", 0), std::string::npos);
    EXPECT_FALSE(experiment->records().realignment);
}

TEST(RealignmentModel, NamesAParameterThatNoProcessHas) {
    ParameterSet set = ready().set;
    set.list[0].name = "exit.weather";
    try {
        const RealignmentModel model(set);
        FAIL();
    } catch (const InputError& e) {
        EXPECT_NE(std::string(e.what()).find("exit.weather"), std::string::npos);
    }
}

}  // namespace
}  // namespace counterpoise

#include "scenario/driver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>

#include "scenario/effects.h"
#include "scenario/plan.h"
#include "scenario/scenarios.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;

/// Two open keys, so that the first pass decides on joint extremes; three blocks.
constexpr const char* kTwoKeys =
    "[[change]]\ndate = 2026-01-01\nleave = { state = \"USA\", treaty = \"NATO\" }\n"
    "[assume]\nally_response = \"all\"\ntarget_after_exit = \"all\"\n";

std::unique_ptr<Experiment> small_experiment(const std::string& lines = kTwoKeys, int runs = 130) {
    return std::make_unique<Experiment>(
        test_facts(),
        question_of(parse_scenario(
            fmt::format("title = \"t\"\nend = 2028\nruns = {}\n{}", runs, lines), "s.toml")));
}

std::string effects_by(const Executor& executor) {
    const auto experiment = small_experiment();
    return effects_csv(*experiment, run(*experiment, executor).value());
}

std::string read_all(int from) {
    std::string bytes;
    char buffer[65536];
    for (ssize_t n = 0; (n = ::read(from, buffer, sizeof buffer)) > 0;)
        bytes.append(buffer, static_cast<std::size_t>(n));
    return bytes;
}

void write_all_of(int to, const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t n = ::write(to, bytes.data() + sent, bytes.size() - sent);
        if (n <= 0) std::_Exit(1);
        sent += static_cast<std::size_t>(n);
    }
}

/// A process that computes one block; it knows nothing but the facts and the plan's bytes.
struct Worker {
    pid_t child = 0;
    int from = 0;
};

Worker start_worker(const std::string& plan, Block block) {
    int ends[2];
    if (::pipe(ends) != 0) return {};
    const pid_t child = ::fork();
    if (child == 0) {
        const auto made = experiment_of(plan_from_bytes(plan), test_facts());
        write_all_of(ends[1], to_bytes(run_block(*made, block), *made));
        std::_Exit(0);
    }
    ::close(ends[1]);
    return {child, ends[0]};
}

std::string finish_worker(const Worker& worker) {
    std::string bytes = read_all(worker.from);
    ::close(worker.from);
    ::waitpid(worker.child, nullptr, 0);
    return bytes;
}

/// Every block by a process of its own, all at the same time; merged last first.
std::optional<Partial> by_processes(const Experiment& experiment, std::size_t relations) {
    const std::string plan = to_bytes(plan_of(experiment));
    std::vector<Worker> workers;
    for (std::uint32_t block = experiment.blocks(); block-- > 0;)
        workers.push_back(start_worker(plan, {relations, block}));
    std::optional<Partial> total;
    for (const Worker& worker : workers) {
        const Partial part = partial_from_bytes(finish_worker(worker), experiment);
        if (total)
            merge(*total, part);
        else
            total = part;
    }
    return total;
}

/// Blocks merged in this order; each further one into the sum, or the sum into it.
Executor merging(const std::vector<std::uint32_t>& order, bool into_the_new) {
    return [=](const Experiment& experiment, std::size_t relations) {
        Partial total = run_block(experiment, {relations, order.front()});
        for (std::size_t k = 1; k < order.size(); ++k) {
            Partial part = run_block(experiment, {relations, order[k]});
            if (into_the_new) std::swap(total, part);
            merge(total, part);
        }
        return std::optional(total);
    };
}

TEST(Driver, BlocksMergedInAnyOrderGiveTheBytesOfALoop) {
    const std::string expected = effects_by(run_in_order);
    std::vector<std::uint32_t> order{0, 1, 2};
    do {
        EXPECT_TRUE(effects_by(merging(order, false)) == expected) << order[0] << order[1];
        EXPECT_TRUE(effects_by(merging(order, true)) == expected) << order[0] << order[1];
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Driver, ProcessesThatGetAPlanAndSendPartialsGiveTheBytesOfALoop) {
    EXPECT_TRUE(effects_by(by_processes) == effects_by(run_in_order));  // too long to be printed
}

TEST(Driver, RunsTheJointExtremesInASecondPass) {
    const auto experiment = small_experiment(kTwoKeys, 20);
    const std::size_t first_pass = experiment->schools().size();
    const auto outcomes = run(*experiment, run_in_order).value();
    ASSERT_GT(outcomes.size(), first_pass);
    EXPECT_THAT(outcomes.back().label, HasSubstr("jointly"));
}

TEST(Driver, AnExecutorThatStopsLeavesNoOutcome) {
    const auto experiment = small_experiment();
    EXPECT_FALSE(
        run(*experiment, [](const Experiment&, std::size_t) { return std::optional<Partial>{}; }));
}

TEST(Driver, AnExecutorThatLeavesBlocksOutIsRefused) {
    const auto experiment = small_experiment();
    EXPECT_THROW((void)run(*experiment,
                           [](const Experiment& made, std::size_t relations) {
                               return std::optional(run_block(made, {relations, 0}));
                           }),
                 BrokenPromise);
}

TEST(Driver, ABlockIsNotMergedTwice) {
    const auto experiment = small_experiment();
    Partial partial = run_block(*experiment, {0, 1});
    EXPECT_THROW(merge(partial, run_block(*experiment, {0, 1})), BrokenPromise);
}

TEST(Partials, ComeBackFromBytesAsTheyWere) {
    const auto experiment = small_experiment();
    const Partial partial = run_block(*experiment, {0, 2});
    const std::string bytes = to_bytes(partial, *experiment);
    EXPECT_EQ(to_bytes(partial_from_bytes(bytes, *experiment), *experiment), bytes);
}

TEST(Partials, OfManyRunsKeepTheirCounts) {
    const auto experiment = small_experiment(kTwoKeys, 2000);
    const Partial partial = run_block(*experiment, {0, 0});
    const std::string bytes = to_bytes(partial, *experiment);
    EXPECT_EQ(to_bytes(partial_from_bytes(bytes, *experiment), *experiment), bytes);
}

std::string refusal(const std::string& bytes, const Experiment& experiment) {
    try {
        (void)partial_from_bytes(bytes, experiment);
    } catch (const InputError& error) {
        return error.what();
    }
    return "taken";
}

TEST(Partials, ThatAreCutAreRefused) {
    const auto experiment = small_experiment();
    const std::string bytes = to_bytes(run_block(*experiment, {0, 0}), *experiment);
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{7}, std::size_t{60}, bytes.size() / 2, bytes.size() - 1})
        EXPECT_THAT(refusal(bytes.substr(0, size), *experiment), HasSubstr("cannot be read"))
            << size;
    EXPECT_THAT(refusal(bytes + "x", *experiment), HasSubstr("cannot be read"));
}

TEST(Partials, ThatWereChangedAreRefused) {
    const auto experiment = small_experiment();
    const std::string bytes = to_bytes(run_block(*experiment, {0, 0}), *experiment);
    for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 97 + 1) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_THAT(refusal(changed, *experiment), HasSubstr("cannot be read")) << at;
    }
}

TEST(Partials, OfAnotherPlanAreRefused) {
    const auto experiment = small_experiment();
    const std::string bytes = to_bytes(run_block(*experiment, {0, 0}), *experiment);
    EXPECT_THAT(refusal(bytes, *small_experiment(kTwoKeys, 131)), HasSubstr("of another plan"));
    EXPECT_THAT(refusal(bytes, *small_experiment(leaves_nato("FRA"))),
                HasSubstr("of another plan"));
    EXPECT_THAT(refusal(to_bytes(plan_of(*experiment)), *experiment), HasSubstr("no partial"));
}

TEST(Plan, ThatIsCutOrChangedIsRefused) {
    const std::string bytes = to_bytes(plan_of(*small_experiment()));
    for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 53)
        EXPECT_THROW((void)plan_from_bytes(bytes.substr(0, size)), InputError) << size;
    for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 53) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_THROW((void)plan_from_bytes(changed), InputError) << at;
    }
    EXPECT_THROW((void)plan_from_bytes(bytes + "x"), InputError);
}

TEST(Plan, OfOtherFactsOrAnotherProgramIsRefused) {
    const auto experiment = small_experiment();
    Plan plan = plan_of(*experiment);
    plan.program = "0.0.1";
    EXPECT_THROW((void)experiment_of(plan, test_facts()), InputError);
    plan = plan_of(*experiment);
    plan.facts = std::string(32, '0');
    EXPECT_THROW((void)experiment_of(plan, test_facts()), InputError);
}

TEST(Plan, KeepsTheOrderInWhichSchoolsWereOpened) {
    Scenario scenario = parse_scenario(
        std::string("title = \"t\"\nend = 2028\nruns = 64\n") + leaves_nato(), "s.toml");
    assume(scenario, "target_after_exit", "all", "test");
    assume(scenario, "ally_response", "all", "test");
    const Experiment experiment(test_facts(), question_of(scenario));
    const auto again = experiment_of(plan_from_bytes(to_bytes(plan_of(experiment))), test_facts());
    ASSERT_EQ(again->schools().size(), experiment.schools().size());
    for (std::size_t s = 0; s < experiment.schools().size(); ++s)
        EXPECT_EQ(again->schools()[s].school.label, experiment.schools()[s].school.label);
}

TEST(Question, OfAScenarioThatCannotBeRunIsRefused) {
    Scenario scenario = parse_scenario(std::string("title = \"t\"\n") + leaves_nato(), "s.toml");
    scenario.runs = 0;
    scenario.end = Year{2020};
    scenario.seed = ~std::uint64_t{0};  // no scenario file can say it
    try {
        (void)question_from(scenario, test_facts());
        FAIL() << "it was taken";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("runs: 0 is not allowed"));
        EXPECT_THAT(error.what(), HasSubstr("end: 2020 is not allowed"));
        EXPECT_THAT(error.what(), HasSubstr("seed: 18446744073709551615 is not allowed"));
        EXPECT_THAT(error.what(), HasSubstr("past the end"));
    }
}

}  // namespace
}  // namespace counterpoise

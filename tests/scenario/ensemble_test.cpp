#include "scenario/ensemble.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "scenarios.h"

namespace counterpoise {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::string csv_of(const Experiment& experiment, const Partial& partial) {
    return effects_csv(experiment, {finish(experiment, partial, 0)});
}

const std::string kShort = "end = 2028\nruns = 200\n";

TEST(Ensemble, WithoutAChangeEveryEffectIsExactlyZero) {
    const auto experiment = experiment_of("end = 2029\nruns = 40\n");
    std::size_t figures = 0;
    const SchoolOutcome outcome = outcome_of(*experiment);
    for (const EffectRow& row : outcome.rows)
        for (int q = 0; q < 3; ++q) {
            if (std::isnan(row.baseline[q])) {
                EXPECT_TRUE(std::isnan(row.scenario[q]) && std::isnan(row.effect[q]));
                continue;
            }
            ++figures;
            ASSERT_EQ(row.effect[q], 0.0) << experiment->series()[row.series].measure;
            ASSERT_EQ(row.scenario[q], row.baseline[q]);
        }
    EXPECT_GT(figures, 1000u);
}

TEST(Ensemble, ABlockRunTwiceIsTheSame) {
    const auto experiment = experiment_of(kShort + leaves_nato());
    EXPECT_EQ(csv_of(*experiment, run_block(*experiment, {0, 2})),
              csv_of(*experiment, run_block(*experiment, {0, 2})));
    EXPECT_NE(csv_of(*experiment, run_block(*experiment, {0, 2})),
              csv_of(*experiment, run_block(*experiment, {0, 1})));
}

class MergeOrder : public testing::TestWithParam<const char*> {};

TEST_P(MergeOrder, DoesNotMatter) {
    const auto experiment = experiment_of(GetParam() + leaves_nato());
    std::vector<Partial> blocks;
    for (std::uint32_t block = 0; block < experiment->blocks(); ++block)
        blocks.push_back(run_block(*experiment, {0, block}));
    std::vector<std::size_t> order(blocks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::string expected = csv_of(*experiment, all_blocks(*experiment));
    for (int turn = 0; turn < 6; ++turn) {
        std::rotate(order.begin(), order.begin() + 1, order.end());
        if (turn % 2) std::reverse(order.begin(), order.end());
        Partial total = blocks[order[0]];
        for (std::size_t k = 1; k < order.size(); ++k) merge(total, blocks[order[k]]);
        ASSERT_EQ(csv_of(*experiment, total), expected);
    }
    // Split in two halves, each merged by itself, as two machines would.
    const std::size_t half = blocks.size() / 2;
    Partial first = blocks[0];
    Partial second = blocks[half];
    for (std::size_t k = 1; k < half; ++k) merge(first, blocks[k]);
    for (std::size_t k = half + 1; k < blocks.size(); ++k) merge(second, blocks[k]);
    merge(second, first);
    EXPECT_EQ(csv_of(*experiment, second), expected);
}

INSTANTIATE_TEST_SUITE_P(Ensemble, MergeOrder,
                         testing::Values("end = 2028\nruns = 200\n", "end = 2027\nruns = 1100\n"),
                         [](const auto& tested) {
                             return tested.index ? "WithMoreRunsThanAreKept" : "WithEveryRunKept";
                         });

TEST(Ensemble, ARunIsTheSameWhateverTheirNumber) {
    const auto few = experiment_of("end = 2028\nruns = 64\n" + leaves_nato());
    const auto many = experiment_of("end = 2028\nruns = 900\n" + leaves_nato());
    const Partial a = run_block(*few, {0, 0});
    const Partial b = run_block(*many, {0, 0});
    const auto same = [](const std::vector<Sample>& one, const std::vector<Sample>& two) {
        ASSERT_THAT(one, SizeIs(two.size()));
        for (std::size_t s = 0; s < one.size(); ++s)
            for (int k = 0; k < 64; ++k) {  // every run of the block, by its rank
                const double x = one[s].quantile(k / 63.0);
                const double y = two[s].quantile(k / 63.0);
                ASSERT_TRUE(x == y || (std::isnan(x) && std::isnan(y)));
            }
    };
    for (const auto& [one, two] : {std::pair{&a.of_relations, &b.of_relations},
                                   std::pair{&a.of_spending[0], &b.of_spending[0]}}) {
        same(one->baseline, two->baseline);
        same(one->scenario, two->scenario);
    }
}

TEST(Ensemble, ScenariosOfOneSeedShareTheirLuck) {
    const auto leaves = experiment_of("end = 2028\nruns = 30\n" + leaves_nato());
    const auto joins =
        experiment_of("end = 2028\nruns = 30\n" + change_lines("join", "UKR", "treaty", "NATO"));
    const auto nothing = experiment_of("end = 2028\nruns = 30\n");
    const auto other = experiment_of("end = 2028\nruns = 30\nseed = 1950\n");
    const SchoolOutcome a = outcome_of(*leaves);
    const SchoolOutcome b = outcome_of(*joins);
    const SchoolOutcome c = outcome_of(*nothing);
    const SchoolOutcome d = outcome_of(*other);
    for (const char* state : {"USA", "DEU", "EST"})
        for (int year = 2026; year <= 2028; ++year) {
            const auto* base = row_of(*leaves, a, "burden.spending", state, year);
            ASSERT_NE(base, nullptr);
            for (int q = 0; q < 3; ++q) {
                EXPECT_EQ(base->baseline[q],
                          row_of(*joins, b, "burden.spending", state, year)->baseline[q]);
                EXPECT_EQ(base->baseline[q],
                          row_of(*nothing, c, "burden.spending", state, year)->baseline[q]);
            }
            EXPECT_NE(base->baseline[1],
                      row_of(*other, d, "burden.spending", state, year)->baseline[1]);
        }
}

TEST(Ensemble, SchoolsShareTheBaseline) {
    const auto experiment = experiment_of("end = 2029\nruns = 20\n" + leaves_nato() +
                                          "[assume]\nally_response = \"all\"");
    ASSERT_THAT(experiment->schools(), SizeIs(3));
    const SchoolOutcome first = outcome_of(*experiment, 0);
    for (const std::size_t school : {std::size_t{1}, std::size_t{2}}) {
        const SchoolOutcome other = outcome_of(*experiment, school);
        ASSERT_THAT(other.rows, SizeIs(first.rows.size()));
        bool differs = false;
        for (std::size_t r = 0; r < first.rows.size(); ++r)
            for (int q = 0; q < 3; ++q) {
                ASSERT_TRUE(first.rows[r].baseline[q] == other.rows[r].baseline[q] ||
                            std::isnan(first.rows[r].baseline[q]));
                differs = differs || first.rows[r].effect[q] < other.rows[r].effect[q] ||
                          first.rows[r].effect[q] > other.rows[r].effect[q];
            }
        EXPECT_TRUE(differs) << other.canonical;
    }
}

TEST(Ensemble, ADifferenceIsTakenRunByRun) {
    const auto experiment = experiment_of("end = 2030\nruns = 1\n" + leaves_nato() +
                                          "[assume]\nally_response = \"substitute\"");
    const SchoolOutcome outcome = outcome_of(*experiment);
    const auto* row = row_of(*experiment, outcome, "burden.spending", "DEU", 2030);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->effect[1], row->scenario[1] - row->baseline[1]);
    EXPECT_GT(row->effect[1], 0.0) << "the school fills the gap";
    // With many runs the median of differences is not the difference of medians.
    const auto many = experiment_of("end = 2030\nruns = 51\n" + leaves_nato());
    const SchoolOutcome all = outcome_of(*many);
    const auto differ = std::count_if(all.rows.begin(), all.rows.end(), [](const EffectRow& r) {
        return std::abs(r.effect[1] - (r.scenario[1] - r.baseline[1])) > 1e-9;
    });
    EXPECT_GT(differ, 50);
}

TEST(Ensemble, APercentageIsTakenRunByRun) {
    const auto one = experiment_of("end = 2030\nruns = 1\n" + leaves_nato());
    const SchoolOutcome outcome = outcome_of(*one);
    const auto* change = row_of(*one, outcome, "burden.spending_change", "remaining", 2030);
    const auto* money = row_of(*one, outcome, "burden.spending", "remaining", 2030);
    ASSERT_NE(change, nullptr);
    EXPECT_EQ(change->baseline[1], 0.0);
    EXPECT_NEAR(change->effect[1], 100.0 * (money->scenario[1] / money->baseline[1] - 1.0), 1e-9);
    // Of a leaver that outspends its allies thirty times: never a fall of more than all.
    const auto csto =
        experiment_of("end = 2040\nruns = 64\n" + change_lines("leave", "RUS", "treaty", "CSTO"));
    const SchoolOutcome wide = outcome_of(*csto);
    const auto* fall = row_of(*csto, wide, "burden.spending_change", "remaining", 2040);
    EXPECT_GT(fall->effect[0], -100.0);
}

TEST(Ensemble, ALeaverHasNoShareOfTheAllianceAfterItsExit) {
    const auto experiment = experiment_of("end = 2029\nruns = 10\n" + leaves_nato());
    const SchoolOutcome outcome = outcome_of(*experiment);
    const auto* before = row_of(*experiment, outcome, "burden.share_of_alliance", "USA", 2026);
    ASSERT_NE(before, nullptr);
    EXPECT_GT(before->scenario[1], 50.0);
    EXPECT_EQ(before->effect[1], 0.0) << "a member until its notice has run";
    for (int year = 2027; year <= 2029; ++year) {
        const auto* after = row_of(*experiment, outcome, "burden.share_of_alliance", "USA", year);
        EXPECT_GT(after->baseline[1], 50.0);
        EXPECT_TRUE(std::isnan(after->scenario[1]));
        EXPECT_TRUE(std::isnan(after->effect[1])) << "no figure, not zero";
        EXPECT_TRUE(std::isnan(
            row_of(*experiment, outcome, "nato.common_funding", "USA", year)->scenario[1]));
    }
    const std::string csv = effects_csv(*experiment, {outcome});
    EXPECT_THAT(
        csv, testing::ContainsRegex(
                 "burden.share_of_alliance,USA,2027,%,,[0-9.]+,[0-9.]+,[0-9.]+,,,,,,,[0-9.]+,,\n"));
}

TEST(Ensemble, WhatARuleSettlesIsTheSameInEveryRun) {
    const auto experiment =
        experiment_of("end = 2027\nruns = 5\n" + change_lines("leave", "USA", "institution", "UN"));
    const SchoolOutcome outcome = outcome_of(*experiment);
    double before = 0;
    double after = 0;
    for (const EffectRow& row : outcome.rows) {
        if (experiment->series()[row.series].measure != "un.scale" || row.year != 2026) continue;
        EXPECT_TRUE(row.scenario[0] == row.scenario[2] || std::isnan(row.scenario[0]));
        if (!std::isnan(row.baseline[1])) before += row.baseline[1];
        if (!std::isnan(row.scenario[1])) after += row.scenario[1];
    }
    EXPECT_NEAR(before, 100.0, 1e-9);
    EXPECT_NEAR(after, 100.0, 1e-9);
    EXPECT_DOUBLE_EQ(row_of(*experiment, outcome, "un.scale", "CHN", 2026)->scenario[1], 22.0);
}

TEST(Ensemble, ALaterStartShowsTheSameFutures) {
    const auto early = experiment_of("start = 2026\nend = 2029\nruns = 20\n");
    const auto late = experiment_of("start = 2028\nend = 2029\nruns = 20\n");
    const SchoolOutcome a = outcome_of(*early);
    const SchoolOutcome b = outcome_of(*late);
    EXPECT_EQ(row_of(*late, b, "burden.spending", "DEU", 2027), nullptr);
    for (int year : {2028, 2029})
        EXPECT_EQ(row_of(*early, a, "burden.spending", "DEU", year)->baseline[2],
                  row_of(*late, b, "burden.spending", "DEU", year)->baseline[2]);
}

TEST(Ensemble, MergingSchoolsThatShareNothingIsOurFault) {
    const auto experiment = experiment_of("end = 2027\nruns = 2\n" + leaves_nato() +
                                          "[assume]\nguarantor_loss = \"all\"");
    Partial a = run_block(*experiment, {0, 0});
    EXPECT_THROW(merge(a, run_block(*experiment, {1, 0})), BrokenPromise);
    EXPECT_THROW((void)finish(*experiment, a, 1), BrokenPromise);
}

TEST(Ensemble, SchoolsOfSpendingShareRelationsAndThoseOfDisputesDoNot) {
    const auto schools = [](std::string_view open) {
        const auto experiment = experiment_of("end = 2027\nruns = 2\n" + leaves_nato() +
                                              fmt::format("[assume]\n{} = \"all\"", open));
        return std::pair(experiment->schools().size(), experiment->relations().size());
    };
    EXPECT_EQ(schools("ally_response"), std::pair(std::size_t{3}, std::size_t{1}));
    EXPECT_EQ(schools("threat_channel"), std::pair(std::size_t{2}, std::size_t{1}));
    for (const char* key :
         {"guarantor_loss", "realignment", "former_partners", "capability", "attack_place"})
        EXPECT_EQ(schools(key).first, schools(key).second) << key;
}

class SharedRelations : public testing::TestWithParam<std::string> {};

TEST_P(SharedRelations, LeaveASchoolTheSameToTheLastBitAsByItself) {
    const std::string key = GetParam();
    const std::string head =
        "end = 2031\nruns = 24\n" + leaves_nato() + "[assume]\nally_response = \"follow\"\n";
    const auto assumed = [&](const std::string& word) {
        return key == "ally_response" ? "end = 2031\nruns = 24\n" + leaves_nato() +
                                            fmt::format("[assume]\nally_response = \"{}\"\n", word)
                                      : head + fmt::format("{} = \"{}\"\n", key, word);
    };
    const auto together = experiment_of(assumed("all"));
    EXPECT_EQ(together->relations().size(), 1u);
    for (std::size_t s = 0; s < together->schools().size(); ++s) {
        const std::string word = together->schools()[s].school.assumptions.word(key);
        const auto alone = experiment_of(assumed(word));
        const SchoolOutcome shared = outcome_of(*together, s);
        const SchoolOutcome single = outcome_of(*alone);
        ASSERT_EQ(shared.rows.size(), single.rows.size());
        for (std::size_t r = 0; r < shared.rows.size(); ++r)
            for (int q = 0; q < 3; ++q)
                ASSERT_TRUE(std::isnan(single.rows[r].scenario[q]) ||
                            (shared.rows[r].baseline[q] == single.rows[r].baseline[q] &&
                             shared.rows[r].scenario[q] == single.rows[r].scenario[q] &&
                             shared.rows[r].effect[q] == single.rows[r].effect[q]))
                    << word << " " << r;
    }
}

INSTANTIATE_TEST_SUITE_P(Ensemble, SharedRelations,
                         testing::Values("ally_response", "targets", "target_after_exit",
                                         "leaver_spending", "threat_channel"));

/// Outcomes with a chosen effect on the remaining members' spending in the last year.
std::vector<SchoolOutcome> outcomes_with(const Experiment& experiment,
                                         const std::map<std::string, double>& effects) {
    std::vector<SchoolOutcome> outcomes;
    std::size_t series = 0;
    while (experiment.series()[series].measure != "burden.spending" ||
           experiment.series()[series].subject != "remaining")
        ++series;
    for (const PreparedSchool& school : experiment.schools()) {
        EffectRow row{series, experiment.scenario().end.value};
        row.effect[1] = effects.at(school.school.label);
        outcomes.push_back({school.school.canonical, school.school.label, {row}});
    }
    return outcomes;
}

const std::string kTwoOpen = "end = 2028\nruns = 1\n" + leaves_nato() +
                             "[assume]\nally_response = \"all\"\ntarget_after_exit = \"all\"";

TEST(JointExtremes, TakeTheLowestAndTheHighestOfEachOpenChoice) {
    const auto experiment = experiment_of(kTwoOpen);
    const auto extremes = joint_extremes(
        *experiment, outcomes_with(*experiment, {{"ally_response=estimated", 0.0},
                                                 {"ally_response=substitute", 5.0},
                                                 {"ally_response=follow", -3.0},
                                                 {"target_after_exit=lapses", -1.0},
                                                 {"target_after_exit=faster", 2.0}}));
    ASSERT_THAT(extremes, SizeIs(2));
    EXPECT_EQ(extremes[0].label, "jointly lowest");
    EXPECT_EQ(extremes[0].canonical, "ally_response=follow;target_after_exit=lapses");
    EXPECT_EQ(extremes[1].label, "jointly highest");
    EXPECT_EQ(extremes[1].canonical, "ally_response=substitute;target_after_exit=faster");
}

TEST(JointExtremes, AreNotRunTwiceWhereOneSchoolIsExtremeAlready) {
    const auto experiment = experiment_of(kTwoOpen);
    const auto extremes = joint_extremes(
        *experiment, outcomes_with(*experiment, {{"ally_response=estimated", 9.0},
                                                 {"ally_response=substitute", 5.0},
                                                 {"ally_response=follow", -3.0},
                                                 {"target_after_exit=lapses", -1.0},
                                                 {"target_after_exit=faster", 2.0}}));
    ASSERT_THAT(extremes, SizeIs(1)) << "estimated;kept is both defaults: highest already";
    EXPECT_EQ(extremes[0].label, "jointly lowest");
}

TEST(JointExtremes, NeedTwoOpenChoices) {
    const auto experiment = experiment_of("end = 2028\nruns = 1\n" + leaves_nato() +
                                          "[assume]\nally_response = \"all\"");
    EXPECT_THAT(
        joint_extremes(*experiment, outcomes_with(*experiment, {{"ally_response=estimated", 0.0},
                                                                {"ally_response=substitute", 5.0},
                                                                {"ally_response=follow", -3.0}})),
        IsEmpty());
}

TEST(RiskInRuns, APairOutsideTheChangeAndTheWorldBeforeItAreTheSameInBothWorlds) {
    const auto experiment =
        experiment_of("start = 2026\nend = 2028\nruns = 20\n" +
                      change_lines("leave", "USA", "treaty", "NATO", "2027-06-01"));
    const SchoolOutcome outcome = outcome_of(*experiment);
    for (const char* measure : {"risk.disputes", "risk.force", "risk.fatal", "risk.wars"}) {
        const EffectRow* before = row_of(*experiment, outcome, measure, "world", 2026);
        const EffectRow* after = row_of(*experiment, outcome, measure, "remaining", 2028);
        ASSERT_TRUE(before && after);
        EXPECT_EQ(before->effect[0], 0.0);
        EXPECT_EQ(before->effect[2], 0.0);
        EXPECT_NE(after->effect[1], 0.0);
        EXPECT_GT(before->baseline[0], 0.0);
    }
}

TEST(RiskInRuns, TheSchoolThatDoubtsDeterrenceChangesNothingForThoseWithoutAPactLost) {
    const std::string lines = "end = 2027\nruns = 30\n" + leaves_nato() +
                              "[assume]\nguarantor_loss = \"does_not_deter\"\n"
                              "threat_channel = \"off\"\n";
    const auto experiment = experiment_of(lines);
    const SchoolOutcome outcome = outcome_of(*experiment);
    // In the first year of the exit only pacts with the leaver have changed: every other pair is as
    // it was.
    const EffectRow* world = row_of(*experiment, outcome, "risk.disputes", "world", 2027);
    const EffectRow* leaver = row_of(*experiment, outcome, "risk.disputes", "USA", 2027);
    ASSERT_TRUE(world && leaver);
    for (int q = 0; q < 3; ++q) EXPECT_NEAR(world->effect[q], leaver->effect[q], 1e-9);
    EXPECT_NE(leaver->effect[1], 0.0);
}

TEST(RiskInRuns, AllOpensBothSchoolsOfTheGuarantor) {
    const auto experiment = experiment_of("end = 2028\nruns = 4\n" + leaves_nato() +
                                          "[assume]\nguarantor_loss = \"all\"\n");
    std::size_t doubting = 0;
    for (const PreparedSchool& school : experiment->schools())
        if (school.disputes.school == GuarantorSchool::does_not_deter) ++doubting;
    EXPECT_EQ(doubting, 1u);
}

TEST(CascadeInRuns, WithoutAChangeBothWorldsExpectTheSameWars) {
    const auto experiment = experiment_of("end = 2027\nruns = 20\n");
    const SchoolOutcome outcome = outcome_of(*experiment);
    for (const auto& [measure, subject] :
         {std::pair{"risk.great_power_wars", "world"},
          std::pair{"risk.great_powers_drawn", "world"},
          std::pair{"risk.great_power_wars:leeds", "world"}, std::pair{"risk.drawn_in", "USA"}}) {
        const EffectRow* row = row_of(*experiment, outcome, measure, subject, 2027);
        ASSERT_TRUE(row) << measure;
        EXPECT_GT(row->baseline[0], 0.0) << measure;
        for (int q = 0; q < 3; ++q) {
            EXPECT_EQ(row->baseline[q], row->scenario[q]);
            EXPECT_EQ(row->effect[q], 0.0);
        }
    }
}

TEST(CascadeInRuns, AnExitSparesTheLeaverTheWarsOfItsFormerAllies) {
    const auto experiment = experiment_of(
        "end = 2028\nruns = 20\n" + change_lines("leave", "USA", "treaty", "NATO", "2026-06-01"));
    const SchoolOutcome outcome = outcome_of(*experiment);
    const EffectRow* before = row_of(*experiment, outcome, "risk.drawn_in", "USA", 2026);
    const EffectRow* after = row_of(*experiment, outcome, "risk.drawn_in", "USA", 2028);
    ASSERT_TRUE(before && after);
    EXPECT_EQ(before->effect[0], 0.0) << "notice runs for a year";
    EXPECT_EQ(before->effect[2], 0.0);
    EXPECT_LT(after->effect[2], 0.0) << "in every run";
    EXPECT_GT(after->scenario[0], 0.0) << "it keeps its other pacts";
}

TEST(CascadeInRuns, TheSchoolsOfReliabilityStandInTheirOrder) {
    const auto experiment = experiment_of("end = 2027\nruns = 20\n" + leaves_nato());
    const SchoolOutcome outcome = outcome_of(*experiment);
    double last = 0;
    for (const char* school : {"since_1945", "defence_pacts", "leeds"}) {
        const EffectRow* row = row_of(
            *experiment, outcome, "risk.great_power_wars:" + std::string(school), "world", 2027);
        ASSERT_TRUE(row) << school;
        EXPECT_GT(row->baseline[1], last) << school;
        last = row->baseline[1];
    }
    const EffectRow* world = row_of(*experiment, outcome, "risk.wars", "world", 2027);
    EXPECT_LT(last, world->baseline[1]);
}

TEST(CascadeInRuns, AReliabilityThatIsGivenIsThatOfItsSchool) {
    const auto experiment = experiment_of("end = 2027\nruns = 20\n" + leaves_nato() +
                                          "[assume]\nreliability_school = \"leeds\"\n");
    const SchoolOutcome outcome = outcome_of(*experiment);
    const EffectRow* chosen = row_of(*experiment, outcome, "risk.great_power_wars", "world", 2027);
    const EffectRow* named =
        row_of(*experiment, outcome, "risk.great_power_wars:leeds", "world", 2027);
    ASSERT_TRUE(chosen && named);
    for (int q = 0; q < 3; ++q) EXPECT_EQ(chosen->scenario[q], named->scenario[q]);
}

TEST(EffectsCsv, HasThePublishedHeader) {
    const auto experiment = experiment_of("end = 2026\nruns = 1\n");
    const std::string csv = effects_csv(*experiment, {outcome_of(*experiment)});
    EXPECT_EQ(csv.substr(0, csv.find('\n')),
              "measure,subject,year,unit,school,baseline_p05,baseline_p50,baseline_p95,"
              "scenario_p05,scenario_p50,scenario_p95,effect_p05,effect_p50,effect_p95,"
              "baseline_mean,scenario_mean,effect_mean");
    const CsvTable table(csv, "effects.csv");
    EXPECT_EQ(table.rows(), experiment->series().size());
}

TEST(RunRecord, HoldsWhatIsNeededToRepeatTheRun) {
    const auto experiment = experiment_of(kTwoOpen);
    const Value record = run_record(*experiment, "1.2.3");
    const Scenario again = parse_scenario(record["scenario"].text(), "again.toml", test_facts());
    EXPECT_EQ(to_toml(again, test_facts()), to_toml(experiment->scenario(), test_facts()));
    EXPECT_EQ(record["facts"].text(), test_facts().hash());
    EXPECT_EQ(record["program"]["version"].text(), "1.2.3");
    EXPECT_EQ(record["assumptions"]["ally_response"].text(), "all");
    EXPECT_THAT(record["schools"].items(), SizeIs(5));
    EXPECT_THAT(record["parameters"]["spending"]["list"].items(),
                SizeIs(experiment->records().spending_set.list.size()));
}

}  // namespace
}  // namespace counterpoise

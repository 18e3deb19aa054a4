#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/quantiles.h"
#include "scenario/experiment.h"

namespace counterpoise {

/// With fewer runs no run stands for 5 %: quantiles are then no interval.
inline constexpr std::uint32_t kFewestForInterval = 20;

/// 64 fixed runs of the schools that share relations.
struct Block {
    std::size_t relations = 0;
    std::uint32_t index = 0;
};

/// Samples by year, then series: of baseline, scenario and their difference. Where every number is
/// kept, differences are those of the numbers, and `effect` is empty; `baseline` is empty where
/// that of another school is the same.
struct SampleSet {
    enum class Baseline { own, shared };
    SampleSet(std::size_t rows, std::uint32_t runs, Baseline of = Baseline::own);

    std::vector<Sample> baseline;
    std::vector<Sample> scenario;
    std::vector<Sample> effect;
};

/// Outcomes of some runs of schools that share relations.
struct Partial {
    std::size_t relations = 0;
    std::vector<std::uint32_t> blocks;  ///< whose runs these are, sorted
    SampleSet of_relations;
    std::vector<SampleSet> of_spending;  ///< by school, in the order of PreparedRelations::schools
};

/// A partial of these schools that holds no run yet.
[[nodiscard]] Partial empty_partial(const Experiment& experiment, std::size_t relations);

/// The one door: no files, clock, threads or exit inside. A block's result depends on the
/// experiment and the block alone.
[[nodiscard]] Partial run_block(const Experiment& experiment, Block block);
/// Puts two partials of the same schools together; the order does not matter.
/// Errors   BrokenPromise if they are of other schools, or a block is in both.
void merge(Partial& into, const Partial& other);

/// One row of effects: quantiles of a series in a year, and means over runs: what an expected
/// number or a chance is. NaN where a world has no figure.
struct EffectRow {
    std::size_t series = 0;
    int year = 0;
    double baseline[3] = {};  ///< 5 %, 50 %, 95 %
    double scenario[3] = {};
    double effect[3] = {};
    double baseline_mean = 0;
    double scenario_mean = 0;
    double effect_mean = 0;
};

/// What came out of one school, all years from the scenario's start to its end.
struct SchoolOutcome {
    std::string canonical;
    std::string label;
    std::vector<EffectRow> rows;  ///< by series, then year
};
/// `school`: one of those that the partial is of.
[[nodiscard]] SchoolOutcome finish(const Experiment& experiment, const Partial& partial,
                                   std::size_t school);

/// The schools whose choices together are jointly lowest and highest by the effect on the remaining
/// members' spending in the last year; none unless at least two keys are open.
[[nodiscard]] std::vector<School> joint_extremes(const Experiment& experiment,
                                                 const std::vector<SchoolOutcome>& outcomes);

}  // namespace counterpoise

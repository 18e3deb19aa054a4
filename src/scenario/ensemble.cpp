#include "scenario/ensemble.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

/// The line that a run of the scenario follows.
std::size_t line_of(const Experiment& experiment, std::uint32_t run) {
    if (!experiment.uncertain()) return 1;
    return 2 + drawn_way(*experiment.uncertain(), experiment.scenario().seed, run);
}

/// How likely pledges are kept in one run: the same in baseline and scenario.
Reliability drawn_reliability(const Experiment& experiment, const PreparedRelations& relations,
                              std::uint32_t run) {
    const Scenario& scenario = experiment.scenario();
    const Facts& facts = experiment.facts();
    const Assumptions& assumptions =
        experiment.schools()[relations.schools.front()].school.assumptions;
    return reliability_of(facts, assumptions, scenario.start,
                          draw(cascade_parameters(facts), Behaviour::cascade, scenario.seed, run));
}

/// Values of one year of a run in the world without the change and with it.
struct Both {
    std::vector<double> baseline;
    std::vector<double> scenario;

    void clear() {
        baseline.clear();
        scenario.clear();
    }
};

void add(SampleSet& samples, std::size_t offset, std::uint32_t run, const Both& values) {
    for (std::size_t k = 0; k < values.baseline.size(); ++k) {
        if (!samples.baseline.empty()) samples.baseline[offset + k].add(run, values.baseline[k]);
        samples.scenario[offset + k].add(run, values.scenario[k]);
        if (!samples.effect.empty())
            samples.effect[offset + k].add(run, values.scenario[k] - values.baseline[k]);
    }
}

/// One run of the schools that share relations: two worlds a school, with one luck. Until a change
/// is in force, relations with and without it are one.
class PairedRun {
  public:
    PairedRun(const Experiment& experiment, const PreparedRelations& relations, std::uint32_t run)
        : experiment_(experiment),
          relations_(relations),
          run_(run),
          line_(line_of(experiment, run)),
          luck_(experiment.records(), experiment.start(), experiment.scenario().seed, run,
                experiment.scenario().end, relations.realignment),
          reliability_(drawn_reliability(experiment, relations, run)),
          unchanged_(experiment.records(), relations.choices, relations.protection, luck_) {
        for (const std::size_t s : relations.schools) {
            const PreparedSchool& school = experiment.schools()[s];
            Worlds worlds{{},
                          {experiment.records(), school.choices, school.disputes.threat_channel,
                           experiment.start(), luck_}};
            if (school.like == s) worlds.unchanged = worlds.changed;
            worlds_.push_back(std::move(worlds));
        }
    }

    void step(std::size_t y) {
        const BehaviourRecords& records = experiment_.records();
        luck_.draw(records, experiment_.start(), kFirstRunYear + static_cast<int>(y));
        const BondYear bonds = relations_.lines[line_].new_bonds(y);
        if (!changed_ && bonds.epoch != nullptr) changed_.emplace(unchanged_);
        unchanged_.step(records, relations_.lines[0].new_bonds(y));
        if (changed_) changed_->step(records, bonds);
        for (std::size_t k = 0; k < worlds_.size(); ++k) {
            const std::vector<Line>& lines = experiment_.schools()[relations_.schools[k]].lines;
            if (worlds_[k].unchanged)
                worlds_[k].unchanged->step(records, lines[0].timeline.spending[y], luck_,
                                           unchanged_, unchanged_);
            worlds_[k].changed.step(records, lines[line_].timeline.spending[y], luck_, changed(),
                                    unchanged_);
        }
    }

    /// Adds the year that was stepped last, the `recorded`-th of those recorded.
    void record(std::size_t y, std::size_t recorded, Partial& partial) {
        read_relations(unchanged_, relations_.lines[0].at(y), values_.baseline);
        if (changed_)
            read_relations(*changed_, relations_.lines[line_].at(y), values_.scenario);
        else
            values_.scenario = values_.baseline;
        add(partial.of_relations, recorded * values_.baseline.size(), run_, values_);
        values_.clear();
        for (std::size_t k = 0; k < worlds_.size(); ++k) {
            const std::vector<Line>& lines = experiment_.schools()[relations_.schools[k]].lines;
            const auto read = [&](const WorldRun& world, const Line& line,
                                  std::optional<double> without_change,
                                  std::vector<double>& values) {
                const SpendingSource source(world.world(), *line.views[line.timeline.epoch_of[y]],
                                            experiment_.followed(), without_change);
                read_series(experiment_.series_infos(), source, values);
                return source.together;
            };
            const double before = read(unchanged_of(k), lines[0], {}, values_.baseline);
            read(worlds_[k].changed, lines[line_], before, values_.scenario);
            add(partial.of_spending[k], recorded * values_.baseline.size(), run_, values_);
            values_.clear();
        }
    }

    /// Draws the disputes of the year.
    void conclude() {
        unchanged_.conclude();
        if (changed_) changed_->conclude();
    }

  private:
    /// One school's worlds; the one without the change may be that of another school.
    struct Worlds {
        std::optional<WorldRun> unchanged;
        WorldRun changed;
    };

    [[nodiscard]] const WorldRun& unchanged_of(std::size_t k) const {
        const std::size_t like = experiment_.schools()[relations_.schools[k]].like;
        const auto found = std::find(relations_.schools.begin(), relations_.schools.end(), like);
        return *worlds_[static_cast<std::size_t>(found - relations_.schools.begin())].unchanged;
    }
    [[nodiscard]] const RelationsRun& changed() const { return changed_ ? *changed_ : unchanged_; }

    void read_relations(const RelationsRun& relations, const BondEpoch& epoch,
                        std::vector<double>& values) const {
        read_series(experiment_.series_infos(),
                    RelationsSource(relations, *epoch.wars, reliability_, experiment_.followed()),
                    values);
    }

    const Experiment& experiment_;
    const PreparedRelations& relations_;
    std::uint32_t run_;
    std::size_t line_;
    Luck luck_;
    Reliability reliability_;
    RelationsRun unchanged_;
    std::optional<RelationsRun> changed_;
    std::vector<Worlds> worlds_;  ///< by school of the relations
    Both values_;
};

/// Figures that a rule settles, read once for each measure and epoch of a school.
class SettledFigures {
  public:
    SettledFigures(const Experiment& experiment, const PreparedSchool& school)
        : experiment_(experiment), school_(school) {}

    [[nodiscard]] double value(const Timeline& timeline, std::size_t year, const MeasureInfo& info,
                               const std::string& state) {
        const World& world = timeline.world(year);
        const auto [found, is_new] = read_.try_emplace({&world, &info});
        if (is_new)
            found->second = settled_figures(info, world, experiment_.published(),
                                            experiment_.facts(), school_.school.assumptions);
        const auto figure = found->second.find(state);
        return figure == found->second.end() ? kAbsent : figure->second;
    }

    void read(std::size_t year, const MeasureInfo& info, const std::string& state, EffectRow& row) {
        const double before = value(school_.baseline(), year, info, state);
        const double after = value(school_.scenario(), year, info, state);
        for (int q = 0; q < 3; ++q) {
            row.baseline[q] = before;
            row.scenario[q] = after;
            row.effect[q] = after - before;
        }
        row.baseline_mean = before;
        row.scenario_mean = after;
        row.effect_mean = after - before;
    }

  private:
    const Experiment& experiment_;
    const PreparedSchool& school_;
    std::map<std::pair<const World*, const MeasureInfo*>, std::map<std::string, double>> read_;
};

/// Where the rows of the next series of a kind are in a partial.
struct RowsOf {
    RowsOf(const Experiment& experiment, Series::Of of) : each_year(experiment.series_of(of)) {}
    std::size_t each_year;
    std::size_t next = 0;
};

void read_quantiles(const Sample& baseline, const SampleSet& samples, std::size_t at,
                    EffectRow& row) {
    constexpr double kLevels[3] = {0.05, 0.5, 0.95};
    const Sample& scenario = samples.scenario[at];
    const Sample effect = samples.effect.empty() ? scenario.minus(baseline) : samples.effect[at];
    for (int q = 0; q < 3; ++q) {
        row.baseline[q] = baseline.quantile(kLevels[q]);
        row.scenario[q] = scenario.quantile(kLevels[q]);
        row.effect[q] = effect.quantile(kLevels[q]);
    }
    row.baseline_mean = baseline.mean();
    row.scenario_mean = scenario.mean();
    row.effect_mean = effect.mean();
}

std::size_t recorded_years(const Scenario& scenario) {
    return static_cast<std::size_t>(scenario.end - scenario.start) + 1;
}

}  // namespace

SampleSet::SampleSet(std::size_t rows, std::uint32_t runs, Baseline of)
    : baseline(of == Baseline::own ? rows : 0, Sample(runs)),
      scenario(rows, Sample(runs)),
      effect(Sample(runs).exact() ? 0 : rows, Sample(runs)) {}

Partial empty_partial(const Experiment& experiment, std::size_t relations) {
    const Scenario& scenario = experiment.scenario();
    const std::size_t recorded = recorded_years(scenario);
    Partial partial{
        relations,
        {},
        SampleSet(experiment.series_of(Series::Of::relations) * recorded, scenario.runs),
        {}};
    for (const std::size_t s : experiment.relations()[relations].schools)
        partial.of_spending.emplace_back(
            experiment.series_of(Series::Of::spending) * recorded, scenario.runs,
            experiment.schools()[s].like == s ? SampleSet::Baseline::own
                                              : SampleSet::Baseline::shared);
    return partial;
}

Partial run_block(const Experiment& experiment, Block block) {
    const Scenario& scenario = experiment.scenario();
    const PreparedRelations& relations = experiment.relations()[block.relations];
    const std::size_t recorded = recorded_years(scenario);
    Partial partial = empty_partial(experiment, block.relations);
    partial.blocks.push_back(block.index);
    const std::uint32_t first = block.index * kBlockRuns;
    const std::uint32_t last = std::min(first + kBlockRuns, scenario.runs);
    for (std::uint32_t run = first; run < last; ++run) {
        PairedRun pair(experiment, relations, run);
        const std::size_t before = experiment.years() - recorded;
        for (std::size_t y = 0; y < experiment.years(); ++y) {
            pair.step(y);
            if (y >= before) pair.record(y, y - before, partial);
            pair.conclude();
        }
    }
    return partial;
}

void merge(Partial& into, const Partial& other) {
    promise(into.relations == other.relations, "partials of different schools are merged");
    std::vector<std::uint32_t> blocks;
    std::merge(into.blocks.begin(), into.blocks.end(), other.blocks.begin(), other.blocks.end(),
               std::back_inserter(blocks));
    promise(std::adjacent_find(blocks.begin(), blocks.end()) == blocks.end(),
            "the runs of a block are merged twice");
    into.blocks = std::move(blocks);
    const auto merge_sets = [](SampleSet& to, const SampleSet& from) {
        for (const auto samples : {&SampleSet::baseline, &SampleSet::scenario, &SampleSet::effect})
            for (std::size_t k = 0; k < (to.*samples).size(); ++k)
                (to.*samples)[k].merge((from.*samples)[k]);
    };
    merge_sets(into.of_relations, other.of_relations);
    for (std::size_t s = 0; s < into.of_spending.size(); ++s)
        merge_sets(into.of_spending[s], other.of_spending[s]);
}

SchoolOutcome finish(const Experiment& experiment, const Partial& partial, std::size_t school) {
    const Scenario& scenario = experiment.scenario();
    const PreparedSchool& prepared = experiment.schools()[school];
    const std::vector<std::size_t>& schools = experiment.relations()[partial.relations].schools;
    const auto samples_of = [&](std::size_t s) -> const SampleSet& {
        const auto found = std::find(schools.begin(), schools.end(), s);
        promise(found != schools.end(), "a school is finished from the runs of others");
        return partial.of_spending[static_cast<std::size_t>(found - schools.begin())];
    };
    const SampleSet& of_spending = samples_of(school);
    const SampleSet& of_baseline = samples_of(prepared.like);
    RowsOf spending(experiment, Series::Of::spending);
    RowsOf relations(experiment, Series::Of::relations);
    SettledFigures settled(experiment, prepared);
    SchoolOutcome outcome{prepared.school.canonical, prepared.school.label, {}};
    for (std::size_t s = 0; s < experiment.series().size(); ++s) {
        const Series& series = experiment.series()[s];
        RowsOf& rows = series.of == Series::Of::spending ? spending : relations;
        for (Year year = scenario.start; year <= scenario.end; ++year) {
            EffectRow row{s, year.value};
            const auto y = static_cast<std::size_t>(year - scenario.start);
            const std::size_t at = y * rows.each_year + rows.next;
            if (series.of == Series::Of::spending)
                read_quantiles(of_baseline.baseline[at], of_spending, at, row);
            else if (series.of == Series::Of::relations)
                read_quantiles(partial.of_relations.baseline[at], partial.of_relations, at, row);
            else
                settled.read(static_cast<std::size_t>(year - kFirstRunYear),
                             *std::get<const MeasureInfo*>(
                                 experiment.series_infos()[series.info].settled_by),
                             series.subject, row);
            outcome.rows.push_back(row);
        }
        if (series.drawn()) ++rows.next;
    }
    return outcome;
}

std::vector<School> joint_extremes(const Experiment& experiment,
                                   const std::vector<SchoolOutcome>& outcomes) {
    const Scenario& scenario = experiment.scenario();
    if (scenario.open.size() < 2) return {};
    const auto effect_of = [&](const SchoolOutcome& outcome) {
        for (const EffectRow& row : outcome.rows)
            if (const Series& s = experiment.series()[row.series]; s.measure == "burden.spending" &&
                                                                   s.subject == "remaining" &&
                                                                   row.year == scenario.end.value)
                return row.effect[1];
        return kAbsent;
    };
    std::vector<School> extremes;
    for (const bool lowest : {true, false}) {
        School joint{scenario.assumptions, {}, lowest ? "jointly lowest" : "jointly highest"};
        for (const std::string& key : scenario.open) {
            const SchoolOutcome* best = nullptr;
            std::string word;
            for (std::size_t k = 0; k < outcomes.size(); ++k) {
                const Assumptions& a = experiment.schools()[k].school.assumptions;
                const bool others_default = std::all_of(
                    scenario.open.begin(), scenario.open.end(),
                    [&](const std::string& other) { return other == key || a.is_default(other); });
                if (!others_default) continue;
                const double effect = effect_of(outcomes[k]);
                if (!best || (lowest ? effect < effect_of(*best) : effect > effect_of(*best))) {
                    best = &outcomes[k];
                    word = a.word(key);
                }
            }
            if (best) joint.assumptions.set(key, word, "");
        }
        joint.canonical = joint.assumptions.canonical(scenario.open);
        const auto same = [&](const SchoolOutcome& o) { return o.canonical == joint.canonical; };
        const auto again = [&](const School& s) { return s.canonical == joint.canonical; };
        if (std::none_of(outcomes.begin(), outcomes.end(), same) &&
            std::none_of(extremes.begin(), extremes.end(), again))
            extremes.push_back(std::move(joint));
    }
    return extremes;
}

}  // namespace counterpoise

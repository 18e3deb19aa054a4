#include "scenario/ensemble.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/error.h"
#include "base/math.h"
#include "history/realignment/record.h"
#include "rules/settlement.h"
#include "scenario/observer.h"
#include "world/institutions.h"

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

World settled_start(const World& published, const Facts& facts, const Assumptions& assumptions) {
    World world = published;
    settle(world, published, facts, assumptions);
    return world;
}

/// The treaties whose membership or pledges change, in the order of the changes; NATO if none does.
std::vector<TreatyId> followed_treaties(const std::vector<Step>& steps, const Facts& facts) {
    std::vector<TreatyId> ids;
    for (const Step& step : steps)
        if (step.change.target == TargetKind::treaty &&
            std::find(ids.begin(), ids.end(), step.change.treaty) == ids.end())
            ids.push_back(step.change.treaty);
    if (ids.empty()) ids.push_back(treaties(facts).named("NATO", "treaties.csv"));
    return ids;
}

/// Whether a state leaves a treaty at some time, for good or for a while.
bool leaves(const std::vector<Step>& steps, TreatyId treaty, StateId state) {
    return std::any_of(steps.begin(), steps.end(), [&](const Step& s) {
        return s.change.kind == ChangeKind::leave && s.change.target == TargetKind::treaty &&
               s.change.treaty == treaty && s.change.state == state;
    });
}

bool in_any(const World& world, const std::vector<TreatyId>& treaties, StateId state) {
    return std::any_of(treaties.begin(), treaties.end(), [&](TreatyId t) {
        return std::any_of(world.memberships().begin(), world.memberships().end(),
                           [&](const Membership& m) {
                               return m.treaty == t && m.state == state && m.pledge == Pledge::kept;
                           });
    });
}

std::vector<CoverWeights> cover_weights(const World& world, const World& published,
                                        const Facts& facts, const Assumptions& assumptions,
                                        const std::vector<std::size_t>& followed) {
    const Arguments arguments;
    const View view{world, published, facts, assumptions, arguments};
    const CoverParameters p = cover_parameters(view);
    const CoverMap map(world, published, facts,
                       static_cast<int>(assumptions.number("challenger_years")),
                       former_partners(assumptions));
    const auto fade = [&](std::size_t i, std::size_t j) {
        return exp2_det(-map.km(i, j) /
                        (p.global_reach[j] ? p.half_distance_global_km : p.half_distance_km));
    };
    std::vector<double> strengths(world.size());
    for (std::size_t i = 0; i < world.size(); ++i)
        strengths[i] = strength(world, Capability::ppp, i);
    std::vector<CoverWeights> all;
    for (const std::size_t i : followed) {
        CoverWeights weights{i, {}, {}, true};
        weights.comparable =
            cover_of(i, map, strengths, p, world.column(Column::cinc)).missing.empty();
        for (const Guarantor& g : map.guarantors(i)) {
            const double share = p.global_reach[g.row] ? p.assigned_share : p.assigned_share_other;
            weights.pledged.emplace_back(g.row, p.reliability * share * fade(i, g.row));
        }
        for (const auto& [c, reason] : map.challengers(i))
            weights.challenges.emplace_back(c, fade(i, c));
        all.push_back(std::move(weights));
    }
    return all;
}

std::vector<Sample> samples(const Experiment& experiment) {
    return std::vector<Sample>(experiment.measured_rows(), Sample(experiment.scenario().runs));
}

/// Adds one run's values of one year at their places.
void add_year(Partial& partial, std::size_t offset, std::uint32_t run,
              const std::vector<double>& baseline, const std::vector<double>& scenario) {
    for (std::size_t k = 0; k < baseline.size(); ++k) {
        partial.baseline[offset + k].add(run, baseline[k]);
        partial.scenario[offset + k].add(run, scenario[k]);
        partial.effect[offset + k].add(run, scenario[k] - baseline[k]);
    }
}

/// The bonds of a year where they are not those of the year before.
BondYear new_bonds(const Timeline& line, std::size_t year, const Challengers& challengers) {
    const std::size_t epoch = line.epoch_of[year];
    const std::size_t before = year == 0 ? 0 : line.epoch_of[year - 1];
    if (epoch == before) return {nullptr, {}, &challengers};
    return {&line.disputes[epoch], line.moves[epoch], &challengers};
}

Realignment realignment_choice(const Assumptions& assumptions) {
    return assumptions.word("realignment") == "on" ? Realignment::on : Realignment::off;
}

std::size_t line_epochs(const std::vector<const Timeline*>& lines) {
    std::size_t epochs = 0;
    for (const Timeline* line : lines) epochs += line->epochs.size();
    return epochs;
}

/// The first of some worlds with the same pacts: members and cover are read off pacts alone. Their
/// number if there is none.
std::size_t same_pacts(const std::vector<const World*>& worlds, const World& world) {
    const auto found = std::find_if(worlds.begin(), worlds.end(), [&](const World* other) {
        return other->memberships() == world.memberships();
    });
    return static_cast<std::size_t>(found - worlds.begin());
}

/// The timeline that a run of the scenario follows, and where the observer has its epochs.
struct Course {
    const Timeline* line = nullptr;
    std::size_t offset = 0;
};

Course course_of(const Experiment& experiment, const PreparedSchool& school,
                 const Experiment::Observer& observer, std::uint32_t run) {
    if (!experiment.uncertain()) return {&school.scenario, observer.scenario_offset};
    const std::size_t way = drawn_way(*experiment.uncertain(), experiment.scenario().seed, run);
    return {&school.drawn[way], observer.drawn_offsets[way]};
}

double settled_value(const World& world, const Series& series) {
    const Column column = series.measure == "un.scale"              ? Column::un_rate
                          : series.measure == "nato.common_funding" ? Column::nato_rate
                                                                    : Column::peacekeeping_rate;
    for (std::size_t i = 0; i < world.size(); ++i)
        if (world.iso3(i) == series.subject) return world.value(column, i);
    return kAbsent;
}

}  // namespace

Experiment::~Experiment() = default;

Experiment::Experiment(const Facts& facts, Scenario scenario)
    : facts_(facts),
      scenario_(std::move(scenario)),
      published_(World::at(facts, kLatestYear)),
      start_(settled_start(published_, facts, scenario_.assumptions)),
      steps_(counterpoise::steps(scenario_.changes, published_, facts, scenario_.assumptions)),
      records_(start_, facts) {
    check(scenario_, facts);
    uncertain_ = uncertain_exit(steps_, scenario_.end, start_, facts);
    const std::vector<School> schools = schools_of(scenario_);
    if (std::any_of(schools.begin(), schools.end(), [](const School& school) {
            return realignment_choice(school.assumptions) == Realignment::on;
        }))
        records_.add_realignment(facts.cached(&realignment_start), start_, facts);
    choose_series();
    for (const School& school : schools) prepare(school);
}

std::string Experiment::share_series(const std::string& alliance) const {
    const std::string measure = "burden.share_of_alliance";
    return alliances_.size() == 1 ? measure : measure + ":" + alliance;
}

std::size_t Experiment::measured_rows() const {
    const std::size_t drawn = static_cast<std::size_t>(
        std::count_if(series_.begin(), series_.end(), [](const Series& s) { return s.drawn; }));
    return drawn * (static_cast<std::size_t>(scenario_.end - scenario_.start) + 1);
}

std::size_t Experiment::add_school(const School& school) {
    prepare(school);
    return schools_.size() - 1;
}

const Experiment::Observer& Experiment::observer(std::size_t school) const {
    return *observers_[school];
}

void Experiment::choose_series() {
    const std::vector<TreatyId> followed = followed_treaties(steps_, facts_);
    World after = start_;
    for (const Step& step : steps_) apply(after, step.change);
    for (const TreatyId t : followed) alliances_.push_back(treaties(facts_).at(t).code);
    for (std::size_t i = 0; i < start_.size(); ++i) {
        const StateId state = start_.id(i);
        if (in_any(start_, followed, state) || in_any(after, followed, state))
            followed_.push_back(i);
        if (std::any_of(followed.begin(), followed.end(), [&](TreatyId t) {
                return in_any(start_, {t}, state) && in_any(after, {t}, state) &&
                       !leaves(steps_, t, state);
            }))
            remaining_.push_back(i);
    }
    const auto add = [&](const std::string& measure, const std::string& unit, bool together) {
        for (const std::size_t i : followed_)
            series_.push_back({measure, start_.iso3(i), unit, true});
        if (together) series_.push_back({measure, "remaining", unit, true});
    };
    add("burden.spending", "US$ m, prices of the start", true);
    add("burden.share_of_gdp", "% of GDP", true);
    for (const std::string& code : alliances_) add(share_series(code), "%", false);
    add("cover.states", "ratio, at purchasing power", false);
    for (const auto& [measure, unit] :
         {std::pair{"risk.disputes", "disputes a year, expected"},
          std::pair{"risk.force", "uses of force a year, expected"},
          std::pair{"risk.fatal", "disputes that kill a year, expected"},
          std::pair{"risk.wars", "wars a year, expected"}}) {
        add(measure, unit, true);
        series_.push_back({measure, "world", unit, true});
    }
    if (records_.realignment) choose_realignment_series();
    // Last of the drawn: each run's own percentage, so that its quantiles are those of paired
    // differences.
    series_.push_back(
        {"burden.spending_change", "remaining", "% of the world without the change", true});
    for (const auto& [measure, column] :
         {std::pair{"un.scale", Column::un_rate},
          std::pair{"un.peacekeeping_scale", Column::peacekeeping_rate},
          std::pair{"nato.common_funding", Column::nato_rate}})
        for (std::size_t i = 0; i < start_.size(); ++i) {
            const InstitutionId un = institutions(facts_).un;
            const bool payer =
                !std::isnan(start_.value(column, i)) ||
                (column == Column::nato_rate
                     ? in_any(after, {treaties(facts_).named("NATO", "")}, start_.id(i))
                     : after.is_member(un, start_.id(i)));
            if (payer) series_.push_back({measure, start_.iso3(i), "%", false});
        }
}

std::string Experiment::left_series(const std::string& alliance) const {
    const std::string measure = "realignment.left";
    return alliances_.size() == 1 ? measure : measure + ":" + alliance;
}

void Experiment::choose_realignment_series() {
    for (const std::string& code : alliances_) {
        const std::string unit = "exits up to the end of the year, expected";
        for (const std::size_t i : followed_)
            series_.push_back({left_series(code), start_.iso3(i), unit, true});
        series_.push_back({left_series(code), "remaining", unit, true});
    }
    for (const std::size_t i : followed_)
        series_.push_back(
            {"realignment.new_pacts", start_.iso3(i), "pacts of two a year, expected", true});
    for (const auto& [measure, unit] :
         {std::pair{"realignment.new_pacts", "pacts of two a year, expected"},
          std::pair{"realignment.exits", "exits a year, expected"},
          std::pair{"realignment.endings", "treaties that end a year, expected"},
          std::pair{"realignment.entries", "entries a year, expected"},
          std::pair{"realignment.pacts", "pairs bound to defence"}})
        series_.push_back({measure, "world", unit, true});
}

void Experiment::read_bonds(PreparedSchool& prepared) const {
    std::vector<const World*> seen;
    std::vector<DisputeEpoch> bonds;
    prepared.challengers =
        challengers(records_.disputes, published_, facts_, prepared.school.assumptions);
    const auto read = [&](Timeline& line) {
        for (const World& world : line.epochs) {
            const std::size_t place = same_pacts(seen, world);
            if (place == seen.size()) {
                seen.push_back(&world);
                bonds.push_back(dispute_epoch(records_.disputes, prepared.challengers,
                                              PactMatrix(world, facts_)));
            }
            line.disputes.push_back(bonds[place]);
        }
    };
    read(prepared.baseline);
    read(prepared.scenario);
    for (Timeline& line : prepared.drawn) read(line);
}

void Experiment::prepare(const School& school) {
    PreparedSchool prepared{school,
                            timeline(published_, {}, scenario_.end, facts_, school.assumptions),
                            timeline(published_, steps_, scenario_.end, facts_, school.assumptions),
                            spending_choices(school.assumptions, start_, facts_),
                            dispute_choices(school.assumptions),
                            realignment_choice(school.assumptions),
                            {},
                            {}};
    if (uncertain_)
        for (std::size_t way = 0; way <= uncertain_->out.size(); ++way)
            prepared.drawn.push_back(timeline(published_, drawn_steps(steps_, *uncertain_, way),
                                              scenario_.end, facts_, school.assumptions));
    read_bonds(prepared);
    auto observer = std::make_unique<Observer>();
    observer->followed = followed_;
    observer->remaining = remaining_;
    observer->scenario_offset = prepared.baseline.epochs.size();
    const std::vector<TreatyId> treaties_followed = followed_treaties(steps_, facts_);
    if (records_.realignment) observer->realignment_of = treaties_followed;
    std::vector<const Timeline*> lines{&prepared.baseline, &prepared.scenario};
    for (const Timeline& line : prepared.drawn) {
        observer->drawn_offsets.push_back(line_epochs(lines));
        lines.push_back(&line);
    }
    std::vector<const World*> seen;
    for (const Timeline* line : lines)
        for (const World& epoch : line->epochs) {
            const std::size_t like = same_pacts(seen, epoch);
            seen.push_back(&epoch);
            if (like + 1 < seen.size()) {
                observer->is_member.push_back(observer->is_member[like]);
                observer->cover.push_back(observer->cover[like]);
                continue;
            }
            std::vector<std::vector<bool>> member;
            for (const TreatyId treaty : treaties_followed) {
                member.emplace_back();
                for (const std::size_t i : followed_)
                    member.back().push_back(in_any(epoch, {treaty}, epoch.id(i)));
            }
            observer->is_member.push_back(std::move(member));
            observer->cover.push_back(
                cover_weights(epoch, published_, facts_, school.assumptions, followed_));
        }
    schools_.push_back(std::move(prepared));
    observers_.push_back(std::move(observer));
}

Partial run_block(const Experiment& experiment, Block block) {
    const Scenario& scenario = experiment.scenario();
    const PreparedSchool& school = experiment.schools()[block.school];
    const Experiment::Observer& observer = experiment.observer(block.school);
    Partial partial{block.school, samples(experiment), samples(experiment), samples(experiment)};
    const std::uint32_t first = block.index * kBlockRuns;
    const std::uint32_t last = std::min(first + kBlockRuns, scenario.runs);
    std::vector<double> baseline_values;
    std::vector<double> scenario_values;
    for (std::uint32_t run = first; run < last; ++run) {
        Luck luck(experiment.records(), experiment.start(), scenario.seed, run, scenario.end,
                  school.realignment);
        const Course course = course_of(experiment, school, observer, run);
        WorldRun baseline(experiment.records(), school.choices, school.disputes, experiment.start(),
                          luck);
        WorldRun changed(experiment.records(), school.choices, school.disputes, experiment.start(),
                         luck);
        std::size_t offset = 0;
        for (std::size_t y = 0; y < experiment.years(); ++y) {
            const Year year = kFirstRunYear + static_cast<int>(y);
            luck.draw(experiment.records(), experiment.start(), year);
            baseline.step(experiment.records(), school.baseline.spending[y],
                          new_bonds(school.baseline, y, school.challengers), luck);
            changed.step(experiment.records(), course.line->spending[y],
                         new_bonds(*course.line, y, school.challengers), luck);
            if (year >= scenario.start) {
                observer.read(baseline, school.baseline.epoch_of[y], baseline_values);
                observer.read(changed, course.offset + course.line->epoch_of[y], scenario_values);
            }
            baseline.conclude();
            changed.conclude();
            if (year < scenario.start) continue;
            const std::size_t together = observer.followed.size();
            baseline_values.push_back(0.0);
            scenario_values.push_back(
                100.0 * (scenario_values[together] / baseline_values[together] - 1.0));
            add_year(partial, offset, run, baseline_values, scenario_values);
            offset += baseline_values.size();
        }
    }
    return partial;
}

void merge(Partial& into, const Partial& other) {
    promise(into.school == other.school, "partials of two schools are merged");
    for (std::size_t k = 0; k < into.baseline.size(); ++k) {
        into.baseline[k].merge(other.baseline[k]);
        into.scenario[k].merge(other.scenario[k]);
        into.effect[k].merge(other.effect[k]);
    }
}

SchoolOutcome finish(const Experiment& experiment, const Partial& partial) {
    constexpr double kLevels[3] = {0.05, 0.5, 0.95};
    const Scenario& scenario = experiment.scenario();
    const PreparedSchool& school = experiment.schools()[partial.school];
    const std::size_t drawn = static_cast<std::size_t>(
        std::count_if(experiment.series().begin(), experiment.series().end(),
                      [](const Series& s) { return s.drawn; }));
    SchoolOutcome outcome{school.school.canonical, school.school.label, {}};
    for (std::size_t s = 0; s < experiment.series().size(); ++s)
        for (Year year = scenario.start; year <= scenario.end; ++year) {
            EffectRow row{s, year.value};
            const auto y = static_cast<std::size_t>(year - kFirstRunYear);
            if (experiment.series()[s].drawn) {
                const std::size_t at = static_cast<std::size_t>(year - scenario.start) * drawn + s;
                for (int q = 0; q < 3; ++q) {
                    row.baseline[q] = partial.baseline[at].quantile(kLevels[q]);
                    row.scenario[q] = partial.scenario[at].quantile(kLevels[q]);
                    row.effect[q] = partial.effect[at].quantile(kLevels[q]);
                }
            } else {
                const double before =
                    settled_value(school.baseline.world(y), experiment.series()[s]);
                const double after =
                    settled_value(school.scenario.world(y), experiment.series()[s]);
                for (int q = 0; q < 3; ++q) {
                    row.baseline[q] = before;
                    row.scenario[q] = after;
                    row.effect[q] = after - before;
                }
            }
            outcome.rows.push_back(row);
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

#include "scenario/experiment.h"

#include <algorithm>

#include "history/realignment/record.h"
#include "rules/settlement.h"

namespace counterpoise {
namespace {

World settled_start(const World& published, const Facts& facts, const Assumptions& assumptions) {
    World world = published;
    settle(world, published, facts, assumptions);
    return world;
}

Realignment realignment_choice(const Assumptions& assumptions) {
    return assumptions.word("realignment") == "on" ? Realignment::on : Realignment::off;
}

/// Disputes read everything of their choices but whether spending answers them.
bool same_disputes(const DisputeChoices& a, const DisputeChoices& b) {
    return a.school == b.school && a.median_odds == b.median_odds;
}

/// Whether two schools have the same world without the change: its spending reads of the choices
/// how targets pull, and of the timeline the targets.
bool same_baseline(const PreparedSchool& a, const PreparedSchool& b) {
    const auto same = [](double x, double y) { return x == y || (x != x && y != y); };
    const std::vector<SpendingYear>& one = a.baseline().spending;
    const std::vector<SpendingYear>& two = b.baseline().spending;
    return a.choices.targets == b.choices.targets &&
           std::equal(one.begin(), one.end(), two.begin(), two.end(),
                      [&](const SpendingYear& x, const SpendingYear& y) {
                          return x.changes.empty() && y.changes.empty() &&
                                 x.after_exit == y.after_exit &&
                                 std::equal(x.target.begin(), x.target.end(), y.target.begin(),
                                            y.target.end(), same);
                      });
}

}  // namespace

Experiment::Experiment(const Facts& facts, const Question& question)
    : facts_(facts),
      scenario_(question.scenario()),
      published_(World::at(facts, kLatestYear)),
      start_(settled_start(published_, facts, scenario_.assumptions)),
      steps_(counterpoise::steps(scenario_.changes, published_, facts, scenario_.assumptions)),
      records_(start_, facts) {
    uncertain_ = uncertain_exit(steps_, scenario_.end, start_, facts);
    const std::vector<School> schools = schools_of(scenario_);
    if (std::any_of(schools.begin(), schools.end(), [](const School& school) {
            return realignment_choice(school.assumptions) == Realignment::on;
        }))
        records_.add_realignment(facts.cached(&realignment_start), start_, facts);
    choose_followed();
    choose_series();
    (void)add_schools(schools);
}

std::size_t Experiment::add_schools(const std::vector<School>& schools) {
    const std::size_t first = relations_.size();
    for (const School& school : schools) prepare(school, first);
    return first;
}

std::vector<Timeline> Experiment::timelines(const School& school) const {
    const auto line = [&](const std::vector<Step>& steps) {
        return timeline(published_, steps, scenario_.end, facts_, school.assumptions);
    };
    std::vector<Timeline> made{line({}), line(steps_)};
    if (uncertain_)
        for (std::size_t way = 0; way < uncertain_->out.size(); ++way)
            made.push_back(line(drawn_steps(steps_, *uncertain_, way)));
    return made;
}

/// Where the same relations are, from a place on; the end if they are new.
std::size_t Experiment::place_of(const PreparedRelations& made, const std::vector<Line>& lines,
                                 std::size_t from) const {
    const auto same = [&](const PreparedRelations& r) {
        return same_disputes(r.choices, made.choices) && r.realignment == made.realignment &&
               r.protection == made.protection && r.wars == made.wars &&
               same_memberships(r.lines, lines);
    };
    const auto begin = relations_.begin() + static_cast<std::ptrdiff_t>(from);
    return static_cast<std::size_t>(std::find_if(begin, relations_.end(), same) -
                                    relations_.begin());
}

void Experiment::prepare(const School& school, std::size_t first_relations) {
    const Assumptions& a = school.assumptions;
    PreparedSchool made{school,
                        spending_choices(a, start_, facts_),
                        dispute_choices(a),
                        relations_.size(),
                        schools_.size(),
                        lines_of(timelines(school), published_, facts_, a, followed_)};
    PreparedRelations relations{
        made.disputes,
        realignment_choice(a),
        counterpoise::protection(records_.disputes, published_, facts_, a),
        {cascade_rules(a), war_direction(a), reliability_of(facts_, a, scenario_.start)},
        {},
        {}};
    made.relations = place_of(relations, made.lines, first_relations);
    if (made.relations == relations_.size()) {
        relations.like = place_of(relations, made.lines, 0);
        relations.lines = bond_lines(made.lines, records_, relations.protection, relations.wars,
                                     facts_, followed_);
        relations_.push_back(std::move(relations));
    }
    std::vector<std::size_t>& schools = relations_[made.relations].schools;
    for (const std::size_t other : schools)
        if (same_baseline(schools_[other], made)) made.like = std::min(made.like, other);
    schools.push_back(schools_.size());
    schools_.push_back(std::move(made));
}

}  // namespace counterpoise

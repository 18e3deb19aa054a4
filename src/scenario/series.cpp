#include <algorithm>
#include <map>

#include "rules/settlement.h"
#include "scenario/experiment.h"

namespace counterpoise {
namespace {

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

World with_all(const World& start, const std::vector<Step>& steps) {
    World after = start;
    for (const Step& step : steps) apply(after, step.change);
    return after;
}

Series::Of settled_of(const SettledBy& settled_by) {
    if (std::holds_alternative<const MeasureInfo*>(settled_by)) return Series::Of::rule;
    return std::holds_alternative<SeriesReader<RelationsSource>>(settled_by) ? Series::Of::relations
                                                                             : Series::Of::spending;
}

}  // namespace

void Experiment::choose_followed() {
    followed_.treaties = followed_treaties(steps_, facts_);
    const World after = with_all(start_, steps_);
    for (const TreatyId t : followed_.treaties) alliances_.push_back(treaties(facts_).at(t).code);
    for (std::size_t i = 0; i < start_.size(); ++i) {
        const StateId state = start_.id(i);
        const auto any = [&](auto is) {
            return std::any_of(followed_.treaties.begin(), followed_.treaties.end(), is);
        };
        const auto before = [&](TreatyId t) { return keeps_pledge(start_, t, state); };
        const auto then = [&](TreatyId t) { return keeps_pledge(after, t, state); };
        if (any(before) || any(then)) followed_.rows.push_back(i);
        if (any([&](TreatyId t) { return before(t) && then(t) && !leaves(steps_, t, state); }))
            followed_.remaining.push_back(i);
    }
}

std::string Experiment::share_series(const std::string& alliance) const {
    return series_id("burden.share_of_alliance", alliances_, alliance);
}

std::string Experiment::left_series(const std::string& alliance) const {
    return series_id("realignment.left", alliances_, alliance);
}

std::size_t Experiment::series_of(Series::Of of) const {
    return static_cast<std::size_t>(
        std::count_if(series_.begin(), series_.end(), [&](const Series& s) { return s.of == of; }));
}

/// A series for each subject of each row of the list.
void Experiment::choose_series() {
    infos_ = counterpoise::series_infos(alliances_,
                                        records_.realignment ? Realignment::on : Realignment::off);
    for (std::size_t k = 0; k < infos_.size(); ++k) {
        const SeriesInfo& info = infos_[k];
        for (std::string& subject : subjects_of(info))
            series_.push_back(
                {info.id, std::move(subject), info.unit, settled_of(info.settled_by), k});
    }
}

std::vector<std::string> Experiment::subjects_of(const SeriesInfo& info) const {
    if (info.subject == SubjectKind::remaining) return {"remaining"};
    if (info.subject == SubjectKind::world) return {"world"};
    if (info.subject == SubjectKind::whoever_has_one)
        return states_with(*std::get<const MeasureInfo*>(info.settled_by));
    std::vector<std::string> states;
    for (const std::size_t i : followed_.rows) states.push_back(start_.iso3(i));
    return states;
}

/// Everybody who has a figure before or after the changes, in the order of the states; nobody where
/// the facts have no figures of the year, and then the measure is not followed.
std::vector<std::string> Experiment::states_with(const MeasureInfo& info) const {
    const Assumptions& assumptions = scenario_.assumptions;
    std::map<std::string, double> before;
    try {
        before = settled_figures(info, start_, published_, facts_, assumptions);
    } catch (const InputError&) {
        return {};
    }
    World after = with_all(published_, steps_);
    settle(after, published_, facts_, assumptions);
    const auto then = settled_figures(info, after, published_, facts_, assumptions);
    std::vector<std::string> states;
    for (std::size_t i = 0; i < start_.size(); ++i)
        if (const std::string& iso3 = start_.iso3(i); before.contains(iso3) || then.contains(iso3))
            states.push_back(iso3);
    return states;
}

}  // namespace counterpoise

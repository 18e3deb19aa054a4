#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/experiment.h"
#include "world/institutions.h"

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
    const std::string measure = "burden.share_of_alliance";
    return alliances_.size() == 1 ? measure : measure + ":" + alliance;
}

std::string Experiment::left_series(const std::string& alliance) const {
    const std::string measure = "realignment.left";
    return alliances_.size() == 1 ? measure : measure + ":" + alliance;
}

std::size_t Experiment::series_of(Series::Of of) const {
    return static_cast<std::size_t>(
        std::count_if(series_.begin(), series_.end(), [&](const Series& s) { return s.of == of; }));
}

void Experiment::choose_series() {
    choose_spending_series();
    choose_risk_series();
    if (records_.realignment) choose_realignment_series();
    // Each run's own percentage, so that its quantiles are those of paired differences.
    series_.push_back({"burden.spending_change", "remaining", "% of the world without the change",
                       Series::Of::spending});
    choose_settled_series();
}

/// A series of each state that is followed.
void Experiment::add_series(const std::string& measure, const std::string& unit, Series::Of of) {
    for (const std::size_t i : followed_.rows)
        series_.push_back({measure, start_.iso3(i), unit, of});
}

void Experiment::choose_spending_series() {
    constexpr Series::Of kOf = Series::Of::spending;
    for (const auto& [measure, unit] : {std::pair{"burden.spending", "US$ m, prices of the start"},
                                        std::pair{"burden.share_of_gdp", "% of GDP"}}) {
        add_series(measure, unit, kOf);
        series_.push_back({measure, "remaining", unit, kOf});
    }
    for (const std::string& code : alliances_) add_series(share_series(code), "%", kOf);
    add_series("cover.states", "ratio, at purchasing power", kOf);
}

void Experiment::choose_risk_series() {
    constexpr Series::Of kOf = Series::Of::relations;
    for (const auto& [measure, unit] :
         {std::pair{"risk.disputes", "disputes a year, expected"},
          std::pair{"risk.force", "uses of force a year, expected"},
          std::pair{"risk.fatal", "disputes that kill a year, expected"},
          std::pair{"risk.wars", "wars a year, expected"}}) {
        add_series(measure, unit, kOf);
        series_.push_back({measure, "remaining", unit, kOf});
        series_.push_back({measure, "world", unit, kOf});
    }
    add_series("risk.drawn_in", "wars of others a year, expected", kOf);
    series_.push_back({"risk.great_power_wars", "world", "wars a year, expected", kOf});
    series_.push_back({"risk.great_powers_drawn", "world", "wars a year, expected", kOf});
    for (const ReliabilitySchool& school : kReliabilitySchools)
        series_.push_back({fmt::format("risk.great_power_wars:{}", school.word), "world",
                           "wars a year, expected", kOf});
}

void Experiment::choose_realignment_series() {
    constexpr Series::Of kOf = Series::Of::relations;
    for (const std::string& code : alliances_) {
        const std::string unit = "exits up to the end of the year, expected";
        add_series(left_series(code), unit, kOf);
        series_.push_back({left_series(code), "remaining", unit, kOf});
    }
    add_series("realignment.new_pacts", "pacts of two a year, expected", kOf);
    for (const auto& [measure, unit] :
         {std::pair{"realignment.new_pacts", "pacts of two a year, expected"},
          std::pair{"realignment.exits", "exits a year, expected"},
          std::pair{"realignment.endings", "treaties that end a year, expected"},
          std::pair{"realignment.entries", "entries a year, expected"},
          std::pair{"realignment.pacts", "pairs bound to defence"}})
        series_.push_back({measure, "world", unit, kOf});
}

/// Rates that the rules of an institution settle, of everybody who pays before or after.
void Experiment::choose_settled_series() {
    const World after = with_all(start_, steps_);
    const InstitutionId un = institutions(facts_).un;
    const TreatyId nato = treaties(facts_).named("NATO", "");
    for (const auto& [measure, column] :
         {std::pair{"un.scale", Column::un_rate},
          std::pair{"un.peacekeeping_scale", Column::peacekeeping_rate},
          std::pair{"nato.common_funding", Column::nato_rate}})
        for (std::size_t i = 0; i < start_.size(); ++i) {
            const StateId state = start_.id(i);
            const bool payer = !std::isnan(start_.value(column, i)) ||
                               (column == Column::nato_rate ? keeps_pledge(after, nato, state)
                                                            : after.is_member(un, state));
            if (payer) series_.push_back({measure, start_.iso3(i), "%", Series::Of::rule});
        }
}

}  // namespace counterpoise

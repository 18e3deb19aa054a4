#pragma once

#include <cstddef>
#include <vector>

#include "history/exits/study.h"

namespace counterpoise {

/// A state that left organizations in a year, and the states that it is compared with.
struct OrganizationLeaver {
    StateId state;
    int year = 0;  ///< the first year out
    std::size_t organizations = 0;
    std::vector<StateId> controls;  ///< empty where it has no match
};

/// What followed when states left organizations.
struct InstitutionStudy {
    std::vector<OrganizationLeaver> cases;  ///< by year and state
    std::vector<StudyPoint> points;         ///< of leavers, by outcome: years, then windows

    [[nodiscard]] std::size_t matched() const;
};

/// How leavers of organizations changed, against states that left none.
///
/// One case is a state and a year, however many organizations it left in it, 1966-2014. Controls
/// are the five nearest (controls_for) of the states in the system that left no organization within
/// ten years either way. Changes, windows and intervals are those of ExitStudy, with the states
/// that left as clusters: one state's cases overlap.
/// Missing  as ExitStudy.
/// Source   data/igo_exits.csv with its filters: an upper bound of what others call withdrawal;
///          docs/method/exits.md.
[[nodiscard]] InstitutionStudy read_institution_study(const Facts& facts);
[[nodiscard]] inline const InstitutionStudy& institution_study(const Facts& facts) {
    return facts.cached(&read_institution_study);
}

}  // namespace counterpoise

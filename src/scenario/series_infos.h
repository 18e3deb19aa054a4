#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "behaviour/relations.h"
#include "measures/measure.h"
#include "scenario/line.h"

namespace counterpoise {

/// Whose figures a row of the list follows.
enum class SubjectKind {
    followed,   ///< each followed state by itself
    remaining,  ///< members that stay, together
    world,
    whoever_has_one,  ///< states with a figure before or after the changes
};

/// What states spend in one year of a run, as readers see it.
struct SpendingSource {
    /// `without_change`: what the remaining spend together in the same run without the change;
    /// empty where this is that world.
    SpendingSource(const World& world, const EpochView& view, const FollowedStates& followed,
                   std::optional<double> without_change);

    const World& world;
    const EpochView& view;
    const FollowedStates& followed;
    std::optional<double> without_change;
    double together = 0;  ///< spending of the remaining, US$ m
    double income = 0;    ///< their GDP, US$ m
};

/// How states stand to each other in one year of a run, as readers see it.
struct RelationsSource {
    RelationsSource(const RelationsRun& relations, const WarsByTreaty& wars,
                    const Reliability& reliability, const FollowedStates& followed);

    const DisputeRun& disputes;
    const std::optional<RealignmentRun>& realignment;
    const FollowedStates& followed;
    RiskOf together{};  ///< disputes of the remaining, one between two of them once
    WarExpectation wars;
};

/// Adds the values of a row at the end, one for each of its subjects in their order. `part` is the
/// row's own: an alliance, a severity, a school or a process.
template <class Source>
using SeriesReader = void (*)(const Source&, std::size_t part, std::vector<double>& values);

/// What settles a row, and how it is read there: where a rule settles it, by its measure.
using SettledBy =
    std::variant<SeriesReader<SpendingSource>, SeriesReader<RelationsSource>, const MeasureInfo*>;

/// One row of the list of what is followed through the years. Choosing series and reading their
/// values walk the same list, so that order and number cannot disagree.
struct SeriesInfo {
    std::string id;
    SubjectKind subject = SubjectKind::followed;
    std::string unit;
    SettledBy settled_by;
    std::size_t part = 0;
};

/// The id of a measure that is followed by alliance: with ":CODE" where several are followed.
[[nodiscard]] std::string series_id(const std::string& measure,
                                    const std::vector<std::string>& alliances,
                                    const std::string& alliance);

/// The figures of a settled measure by state, in a world after the changes.
/// Missing  a state without a figure.
/// Errors   InputError as the measure: where the facts have none of the year.
[[nodiscard]] std::map<std::string, double> settled_figures(const MeasureInfo& info,
                                                            const World& world,
                                                            const World& published,
                                                            const Facts& facts,
                                                            const Assumptions& assumptions);

/// The list for a question that follows some alliances; `realignment` is on if it is on in some
/// school.
[[nodiscard]] std::vector<SeriesInfo> series_infos(const std::vector<std::string>& alliances,
                                                   Realignment realignment);

/// How many values a drawn row has a year.
[[nodiscard]] std::size_t values_of(const SeriesInfo& info, const FollowedStates& followed);

/// Reads every row that this source settles, in the order of the list.
/// Errors   BrokenPromise if a reader adds more or fewer values than its row has subjects.
void read_series(const std::vector<SeriesInfo>& infos, const SpendingSource& source,
                 std::vector<double>& values);
void read_series(const std::vector<SeriesInfo>& infos, const RelationsSource& source,
                 std::vector<double>& values);

}  // namespace counterpoise

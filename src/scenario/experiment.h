#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "behaviour/sequence.h"
#include "scenario/line.h"
#include "scenario/question.h"
#include "scenario/series_infos.h"
#include "scenario/uncertain.h"

namespace counterpoise {

inline constexpr std::uint32_t kBlockRuns = 64;

/// What is followed through the years: one measure of one subject.
struct Series {
    /// What settles it: what states spend; how they stand to each other, which reads no spending;
    /// or a rule, the same in every run.
    enum class Of { spending, relations, rule };

    std::string measure;
    std::string subject;  ///< ISO code; "remaining" for the members that stay, together; "world"
    std::string unit;
    Of of = Of::spending;
    std::size_t info = 0;  ///< its row of the list

    [[nodiscard]] bool drawn() const { return of != Of::rule; }
};

/// A school made ready. Lines: of the world without the change; with it (an uncertain exit as if it
/// were decided at once); then of an uncertain exit by year of decision.
struct PreparedSchool {
    School school;
    SpendingChoices choices;
    DisputeChoices disputes;
    std::size_t relations = 0;  ///< place in Experiment::relations
    /// The first school of the same relations that has the same world without the change: choices
    /// that only a change brings to bear do not part them.
    std::size_t like = 0;
    std::vector<Line> lines;

    [[nodiscard]] const Timeline& baseline() const { return lines[0].timeline; }
    [[nodiscard]] const Timeline& scenario() const { return lines[1].timeline; }
};

/// What schools share that differ in nothing that relations read: their runs step relations once.
struct PreparedRelations {
    DisputeChoices choices;
    Realignment realignment = Realignment::off;
    Protection protection;
    WarChoices wars;
    std::vector<BondLine>
        lines;  ///< like those of its schools: [0] without the change, [1] with it
    std::vector<std::size_t> schools;
    /// The first relations of the experiment that are the same: those of schools that a first pass
    /// has run are not shared with schools of a second.
    std::size_t like = 0;
};

/// Everything that the runs of a scenario share. Made once, read by every thread.
class Experiment {
  public:
    Experiment(const Facts& facts, const Question& question);
    Experiment(const Experiment&) = delete;
    Experiment& operator=(const Experiment&) = delete;

    [[nodiscard]] const Scenario& scenario() const { return scenario_; }
    [[nodiscard]] const Facts& facts() const { return facts_; }
    [[nodiscard]] const World& published() const { return published_; }
    [[nodiscard]] const World& start() const { return start_; }
    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
    /// The exit of which each run draws the year, if there is one.
    [[nodiscard]] const std::optional<UncertainExit>& uncertain() const { return uncertain_; }
    [[nodiscard]] const std::vector<PreparedSchool>& schools() const { return schools_; }
    [[nodiscard]] const std::vector<PreparedRelations>& relations() const { return relations_; }
    [[nodiscard]] const std::vector<Series>& series() const { return series_; }
    /// The rows that the series are of.
    [[nodiscard]] const std::vector<SeriesInfo>& series_infos() const { return infos_; }
    [[nodiscard]] const BehaviourRecords& records() const { return records_; }
    [[nodiscard]] const FollowedStates& followed() const { return followed_; }
    [[nodiscard]] std::size_t years() const {
        return static_cast<std::size_t>(scenario_.end - kFirstRunYear) + 1;
    }
    [[nodiscard]] std::uint32_t blocks() const {
        return (scenario_.runs + kBlockRuns - 1) / kBlockRuns;
    }
    /// Codes of the treaties whose members are followed, in the order of the changes.
    [[nodiscard]] const std::vector<std::string>& alliances() const { return alliances_; }
    /// The series of shares of one of them: "burden.share_of_alliance", with ":CODE" where several
    /// are followed.
    [[nodiscard]] std::string share_series(const std::string& alliance) const;
    /// The series of chances to have left one of them: "realignment.left", with ":CODE" likewise.
    [[nodiscard]] std::string left_series(const std::string& alliance) const;
    [[nodiscard]] std::size_t series_of(Series::Of of) const;

    /// Adds schools found while running (joint extremes of several open keys). Answers the place of
    /// the first of their relations: none is shared with schools that have run.
    std::size_t add_schools(const std::vector<School>& schools);

  private:
    void choose_followed();
    void choose_series();
    [[nodiscard]] std::vector<std::string> subjects_of(const SeriesInfo& info) const;
    [[nodiscard]] std::vector<std::string> states_with(const MeasureInfo& info) const;
    void prepare(const School& school, std::size_t first_relations);
    [[nodiscard]] std::size_t place_of(const PreparedRelations& made,
                                       const std::vector<Line>& lines, std::size_t from) const;
    [[nodiscard]] std::vector<Timeline> timelines(const School& school) const;

    const Facts& facts_;
    Scenario scenario_;
    World published_;
    World start_;
    std::vector<Step> steps_;
    std::optional<UncertainExit> uncertain_;
    BehaviourRecords records_;
    std::vector<std::string> alliances_;
    FollowedStates followed_;
    std::vector<SeriesInfo> infos_;
    std::vector<Series> series_;
    std::vector<PreparedSchool> schools_;
    std::vector<PreparedRelations> relations_;
};

}  // namespace counterpoise

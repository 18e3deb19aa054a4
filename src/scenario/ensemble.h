#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/quantiles.h"
#include "behaviour/sequence.h"
#include "scenario/scenario.h"
#include "scenario/timeline.h"
#include "scenario/uncertain.h"

namespace counterpoise {

inline constexpr std::uint32_t kBlockRuns = 64;
/// With fewer runs no run stands for 5 %: quantiles are then no interval.
inline constexpr std::uint32_t kFewestForInterval = 20;

/// What is followed through the years: one measure of one subject.
struct Series {
    std::string measure;
    std::string subject;  ///< ISO code; "remaining" for the members that stay, together; "world"
    std::string unit;
    bool drawn = true;  ///< false: a rule settles it, the same in every run
};

/// A school made ready: its timelines and what its runs share.
struct PreparedSchool {
    School school;
    Timeline baseline;
    Timeline scenario;  ///< of an uncertain exit, as if it were decided at once
    SpendingChoices choices;
    DisputeChoices disputes;
    Realignment realignment = Realignment::off;
    Challengers challengers;
    std::vector<Timeline> drawn;  ///< of an uncertain exit, by year of decision; last: never
};

/// Everything that the runs of a scenario share. Made once, read by every thread.
class Experiment {
  public:
    /// Errors: InputError if the scenario cannot be run.
    Experiment(const Facts& facts, Scenario scenario);
    Experiment(const Experiment&) = delete;
    Experiment& operator=(const Experiment&) = delete;
    ~Experiment();

    [[nodiscard]] const Scenario& scenario() const { return scenario_; }
    [[nodiscard]] const Facts& facts() const { return facts_; }
    [[nodiscard]] const World& start() const { return start_; }
    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
    /// The exit that each run draws, if there is one.
    [[nodiscard]] const std::optional<UncertainExit>& uncertain() const { return uncertain_; }
    [[nodiscard]] const std::vector<PreparedSchool>& schools() const { return schools_; }
    [[nodiscard]] const std::vector<Series>& series() const { return series_; }
    [[nodiscard]] const BehaviourRecords& records() const { return records_; }
    [[nodiscard]] std::size_t years() const {
        return static_cast<std::size_t>(scenario_.end - kFirstRunYear) + 1;
    }
    [[nodiscard]] std::uint32_t blocks() const {
        return (scenario_.runs + kBlockRuns - 1) / kBlockRuns;
    }
    /// Codes of the treaties whose members are followed, in the order of the changes.
    [[nodiscard]] const std::vector<std::string>& alliances() const { return alliances_; }
    /// The series of chances to have left one of them: "realignment.left", with ":CODE" likewise.
    [[nodiscard]] std::string left_series(const std::string& alliance) const;
    /// The series of shares of one of them: "burden.share_of_alliance", with ":CODE" where several
    /// are followed.
    [[nodiscard]] std::string share_series(const std::string& alliance) const;
    [[nodiscard]] std::size_t measured_rows() const;

    /// Adds a school found while running (a joint extreme of several open keys).
    std::size_t add_school(const School& school);

    struct Observer;  ///< how the series are read off a world
    [[nodiscard]] const Observer& observer(std::size_t school) const;

  private:
    void choose_series();
    void choose_realignment_series();
    void prepare(const School& school);
    /// What each epoch's pacts change of disputes.
    void read_bonds(PreparedSchool& prepared) const;

    const Facts& facts_;
    Scenario scenario_;
    World published_;
    World start_;
    std::vector<Step> steps_;
    std::optional<UncertainExit> uncertain_;
    BehaviourRecords records_;
    std::vector<std::string> alliances_;
    std::vector<std::size_t> followed_;  ///< rows of members followed
    std::vector<std::size_t>
        remaining_;  ///< of these, members of a treaty before and after, and all the while
    std::vector<Series> series_;
    std::vector<PreparedSchool> schools_;
    std::vector<std::unique_ptr<Observer>> observers_;
};

/// 64 fixed runs of one school.
struct Block {
    std::size_t school = 0;
    std::uint32_t index = 0;
};

/// Outcomes of some runs of one school: a sample for each drawn series and year, of baseline,
/// scenario and their difference.
struct Partial {
    std::size_t school = 0;
    std::vector<Sample> baseline;
    std::vector<Sample> scenario;
    std::vector<Sample> effect;
};

/// The one door: no files, clock, threads or exit inside. A block's result depends on the
/// experiment and the block alone.
[[nodiscard]] Partial run_block(const Experiment& experiment, Block block);
/// Puts two partials of one school together; the order does not matter.
void merge(Partial& into, const Partial& other);

/// One row of effects: quantiles of a series in a year; NaN where a world has no figure.
struct EffectRow {
    std::size_t series = 0;
    int year = 0;
    double baseline[3] = {};  ///< 5 %, 50 %, 95 %
    double scenario[3] = {};
    double effect[3] = {};
};

/// What came out of one school, all years from the scenario's start to its end.
struct SchoolOutcome {
    std::string canonical;
    std::string label;
    std::vector<EffectRow> rows;  ///< by series, then year
};
[[nodiscard]] SchoolOutcome finish(const Experiment& experiment, const Partial& partial);

/// The schools whose choices together are jointly lowest and highest by the effect on the remaining
/// members' spending in the last year; none unless at least two keys are open.
[[nodiscard]] std::vector<School> joint_extremes(const Experiment& experiment,
                                                 const std::vector<SchoolOutcome>& outcomes);

}  // namespace counterpoise

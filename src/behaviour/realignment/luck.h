#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "behaviour/realignment/record.h"

namespace counterpoise {

/// The luck of realignment in one run: a law, one effect a year and process, and the draws. Shared
/// by all worlds of the run; rare luck is drawn up to the odds of the start before any of them has
/// moved.
class RealignmentLuck {
  public:
    RealignmentLuck(const RealignmentRecord& record, const RealignmentLaw& law, std::uint64_t seed,
                    std::uint32_t run, int last_year);
    RealignmentLuck(const RealignmentLuck&) = delete;
    RealignmentLuck& operator=(const RealignmentLuck&) = delete;

    [[nodiscard]] const RealignmentLaw& law() const { return law_; }
    /// W of a process and year.
    [[nodiscard]] double year_factor(Process process, int year) const {
        return year_factors_[process][static_cast<std::size_t>(year - first_)];
    }
    /// x'b of what stays while the treaty does, by row of the world: computed once for all worlds
    /// of the run in which the treaty has these members.
    [[nodiscard]] const std::vector<double>& member_logs(const RealignmentRecord& record,
                                                         std::size_t block, const Situation& s,
                                                         const TreatyNow& treaty);

    /// The number of a member or of a treaty of the start in a year, for its exit or its ending:
    /// drawn once for all worlds of the run. `row`: of entry_rows.
    [[nodiscard]] double exit_luck(const RealignmentRecord& record, std::size_t row, int year);
    [[nodiscard]] double ending_luck(std::uint32_t subject, std::size_t slot, int year);

    /// What the start says of odds, from which every world of the run sets out.
    struct Start {
        std::vector<double> logs;  ///< x'b of what stays while the treaty does, by entry_rows
        std::vector<double> odds;  ///< with ties, by entry_rows: of exit for members, of entry
        std::vector<double> ending_members;  ///< by place of the treaty, what its members say
        std::vector<double> ending_logs;     ///< by place of the treaty, all but its age and past
        std::vector<double> pair_logs;       ///< by pact_rows, all but ties
        std::vector<double> pair_odds;       ///< by pact_rows
    };
    [[nodiscard]] const Start& start() const { return start_; }
    [[nodiscard]] RareLuck& entries() { return entries_; }
    [[nodiscard]] RareLuck& pacts() { return pacts_; }

  private:
    struct Known {
        std::vector<Place> members, former;
        std::vector<double> logs;
    };
    void draw_years(int last_year);
    void read_start(const RealignmentRecord& record);
    void begin_entries(const RealignmentRecord& record);
    void begin_pacts(const RealignmentRecord& record);
    [[nodiscard]] double peak(Process process) const;
    [[nodiscard]] double& drawn(std::vector<double>& all, std::size_t at, int year);
    [[nodiscard]] double draw(std::uint32_t subject, std::uint32_t k, int year) const;

    std::uint64_t seed_;
    std::uint32_t run_;
    int first_;
    RealignmentLaw law_;
    ByProcess<std::vector<double>> year_factors_;
    Start start_;
    RareLuck entries_;
    RareLuck pacts_;
    std::vector<std::deque<Known>> known_;  ///< by open treaty
    int year_ = 0;                          ///< of the numbers below; NaN where none has been drawn
    std::vector<double> exit_luck_, ending_luck_;
};

}  // namespace counterpoise

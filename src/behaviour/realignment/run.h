#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "behaviour/realignment/luck.h"
#include "world/treaties/pacts.h"

namespace counterpoise {

/// What a year is expected to bring, before anything is drawn.
struct RealignmentRisk {
    ByProcess<double> world;             ///< expected events; pacts are pairs
    std::vector<double> pacts_of_state;  ///< by row: expected pairs with it
};

/// Something that happened.
struct RealignmentEvent {
    Process process = Process::exit;
    std::size_t slot = 0;  ///< of the treaty; of pacts the new one
    Place i = 0;           ///< the member, or the first of a pair; 0 for an ending
    Place j = 0;           ///< of pacts
};

/// Memberships of one world of one run, year by year.
///
///     odds = exp(intercept + x'b) W,  x of 31 December of the year before
///
/// A year is expected, then a scenario's own changes are made, then what was drawn happens to those
/// whom they have left in place; all count on 31 December of the year. An exit takes all pairs of
/// that treaty with it, an ending everything, an entry adds pairs to all members, a pact one pair;
/// a treaty with one member left ends.
/// Missing  figures of states, contacts, rivals and distances stay as at the start.
/// Source   docs/method/realignment.md; addresses (seed; run, year, realignment, treaty or pair,
/// k).
class RealignmentRun {
  public:
    RealignmentRun(const RealignmentRecord& record, RealignmentLuck& luck);

    /// Expected numbers of the next year.
    const RealignmentRisk& predict();
    /// What a scenario changes in the year predicted.
    void move(std::span<const MembershipMove> moves);
    /// What was drawn for the year predicted happens.
    void happen();

    [[nodiscard]] const Alliances& alliances() const { return alliances_; }
    [[nodiscard]] const RealignmentRisk& risk() const { return risk_; }
    /// Events of the year that happened last, by process, then treaty or pair.
    [[nodiscard]] const std::vector<RealignmentEvent>& events() const { return events_; }
    /// Expected exits of a member from a treaty of the start up to the year predicted last, by
    /// itself: the mean over runs is the chance that it has left. 0 for treaties that none can
    /// leave alone.
    [[nodiscard]] double expected_exits(TreatyId treaty, std::size_t row) const;
    /// Whether a treaty of the start is in force.
    [[nodiscard]] bool in_force(TreatyId treaty) const;
    /// Whether pledges of defence have changed since `take_pledges`.
    [[nodiscard]] bool pledges_changed() const { return alliances_.pledges_changed(); }
    /// Who is bound to defend whom.
    [[nodiscard]] const PactMatrix& take_pledges();
    /// Pairs of states of which one is bound to defend the other.
    [[nodiscard]] std::size_t allied_pairs() const { return allied_pairs_; }

  private:
    void read_world();
    [[nodiscard]] double treaty_factor(Process process, std::size_t slot) const;
    [[nodiscard]] std::size_t slot(TreatyId treaty) const;
    void predict_members();
    void predict_endings();
    void predict_pacts();
    void draw_entries(std::span<const double> states);
    void draw_pacts(std::span<const double> states);
    void refresh();
    void refresh_open(std::size_t block);
    void refresh_row(std::size_t block, Place i);
    void refresh_ties();
    void refresh_endings();
    void refresh_pairs();
    void make_pact(Place i, Place j);
    void count_allied();

    const RealignmentRecord* record_;
    RealignmentLuck* luck_;
    Alliances alliances_;
    std::vector<double> logs_, odds_, ending_members_, ending_logs_, pair_odds_;
    ByProcess<double> world_;             ///< exp(intercept + x'b) W of what is the same for all
    std::vector<double> entry_factors_;   ///< by open treaty, of the year predicted
    std::vector<double> expected_exits_;  ///< by entry_rows
    RealignmentRisk risk_;
    std::vector<RealignmentEvent> drawn_;
    std::vector<RealignmentEvent> events_;
    std::size_t allied_pairs_ = 0;
};

}  // namespace counterpoise

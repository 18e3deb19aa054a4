#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "behaviour/realignment/situation.h"
#include "world/treaties/pacts.h"

namespace counterpoise {

/// What a simulation knows of a treaty beside its situation.
struct TreatyFile {
    std::uint32_t subject = 0;  ///< stable number of its draws
    bool live = true;           ///< still works as its text says: only such bind anybody to defend
    bool small = false;         ///< a defence pact of at most four members when it was made
    std::vector<Place> owing;   ///< members that owe defence, ascending
    std::vector<int> exits;     ///< years, of the last five
    std::vector<int> entries;
};

/// Treaties and their members as they change in a simulation: whole events, and what follows from
/// them for ties, partners, pledges and what is remembered.
///
/// A year is begun, changed, and finished; `now` is then its 31 December. A treaty that has ended
/// keeps its place with no members.
class Alliances {
  public:
    /// Source   the situation of a 31 December, its own past, and a file a treaty.
    Alliances(Situation situation, const RecentPast& past, std::vector<TreatyFile> files);

    [[nodiscard]] const Situation& now() const { return now_; }
    [[nodiscard]] const TreatyFile& file(std::size_t slot) const { return files_[slot]; }
    [[nodiscard]] std::size_t treaties() const { return files_.size(); }
    [[nodiscard]] bool in_force(std::size_t slot) const {
        return now_.treaties[slot].members.size() >= 2;
    }
    [[nodiscard]] bool open(std::size_t slot) const {
        return now_.treaties[slot].members.size() >= kOpenTreaty;
    }
    /// Whether a live treaty binds `guarantor` to defend `member`.
    [[nodiscard]] bool owes(std::size_t guarantor, std::size_t member) const {
        return pledges_.owes(guarantor, member);
    }
    /// Who is bound to defend whom by a live treaty.
    [[nodiscard]] const PactMatrix& pledges() const { return pledges_; }

    /// What is at risk of the year, and partners, as they are now.
    void begin_year();
    /// Takes a state out of a treaty, and all pairs of that treaty with it.
    void leave(std::size_t slot, Place i);
    void join(std::size_t slot, Place i, bool owes_defence);
    /// Keeps or drops the pledge of a member that stays.
    void set_pledge(std::size_t slot, Place i, bool owes_defence);
    void end(std::size_t slot);
    /// A treaty that is made in the year. Gives its place.
    std::size_t add(TreatyNow treaty, TreatyFile file);
    /// Ends every treaty with one member left. Gives their places.
    std::vector<std::size_t> end_those_left_alone();
    /// Notes events for what the world remembers of its last five years.
    void note(Process process) { ++tally_[static_cast<std::size_t>(process)].events; }
    void note_exit(std::size_t slot) { files_[slot].exits.push_back(now_.year + 1); }
    void note_entry(std::size_t slot) { files_[slot].entries.push_back(now_.year + 1); }
    void note_pact(Place i) { pacts_made_.push_back({i, now_.year + 1}); }
    void finish_year();

    /// What has changed since the last call of `forget_changes`.
    [[nodiscard]] const std::vector<bool>& changed_treaties() const { return changed_treaties_; }
    /// Two states that a treaty has bound or bound no more.
    struct NewBond {
        Place i = 0, j = 0;
        std::uint8_t ties_before = 0, ties = 0;  ///< treaties of any kind that both belong to
        bool partners = false;  ///< they have become partners, or are none any more

        /// Whether the two are now bound by more than `own` treaties and were not, or the reverse.
        [[nodiscard]] bool crosses(int own) const { return (ties_before > own) != (ties > own); }
    };
    [[nodiscard]] const std::vector<NewBond>& new_bonds() const { return new_bonds_; }
    /// Places of the treaties to which a state belongs.
    [[nodiscard]] const std::vector<std::uint16_t>& of_state(Place i) const { return of_state_[i]; }
    /// Pairs whose bonds, or whose shared partners, are others than at the beginning of the year.
    [[nodiscard]] PairSet changed_pairs() const;
    [[nodiscard]] bool pledges_changed() const { return pledges_changed_; }
    void forget_changes();
    void forget_pledges() { pledges_changed_ = false; }

  private:
    enum class Step : std::int8_t { added = 1, removed = -1 };
    void tie(std::size_t slot, Place i, Place j, Step step);
    /// Whether partners have changed.
    bool bind(std::size_t slot, Place i, Place j, Step step);
    void pledge(std::size_t guarantor, std::size_t member, Step step);
    void settle_defence(std::size_t slot);
    void each_year_remembered();
    void find_lost_guarantors();

    Situation now_;
    std::vector<TreatyFile> files_;
    PairFigures<std::uint8_t> defence_ties_;  ///< treaties with defence that both belong to
    PairFigures<std::uint8_t> small_ties_;
    std::vector<std::uint8_t> binding_;  ///< live treaties that bind, by guarantor, then member
    PactMatrix pledges_;                 ///< whether any does
    std::vector<RecentPast::OfState> pacts_made_;
    std::vector<PairSet> partners_before_;
    std::vector<std::array<Lately, kProcesses>> tallies_;
    std::array<Lately, kProcesses> tally_{};  ///< of the year
    std::vector<bool> changed_treaties_;
    std::vector<std::vector<std::uint16_t>> of_state_;  ///< ascending
    std::vector<NewBond> new_bonds_;
    bool pledges_changed_ = false;
};

}  // namespace counterpoise

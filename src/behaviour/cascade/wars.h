#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "behaviour/cascade/cascade.h"
#include "behaviour/disputes/disputes.h"

namespace counterpoise {

/// Which of two states attacks if they come to war: wars of the model have no direction.
enum class WarDirection { half, stronger };
[[nodiscard]] WarDirection war_direction(const Assumptions& assumptions);

/// What a year's wars are expected to bring by treaties, before anything is drawn.
struct WarExpectation {
    double great_power_wars = 0;  ///< wars in which major powers stand on opposite sides
    /// The same if every pledge of defence were as likely kept as a school says; NaN where
    /// `joiner_attacked` is above 0.
    std::array<double, kReliabilitySchools.size()> by_school{};
    double great_powers_drawn = 0;  ///< of these, where they meet by a pledge alone
    std::vector<double>
        drawn_in;  ///< by followed state: wars of others that a pledge draws it into
};

/// The cascade of every war that a year may bring, made ready for the memberships of one world.
///
///     great_power_wars = sum_(a, t) P(war_at) d_at P(majors meet | a attacks t)
///     drawn_in_k       = sum_(a, t) P(war_at) d_at P(k keeps its pledge to t | a attacks t),
///                        k neither a nor t;  d_at: the chance that it is a that attacks
///
/// An expectation over every pair of states, not a count of the wars that a run draws: exact given
/// the run's chances of war and reliability. A war inside an alliance is read as `ignored` where
/// the assumptions refuse to answer it: its own treaty binds nobody, others do. Offence pledges
/// that are honoured count in `great_power_wars`, not in `drawn_in`.
/// With `joiner_attacked` above 0 the chance that majors meet is that of `expect` for each attack,
/// by the estimates instead of the run's draw (exact for small trees, else kFollowed courses), and
/// `drawn_in` has what the attack itself binds.
/// Shape    pairs of rows of the world; followed: rows whose `drawn_in` is asked for.
/// Units    wars a year, a war of several states counted once a pair.
/// Source   docs/method/cascade.md.
class WarsByTreaty {
  public:
    WarsByTreaty(const World& world, const Facts& facts, CascadeRules rules, WarDirection direction,
                 std::span<const std::size_t> followed, const Reliability& estimates);

    /// Of the year predicted. Overwrites `found`.
    void expect(const DisputeRun& disputes, const Reliability& reliability,
                WarExpectation& found) const;

    /// An attack that can bring major powers to opposite sides, and how likely it does.
    struct Meeting {
        std::size_t attacker = 0;
        std::size_t target = 0;
        double direction = 0;  ///< chance that it is this way round
        double majors_meet = 0;
    };
    [[nodiscard]] std::vector<Meeting> meetings(const Reliability& reliability) const;

    /// Courses of events followed for an attack whose tree is too large to enumerate.
    static constexpr long long kFollowed = 256;

  private:
    /// By what kinds of treaty a state is bound to one side.
    struct Pledged {
        bool minor = false;
        bool major = false;
        auto operator<=>(const Pledged&) const = default;
    };
    /// A major power that an attack calls.
    struct MajorCalled {
        Pledged defence;
        Pledged offence;
        auto operator<=>(const MajorCalled&) const = default;
    };
    /// Attacks alike in all that decides whether major powers meet.
    struct Kind {
        bool attacker_major = false;
        bool target_major = false;
        std::vector<MajorCalled> called;
        double fixed = -1;  ///< the chance itself, where it does not depend on the run
        auto operator<=>(const Kind&) const = default;
    };
    struct Attack {
        std::uint16_t attacker = 0;
        std::uint16_t target = 0;
        std::uint16_t kind = 0;
        std::uint16_t pair = 0;  ///< place in pairs_
        double direction = 0;
    };
    /// Attacks on one state that bind the same of its partners.
    struct AttackGroup {
        bool outsiders = false;         ///< by states that share no treaty with it
        std::vector<std::uint16_t> by;  ///< places in Attacked::singly
        auto operator<=>(const AttackGroup&) const = default;
    };
    struct Attacked {
        std::size_t row = 0;
        double outsiders = 0.5;             ///< chance that an outsider is the attacker
        std::vector<std::uint16_t> singly;  ///< pairs with attackers that are computed one by one
        std::vector<double> direction;      ///< of these
        std::vector<AttackGroup> groups;
    };
    struct Draw {
        std::uint16_t group = 0;  ///< counted over all attacked states
        Pledged pledged;
    };

    class Builder;
    static double keeps(const Pledged& pledged, Obligation obligation,
                        const Reliability& reliability);
    static double meet(const Kind& kind, const Reliability& reliability);
    void add_drawn_in(const DisputeRun& disputes, std::span<const double> of_pair,
                      const Reliability& reliability, std::vector<double>& drawn_in) const;

    bool follows_joiners_ = false;  ///< joiners may be attacked
    /// Pairs whose chance of war is asked for, each once.
    std::vector<std::pair<std::uint16_t, std::uint16_t>> pairs_;
    std::vector<Kind> kinds_;
    std::vector<Attack> attacks_;
    std::vector<Attacked> attacked_;
    std::vector<std::vector<Draw>> draws_;  ///< by followed state
};

}  // namespace counterpoise

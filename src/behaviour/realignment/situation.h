#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace counterpoise {

// What realignment reads: treaties and states as they stood on one 31 December, and what happened
// to them in the few years before. History makes one a year of the record; a simulation can make
// one of a world, its memberships and its own last five years.

/// A place of a state in the columns of a Situation.
using Place = std::uint16_t;

/// Unordered pairs of states.
class PairSet {
  public:
    explicit PairSet(std::size_t states = 0)
        : words_each_((states + kBits - 1) / kBits), words_(states * words_each_) {}

    void add(Place i, Place j) {
        word(i, j) |= bit(j);
        word(j, i) |= bit(i);
    }
    void remove(Place i, Place j) {
        word(i, j) &= ~bit(j);
        word(j, i) &= ~bit(i);
    }
    [[nodiscard]] bool has(Place i, Place j) const {
        return (words_[i * words_each_ + j / kBits] & bit(j)) != 0;
    }
    /// How many states i stands in a pair with.
    [[nodiscard]] int degree(Place i) const {
        int n = 0;
        for (std::size_t w = 0; w < words_each_; ++w)
            n += std::popcount(words_[i * words_each_ + w]);
        return n;
    }
    /// How many states both i and j stand in a pair with.
    [[nodiscard]] int shared(Place i, Place j) const {
        int n = 0;
        for (std::size_t w = 0; w < words_each_; ++w)
            n += std::popcount(words_[i * words_each_ + w] & words_[j * words_each_ + w]);
        return n;
    }
    /// Calls f(j) for each state that i stands in a pair with, by place.
    template <class Function>
    void each(Place i, Function f) const {
        for (std::size_t w = 0; w < words_each_; ++w)
            for (std::uint64_t left = words_[i * words_each_ + w]; left != 0; left &= left - 1)
                f(static_cast<Place>(w * kBits + static_cast<std::size_t>(std::countr_zero(left))));
    }

    /// Calls f(j) for each state that i stands in a pair with here and not in `later`, by place.
    template <class Function>
    void each_not_in(const PairSet& later, Place i, Function f) const {
        for (std::size_t w = 0; w < words_each_; ++w) {
            const std::size_t at = i * words_each_ + w;
            for (std::uint64_t left = words_[at] & ~later.words_[at]; left != 0; left &= left - 1)
                f(static_cast<Place>(w * kBits + static_cast<std::size_t>(std::countr_zero(left))));
        }
    }

    friend bool operator==(const PairSet&, const PairSet&) = default;

  private:
    static constexpr std::size_t kBits = 64;
    static std::uint64_t bit(Place j) { return std::uint64_t{1} << (j % kBits); }
    std::uint64_t& word(Place i, Place j) { return words_[i * words_each_ + j / kBits]; }

    std::size_t words_each_ = 0;
    std::vector<std::uint64_t> words_;
};

/// One figure a pair of states, the same both ways.
template <class Number>
class PairFigures {
  public:
    explicit PairFigures(std::size_t states = 0) : states_(states), values_(states * states) {}
    void set(Place i, Place j, Number value) {
        values_[i * states_ + j] = value;
        values_[j * states_ + i] = value;
    }
    [[nodiscard]] Number at(Place i, Place j) const { return values_[i * states_ + j]; }
    [[nodiscard]] std::span<const Number> row(Place i) const {
        return {values_.data() + i * states_, states_};
    }

  private:
    std::size_t states_ = 0;
    std::vector<Number> values_;
};

/// What a treaty said when it was made. Zero where it said nothing.
struct TreatyTerms {
    double organization = 0;    ///< 0 none … 3 a standing organization
    double length_years = 0;    ///< of a fixed term
    bool renounceable = false;  ///< says that a member may renounce it
    bool wartime = false;       ///< made with a member at war
};

/// A treaty in force, which has two members or more.
struct TreatyNow {
    TreatyId id;
    TreatyTerms terms;
    double age_years = 0;
    bool defence = false;        ///< a member or more owes defence
    std::vector<Place> members;  ///< ascending
    std::vector<Place> former;   ///< members of the past that are none now, ascending
    double recent_exits = 0;     ///< members that left in the last five years
    double recent_entries = 0;   ///< members that joined in the last five years, founders apart
    double spread = 0;           ///< mean log distance between members: `mutual_distance`

    [[nodiscard]] bool has(Place i) const;
};

inline constexpr int kRecentYears = 5;     ///< how far exits, entries and new pacts are remembered
inline constexpr int kGuarantorYears = 3;  ///< how far the loss of a guarantor is remembered
inline constexpr std::size_t kSmallPact = 4;   ///< most members of a small pact when it is made
inline constexpr std::size_t kOpenTreaty = 3;  ///< fewest members of a treaty that others can join
                                               ///< or that survives an exit

/// The four yearly processes of realignment.
///
///     exit    a member leaves a treaty of three or more that goes on
///     ending  a treaty ends: fewer than two members are left
///     entry   a state joins a treaty of three or more after it was made
///     pact    two states make a small defence pact, with at most two others
enum class Process : std::uint8_t { exit, ending, entry, pact };
inline constexpr std::size_t kProcesses = 4;
[[nodiscard]] std::string_view name_of(Process process);

/// One thing for each process, by its name.
template <class T>
class ByProcess {
  public:
    [[nodiscard]] T& operator[](Process process) { return all_[static_cast<std::size_t>(process)]; }
    [[nodiscard]] const T& operator[](Process process) const {
        return all_[static_cast<std::size_t>(process)];
    }

  private:
    std::array<T, kProcesses> all_{};
};
inline constexpr std::array<Process, kProcesses> kAllProcesses{Process::exit, Process::ending,
                                                               Process::entry, Process::pact};

/// What happened in the world in the last five years: events, and what they could have happened to.
struct Lately {
    double events = 0;
    double at_risk = 0;
};

/// A 31 December. By place: figures that are not known are NaN.
struct Situation {
    int year = 0;
    std::vector<bool> present;             ///< in the system of states
    std::vector<double> cinc;              ///< share of the system's capability
    std::vector<double> democracy;         ///< regime score
    std::vector<double> democracy_before;  ///< the same five years before
    std::vector<double> ideal_point;       ///< at the United Nations
    std::vector<bool> major_power;
    PairSet land;                      ///< neighbours by land or river
    PairSet water;                     ///< neighbours across at most 400 miles of water
    PairSet rivals;                    ///< strategic rivals
    PairFigures<double> log_distance;  ///< log(1 + km) between capitals

    std::vector<TreatyNow> treaties;   ///< in force, by id
    PairFigures<std::uint8_t> ties;    ///< treaties of any kind that both belong to
    PairSet partners;                  ///< both belong to a treaty in which one owes defence
    PairSet small_pacts;               ///< share a defence pact made by at most four states
    PairSet past_small_pacts;          ///< did so once, and do not now
    std::vector<double> recent_pacts;  ///< small pacts made by the state in the last five years
    std::vector<bool> guarantor_lost;  ///< lost a partner at least as strong in three years
    std::array<Lately, kProcesses> lately{};  ///< in the world, by Process

    [[nodiscard]] std::size_t states() const { return present.size(); }
};

/// What happened before a 31 December, as far as it is remembered, year by year.
struct RecentPast {
    struct OfTreaty {
        TreatyId treaty;
        int year = 0;
    };
    struct OfState {
        Place state = 0;
        int year = 0;
    };
    std::vector<OfTreaty> exits;
    std::vector<OfTreaty> entries;
    std::vector<OfState> pacts;     ///< small pacts made
    std::vector<TreatyId> small;    ///< treaties in force that were small pacts when made
    std::vector<PairSet> partners;  ///< on 31 December of the three years before, oldest first
    std::vector<std::array<Lately, kProcesses>> tallies;  ///< of five years, oldest first
};

/// A 31 December with what came before it, from which a simulation goes on.
struct RealignmentStart {
    Situation situation;
    RecentPast past;
    std::vector<StateId> states;  ///< by place
};

/// Fills what follows from the treaties: `ties`, `partners`, and each treaty's `spread`.
void derive_ties(Situation& situation);

}  // namespace counterpoise

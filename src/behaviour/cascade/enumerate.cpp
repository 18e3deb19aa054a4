#include <algorithm>

#include "base/error.h"
#include "behaviour/cascade/cascade.h"

namespace counterpoise {
namespace {

using BySide = std::array<double, 2>;

std::size_t index(CascadeSide side) {
    return static_cast<std::size_t>(side);
}

/// Of each candidate and side, the strongest pledge that the attack itself calls in.
std::vector<BySide> opening_levels(const CascadeCase& c) {
    std::vector<BySide> level(c.candidates.size(), BySide{0, 0});
    for (const CascadeCall& call : c.opening) {
        double& best = level[call.candidate][index(call.side)];
        best = std::max(best, call.probability);
    }
    return level;
}

/// Whether a major power has joined the attacked, the attacker: four cases by two bits.
class Majors {
  public:
    void add(bool target, bool attacker, double probability) {
        p_[(target ? 1u : 0u) + (attacker ? 2u : 0u)] += probability;
    }
    /// One more major power that joins the sides with these probabilities, apart from all else.
    void join(BySide by) {
        std::array<double, 4> next{};
        for (unsigned k = 0; k < p_.size(); ++k) {
            next[k] += p_[k] * (1 - by[0] - by[1]);
            next[k | 1u] += p_[k] * by[0];
            next[k | 2u] += p_[k] * by[1];
        }
        p_ = next;
    }
    [[nodiscard]] double none_for_target() const { return p_[0] + p_[2]; }
    [[nodiscard]] double meet(bool target, bool attacker) const {
        double sum = 0;
        for (unsigned k = 0; k < p_.size(); ++k)
            if ((target || (k & 1u)) && (attacker || (k & 2u))) sum += p_[k];
        return sum;
    }

  private:
    std::array<double, 4> p_{};
};

/// Every course of events among the states whose decisions hang together.
class Tree {
  public:
    Tree(const CascadeCase& c, const std::vector<std::size_t>& together, CascadeExpectation& e,
         Majors& majors)
        : c_(c), together_(together), slot_(c.candidates.size(), kNone), e_(e), majors_(majors) {
        for (std::size_t n = 0; n < together.size(); ++n) slot_[together[n]] = n;
    }

    void grow() {
        State state;
        state.side.fill(kOut);
        round(std::move(state), c_.opening);
    }

  private:
    static constexpr std::int8_t kOut = -1;
    static constexpr std::size_t kNone = kMostEnumerated;
    /// What has happened: who is in, what each was asked, who calls next, with what probability.
    struct State {
        std::array<std::int8_t, kMostEnumerated> side{};
        std::array<BySide, kMostEnumerated> asked{};
        std::vector<CascadeCall> next;
        double probability = 1;
    };

    void round(State state, std::vector<CascadeCall> calls) {
        std::erase_if(calls, [&](const CascadeCall& call) {
            return slot_[call.candidate] == kNone || state.side[slot_[call.candidate]] != kOut;
        });
        std::stable_sort(calls.begin(), calls.end(),
                         [](const CascadeCall& a, const CascadeCall& b) {
                             return std::pair(a.candidate, a.side) < std::pair(b.candidate, b.side);
                         });
        decide(std::move(state), calls, 0);
    }

    /// The calls from `n` on, one after another.
    void decide(State state, const std::vector<CascadeCall>& calls, std::size_t n) {
        if (n == calls.size()) {
            finish_round(std::move(state));
            return;
        }
        const CascadeCall& call = calls[n];
        const std::size_t slot = slot_[call.candidate];
        double& asked = state.asked[slot][index(call.side)];
        if (state.side[slot] != kOut || call.probability <= asked) {
            decide(std::move(state), calls, n + 1);
            return;
        }
        const double comes = (call.probability - asked) / (1 - asked);
        asked = call.probability;
        if (comes > 0) come(state, call, comes, calls, n);
        if (comes < 1) {
            state.probability *= 1 - comes;
            decide(std::move(state), calls, n + 1);
        }
    }

    /// A state comes, and is then attacked itself or not.
    void come(State state, const CascadeCall& call, double comes,
              const std::vector<CascadeCall>& calls, std::size_t n) {
        state.side[slot_[call.candidate]] = static_cast<std::int8_t>(call.side);
        state.probability *= comes;
        const auto& drawn = c_.candidates[call.candidate].calls[index(call.side)];
        const double attacked = drawn.empty() ? 0 : c_.joiner_attacked;
        if (attacked > 0) {
            State branch = state;
            branch.probability *= attacked;
            branch.next.insert(branch.next.end(), drawn.begin(), drawn.end());
            decide(std::move(branch), calls, n + 1);
        }
        if (attacked < 1) {
            state.probability *= 1 - attacked;
            decide(std::move(state), calls, n + 1);
        }
    }

    void finish_round(State state) {
        if (!state.next.empty()) {
            std::vector<CascadeCall> calls = std::move(state.next);
            state.next.clear();
            round(std::move(state), std::move(calls));
            return;
        }
        BySide major{0, 0};
        for (std::size_t n = 0; n < together_.size(); ++n) {
            if (state.side[n] == kOut) continue;
            const auto side = static_cast<std::size_t>(static_cast<std::uint8_t>(state.side[n]));
            e_.joins[together_[n]][side] += state.probability;
            if (c_.candidates[together_[n]].major) major[side] = 1;
        }
        majors_.add(major[0] > 0, major[1] > 0, state.probability);
    }

    const CascadeCase& c_;
    const std::vector<std::size_t>& together_;
    std::vector<std::size_t> slot_;  ///< by candidate
    CascadeExpectation& e_;
    Majors& majors_;
};

}  // namespace

std::vector<std::size_t> entangled(const CascadeCase& c) {
    const std::vector<BySide> level = opening_levels(c);
    std::vector<bool> in(c.candidates.size(), false);
    if (c.joiner_attacked > 0)
        for (std::size_t i = 0; i < c.candidates.size(); ++i)
            for (const auto& calls : c.candidates[i].calls)
                for (const CascadeCall& call : calls)
                    // A call that asks no more than the attack itself did changes nothing.
                    if (call.probability > level[call.candidate][index(call.side)]) {
                        in[i] = true;
                        in[call.candidate] = true;
                    }
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < in.size(); ++i)
        if (in[i]) list.push_back(i);
    return list;
}

CascadeExpectation enumerate(const CascadeCase& c) {
    const std::vector<std::size_t> together = entangled(c);
    promise(together.size() <= kMostEnumerated, "a cascade is enumerated that is too large");
    std::vector<bool> inside(c.candidates.size(), false);
    for (const std::size_t i : together) inside[i] = true;
    CascadeExpectation e;
    e.joins.assign(c.candidates.size(), BySide{0, 0});
    Majors majors;
    Tree(c, together, e, majors).grow();
    const std::vector<BySide> level = opening_levels(c);
    for (std::size_t i = 0; i < c.candidates.size(); ++i) {
        if (!inside[i]) e.joins[i] = {level[i][0], (1 - level[i][0]) * level[i][1]};
        if (!inside[i] && c.candidates[i].major) majors.join(e.joins[i]);
        e.joiners += e.joins[i][0] + e.joins[i][1];
    }
    e.majors_meet = majors.meet(c.target_major, c.attacker_major);
    e.no_major_comes = majors.none_for_target();
    return e;
}

CascadeExpectation expect(const CascadeCase& c, std::uint64_t seed, long long runs) {
    return entangled(c).size() <= kMostEnumerated ? enumerate(c) : sample(c, seed, runs);
}

}  // namespace counterpoise

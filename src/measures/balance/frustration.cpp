#include "measures/balance/frustration.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "base/error.h"
#include "measures/balance/cycle_program.h"
#include "measures/balance/packing.h"
#include "measures/balance/parity_sets.h"

namespace counterpoise {
namespace {

constexpr std::size_t kMostTriangles = 20000;  ///< given to the program at the start
constexpr double kRounding = 1e-6;             ///< far above what a sum of prices may be off by
constexpr double kWhole = 1e-4;                ///< a tie this near 0 or 1 is not branched on
constexpr int kPatience = 8;                   ///< rounds of cuts without gain before branching
constexpr double kGain = 0.01;

/// The least whole number of ties that a bound of the program leaves possible.
std::size_t whole_bound(double bound) {
    return static_cast<std::size_t>(std::max(0.0, std::ceil(bound - kRounding)));
}

/// A part of the search: ties held to be frustrated or obeyed, and the bound known for it.
struct Branch {
    std::size_t bound = 0;
    std::uint64_t number = 0;  ///< in the order made: the tie-break
    std::vector<std::pair<std::uint32_t, int>> held;

    bool operator<(const Branch& other) const {
        return std::pair(bound, number) < std::pair(other.bound, other.number);
    }
};

class BlockSolver {
  public:
    BlockSolver(const SignedGraph& graph, Effort& effort)
        : graph_(graph), effort_(effort), program_(graph.ties().size()) {
        best_.sides = good_sides(graph, effort);
        best_.frustration = frustrated_ties(graph, best_.sides);
    }

    Frustration solve() {
        if (best_.frustration == 0) return best_;
        const std::vector<CycleCut> apart = packed_cycles(graph_, best_.sides, effort_);
        program_.add(apart);
        program_.add(unbalanced_triangles(graph_, kMostTriangles));
        open_.insert(Branch{apart.size(), 0, {}});
        while (!open_.empty()) {
            const Branch branch = *open_.begin();
            best_.lower_bound = std::min(branch.bound, best_.frustration);
            if (best_.is_proved() || effort_.is_spent()) return best_;
            open_.erase(open_.begin());
            explore(branch);
        }
        best_.lower_bound = best_.frustration;
        return best_;
    }

  private:
    /// Bounds a branch and splits it where that does not close it.
    void explore(const Branch& branch) {
        const auto fixed = consequences(branch);
        if (!fixed) return;  // what is held contradicts itself
        for (std::uint32_t t = 0; t < fixed->size(); ++t)
            if ((*fixed)[t] >= 0) program_.fix(t, (*fixed)[t]);
        const std::size_t bound = std::max(branch.bound, bound_here());
        const std::optional<std::uint32_t> tie =
            effort_.is_spent() ? std::nullopt : branching_tie();
        for (std::uint32_t t = 0; t < fixed->size(); ++t)
            if ((*fixed)[t] >= 0) program_.free(t);
        if (bound >= best_.frustration) return;
        if (!tie) {  // the effort ran out before the program told where to branch
            effort_.spend(effort_.left());
            open_.insert({bound, ++made_, branch.held});
            return;
        }
        for (const int value : {0, 1}) {
            Branch next{bound, ++made_, branch.held};
            next.held.emplace_back(*tie, value);
            open_.insert(std::move(next));
        }
    }

    /// What the held ties settle: for each tie 0 or 1 where it is settled, -1 where it is not;
    /// nothing where they contradict each other.
    std::optional<std::vector<std::int8_t>> consequences(const Branch& branch) const {
        std::vector<std::int8_t> fixed(graph_.ties().size(), -1);
        if (branch.held.empty()) return fixed;
        ParitySets sets(graph_.size());
        for (const auto& [t, value] : branch.held) {
            const SignedTie& tie = graph_.ties()[t];
            if (sets.join(tie.a, tie.b, (tie.sign < 0) != (value == 1)) ==
                ParitySets::Joined::contradiction)
                return {};
        }
        for (std::uint32_t t = 0; t < fixed.size(); ++t) {
            const SignedTie& tie = graph_.ties()[t];
            const auto a = sets.find(tie.a);
            const auto b = sets.find(tie.b);
            if (a.root == b.root) fixed[t] = (a.odd != b.odd) == (tie.sign > 0) ? 1 : 0;
        }
        return fixed;
    }

    /// Solves the program and adds broken inequalities until none is left, the bound closes the
    /// branch, or rounds bring nothing more.
    std::size_t bound_here() {
        double best = 0;
        int idle = 0;
        while (true) {
            const double bound = program_.solve(effort_);
            idle = bound > best + kGain ? 0 : idle + 1;
            best = std::max(best, bound);
            try_sides();
            if (whole_bound(best) >= best_.frustration || effort_.is_spent()) break;
            if (idle > kPatience && branching_tie()) break;  // a whole solution is cut on
            const auto cuts = broken_cycles(graph_, program_.solution(), effort_);
            if (cuts.empty()) break;
            program_.add(cuts);
        }
        return whole_bound(best);
    }

    /// A division read off the program's solution, improved.
    void try_sides() {
        Sides sides = sides_by_tree(graph_, program_.solution());
        const std::size_t left = improve(graph_, sides, effort_);
        if (left >= best_.frustration) return;
        best_.frustration = left;
        best_.sides = std::move(sides);
    }

    /// The tie whose frustration is least settled; among equals the one whose ends have most ties.
    [[nodiscard]] std::optional<std::uint32_t> branching_tie() const {
        std::optional<std::uint32_t> chosen;
        double best = kWhole;
        std::size_t most = 0;
        for (std::uint32_t t = 0; t < graph_.ties().size(); ++t) {
            const double y = program_.solution()[t];
            const double open = std::min(y, 1.0 - y);
            const SignedTie& tie = graph_.ties()[t];
            const std::size_t ties =
                graph_.neighbours(tie.a).size() + graph_.neighbours(tie.b).size();
            if (open < best || (chosen && open < best + kRounding && ties <= most)) continue;
            best = open;
            most = ties;
            chosen = t;
        }
        return chosen;
    }

    const SignedGraph& graph_;
    Effort& effort_;
    CycleProgram program_;
    Frustration best_;
    std::set<Branch> open_;
    std::uint64_t made_ = 0;
};

}  // namespace

Frustration frustration_of(const SignedGraph& graph, std::uint64_t effort) {
    Effort left(effort);
    Frustration whole;
    ParitySets sets(graph.size());
    for (const GraphBlock& block : blocks_of(graph)) {
        const Frustration part = BlockSolver(block.graph, left).solve();
        whole.frustration += part.frustration;
        whole.lower_bound += part.lower_bound;
        for (std::size_t k = 1; k < block.nodes.size(); ++k)
            (void)sets.join(block.nodes[0], block.nodes[k], part.sides[0] != part.sides[k]);
    }
    for (const SignedTie& tie : graph.ties()) (void)sets.join(tie.a, tie.b, tie.sign < 0);
    whole.sides.resize(graph.size());
    for (std::uint32_t i = 0; i < graph.size(); ++i) whole.sides[i] = sets.find(i).odd ? 1 : 0;
    promise(frustrated_ties(graph, whole.sides) == whole.frustration,
            "the division has the frustration that its blocks have");
    return whole;
}

}  // namespace counterpoise

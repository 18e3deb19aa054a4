#include "measures/balance/signed_graph.h"

#include <algorithm>
#include <limits>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

GraphBlock make_block(const SignedGraph& graph, const std::vector<std::uint32_t>& ties) {
    std::vector<std::uint32_t> nodes;
    for (const std::uint32_t t : ties) {
        nodes.push_back(graph.ties()[t].a);
        nodes.push_back(graph.ties()[t].b);
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    const auto place = [&](std::uint32_t node) {
        return static_cast<std::uint32_t>(std::lower_bound(nodes.begin(), nodes.end(), node) -
                                          nodes.begin());
    };
    std::vector<SignedTie> own;
    for (const std::uint32_t t : ties) {
        const SignedTie& tie = graph.ties()[t];
        own.push_back({place(tie.a), place(tie.b), tie.sign});
    }
    return {SignedGraph(nodes.size(), std::move(own)), nodes};
}

/// A depth-first search without recursion: networks of a user may be long chains.
class BlockSearch {
  public:
    explicit BlockSearch(const SignedGraph& graph)
        : graph_(graph), order_(graph.size(), kUnseen), low_(graph.size(), 0) {}

    std::vector<GraphBlock> run() {
        for (std::uint32_t root = 0; root < graph_.size(); ++root)
            if (order_[root] == kUnseen) search(root);
        return std::move(blocks_);
    }

  private:
    struct Frame {
        std::uint32_t node;
        std::uint32_t parent_tie;
        std::size_t next = 0;
    };

    void enter(std::uint32_t node, std::uint32_t parent_tie) {
        order_[node] = low_[node] = clock_++;
        frames_.push_back({node, parent_tie});
    }

    void search(std::uint32_t root) {
        enter(root, kUnseen);
        while (!frames_.empty()) {
            Frame& frame = frames_.back();
            const auto neighbours = graph_.neighbours(frame.node);
            if (frame.next == neighbours.size()) {
                leave();
                continue;
            }
            const Neighbour& to = neighbours[frame.next++];
            if (to.tie == frame.parent_tie) continue;
            if (order_[to.node] == kUnseen) {
                stack_.push_back(to.tie);
                enter(to.node, to.tie);
            } else if (order_[to.node] < order_[frame.node]) {
                stack_.push_back(to.tie);
                low_[frame.node] = std::min(low_[frame.node], order_[to.node]);
            }
        }
    }

    void leave() {
        const Frame done = frames_.back();
        frames_.pop_back();
        if (frames_.empty()) return;
        const std::uint32_t above = frames_.back().node;
        low_[above] = std::min(low_[above], low_[done.node]);
        if (low_[done.node] < order_[above]) return;
        std::vector<std::uint32_t> ties;
        while (true) {
            ties.push_back(stack_.back());
            stack_.pop_back();
            if (ties.back() == done.parent_tie) break;
        }
        std::sort(ties.begin(), ties.end());
        if (ties.size() > 1) blocks_.push_back(make_block(graph_, ties));
    }

    const SignedGraph& graph_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> low_;
    std::uint32_t clock_ = 0;
    std::vector<Frame> frames_;
    std::vector<std::uint32_t> stack_;
    std::vector<GraphBlock> blocks_;
};

}  // namespace

SignedGraph::SignedGraph(std::size_t nodes, std::vector<SignedTie> ties)
    : ties_(std::move(ties)), begin_(nodes + 1, 0), neighbours_(2 * ties_.size()) {
    for (const SignedTie& tie : ties_) {
        promise(tie.a != tie.b && tie.a < nodes && tie.b < nodes, "a tie joins two nodes");
        ++begin_[tie.a + 1];
        ++begin_[tie.b + 1];
    }
    for (std::size_t i = 0; i < nodes; ++i) begin_[i + 1] += begin_[i];
    std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
    for (std::uint32_t t = 0; t < ties_.size(); ++t) {
        const SignedTie& tie = ties_[t];
        neighbours_[next[tie.a]++] = {tie.b, t, tie.sign};
        neighbours_[next[tie.b]++] = {tie.a, t, tie.sign};
    }
    for (std::size_t i = 0; i < nodes; ++i)
        std::sort(neighbours_.begin() + static_cast<std::ptrdiff_t>(begin_[i]),
                  neighbours_.begin() + static_cast<std::ptrdiff_t>(begin_[i + 1]),
                  [](const Neighbour& x, const Neighbour& y) { return x.node < y.node; });
}

std::vector<GraphBlock> blocks_of(const SignedGraph& graph) {
    return BlockSearch(graph).run();
}

}  // namespace counterpoise

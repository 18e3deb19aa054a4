#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

namespace counterpoise {

/// Which nodes are known to be on the same side as each other, or on opposite ones: disjoint sets
/// with a parity. Joining and finding cost next to nothing.
class ParitySets {
  public:
    struct Place {
        std::uint32_t root = 0;
        bool odd = false;  ///< opposite to the root
    };
    enum class Joined { fresh, known, contradiction };

    explicit ParitySets(std::size_t nodes) : parent_(nodes), odd_(nodes, 0), size_(nodes, 1) {
        std::iota(parent_.begin(), parent_.end(), 0u);
    }

    [[nodiscard]] Place find(std::uint32_t node) {
        std::uint32_t root = node;
        bool odd = false;
        while (parent_[root] != root) {
            odd = odd != (odd_[root] != 0);
            root = parent_[root];
        }
        bool left = odd;
        while (parent_[node] != root && node != root) {  // shorten the path
            const std::uint32_t next = parent_[node];
            const bool own = odd_[node] != 0;
            parent_[node] = root;
            odd_[node] = left ? 1 : 0;
            left = left != own;
            node = next;
        }
        return {root, odd};
    }

    /// Puts two nodes on the same side, or (`opposite`) on different ones.
    Joined join(std::uint32_t a, std::uint32_t b, bool opposite) {
        const Place x = find(a);
        const Place y = find(b);
        const bool differ = x.odd != y.odd;
        if (x.root == y.root) return differ == opposite ? Joined::known : Joined::contradiction;
        const bool larger = size_[x.root] >= size_[y.root];
        const std::uint32_t keep = larger ? x.root : y.root;
        const std::uint32_t give = larger ? y.root : x.root;
        parent_[give] = keep;
        odd_[give] = differ != opposite ? 1 : 0;
        size_[keep] += size_[give];
        return Joined::fresh;
    }

  private:
    std::vector<std::uint32_t> parent_;
    std::vector<std::uint8_t> odd_;
    std::vector<std::uint32_t> size_;
};

}  // namespace counterpoise

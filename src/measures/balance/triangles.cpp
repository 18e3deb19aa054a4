#include "measures/balance/triangles.h"

#include <array>

namespace counterpoise {

TriangleCensus triangle_census(const SignedGraph& graph) {
    std::array<std::uint64_t, 4> by_foes{};
    const auto is_foe = [&](std::uint32_t t) { return graph.ties()[t].sign < 0 ? 1u : 0u; };
    for_each_triangle(graph, [&](std::uint32_t x, std::uint32_t y, std::uint32_t z) {
        ++by_foes[is_foe(x) + is_foe(y) + is_foe(z)];
    });
    return {by_foes[0], by_foes[1], by_foes[2], by_foes[3]};
}

}  // namespace counterpoise

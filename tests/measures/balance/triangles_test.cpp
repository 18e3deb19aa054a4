#include "measures/balance/triangles.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "measures/balance/graphs.h"

namespace counterpoise {
namespace {

// Four nodes, all tied; 0-1 alone is hostile: 0-1-2 and 0-1-3 have one foe, the other two none.
TEST(Triangles, OfFourNodesByHand) {
    SignedGraph graph(4, {{0, 1, -1}, {0, 2, 1}, {0, 3, 1}, {1, 2, 1}, {1, 3, 1}, {2, 3, 1}});
    const TriangleCensus t = triangle_census(graph);
    EXPECT_EQ(t.all_friends, 2u);
    EXPECT_EQ(t.one_foe, 2u);
    EXPECT_EQ(t.two_foes, 0u);
    EXPECT_EQ(t.three_foes, 0u);
    EXPECT_EQ(t.balanced(), 2u);
    EXPECT_EQ(t.all(), 4u);
}

RC_GTEST_PROP(Triangles, AreThoseThatEveryTripleShows, ()) {
    const SignedGraph graph = random_graph(20);
    const std::size_t n = graph.size();
    std::vector<int> sign(n * n, 0);
    for (const SignedTie& tie : graph.ties()) {
        sign[tie.a * n + tie.b] = tie.sign;
        sign[tie.b * n + tie.a] = tie.sign;
    }
    std::array<std::uint64_t, 4> by_foes{};
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j)
            for (std::size_t k = j + 1; k < n; ++k) {
                const int x = sign[i * n + j];
                const int y = sign[i * n + k];
                const int z = sign[j * n + k];
                if (x * y * z != 0)
                    ++by_foes[static_cast<std::size_t>((x < 0) + (y < 0) + (z < 0))];
            }
    const TriangleCensus t = triangle_census(graph);
    RC_ASSERT(t.all_friends == by_foes[0]);
    RC_ASSERT(t.one_foe == by_foes[1]);
    RC_ASSERT(t.two_foes == by_foes[2]);
    RC_ASSERT(t.three_foes == by_foes[3]);
}

RC_GTEST_PROP(Triangles, StayBalancedOrNotWhereAllTiesOfANodeChangeSign, ()) {
    const SignedGraph graph = random_graph(20);
    std::vector<SignedTie> switched = graph.ties();
    for (SignedTie& tie : switched)
        if (tie.a == 0) tie.sign = -tie.sign;
    RC_ASSERT(triangle_census({graph.size(), switched}).balanced() ==
              triangle_census(graph).balanced());
}

}  // namespace
}  // namespace counterpoise

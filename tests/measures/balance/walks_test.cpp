#include "measures/balance/walks.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "measures/balance/graphs.h"

namespace counterpoise {
namespace {

// A triangle with one foe has eigenvalues 1, 1, -2; without signs -1, -1, 2.
TEST(WalkBalance, OfAnUnbalancedTriangleByHand) {
    const SignedGraph graph(3, {{0, 1, 1}, {1, 2, 1}, {0, 2, -1}});
    const double with_signs = 2 * std::exp(1.0) + std::exp(-2.0);
    const double without = 2 * std::exp(-1.0) + std::exp(2.0);
    EXPECT_NEAR(walk_balance(graph), with_signs / without, 1e-14);
}

TEST(Eigenvalues, OfMatricesKnownExactly) {
    const auto diagonal = symmetric_eigenvalues({3, 0, 0, 0, -1, 0, 0, 0, 2}, 3);
    EXPECT_EQ(diagonal, (std::vector<double>{-1, 2, 3}));
    const std::size_t n = 40;  // a path: 2 cos(k pi / (n + 1))
    std::vector<double> path(n * n, 0.0);
    for (std::size_t i = 0; i + 1 < n; ++i) path[i * n + i + 1] = path[(i + 1) * n + i] = 1;
    const auto found = symmetric_eigenvalues(path, n);
    for (std::size_t k = 1; k <= n; ++k)
        EXPECT_NEAR(found[n - k], 2 * std::cos(std::acos(-1.0) * static_cast<double>(k) / 41),
                    1e-13);
    EXPECT_TRUE(symmetric_eigenvalues({}, 0).empty());
}

TEST(WalkBalance, OfALargeGraphDoesNotOverflow) {
    const SignedGraph friends = complete(900, 1);  // e^899 is beyond every double
    EXPECT_NEAR(walk_balance(friends), 1, 1e-9);
    const double foes = walk_balance(complete(900, -1));  // 899 e / e^899
    EXPECT_GE(foes, 0);
    EXPECT_LT(foes, 1e-300);
}

RC_GTEST_PROP(Eigenvalues, HaveTheTraceAndTheSquaresOfTheMatrix, ()) {
    const auto n = *rc::gen::inRange<std::size_t>(1, 40);
    std::vector<double> a(n * n, 0.0);
    double trace = 0;
    double squares = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i; j < n; ++j) {
            const double x = *rc::gen::inRange(-8, 9);
            a[i * n + j] = a[j * n + i] = x;
            trace += i == j ? x : 0;
            squares += i == j ? x * x : 2 * x * x;
        }
    double sum = 0;
    double sum_squares = 0;
    const auto values = symmetric_eigenvalues(a, n);
    for (std::size_t k = 0; k < n; ++k) {
        sum += values[k];
        sum_squares += values[k] * values[k];
        if (k > 0) RC_ASSERT(values[k - 1] <= values[k]);
    }
    RC_ASSERT(std::abs(sum - trace) < 1e-9);
    RC_ASSERT(std::abs(sum_squares - squares) < 1e-9 * (1 + squares));
}

RC_GTEST_PROP(WalkBalance, IsOneExactlyWhereNothingIsFrustrated, ()) {
    const SignedGraph graph = random_graph(14);
    const double k = walk_balance(graph);
    RC_ASSERT(k > 0 && k <= 1);
    RC_ASSERT((k > 1 - 1e-12) == (least_of_all(graph) == 0));
}

}  // namespace
}  // namespace counterpoise

#include "history/estimators/cholesky.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/error.h"

namespace counterpoise {
namespace {

TEST(Cholesky, OfTwoColumnsByHand) {
    const std::vector<double> a{4, 2, 2, 5};  // L = (2 0; 1 2)
    const Cholesky factor(a, 2);
    EXPECT_FALSE(factor.weak().has_value());
    EXPECT_NEAR(factor.log_determinant(), std::log(16.0), 1e-12);
    const std::vector<double> x = factor.solved(std::vector<double>{8, 12});
    EXPECT_NEAR(x[0], 1, 1e-12);
    EXPECT_NEAR(x[1], 2, 1e-12);
    EXPECT_THAT(factor.inverse(), testing::Pointwise(testing::DoubleNear(1e-12),
                                                     {5 / 16.0, -2 / 16.0, -2 / 16.0, 4 / 16.0}));
}

TEST(Cholesky, NamesTheColumnThatThoseBeforeItGiveAndHasNoFactorThen) {
    const std::vector<double> a{1, 2, 0, 2, 4, 0, 0, 0, 1};
    const Cholesky factor(a, 3);
    EXPECT_EQ(factor.weak(), 1u);
    EXPECT_THROW((void)factor.inverse(), BrokenPromise);
}

RC_GTEST_PROP(Cholesky, InverseTimesItselfIsTheUnitMatrix, ()) {
    const std::size_t k = *rc::gen::inRange<std::size_t>(1, 8);
    std::vector<double> root(k * k);
    for (double& x : root) x = *rc::gen::inRange(-20, 21) / 10.0;
    std::vector<double> a(k * k);
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j) {
            a[i * k + j] = i == j ? 1.0 : 0.0;
            for (std::size_t l = 0; l < k; ++l) a[i * k + j] += root[i * k + l] * root[j * k + l];
        }
    const std::vector<double> inverse = Cholesky(a, k).inverse();
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j) {
            double sum = 0;
            for (std::size_t l = 0; l < k; ++l) sum += a[i * k + l] * inverse[l * k + j];
            RC_ASSERT(std::abs(sum - (i == j ? 1.0 : 0.0)) < 1e-9);
        }
}

}  // namespace
}  // namespace counterpoise

#include "base/quantiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "base/chance.h"
#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t kMany = 1'000'000;  // runs of a scenario that is binned

Sample sample_of(const std::vector<double>& values, std::uint32_t total_runs) {
    Sample sample(total_runs);
    for (std::uint32_t run = 0; run < values.size(); ++run) sample.add(run, values[run]);
    return sample;
}

/// The bits of quantiles across [0, 1], and the counts: equal answers mean equal samples.
std::vector<std::uint64_t> answers(const Sample& sample) {
    std::vector<std::uint64_t> out{sample.count(), sample.absent()};
    for (int i = 0; i <= 40; ++i)
        out.push_back(std::bit_cast<std::uint64_t>(sample.quantile(i / 40.0)));
    return out;
}

TEST(Sample, InterpolatesBetweenOrderStatistics) {
    const Sample sample = sample_of({4.0, 1.0, 3.0, 2.0}, 4);  // as R's quantile(1:4), type 7
    EXPECT_EQ(sample.quantile(0.0), 1.0);
    EXPECT_EQ(sample.quantile(0.25), 1.75);
    EXPECT_EQ(sample.quantile(0.5), 2.5);
    EXPECT_DOUBLE_EQ(sample.quantile(0.9), 3.7);
    EXPECT_EQ(sample.quantile(1.0), 4.0);
    EXPECT_EQ(sample.count(), 4U);
}

TEST(Sample, OfOneNumberAnswersThatNumber) {
    EXPECT_EQ(sample_of({-7.5}, 1000).quantile(0.05), -7.5);
    EXPECT_EQ(sample_of({kInfinity, kInfinity}, 1000).quantile(0.5), kInfinity);
}

TEST(Sample, WithAnAbsentNumberHasNoQuantile) {
    for (const std::uint32_t total : {Sample::kExactRuns, kMany}) {
        const Sample sample = sample_of({1.0, kNaN, 3.0}, total);
        EXPECT_THAT(sample.quantile(0.5), testing::IsNan());
        EXPECT_EQ(sample.count(), 3U);
        EXPECT_EQ(sample.absent(), 1U);
        EXPECT_THAT(Sample(total).quantile(0.5), testing::IsNan());
    }
}

TEST(Sample, IsExactUpToItsLimitAndBinnedBeyond) {
    EXPECT_TRUE(Sample(Sample::kExactRuns).exact());
    EXPECT_FALSE(Sample(Sample::kExactRuns + 1).exact());
    EXPECT_EQ(sample_of({1000.25}, 1024).quantile(0.5), 1000.25);
    EXPECT_EQ(sample_of({1000.25}, 1025).quantile(0.5), 1002.0);  // the middle of [1000, 1004)
    EXPECT_EQ(sample_of({-1000.25}, 1025).quantile(0.5), -1002.0);
}

TEST(Sample, BinsKeepZeroSmallAndInfiniteNumbersApart) {
    EXPECT_EQ(sample_of({0.0}, kMany).quantile(0.5), 0.0);
    EXPECT_EQ(sample_of({-0x0.fp-20}, kMany).quantile(0.5), 0.0);
    EXPECT_EQ(sample_of({0x1p-20}, kMany).quantile(0.5), 0x1.01p-20);
    EXPECT_EQ(sample_of({kInfinity}, kMany).quantile(0.5), kInfinity);
    EXPECT_EQ(sample_of({-kInfinity}, kMany).quantile(0.5), -kInfinity);
    EXPECT_EQ(sample_of({-kInfinity, 0.0, 2.0}, kMany).quantile(0.5), 0.0);
}

TEST(Sample, RefusesARunTwiceOrOutsideTheScenario) {
    Sample sample(10);
    sample.add(3, 1.0);
    EXPECT_THROW(sample.add(3, 2.0), BrokenPromise);
    EXPECT_THROW(sample.add(10, 2.0), BrokenPromise);
    EXPECT_THROW(sample.merge(Sample(11)), BrokenPromise);
    const Sample same = sample;
    EXPECT_THROW(sample.merge(same), BrokenPromise);
    EXPECT_THROW((void)same.quantile(1.5), BrokenPromise);
    EXPECT_THROW((void)same.quantile(kNaN), BrokenPromise);
}

TEST(Sample, MemoryDoesNotGrowWithTheNumberOfRuns) {
    EXPECT_LE(sizeof(Sample), 64U);
    EXPECT_LE(sample_of(std::vector<double>(Sample::kExactRuns, 1.5), Sample::kExactRuns).bytes(),
              sizeof(Sample) + 8 * Sample::kExactRuns);
    Sample binned(kMany);
    for (std::uint32_t run = 0; run < 200'000; ++run)
        binned.add(run, 100.0 + 900.0 * uniform(Address{1, run}));  // a factor of ten
    EXPECT_LE(binned.bytes(), sizeof(Sample) + std::size_t{2 * 8 * 427});
}

TEST(Sample, BinnedQuantilesOfManyRunsAreThoseOfTheLaw) {
    Sample binned(kMany);
    for (std::uint32_t run = 0; run < 200'000; ++run) binned.add(run, uniform(Address{1, run}));
    for (const double p : {0.05, 0.5, 0.95}) EXPECT_NEAR(binned.quantile(p), p, p / 256 + 0.006);
}

/// Numbers as outcomes have them: of all sizes, some equal, some zero, some absent.
rc::Gen<double> any_number() {
    const auto scaled = rc::gen::map(
        rc::gen::pair(rc::gen::inRange(-1000000, 1000000), rc::gen::inRange(-30, 30)),
        [](const std::pair<int, int>& x) { return std::ldexp(x.first / 1000000.0, x.second); });
    return rc::gen::weightedOneOf<double>(
        {{10, scaled}, {2, rc::gen::element(0.0, -0.0, 1.0, -1.0, 0x1p-20, kInfinity)}});
}

rc::Gen<std::vector<double>> some_finite_numbers() {
    const auto finite = rc::gen::suchThat(any_number(), [](double x) { return std::isfinite(x); });
    return rc::gen::nonEmpty(rc::gen::container<std::vector<double>>(finite));
}

rc::Gen<double> any_outcome() {
    return rc::gen::weightedOneOf<double>({{200, any_number()}, {1, rc::gen::just(kNaN)}});
}

/// Adds each run to a part chosen at random, in a random order, and merges the parts in a random
/// order.
Sample split_and_merged(const std::vector<double>& values, std::uint32_t total) {
    std::vector<std::uint32_t> order(values.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::vector<Sample> parts(*rc::gen::inRange<std::size_t>(1, 6), Sample(total));
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    for (std::uint32_t i = 0; i < order.size(); ++i)
        std::swap(order[i], order[pick(Address{seed, i}, i + 1)]);
    for (const std::uint32_t run : order)
        parts[pick(Address{seed, run, 1}, static_cast<std::uint32_t>(parts.size()))].add(
            run, values[run]);
    while (parts.size() > 1) {
        const Sample last = parts.back();
        parts.pop_back();
        parts[*rc::gen::inRange<std::size_t>(0, parts.size())].merge(last);
    }
    return parts.front();
}

RC_GTEST_PROP(Sample, OrderAndSplitNeverMatterWhenExact, ()) {
    const auto values = *rc::gen::container<std::vector<double>>(any_outcome());
    RC_ASSERT(answers(split_and_merged(values, Sample::kExactRuns)) ==
              answers(sample_of(values, Sample::kExactRuns)));
}

RC_GTEST_PROP(Sample, OrderAndSplitNeverMatterWhenBinned, ()) {
    const auto values = *rc::gen::container<std::vector<double>>(any_outcome());
    RC_ASSERT(answers(split_and_merged(values, kMany)) == answers(sample_of(values, kMany)));
}

RC_GTEST_PROP(Sample, MergingIsCommutative, ()) {
    const auto total = *rc::gen::element(Sample::kExactRuns, kMany);
    const auto values = *rc::gen::container<std::vector<double>>(any_outcome());
    Sample even(total);
    Sample odd(total);
    for (std::uint32_t run = 0; run < values.size(); ++run)
        (run % 2 == 0 ? even : odd).add(run, values[run]);
    Sample one = even;
    one.merge(odd);
    odd.merge(even);
    RC_ASSERT(answers(one) == answers(odd));
}

/// The same quantile from sorted numbers, and the size of the numbers that it lies between.
std::pair<double, double> by_sorting(std::vector<double> values, double p) {
    std::sort(values.begin(), values.end());
    const double h = (static_cast<double>(values.size()) - 1.0) * p;
    const auto i = static_cast<std::size_t>(h);
    const double a = values[i];
    const double b = values[std::min(i + 1, values.size() - 1)];
    return {a + (h - std::floor(h)) * (b - a), std::max(std::fabs(a), std::fabs(b))};
}

RC_GTEST_PROP(Sample, ExactAndBinnedAgreeWithSortingWithinTheStatedBound, ()) {
    const auto values = *some_finite_numbers();
    const double p = *rc::gen::inRange(0, 1001) / 1000.0;
    const auto [want, size] = by_sorting(values, p);
    RC_ASSERT(std::fabs(sample_of(values, Sample::kExactRuns).quantile(p) - want) <= 1e-15 * size);
    RC_ASSERT(std::fabs(sample_of(values, kMany).quantile(p) - want) <=
              0x1p-8 * (1.0 + 1e-12) * size + 0x1p-20);
}

RC_GTEST_PROP(Sample, QuantilesNeverFallAsTheShareRises, ()) {
    const auto total = *rc::gen::element(Sample::kExactRuns, kMany);
    const Sample sample = sample_of(*some_finite_numbers(), total);
    double before = -kInfinity;
    for (int i = 0; i <= 100; ++i) {
        const double now = sample.quantile(i / 100.0);
        RC_ASSERT(now >= before - 1e-15 * std::fabs(before));
        before = now;
    }
}

TEST(Sample, HasTheMeanOfItsNumbersWhateverTheOrder) {
    Sample few(4), backwards(4), many(4000);
    const double numbers[] = {1.0, -2.5, 8.0, 0.25};
    for (std::uint32_t run = 0; run < 4; ++run) {
        few.add(run, numbers[run]);
        backwards.add(3 - run, numbers[3 - run]);
    }
    EXPECT_EQ(few.mean(), 6.75 / 4);
    EXPECT_EQ(few.mean(), backwards.mean());
    for (std::uint32_t run = 0; run < 4000; ++run) many.add(run, run % 2 ? 10.0 : 0.0);
    EXPECT_NEAR(many.mean(), 5.0, 5.0 / 256);
    Sample absent(2);
    EXPECT_TRUE(std::isnan(absent.mean()));
    absent.add(0, 1.0);
    absent.add(1, std::numeric_limits<double>::quiet_NaN());
    EXPECT_TRUE(std::isnan(absent.mean()));
}

TEST(Sample, MinusAnotherIsTheSampleOfEachRunsDifference) {
    Sample a(5), b(5), expected(5);
    const double one[] = {1.0, 7.5, std::numeric_limits<double>::quiet_NaN(), 4.0};
    const double two[] = {0.5, 9.0, 2.0, std::numeric_limits<double>::quiet_NaN()};
    for (std::uint32_t run = 4; run-- > 0;) {
        a.add(run, one[run]);
        b.add(run, two[run]);
        expected.add(run, one[run] - two[run]);
    }
    const Sample difference = a.minus(b);
    EXPECT_EQ(difference.count(), expected.count());
    EXPECT_EQ(difference.absent(), 2u);
    EXPECT_TRUE(std::isnan(difference.quantile(0.5)));
    Sample whole(2), other(2);
    whole.add(1, 3.0);
    whole.add(0, 1.0);
    other.add(0, 1.0);
    other.add(1, 5.0);
    EXPECT_EQ(whole.minus(other).quantile(0.0), -2.0);
    EXPECT_EQ(whole.minus(other).quantile(1.0), 0.0);
    other.merge(Sample(2));
    EXPECT_THROW((void)whole.minus(Sample(2)), BrokenPromise);
    EXPECT_THROW((void)Sample(5000).minus(Sample(5000)), BrokenPromise);
}

}  // namespace
}  // namespace counterpoise

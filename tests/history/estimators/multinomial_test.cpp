#include "history/estimators/multinomial.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>

#include "base/error.h"
#include "base/math.h"
#include "history/estimators/logit.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// A table that owns what a design views.
struct Sample {
    std::vector<std::string> classes;
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;
    std::vector<std::uint8_t> outcome;
    std::vector<std::uint32_t> group;

    [[nodiscard]] MultinomialDesign design() const {
        MultinomialDesign design{classes, names, {}, outcome, group};
        for (const auto& column : columns) design.columns.emplace_back(column);
        return design;
    }
};

void add(Sample& sample, const std::vector<double>& x, std::uint8_t outcome, int n) {
    for (int i = 0; i < n; ++i) {
        for (std::size_t c = 0; c < x.size(); ++c) sample.columns[c].push_back(x[c]);
        sample.outcome.push_back(outcome);
        sample.group.push_back(static_cast<std::uint32_t>(sample.group.size()));
    }
}

/// What 219 alligators of four lakes ate, by size (Agresti 2002, table 7.1, both sexes together).
Sample alligators() {
    constexpr std::array<std::array<int, 9>, 8> kTable{{
        // small, Hancock, Oklawaha, Trafford; fish, invertebrate, reptile, bird, other
        {1, 1, 0, 0, 23, 4, 2, 2, 8},
        {0, 1, 0, 0, 7, 0, 1, 3, 5},
        {1, 0, 1, 0, 5, 11, 1, 0, 3},
        {0, 0, 1, 0, 13, 8, 6, 1, 0},
        {1, 0, 0, 1, 5, 11, 2, 1, 5},
        {0, 0, 0, 1, 8, 7, 6, 3, 5},
        {1, 0, 0, 0, 16, 19, 1, 2, 3},
        {0, 0, 0, 0, 17, 1, 0, 1, 3},
    }};
    Sample sample{{"fish", "invertebrate", "reptile", "bird", "other"},
                  {"small", "hancock", "oklawaha", "trafford"},
                  {{}, {}, {}, {}},
                  {},
                  {}};
    for (const auto& row : kTable)
        for (std::size_t c = 0; c < 5; ++c)
            add(sample,
                {static_cast<double>(row[0]), static_cast<double>(row[1]),
                 static_cast<double>(row[2]), static_cast<double>(row[3])},
                static_cast<std::uint8_t>(c), row[4 + c]);
    return sample;
}

/// Rows of three classes that follow two columns and chance; the same for the same seed.
Sample noisy(std::uint32_t seed, std::size_t rows) {
    Sample sample{{"a", "b", "c"}, {"x", "z"}, {{}, {}}, {}, {}};
    std::uint64_t state = seed * 2654435761u + 1;
    const auto uniform = [&] {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<double>(state >> 11) * 0x1p-53;
    };
    for (std::size_t r = 0; r < rows; ++r) {
        const double x = normal_quantile(uniform() * 0.998 + 0.001);
        const double z = uniform();
        const double b = exp_det(-0.3 + 0.8 * x);
        const double c = exp_det(-0.5 - 0.4 * x + z);
        const double u = uniform() * (1 + b + c);
        sample.columns[0].push_back(x);
        sample.columns[1].push_back(z);
        sample.outcome.push_back(u < 1 ? 0 : u < 1 + b ? 1 : 2);
        sample.group.push_back(static_cast<std::uint32_t>(r / 3));
    }
    return sample;
}

TEST(Multinomial, OfCellsOfATableIsTheirLogOddsRatios) {
    Sample sample{{"no", "some", "much"}, {"x"}, {{}}, {}, {}};
    constexpr std::array<int, 3> kThere{20, 30, 40};
    constexpr std::array<int, 3> kElsewhere{60, 15, 25};
    for (std::uint8_t c = 0; c < 3; ++c) {
        add(sample, {1}, c, kThere[c]);
        add(sample, {0}, c, kElsewhere[c]);
    }
    const MultinomialFit fit = fit_multinomial(sample.design());
    for (std::size_t c = 1; c < 3; ++c) {
        const double there = std::log(kThere[c] / 20.0);
        const double elsewhere = std::log(kElsewhere[c] / 60.0);
        EXPECT_NEAR(fit.estimate[fit.place(c, 0)], there - elsewhere, 1e-9);
        EXPECT_NEAR(fit.estimate[fit.place(c, 1)], elsewhere, 1e-9);
        EXPECT_NEAR(fit.se[fit.place(c, 1)], std::sqrt(1.0 / kElsewhere[c] + 1 / 60.0), 1e-7);
    }
    // Equations share the first class: so do their errors.
    EXPECT_NEAR(fit.covariance[fit.place(1, 1) * 4 + fit.place(2, 1)], 1 / 60.0, 1e-7);
    EXPECT_EQ(fit.cases, (std::vector<std::size_t>{80, 45, 65}));
}

struct Published {
    double rounded;  ///< Agresti 2002, table 7.2
    double estimate;
    double se;
};

/// The published table has two digits; the further ones are those of R 4.2.2, nnet 7.3-18, multinom
/// with reltol 1e-14.
TEST(Multinomial, GivesWhatWasPublishedOfAlligators) {
    constexpr std::array<std::array<Published, 5>, 4> kOfFood{{
        {{{1.46, 1.458204612304, 0.395944113846},
          {-1.66, -1.658358589453, 0.612877221106},
          {0.94, 0.93721931297707, 0.471904291976},
          {1.12, 1.12198482030, 0.490512620185},
          {-1.55, -1.54901859173, 0.424921871403}}},
        {{{-0.35, -0.351262841705, 0.580031614926},
          {1.24, 1.242776622631, 1.185431865863},
          {2.46, 2.45887196103946, 1.118126323216},
          {2.94, 2.93525330231, 1.116409028853},
          {-3.31, -3.31453265659, 1.053083815826}}},
        {{{-0.63, -0.630659740690, 0.642479714236},
          {0.70, 0.695117561558, 0.781263453516},
          {-0.65, -0.65320780607676, 1.202089088336},
          {1.09, 1.08776675161, 0.841668821052},
          {-2.09, -2.09307675266, 0.662235715972}}},
        {{{0.33, 0.331550255213, 0.448252012781},
          {0.83, 0.826196225977, 0.557540520778},
          {0.01, 0.00565306271356, 0.776574321771},
          {1.52, 1.51636873546, 0.621434716888},
          {-1.90, -1.90427163009, 0.525826657957}}},
    }};
    const MultinomialFit fit = fit_multinomial(alligators().design(), {.least_cases = 1});
    EXPECT_EQ(fit.n, 219u);
    EXPECT_NEAR(fit.log_likelihood, -270.040139248, 1e-7);
    for (std::size_t c = 1; c < 5; ++c)
        for (std::size_t j = 0; j < 5; ++j) {
            const Published& published = kOfFood[c - 1][j];
            const std::size_t at = fit.place(c, j);
            EXPECT_NEAR(fit.estimate[at], published.rounded, 0.0051) << c << ' ' << j;
            EXPECT_NEAR(fit.estimate[at], published.estimate, 2e-6) << c << ' ' << j;
            EXPECT_NEAR(fit.se[at] / published.se, 1, 1e-6) << c << ' ' << j;
        }
}

RC_GTEST_PROP(Multinomial, OfTwoClassesIsALogit, ()) {
    Sample sample = noisy(*rc::gen::inRange(1u, 100000u), 600);
    for (std::uint8_t& y : sample.outcome) y = y > 0 ? 1 : 0;
    sample.classes = {"a", "b"};
    std::vector<double> event(sample.outcome.begin(), sample.outcome.end());
    Design binary{sample.names, {}, event, sample.group};
    for (const auto& column : sample.columns) binary.columns.emplace_back(column);
    const LogitFit logit = fit_logit(binary, {});
    const MultinomialFit fit = fit_multinomial(sample.design());
    RC_ASSERT(std::abs(fit.log_likelihood - logit.log_likelihood) < 1e-7);
    RC_ASSERT(fit.groups == logit.groups);
    for (std::size_t j = 0; j < 3; ++j) {
        RC_ASSERT(std::abs(fit.estimate[j] - logit.estimate[j]) < 1e-6);
        RC_ASSERT(std::abs(fit.se[j] - logit.se[j]) < 1e-5);
        RC_ASSERT(std::abs(fit.se_clustered[j] - logit.se_clustered[j]) < 1e-5);
    }
}

RC_GTEST_PROP(Multinomial, PredictsEachClassAsOftenAsItCame, ()) {
    const Sample sample = noisy(*rc::gen::inRange(1u, 100000u), *rc::gen::inRange(300, 2000));
    const MultinomialFit fit = fit_multinomial(sample.design());
    const std::vector<double> chances = class_chances(sample.design(), fit.estimate);
    std::array<double, 3> predicted{};
    for (std::size_t r = 0; r < sample.outcome.size(); ++r) {
        double sum = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            predicted[c] += chances[3 * r + c];
            sum += chances[3 * r + c];
        }
        RC_ASSERT(std::abs(sum - 1) < 1e-12);
    }
    for (std::size_t c = 0; c < 3; ++c)
        RC_ASSERT(std::abs(predicted[c] - static_cast<double>(fit.cases[c])) < 1e-5);
}

RC_GTEST_PROP(Multinomial, ComparesWithAnotherFirstClassByDifferences, ()) {
    Sample sample = noisy(*rc::gen::inRange(1u, 100000u), 500);
    const MultinomialFit before = fit_multinomial(sample.design());
    for (std::uint8_t& y : sample.outcome) y = y == 0 ? 1 : y == 1 ? 0 : 2;
    const MultinomialFit after = fit_multinomial(sample.design());
    RC_ASSERT(std::abs(after.log_likelihood - before.log_likelihood) < 1e-8);
    for (std::size_t j = 0; j < 3; ++j) {
        const double one = before.estimate[before.place(1, j)];
        const double two = before.estimate[before.place(2, j)];
        RC_ASSERT(std::abs(after.estimate[after.place(1, j)] + one) < 1e-6);
        RC_ASSERT(std::abs(after.estimate[after.place(2, j)] - (two - one)) < 1e-6);
    }
}

TEST(Multinomial, NamesTheClassWithoutCasesAndTheOneWithTooFew) {
    Sample sample = noisy(1, 400);
    sample.classes.emplace_back("never");
    EXPECT_THAT(
        [&] { (void)fit_multinomial(sample.design()); },
        ThrowsMessage<InputError>(AllOf(HasSubstr("class 'never'"), HasSubstr("has no case"))));
    for (std::size_t r = 0; r < 4; ++r) sample.outcome[r] = 3;
    EXPECT_THAT([&] { (void)fit_multinomial(sample.design()); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("class 'never'"), HasSubstr("too few for 3 coefficients"))));
}

TEST(Multinomial, NamesTheColumnThatNeverChangesAndTheOneThatIsASumOfOthers) {
    Sample sample = noisy(2, 400);
    sample.names.emplace_back("w");
    sample.columns.emplace_back(400, 3.0);
    EXPECT_THAT([&] { (void)fit_multinomial(sample.design()); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("column 'w'"), HasSubstr("the same in every row"))));
    for (std::size_t r = 0; r < 400; ++r)
        sample.columns[2][r] = 2 * sample.columns[0][r] - sample.columns[1][r];
    EXPECT_THAT(
        [&] { (void)fit_multinomial(sample.design()); },
        ThrowsMessage<InputError>(AllOf(HasSubstr("column 'w'"), HasSubstr("linear combination"))));
}

TEST(Multinomial, NamesClassAndColumnWhereAnEstimateIsNotFinite) {
    Sample sample = noisy(3, 600);
    sample.names.emplace_back("rare");
    sample.columns.emplace_back(600, 0.0);
    for (std::size_t r = 0; r < 600; ++r)
        if (sample.outcome[r] == 2 && r % 3 == 0) sample.columns[2][r] = 1;
    EXPECT_THAT([&] { (void)fit_multinomial(sample.design()); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("column 'rare'"), HasSubstr("separates class 'c'"))));
}

}  // namespace
}  // namespace counterpoise

#include "behaviour/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "altered.h"
#include "base/error.h"
#include "behaviour/covariance.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::SizeIs;
using testing::ThrowsMessage;

constexpr const char* kGood = R"(behaviour = "growth"
kind = "prior"
about = "a test"
[[parameter]]
name = "own_weight"
value = 0.3
se = 0.1
low = 0.0
high = 1.0
unit = "weight"
source = "a book"
)";

std::string with(std::string text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    return text;
}

void expect_refused(const std::string& text, const std::string& message) {
    const AlteredFacts altered({{"parameters/growth.toml", text}});
    EXPECT_THAT(
        [&] { (void)read_parameters(altered.facts(), "growth"); },
        ThrowsMessage<InputError>(AllOf(HasSubstr("parameters/growth.toml"), HasSubstr(message))))
        << text;
}

TEST(ReadParameters, ReadsTheFilesThatAreBuiltIn) {
    const ParameterSet growth = read_parameters(test_facts(), "growth");
    EXPECT_EQ(growth.behaviour, "growth");
    EXPECT_THAT(growth.list, SizeIs(6));
    EXPECT_THAT(growth.blocks, SizeIs(1));
    const ParameterSet spending = read_parameters(test_facts(), "spending");
    const Parameter& threat = spending.list[spending.index("threat_elasticity")];
    EXPECT_DOUBLE_EQ(threat.value, 0.03);
    EXPECT_THAT(threat.source, HasSubstr("Nordhaus"));
}

TEST(ReadParameters, RefusesAFileOfAnotherBehaviour) {
    expect_refused(with(kGood, "\"growth\"", "\"spending\""), "not the file of 'growth'");
}

TEST(ReadParameters, RefusesAValueOutsideItsRange) {
    expect_refused(with(kGood, "value = 0.3", "value = 1.3"), "'own_weight' is outside its range");
    expect_refused(with(kGood, "value = 0.3", "value = nan"), "'own_weight' is outside its range");
    expect_refused(with(kGood, "se = 0.1", "se = -0.1"), "'own_weight' is outside its range");
}

TEST(ReadParameters, RefusesAParameterThatLacksAKey) {
    for (const char* line : {"value = 0.3\n", "se = 0.1\n", "low = 0.0\n", "high = 1.0\n"})
        expect_refused(with(kGood, line, ""), "has no value, se, low or high");
    for (const char* line :
         {"name = \"own_weight\"\n", "unit = \"weight\"\n", "source = \"a book\"\n"})
        expect_refused(with(kGood, line, ""), "needs name, unit and source");
}

TEST(ReadParameters, SaysEveryFaultWithItsPlace) {
    const std::string second =
        "[[parameter]]\nname = \"b\"\nvalue = 9\nse = 0\nlow = 0\nhigh = 1\nunit = \"u\"\nsource = "
        "\"s\"\n";
    const AlteredFacts altered(
        {{"parameters/growth.toml", with(kGood, "unit = \"weight\"\n", "") + second}});
    try {
        (void)read_parameters(altered.facts(), "growth");
        FAIL() << "accepted";
    } catch (const InputError& error) {
        ASSERT_THAT(error.faults(), SizeIs(2));
        EXPECT_EQ(error.faults()[0].where, "parameters/growth.toml:4:1");
        EXPECT_EQ(error.faults()[1].where, "parameters/growth.toml:11:1");
    }
}

TEST(ParameterSet, AnUnknownNameIsOurFault) {
    EXPECT_THROW((void)read_parameters(test_facts(), "growth").index("own_wait"), BrokenPromise);
}

TEST(Draw, StaysInsideTheRange) {
    for (const char* behaviour : {"growth", "spending"}) {
        const ParameterSet set = read_parameters(test_facts(), behaviour);
        for (std::uint32_t run = 0; run < 5000; ++run) {
            const std::vector<double> drawn = draw(set, Behaviour::spending, 1949, run);
            ASSERT_THAT(drawn, SizeIs(set.list.size()));
            for (std::size_t i = 0; i < drawn.size(); ++i) {
                ASSERT_GE(drawn[i], set.list[i].low) << set.list[i].name;
                ASSERT_LE(drawn[i], set.list[i].high) << set.list[i].name;
            }
        }
    }
}

TEST(Draw, HasTheMeanAndSpreadOfItsParameter) {
    const ParameterSet set = read_parameters(test_facts(), "spending");
    const std::size_t at = set.index("increment.growth");  // its range is 29 standard errors away
    const auto [value, se] = std::pair(set.list[at].value, set.list[at].se);
    double sum = 0;
    double squares = 0;
    constexpr int kRuns = 20000;
    for (std::uint32_t run = 0; run < kRuns; ++run) {
        const double x = draw(set, Behaviour::spending, 1, run)[at] - value;
        sum += x;
        squares += x * x;
    }
    EXPECT_NEAR(sum / kRuns, 0.0, 5 * se / std::sqrt(double{kRuns}));
    EXPECT_NEAR(std::sqrt(squares / kRuns), se, se * 5 / std::sqrt(2.0 * kRuns));
}

TEST(Draw, IsAFunctionOfItsAddress) {
    const ParameterSet set = read_parameters(test_facts(), "spending");
    const auto drawn = draw(set, Behaviour::spending, 1949, 7);
    EXPECT_EQ(drawn, draw(set, Behaviour::spending, 1949, 7));
    EXPECT_NE(drawn, draw(set, Behaviour::spending, 1949, 8));
    EXPECT_NE(drawn, draw(set, Behaviour::spending, 1950, 7));
    EXPECT_NE(drawn, draw(set, Behaviour::growth, 1949, 7));
}

TEST(Draw, AParameterWithoutUncertaintyKeepsItsValue) {
    const ParameterSet set = read_parameters(test_facts(), "spending");
    const std::size_t at = set.index("shock_scale");
    for (std::uint32_t run = 0; run < 100; ++run)
        EXPECT_EQ(draw(set, Behaviour::spending, 1, run)[at], set.list[at].value);
}

TEST(Draw, FallsBackToTheValueWhereTheRangeIsHardlyEverHit) {
    const ParameterSet set{"x", "prior", "", {{"p", 0.5, 1e12, 0.5 - 1e-9, 0.5 + 1e-9, "u", "s"}}};
    EXPECT_EQ(draw(set, Behaviour::spending, 1, 0)[0], 0.5);
}

/// Two estimates that vary together, and one prior.
constexpr const char* kEstimates = R"(behaviour = "growth"
kind = "estimate"
about = "a test"
[fit]
spec = "law"
from = 1950
to = 2019
rows = 1234
events = 5
log_likelihood = -12.5
program = "0.1.0"
facts = "abc"
[[parameter]]
name = "a"
value = 1.0
se = 2.0
low = -100.0
high = 100.0
unit = "u"
source = "s \"quoted\" \\ back"
[[parameter]]
name = "b"
value = -1.0
se = 1.0
low = -100.0
high = 100.0
unit = "u"
source = "s"
[[parameter]]
name = "c"
value = 0.1
se = 0.5
low = -3.0
high = 3.0
unit = "u"
source = "s"
standing = "prior"
[[covariance]]
names = ["a", "b"]
rows = [[4.0], [-1.2, 1.0]]
[[score]]
name = "mae"
value = 0.25
unit = "log"
source = "backtest"
)";

ParameterSet parsed(const std::string& text) {
    return parse_parameters(parse_toml(text, "x.toml"), "x.toml", "growth");
}

TEST(ReadParameters, ReadsEstimatesWithFitCovarianceAndScores) {
    const ParameterSet set = parsed(kEstimates);
    ASSERT_TRUE(set.fit.has_value());
    EXPECT_EQ(set.fit->spec, "law");
    EXPECT_EQ(set.fit->from, 1950);
    EXPECT_EQ(set.fit->rows, 1234U);
    EXPECT_EQ(set.fit->events, 5U);
    EXPECT_EQ(set.fit->log_likelihood, -12.5);
    EXPECT_TRUE(set.list[0].is_estimate());
    EXPECT_FALSE(set.list[2].is_estimate());
    ASSERT_THAT(set.blocks, SizeIs(1));
    EXPECT_THAT(set.blocks[0].members, testing::ElementsAre(0, 1));
    // By hand: L = [2; -0.6, sqrt(1 - 0.36) = 0.8].
    EXPECT_THAT(set.blocks[0].root, testing::ElementsAre(2.0, -0.6, 0.8));
    ASSERT_THAT(set.scores, SizeIs(1));
    EXPECT_EQ(set.scores[0].value, 0.25);
}

TEST(ReadParameters, AFileOfPriorsHasNeitherFitNorBlocks) {
    const ParameterSet set = parsed(kGood);
    EXPECT_FALSE(set.fit.has_value());
    EXPECT_THAT(set.blocks, SizeIs(0));
    EXPECT_EQ(set.list[0].standing, "prior");
}

TEST(WriteParameters, WritesWhatReadsBackTheSame) {
    ParameterSet set = parsed(kEstimates);
    set.list[2].value = 0.1 + 0.2;
    const std::string text = write_parameters(set);
    const ParameterSet again = parsed(text);
    EXPECT_EQ(write_parameters(again), text);
    EXPECT_EQ(again.list[2].value, 0.1 + 0.2);
    EXPECT_EQ(again.list[0].source, "s \"quoted\" \\ back");
    EXPECT_EQ(again.blocks[0].covariance, set.blocks[0].covariance);
    EXPECT_EQ(again.fit->log_likelihood, set.fit->log_likelihood);
    EXPECT_EQ(again.scores[0].source, "backtest");
}

void expect_fault(const std::string& from, const std::string& to, const std::string& place,
                  const std::string& message) {
    EXPECT_THAT([&] { (void)parsed(with(kEstimates, from, to)); },
                ThrowsMessage<InputError>(AllOf(HasSubstr(place), HasSubstr(message))))
        << to;
}

TEST(ReadParameters, RefusesACovarianceAtFaultWithItsPlace) {
    expect_fault("[\"a\", \"b\"]", "[\"a\", \"bb\"]", "x.toml:39:15", "unknown parameter 'bb'");
    expect_fault("[\"a\", \"b\"]", "[\"a\", \"a\"]", "x.toml:39:15", "stands in two covariances");
    expect_fault("[[4.0], [-1.2, 1.0]]", "[[4.0]]", "x.toml:38", "2 names has 1 rows");
    expect_fault("[-1.2, 1.0]", "[-1.2]", "x.toml:40:16", "row 2 has 1 numbers");
    expect_fault("-1.2", "2.1", "x.toml:38", "not positive semidefinite");
    expect_fault("-1.2", "nan", "x.toml:38", "not positive semidefinite");
    expect_fault("[[4.0]", "[[4.5]", "x.toml:40:9", "variance of 'a' is not its standard error");
    expect_fault("standing = \"prior\"", "standing = \"guess\"", "x.toml:37", "'guess'");
    expect_fault("kind = \"estimate\"", "kind = \"est\"", "x.toml", "no kind of parameters");
    expect_fault("name = \"b\"", "name = \"a\"", "x.toml:21", "'a' stands twice");
    expect_fault("rows = 1234", "rows = \"many\"", "x.toml:4", "'rows' of [fit]");
    expect_fault("facts = \"abc\"\n", "", "x.toml:4", "needs spec, program and facts");
    expect_fault("unit = \"log\"\n", "", "x.toml:41", "a score needs");
}

RC_GTEST_PROP(RootOf, TimesItselfIsTheCovariance, ()) {
    const auto n = *rc::gen::inRange<std::size_t>(1, 7);
    std::vector<double> l(n * (n + 1) / 2);
    for (double& x : l) x = *rc::gen::inRange(-100, 101) / 10.0;
    const auto product = [n](const std::vector<double>& root) {
        std::vector<double> a(root.size(), 0.0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j <= i; ++j)
                for (std::size_t k = 0; k <= j; ++k)
                    a[in_triangle(i, j)] += root[in_triangle(i, k)] * root[in_triangle(j, k)];
        return a;
    };
    // Singular covariances (a zero on the diagonal of L) are among them.
    const std::vector<double> a = product(l);
    const auto root = root_of(a, n);
    RC_ASSERT(root.has_value());
    const std::vector<double> back = product(*root);
    for (std::size_t i = 0; i < a.size(); ++i) RC_ASSERT(std::abs(back[i] - a[i]) < 1e-6);
}

TEST(RootOf, HasNoneForNumbersThatCannotVaryTogether) {
    EXPECT_FALSE(root_of(std::vector{1.0, 2.0, 1.0}, 2).has_value());
    EXPECT_FALSE(root_of(std::vector{-1.0}, 1).has_value());
    EXPECT_FALSE(root_of(std::vector{0.0, 0.5, 1.0}, 2).has_value());
    EXPECT_TRUE(root_of(std::vector{0.0, 0.0, 1.0}, 2).has_value());
    EXPECT_TRUE(root_of(std::vector{1.0, 1.0, 1.0}, 2).has_value());
}

TEST(Draw, ABlockHasItsCovariance) {
    const ParameterSet set = parsed(kEstimates);
    constexpr int kRuns = 40000;
    double a = 0;
    double b = 0;
    double aa = 0;
    double ab = 0;
    double bb = 0;
    double ac = 0;
    for (std::uint32_t run = 0; run < kRuns; ++run) {
        const auto x = draw(set, Behaviour::growth, 3, run);
        const double da = x[0] - 1.0;
        const double db = x[1] + 1.0;
        a += da;
        b += db;
        aa += da * da;
        ab += da * db;
        bb += db * db;
        ac += da * (x[2] - 0.1);
    }
    // Five standard errors of each moment.
    EXPECT_NEAR(a / kRuns, 0.0, 5 * 2 / 200.0);
    EXPECT_NEAR(b / kRuns, 0.0, 5 * 1 / 200.0);
    EXPECT_NEAR(aa / kRuns, 4.0, 5 * 4 * 1.4142 / 200.0);
    EXPECT_NEAR(bb / kRuns, 1.0, 5 * 1 * 1.4142 / 200.0);
    EXPECT_NEAR(ab / kRuns, -1.2, 5 * std::sqrt(4.0 + 1.44) / 200.0);
    EXPECT_NEAR(ac / kRuns, 0.0, 5 * 1 / 200.0);
}

TEST(Draw, ABlockMovesNoOtherParameter) {
    const ParameterSet with_block = parsed(kEstimates);
    ParameterSet without = with_block;
    without.blocks.clear();
    for (std::uint32_t run = 0; run < 200; ++run) {
        const auto one = draw(with_block, Behaviour::growth, 5, run);
        const auto other = draw(without, Behaviour::growth, 5, run);
        EXPECT_EQ(one[2], other[2]);
        EXPECT_EQ(one[0], other[0]);  // the first of a block: value + se z, as alone
        EXPECT_NE(one[1], other[1]);
    }
}

TEST(Draw, ABlockIsDrawnAgainAsAWholeAndStaysInside) {
    ParameterSet set = parsed(kEstimates);
    set.list[1].low = -1.5;
    set.list[1].high = -0.5;
    int moved = 0;
    for (std::uint32_t run = 0; run < 2000; ++run) {
        const auto x = draw(set, Behaviour::growth, 5, run);
        ASSERT_GE(x[1], -1.5);
        ASSERT_LE(x[1], -0.5);
        moved += x[0] != draw(parsed(kEstimates), Behaviour::growth, 5, run)[0] ? 1 : 0;
    }
    EXPECT_GT(moved, 1000);  // b is outside in 62 of 100 first tries, and then a is drawn again too
    set.list[1].low = set.list[1].high = -1.0;
    EXPECT_EQ(draw(set, Behaviour::growth, 5, 1)[1], -1.0);
    EXPECT_EQ(draw(set, Behaviour::growth, 5, 1)[0], 1.0);
}

}  // namespace
}  // namespace counterpoise

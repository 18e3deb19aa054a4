#include "behaviour/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "altered_facts.h"
#include "base/error.h"

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
        [&] { (void)read_parameters(altered.facts, "growth"); },
        ThrowsMessage<InputError>(AllOf(HasSubstr("parameters/growth.toml"), HasSubstr(message))))
        << text;
}

TEST(ReadParameters, ReadsTheFilesThatAreBuiltIn) {
    const ParameterSet growth = read_parameters(test_facts(), "growth");
    EXPECT_EQ(growth.behaviour, "growth");
    EXPECT_THAT(growth.list, SizeIs(3));
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
        (void)read_parameters(altered.facts, "growth");
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
    const std::size_t at = set.index("ally_elasticity_estimated");  // 0 +- 0.18 within -1 to 1
    double sum = 0;
    double squares = 0;
    constexpr int kRuns = 20000;
    for (std::uint32_t run = 0; run < kRuns; ++run) {
        const double x = draw(set, Behaviour::spending, 1, run)[at];
        sum += x;
        squares += x * x;
    }
    EXPECT_NEAR(sum / kRuns, 0.0, 5 * 0.18 / std::sqrt(double{kRuns}));
    EXPECT_NEAR(std::sqrt(squares / kRuns), 0.18, 0.18 * 5 / std::sqrt(2.0 * kRuns));
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
    const std::size_t at = set.index("volatility_weight");
    for (std::uint32_t run = 0; run < 100; ++run)
        EXPECT_EQ(draw(set, Behaviour::spending, 1, run)[at], set.list[at].value);
}

TEST(Draw, FallsBackToTheValueWhereTheRangeIsHardlyEverHit) {
    const ParameterSet set{"x", "prior", "", {{"p", 0.5, 1e12, 0.5 - 1e-9, 0.5 + 1e-9, "u", "s"}}};
    EXPECT_EQ(draw(set, Behaviour::spending, 1, 0)[0], 0.5);
}

}  // namespace
}  // namespace counterpoise

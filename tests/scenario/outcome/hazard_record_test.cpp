#include "scenario/outcome/hazard_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/error.h"
#include "scenario/outcome/model_record.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

RivalLead lead(const char* over, double percent, double low, double high) {
    return {over, percent, low, high};
}

TEST(CountedEvents, AreThoseOfTheFitByProcess) {
    const ParameterSet set = read_parameters(test_facts(), "realignment");
    const auto exits = counted_events(set, "exit");
    ASSERT_TRUE(exits);
    EXPECT_EQ(exits->events, 44u);
    EXPECT_EQ(exits->rows, 17447u);
    EXPECT_FALSE(counted_events(set, "nothing"));
    EXPECT_FALSE(counted_events(read_parameters(test_facts(), "growth"), "exit"));
}

TEST(LeadsInWords, SayWhichAreNotSettled) {
    const std::string said = leads_in_words(
        {lead("a", 7.4, 1.3, 13.5), lead("b", -3, -5, -1), lead("c", 4.6, -0.6, 9.7)});
    EXPECT_EQ(said,
              "7.4 % better than a (1.3 to 13.5) and 3.0 % worse than b (−5.0 to −1.0); the lead "
              "over c (4.6 %, −0.6 to 9.7) is not settled: the interval holds 0");
    EXPECT_EQ(leads_in_words({{"a", 2, {}, {}}}), "2.0 % better than a (no interval computed)");
}

TEST(OddsOf, AreThoseOfTheStep) {
    ParameterSet set;
    set.list = {{"x", std::log(2.0), 0.1, -1, 1, "log odds", "a test"}};
    EXPECT_NEAR(odds_of(set, "x", OddsStep::one)->median, 2, 1e-12);
    EXPECT_NEAR(odds_of(set, "x", OddsStep::one)->low, 2 * std::exp(-0.1645), 1e-12);
    EXPECT_NEAR(odds_of(set, "x", OddsStep::first_of_log)->median,
                std::exp(std::log(2.0) * std::log(2.0)), 1e-12);
    EXPECT_FALSE(odds_of(set, "x", OddsStep::one)->holds_one());
    EXPECT_THAT(*odds_in_words(set, "x", OddsStep::one),
                AllOf(HasSubstr("odds times 2.00"), Not(HasSubstr("not settled"))));
    set.list[0].se = 1;
    EXPECT_THAT(*odds_in_words(set, "x", OddsStep::one), HasSubstr("not settled"));
    EXPECT_FALSE(odds_of(set, "y", OddsStep::one));
}

// The shipped file says of which leads the interval holds 0; docs/method/realignment.md names the
// same.
TEST(HazardSentences, NameTheLeadsOfTheShippedFileThatAreNotSettled) {
    const ParameterSet set = read_parameters(test_facts(), "realignment");
    const std::vector<std::string> all = hazard_sentences(set);
    ASSERT_EQ(all.size(), 5u) << "four hazards, and who is allied with whom";
    for (const std::size_t k : {0u, 2u})
        EXPECT_THAT(all[k], HasSubstr("the lead over a model of states and pairs that knows no"));
    EXPECT_THAT(all[0], HasSubstr("44 exits in 17,447 member-years"));
    EXPECT_THAT(all[1], HasSubstr("the lead over the rate of the five years before (1.4 %"));
    EXPECT_THAT(all[3], Not(HasSubstr("not settled")));
    EXPECT_EQ(score_sentences(set).items().size(), 6u) << "and what is drawn";
    EXPECT_TRUE(hazard_sentences(read_parameters(test_facts(), "growth")).empty());
}

}  // namespace
}  // namespace counterpoise

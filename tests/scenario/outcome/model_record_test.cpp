#include "scenario/outcome/model_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string said(const ParameterSet& set) {
    std::string all;
    const Value sentences = score_sentences(set);
    for (const Value& sentence : sentences.items()) all += sentence.text() + "\n";
    return all;
}

/// A law with the scores of five years ahead.
ParameterSet scored() {
    ParameterSet set{"spending", "estimate", "a test"};
    set.list = {{"a", 1, 0.5, 0, 2, "u", "s", "estimate"}, {"b", 1, 0.5, 0, 2, "u", "s", "prior"}};
    set.fit = FitRecord{"law", 1950, 2024, 100};
    set.scores = {{"error_5y", 0.3, "log", "s"},
                  {"error_5y_baseline", 0.25, "log", "s"},
                  {"cover90_5y", 87.6, "%", "s"},
                  {"forecasts_5y", 1031, "n", "s"}};
    return set;
}

TEST(ScoreSentences, SayHowFarForecastsWereFromWhatHappened) {
    EXPECT_THAT(said(scored()),
                AllOf(HasSubstr("1,031 forecasts"), HasSubstr("by 0.300 in logs"),
                      HasSubstr("missed it by 0.250 (20.0 % worse)"), HasSubstr("88 in 100")));
}

TEST(ScoreSentences, SayHowManyAreEstimatesAndNameThePriors) {
    EXPECT_THAT(said(scored()),
                AllOf(HasSubstr("Of 2 parameters of spending, 1 are estimated from the record of "
                                "1950-2024"),
                      HasSubstr("without a score: b")));
}

TEST(ScoreSentences, SayEachScoreOfABehaviourThatTheyHaveNoWordsFor) {
    ParameterSet set = scored();
    set.behaviour = "disputes";
    set.scores = {{"auc", 0.971, "area under the curve", "backtest disputes"}};
    EXPECT_THAT(said(set),
                HasSubstr("disputes, auc: 0.971 (area under the curve; backtest disputes)."));
}

TEST(ScoreSentences, SayThatPriorsHaveNoScore) {
    ParameterSet set = scored();
    set.fit.reset();
    EXPECT_THAT(said(set), HasSubstr("no score on history"));
}

TEST(ParameterRows, CarryTheirStandingWithTheYearsOfTheRecord) {
    const Value rows = parameter_rows(scored());
    EXPECT_EQ(rows.items()[0]["standing"].text(), "estimate, 1950-2024");
    EXPECT_EQ(rows.items()[1]["standing"].text(), "prior");
}

TEST(ScoreSentences, OfTheShippedFilesHaveWords) {
    for (const char* behaviour : {"spending", "growth"})
        EXPECT_THAT(said(read_parameters(test_facts(), behaviour)),
                    AllOf(HasSubstr("forecasts from 1980"), HasSubstr("better")));
}

}  // namespace
}  // namespace counterpoise

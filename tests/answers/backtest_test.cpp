#include "answers/backtest/backtest.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "commands.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(ScoreBehaviour, IsWhatTheCommandPrintsForPrograms) {
    for (const char* behaviour : {"severity", "spending", "growth", "politics"}) {
        BacktestQuestion question;
        question.behaviour = behaviour;
        EXPECT_TRUE(to_json(score_behaviour(test_facts(), question)) ==
                    run_with({"backtest", behaviour, "--json"}).out)
            << behaviour;
    }
}

TEST(ScoreBehaviour, RefusesWhatHasNoScores) {
    BacktestQuestion question;
    question.behaviour = "cascade";
    EXPECT_THAT([&] { (void)score_behaviour(test_facts(), question); },
                ThrowsMessage<InputError>(HasSubstr("too few to score")));
    question.behaviour = "nothing";
    EXPECT_THAT([&] { (void)score_behaviour(test_facts(), question); },
                ThrowsMessage<InputError>(HasSubstr("there are no estimates of 'nothing'")));
}

TEST(ScoreBehaviour, RefusesEveryPartThatItDoesNotRead) {
    BacktestQuestion question;
    question.behaviour = "politics";
    question.origin = 1990;
    question.penalty = "ridge";
    EXPECT_THAT(
        [&] { (void)score_behaviour(test_facts(), question); },
        ThrowsMessage<InputError>(testing::AllOf(HasSubstr("--origin"), HasSubstr("--penalty"))));
}

}  // namespace
}  // namespace counterpoise

#include "answers/cascade/cascade.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "commands.h"

namespace counterpoise {
namespace {

TEST(ExpectCascade, IsWhatTheCommandPrintsForPrograms) {
    const CascadeQuestion question{
        {.leave = {"USA:NATO"}, .assume = {"reliability=0.41"}}, "RUS", "EST", {}, 500, 7};
    const std::vector<std::string> words{
        "cascade",  "--attacker",       "RUS",    "--target", "EST",    "--leave", "USA:NATO",
        "--assume", "reliability=0.41", "--runs", "500",      "--seed", "7"};
    const auto with = [&](const char* format) {
        std::vector<std::string> all = words;
        all.emplace_back(format);
        return run_with(all).out;
    };
    const Answer answer = expect_cascade(test_facts(), question);
    EXPECT_EQ(to_json(answer), with("--json"));
    EXPECT_EQ(to_csv(answer), with("--csv"));
}

TEST(ExpectCascade, RefusesEveryFaultOfItsWordsAtOnce) {
    const CascadeQuestion question{{.leave = {"USA:NATOO"}, .mark = ""}, "RUS", "EST", {}, 0, -1};
    EXPECT_THAT([&] { (void)expect_cascade(test_facts(), question); },
                testing::ThrowsMessage<InputError>(testing::AllOf(
                    testing::HasSubstr("leave: unknown"), testing::HasSubstr("runs: 0 is not"),
                    testing::HasSubstr("seed: -1 is not"))));
}

TEST(ExpectCascade, ShowsAPersonTheStrongestUnlessAllAreAskedFor) {
    CascadeQuestion question{{}, "RUS", "EST"};
    const auto rows = [&] {
        const Answer answer = expect_cascade(test_facts(), question);
        return answer.sheet.sections.front().shown->rows.size();
    };
    const std::size_t strongest = rows();
    question.rows = CascadeRows::all;
    EXPECT_GT(rows(), strongest);
}

}  // namespace
}  // namespace counterpoise

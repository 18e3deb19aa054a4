#include "answers/run/run.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/version.h"
#include "commands.h"
#include "world/built_in.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;

std::string text_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The files of a command against those of the library.
void expect_same(const QuestionWords& words, std::vector<std::string> arguments) {
    const std::string folder = testing::TempDir() + "run_test";
    arguments.insert(arguments.end(), {"--out", folder, "--json"});
    const Ran ran = run_with(arguments);
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const auto answer = run_question(test_facts(), question_from(words, test_facts()), run_in_order,
                                     std::string(program_version()));
    ASSERT_TRUE(answer);
    EXPECT_TRUE(to_json(*answer) == ran.out);
    EXPECT_TRUE(to_csv(*answer) == text_of(folder + "/effects.csv"));
    EXPECT_TRUE(to_json(answer->record) == text_of(folder + "/run.json"));
    EXPECT_TRUE(to_html(*answer, {test_embedded().style, test_embedded().script}) ==
                text_of(folder + "/report.html"));
    std::filesystem::remove_all(folder);
}

TEST(RunQuestion, OfWordsIsWhatTheCommandWrites) {
    QuestionWords words;
    words.leave = {"USA:NATO"};
    words.assume = {"reliability=0.41"};
    words.runs = 20;
    words.end = 2028;
    words.about = "Made from the command line.";
    expect_same(words, {"run", "--leave", "USA:NATO", "--assume", "reliability=0.41", "--runs",
                        "20", "--end", "2028"});
}

TEST(RunQuestion, OfAFileAndWordsIsWhatTheCommandWrites) {
    QuestionWords words;
    words.file = built_in_file(test_facts().archive(), "scenarios", "un-rescaled");
    words.runs = 20;
    words.join = {"UKR:NATO"};
    expect_same(words, {"run", "un-rescaled", "--runs", "20", "--join", "UKR:NATO"});
}

TEST(RunQuestion, IsNotAnsweredWhereItsExecutorStopped) {
    QuestionWords words;
    words.leave = {"USA:NATO"};
    const Question question = question_from(words, test_facts());
    EXPECT_FALSE(run_question(
        test_facts(), question,
        [](const Experiment&, std::size_t) { return std::optional<Partial>{}; }, "0"));
}

}  // namespace
}  // namespace counterpoise

#include "scenario/question.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "scenarios.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

QuestionWords words_of(const std::string& file) {
    QuestionWords words;
    words.file = GivenFile{"s.toml", file};
    return words;
}

TEST(QuestionFrom, WordsGoBeforeWhatTheFileSays) {
    QuestionWords words = words_of("title = \"t\"\nruns = 7\nend = 2030\n" + leaves_nato() +
                                   "[assume]\nun_rescale = \"pro_rata\"\n");
    words.runs = 9;
    words.join = {"UKR:NATO"};
    words.assume = {"un_rescale=unfunded"};
    const Scenario s = question_from(words, test_facts()).scenario();
    EXPECT_EQ(s.runs, 9u);
    EXPECT_EQ(s.end, Year{2030});
    EXPECT_EQ(s.changes.size(), 2u);
    EXPECT_EQ(s.assumptions.word("un_rescale"), "unfunded");
    EXPECT_EQ(s.title, "t");
}

TEST(QuestionFrom, SaysTheFaultsOfFileAndWordsAtOnce) {
    QuestionWords words = words_of("title = \"t\"\nrun = 7\n[assume]\nnothing = 1\n");
    words.leave = {"USA:NATOO"};
    words.end = 1999;
    words.assume = {"un_rescale=maybe", "agencies=NOBODY"};
    EXPECT_THAT(
        [&] { (void)question_from(words, test_facts()); },
        ThrowsMessage<InputError>(AllOf(
            HasSubstr("s.toml:2:"), HasSubstr("s.toml:4:"), HasSubstr("--leave: unknown treaty"),
            HasSubstr("--end: 1999"), HasSubstr("'maybe' is not allowed"), HasSubstr("NOBODY"))));
}

TEST(QuestionFrom, AFileThatWordsMendIsTaken) {
    QuestionWords words = words_of("title = \"t\"\nend = 2027\n" +
                                   change_lines("leave", "USA", "treaty", "NATO", "2035-01-01"));
    EXPECT_THAT([&] { (void)question_from(words, test_facts()); },
                ThrowsMessage<InputError>(HasSubstr("past the end")));
    words.end = 2040;
    EXPECT_EQ(question_from(words, test_facts()).scenario().end, Year{2040});
}

TEST(QuestionFrom, AFileThatCannotBeReadDoesNotHideTheWords) {
    QuestionWords words = words_of("title = \n");
    words.runs = 0;
    EXPECT_THAT([&] { (void)question_from(words, test_facts()); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("s.toml"), HasSubstr("--runs: 0"))));
}

TEST(QuestionFrom, WithoutAFileIsTitledByItsChanges) {
    QuestionWords words;
    words.leave = {"USA:NATO"};
    words.about = "Asked by a test.";
    const Scenario s = question_from(words, test_facts()).scenario();
    EXPECT_EQ(s.title, "United States of America leaves NATO");
    EXPECT_EQ(s.about, "Asked by a test.");
    EXPECT_THAT(s.open, ElementsAre("ally_response"));
}

TEST(QuestionFrom, NamesPlacesWithTheMarkOfItsFrontEnd) {
    QuestionWords words;
    words.mark = "";
    words.leave = {"USA:NATOO"};
    EXPECT_THAT([&] { (void)question_from(words, test_facts()); },
                ThrowsMessage<InputError>(testing::StartsWith("leave: unknown")));
}

}  // namespace
}  // namespace counterpoise

#include "answers/explain/explain.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "commands.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::SizeIs;
using testing::ThrowsMessage;

TEST(ExplainWord, GivesWhatTheCommandPrints) {
    for (const std::string word : {"scenario", "standing", "politics", "un_rescale", "cover.states",
                                   "un_dues", "milex", "treaties", "disputes", "NATO", "UNESCO",
                                   "change.date", "date", "spending.risk", "median"}) {
        const Ran ran = run_with({"explain", word, "--json"});
        if (ran.code != kDone) {
            EXPECT_THROW((void)explain_word(test_facts(), {word}), InputError) << word;
            continue;
        }
        EXPECT_EQ(to_json(explain_word(test_facts(), {word})), ran.out) << word;
    }
}

TEST(ExplainWord, GivesEverythingThatIsCalledSo) {
    const Answer answer = explain_word(test_facts(), {"un_entities"});
    EXPECT_THAT(answer.document["also"].items(), SizeIs(answer.also.size()));
    EXPECT_EQ(to_json(answer), run_with({"explain", "un_entities", "--json"}).out);
}

TEST(ExplainWord, RefusesAWordThatNamesNothing) {
    EXPECT_THAT([] { (void)explain_word(test_facts(), {"cover.stats"}); },
                ThrowsMessage<InputError>(HasSubstr("cover.states")));
}

}  // namespace
}  // namespace counterpoise

#include "answers/show/show.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "commands.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(ShowFacts, GivesWhatTheCommandPrints) {
    for (const std::string name : {"USA", "germany", "NATO", "CSTO", "UN", "WHO", "WFP", "UNESCO"})
        for (const int year : {1995, 2025}) {
            if (name == "WFP" && year < 2025) continue;
            const Answer answer = show_facts(test_facts(), {name, year});
            const std::vector<std::string> words{"show", name, "--year", std::to_string(year),
                                                 "--json"};
            EXPECT_EQ(to_json(answer), run_with(words).out) << name << year;
            EXPECT_FALSE(answer.table.rows.empty()) << name << year;
        }
}

TEST(ShowFacts, IsOfTheLatestYearUnlessOneIsNamed) {
    EXPECT_EQ(to_json(show_facts(test_facts(), {"EST", {}})),
              to_json(show_facts(test_facts(), {"EST", 2025})));
}

TEST(ShowFacts, RefusesANameThatNobodyKnowsAndNamesTheNearest) {
    EXPECT_THAT(
        [] {
            (void)show_facts(test_facts(), {"NAT0", {}});
        },
        ThrowsMessage<InputError>(HasSubstr("NATO")));
}

TEST(ShowFacts, RefusesAYearWithoutAWorld) {
    EXPECT_THAT(
        [] {
            (void)show_facts(test_facts(), {"NATO", 2099});
        },
        ThrowsMessage<InputError>(HasSubstr("year 2099 has no world")));
}

}  // namespace
}  // namespace counterpoise

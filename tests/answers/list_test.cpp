#include "answers/list/list.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "commands.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(ListNames, GivesWhatTheCommandPrints) {
    for (const std::string what : {"scenarios", "measures", "treaties", "institutions", "states",
                                   "assumptions", "rules", "bodies", "politics", "parameters"}) {
        const Answer answer = list_names(test_facts(), {what, {}});
        EXPECT_FALSE(answer.table.rows.empty()) << what;
        EXPECT_EQ(to_json(answer), run_with({"list", what, "--json"}).out) << what;
        EXPECT_EQ(to_csv(answer), run_with({"list", what, "--csv"}).out) << what;
    }
}

TEST(ListNames, GivesThoseOfAYear) {
    for (const std::string what : {"treaties", "institutions", "states"}) {
        const Answer answer = list_names(test_facts(), {what, 1960});
        EXPECT_EQ(to_json(answer), run_with({"list", what, "--year", "1960", "--json"}).out);
        EXPECT_NE(to_csv(answer), to_csv(list_names(test_facts(), {what, {}}))) << what;
    }
}

TEST(ListNames, RefusesAKindWithoutAListAndNamesTheNearest) {
    EXPECT_THAT(
        [] {
            (void)list_names(test_facts(), {"treatys", {}});
        },
        ThrowsMessage<InputError>(HasSubstr("Did you mean 'treaties'?")));
}

TEST(ListNames, RefusesAYearWithoutAWorld) {
    EXPECT_THAT(
        [] {
            (void)list_names(test_facts(), {"treaties", 1500});
        },
        ThrowsMessage<InputError>(HasSubstr("year 1500 has no world")));
}

}  // namespace
}  // namespace counterpoise

#include "answers/exits/exits.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "commands.h"

namespace counterpoise {
namespace {

TEST(ExitsOnRecord, AreWhatTheCommandPrintsForPrograms) {
    const Answer all = exits_on_record(test_facts(), {});
    EXPECT_EQ(to_json(all), run_with({"exits", "--json"}).out);
    EXPECT_EQ(to_csv(all), run_with({"exits", "--csv"}).out);
    const Answer seato = exits_on_record(test_facts(), {.treaty = "SEATO"});
    EXPECT_EQ(to_json(seato), run_with({"exits", "--treaty", "SEATO", "--json"}).out);
    EXPECT_EQ(to_csv(seato), run_with({"exits", "--treaty", "SEATO", "--csv"}).out);
    EXPECT_LT(seato.table.rows.size(), all.table.rows.size());
}

TEST(ExitsOnRecord, ShowEveryYearToAPersonWhereAllAreAskedFor) {
    const auto years = [](const Answer& answer) {
        for (const Section& section : answer.sheet.sections)
            if (section.key == "burden") return section.table.rows.size();
        return std::size_t{0};
    };
    const Answer some = exits_on_record(test_facts(), {});
    const Answer all = exits_on_record(test_facts(), {.years = StudyYears::all});
    EXPECT_GT(years(some), 0u);
    EXPECT_GT(years(all), years(some));
    EXPECT_EQ(to_json(all), to_json(some));
}

TEST(ExitsOnRecord, RefuseATreatyThatNobodyKnows) {
    EXPECT_THAT([] { (void)exits_on_record(test_facts(), {.treaty = "SEATTO"}); },
                testing::ThrowsMessage<InputError>(testing::HasSubstr("SEATTO")));
}

}  // namespace
}  // namespace counterpoise

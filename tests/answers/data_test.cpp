#include "answers/data/data.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "commands.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

void expect_as_printed(const DataQuestion& question, std::vector<std::string> words) {
    words.insert(words.begin(), {"data", question.what});
    const DataAnswer answer = read_data(test_facts(), question);
    words.emplace_back("--json");
    EXPECT_EQ(to_json(answer), run_with(words).out) << question.what;
    words.back() = "--csv";
    EXPECT_EQ(to_csv(answer), run_with(words).out) << question.what;
}

TEST(ReadData, GivesWhatTheCommandPrintsOfTables) {
    for (const std::string what :
         {"check", "list", "sources", "states", "treaties", "un_scale", "nato_share_2025"})
        expect_as_printed({what, {}, {}, {}}, {});
}

TEST(ReadData, GivesATableAsItsFileStands) {
    EXPECT_EQ(to_csv(read_data(test_facts(), {"un_scale", {}, {}, {}})),
              test_facts().archive().read("un_scale.csv"));
}

TEST(ReadData, GivesWhatTheCommandPrintsOfDesignMatrices) {
    DataQuestion dyads{"dyads", 2000, 2001, {{"onset", "contiguity"}}};
    expect_as_printed(dyads, {"--from", "2000", "--to", "2001", "--columns", "onset,contiguity"});
    dyads.direction = Direction::directed;
    dyads.pairs = Pairs::relevant;
    expect_as_printed(dyads, {"--from", "2000", "--to", "2001", "--columns", "onset,contiguity",
                              "--directed", "--relevant"});
    expect_as_printed({"states", 2010, 2012, {}}, {"--from", "2010", "--to", "2012"});
    expect_as_printed({"memberships", 2010, 2012, {}}, {"--from", "2010", "--to", "2012"});
}

TEST(ReadData, PassesALargeMatrixOnInParts) {
    const DataAnswer answer = read_data(test_facts(), {"dyads", 2000, 2005, {{"onset"}}});
    std::size_t parts = 0, largest = 0;
    write_csv(answer, [&](std::string_view text) {
        ++parts;
        largest = std::max(largest, text.size());
    });
    EXPECT_GT(parts, 10u);
    EXPECT_LT(largest, std::size_t{1} << 17);
}

TEST(ReadData, RefusesATableThatThereIsNot) {
    EXPECT_THAT(
        [] {
            (void)read_data(test_facts(), {"treatys", {}, {}, {}});
        },
        ThrowsMessage<InputError>(HasSubstr("Did you mean 'treaties'?")));
}

TEST(ReadData, RefusesYearsOfATable) {
    EXPECT_THAT(
        [] {
            (void)read_data(test_facts(), {"un_scale", 1990, {}, {}});
        },
        ThrowsMessage<InputError>(HasSubstr("'un_scale' is no design matrix")));
}

TEST(ReadData, RefusesColumnsThatAreNamedTwiceAndNoneAtAll) {
    EXPECT_THAT(
        [] {
            (void)read_data(test_facts(), {"dyads", {}, {}, {{"onset", "onset"}}});
        },
        ThrowsMessage<InputError>(HasSubstr("column 'onset' is named twice")));
    EXPECT_THAT(
        [] {
            (void)read_data(test_facts(), {"dyads", {}, {}, std::vector<std::string>{}});
        },
        ThrowsMessage<InputError>(HasSubstr("no column is named")));
}

TEST(ReadData, RefusesOfStatesWhatOnlyPairsHave) {
    DataQuestion question{"states", {}, {}, {}};
    question.pairs = Pairs::relevant;
    EXPECT_THAT([&] { (void)read_data(test_facts(), question); },
                ThrowsMessage<InputError>(HasSubstr("a state is no pair")));
}

}  // namespace
}  // namespace counterpoise

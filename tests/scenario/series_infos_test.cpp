#include "scenario/series_infos.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/error.h"
#include "worlds.h"

namespace counterpoise {
namespace {

using Values = std::vector<double>;

/// A source in which two states are followed, one of which remains.
struct SmallWorld {
    FollowedStates followed{{0, 1}, {}, {}};
    World world = World::at(test_facts(), kLatestYear);
    EpochView view;
    SpendingSource source{world, view, followed, {}};
};

void read_one(const SpendingSource&, std::size_t, Values& values) {
    values.push_back(1.0);
}

void read_two(const SpendingSource&, std::size_t, Values& values) {
    values.insert(values.end(), {1.0, 2.0});
}

void read_three(const SpendingSource&, std::size_t, Values& values) {
    values.insert(values.end(), {1.0, 2.0, 3.0});
}

TEST(SeriesInfos, AReaderThatWritesTooFewOrTooManyValuesIsRefused) {
    const SmallWorld small;
    const auto read = [&](SeriesReader<SpendingSource> reader) {
        Values values;
        read_series({{"burden.spending", SubjectKind::followed, "US$ m", reader}}, small.source,
                    values);
        return values;
    };
    EXPECT_EQ(read(&read_two), (Values{1.0, 2.0}));
    EXPECT_THROW((void)read(&read_one), BrokenPromise);
    EXPECT_THROW((void)read(&read_three), BrokenPromise);
}

TEST(SeriesInfos, EverySettledRowOfPayersHasAColumnOfItsOwn) {
    std::set<Column> columns;
    std::size_t rows = 0;
    for (const SeriesInfo& info : series_infos({"NATO"}, Realignment::on)) {
        const Column* column = std::get_if<Column>(&info.settled_by);
        EXPECT_EQ(column != nullptr, info.subject == SubjectKind::payers) << info.id;
        if (column == nullptr) continue;
        columns.insert(*column);
        ++rows;
    }
    EXPECT_EQ(rows, 3u);
    EXPECT_EQ(columns.size(), rows);
}

TEST(SeriesInfos, SeveralAlliancesHaveARowOfSharesEach) {
    std::vector<std::string> shares;
    for (const SeriesInfo& info : series_infos({"NATO", "CSTO"}, Realignment::off))
        if (info.id.starts_with("burden.share_of_alliance")) shares.push_back(info.id);
    EXPECT_THAT(shares, testing::ElementsAre("burden.share_of_alliance:NATO",
                                             "burden.share_of_alliance:CSTO"));
}

}  // namespace
}  // namespace counterpoise

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

TEST(SeriesInfos, EveryMeasureThatIsToBeFollowedHasARow) {
    std::set<std::string_view> followed;
    for (const SeriesInfo& info : series_infos({"NATO"}, Realignment::on)) {
        const auto* measure = std::get_if<const MeasureInfo*>(&info.settled_by);
        EXPECT_EQ(measure != nullptr, info.subject == SubjectKind::whoever_has_one) << info.id;
        if (measure != nullptr) followed.insert((*measure)->id);
    }
    std::set<std::string_view> listed;
    for (const MeasureInfo& info : measure_infos())
        if (info.scenarios.followed == FollowedOf::whoever_has_one) listed.insert(info.id);
    EXPECT_EQ(followed, listed);
    EXPECT_TRUE(listed.contains("un.scale"));
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

#include "measures/measure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Measures, EachHasAnIdOfItsOwnAndEverythingAReaderMustKnow) {
    std::set<std::string_view> ids;
    for (const MeasureInfo& info : measure_infos()) {
        EXPECT_TRUE(ids.insert(info.id).second) << info.id;
        EXPECT_FALSE(info.title.empty() || info.unit.empty() || info.formula.empty() ||
                     info.method.empty())
            << info.id;
        EXPECT_EQ(&measure_named(info.id), &info);
    }
}

TEST(Measures, ReadOnlyAssumptionsThatExist) {
    for (const MeasureInfo& info : measure_infos()) {
        std::istringstream keys{std::string(info.assumptions)};
        for (std::string key; keys >> key;)
            EXPECT_NE(find_assumption(key), nullptr) << info.id << " " << key;
    }
}

TEST(Measures, NameOnlyTablesThatTheFactsHold) {
    for (const MeasureInfo& info : measure_infos()) {
        const int year = info.id.starts_with("power") || info.id.starts_with("risk") ? 2022
                         : info.id.starts_with("alignment")                          ? 2019
                                                                                     : 2024;
        const Reading reading = measured(info.id, year, {"leave USA:NATO", "leave USA:UN"});
        EXPECT_FALSE(reading.sources.empty()) << info.id;
        for (const std::string& source : reading.sources)
            EXPECT_TRUE(test_facts().archive().has(source + ".csv")) << info.id << " " << source;
        EXPECT_FALSE(reading.unit.empty()) << info.id;
        EXPECT_FALSE(reading.vintage.empty()) << info.id;
        EXPECT_FALSE(reading.table.rows.empty()) << info.id;
        for (const auto& row : reading.table.rows)
            EXPECT_EQ(row.size(), reading.table.columns.size()) << info.id;
    }
}

TEST(Measures, NoCellIsInfiniteOrNaN) {
    for (const MeasureInfo& info : measure_infos()) {
        const Reading reading =
            measured(info.id, 2025, {"leave USA:NATO", "leave USA:UN", "leave FRA:UN"});
        for (const auto& row : reading.table.rows)
            for (const Cell& cell : row) {
                const auto* number = std::get_if<double>(&cell);
                EXPECT_TRUE(!number || std::isfinite(*number))
                    << info.id << " " << std::get<std::string>(row[0]);
            }
    }
}

TEST(Measures, AnUnknownIdIsRefusedWithTheNearest) {
    EXPECT_THAT([] { (void)measure_named("burden.spendin"); },
                ThrowsMessage<InputError>(HasSubstr("'burden.spending'")));
}

TEST(SortByValue, PutsTheLargestFirstAndTheAbsentLast) {
    Table table = per_state_table("x", "%", 1);
    table.rows = {
        {"A", "a", 1.0}, {"B", "b", Cell{}}, {"C", "c", -3.0}, {"D", "d", 1.0}, {"E", "e", 7.0}};
    sort_by_value(table);
    std::string order;
    for (const auto& row : table.rows) order += std::get<std::string>(row[0]);
    EXPECT_EQ(order, "EADCB");
}

TEST(Leavers, AreThoseWhoWereMembersAndAreNoLonger) {
    const World world = world_after(2025, {"leave USA:NATO", "join UKR:NATO", "leave FRA:UN"});
    const Assumptions assumptions;
    const Arguments arguments;
    const View view{world, settled_world(2025), test_facts(), assumptions, arguments};
    EXPECT_THAT(leavers(view, treaties(test_facts()).named("NATO", "test")),
                testing::ElementsAre(StateId{2}));
    EXPECT_THAT(leavers(view, institutions(test_facts()).un), testing::ElementsAre(StateId{220}));
}

}  // namespace
}  // namespace counterpoise

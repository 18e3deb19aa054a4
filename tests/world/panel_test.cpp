#include "world/panel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <set>

#include "world/row_reader.h"
#include "worlds.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr std::array<std::string_view, 2> kColumnsAsked{"b", "a"};

/// A panel read from one table of a blob of its own.
Panel panel_of(const std::string& csv) {
    const std::string blob = pack({{"t.csv", csv}}, Compression::none);
    const Facts facts(std::as_bytes(std::span(blob.data(), blob.size())));
    return read_panel(facts, "t", kColumnsAsked);
}

TEST(Panel, HasTheColumnsAskedForInThatOrder) {
    const Panel panel = panel_of("cow,year,a,b\n2,1950,1.5,\n200,1951,-3,4e3\n");
    ASSERT_EQ(panel.rows(), 2u);
    EXPECT_EQ(panel.state[1], StateId{200});
    EXPECT_EQ(panel.year[1], Year{1951});
    EXPECT_TRUE(std::isnan(panel.values[0][0]));
    EXPECT_EQ(panel.values[0][1], 4000);
    EXPECT_EQ(panel.values[1][0], 1.5);
}

TEST(Panel, NamesEveryCellAtFaultAtOnce) {
    EXPECT_THAT(
        [] { (void)panel_of("cow,year,a,b\n2,MCM,1,x\n1000,1951,1,inf\n"); },
        ThrowsMessage<InputError>(AllOf(HasSubstr("t.csv:2:3: 'MCM'"), HasSubstr("t.csv:2:9: 'x'"),
                                        HasSubstr("t.csv:3:1: 1000"), HasSubstr("'inf'"))));
}

TEST(Panel, NamesAMissingColumnAndAMissingTable) {
    EXPECT_THAT([] { (void)panel_of("cow,year,a\n"); },
                ThrowsMessage<InputError>(HasSubstr("column 'b' is missing")));
    EXPECT_THAT([] { (void)read_panel(test_facts(), "capabilitie", kColumnsAsked); },
                ThrowsMessage<InputError>(HasSubstr("'capabilities.csv'")));
}

TEST(RowReader, ReadsDatesFlagsAndOpenEnds) {
    const CsvTable table("d,e,f\n1949-04,,1\n1951,1952,\nx,1952-13,2\n", "t.csv");
    RowReader in(table);
    EXPECT_EQ(in.start(0, 0), (Date{1949, 4, 1}));
    EXPECT_EQ(in.end(0, 1), kOpenEnd);
    EXPECT_TRUE(in.flag(0, 2));
    EXPECT_EQ(in.end(1, 1), (Date{1952, 12, 31}));
    EXPECT_FALSE(in.flag(1, 2));
    EXPECT_NO_THROW(in.finish());
    (void)in.start(2, 0);
    (void)in.end(2, 1);
    (void)in.flag(2, 2);
    EXPECT_THAT([&] { in.finish(); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("t.csv:4:1"), HasSubstr("t.csv:4:3"),
                                                HasSubstr("t.csv:4:11"))));
}

TEST(Panels, NoStateYearIsThereTwice) {
    for (const Panel* panel :
         {&capabilities(test_facts()), &gdp_ppp(test_facts()), &world_bank(test_facts()),
          &military_spending(test_facts()), &regimes(test_facts()), &ideal_points(test_facts()),
          &us_troops(test_facts()), &nato_spending(test_facts())}) {
        std::set<std::pair<StateId, Year>> seen;
        for (std::size_t r = 0; r < panel->rows(); ++r)
            EXPECT_TRUE(seen.emplace(panel->state[r], panel->year[r]).second)
                << panel->state[r].code << " " << panel->year[r].value;
        EXPECT_GT(panel->rows(), 300u);
    }
}

}  // namespace
}  // namespace counterpoise

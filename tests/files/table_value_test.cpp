#include "files/table_value.h"

#include <gtest/gtest.h>

namespace counterpoise {
namespace {

TEST(TableValue, CountsAreIntegersAndMeasuredNumbersAreNot) {
    Table table;
    table.columns = {count_column("members", "Members"), {"share", "Share", "%", 1}};
    table.rows = {{4.0, 4.0}, {std::monostate{}, std::string("none")}, {0.5, true}};
    EXPECT_EQ(to_json(to_value(table).items()[0]),
              to_json(Value{}.set("members", 4).set("share", 4.0)));
    EXPECT_TRUE(to_value(table).items()[0]["members"].as_integer());
    EXPECT_FALSE(to_value(table).items()[0]["share"].as_integer());
    EXPECT_TRUE(to_value(table).items()[1]["members"].is_null());
    EXPECT_EQ(to_value(table).items()[1]["share"].text(), "none");
    EXPECT_EQ(to_value(table).items()[2]["members"].number(), 0.5);
}

}  // namespace
}  // namespace counterpoise

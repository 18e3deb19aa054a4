#include "files/value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "base/error.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Value, SetAppendsInOrderAndReplaces) {
    Value object;
    object.set("b", 1).set("a", 2).set("b", 3);
    ASSERT_EQ(object.members().size(), 2u);
    EXPECT_EQ(object.members()[0].first, "b");
    EXPECT_EQ(object["b"].number(), 3);
    EXPECT_TRUE(object.has("a"));
    EXPECT_FALSE(object.has("c"));
}

TEST(Value, WhatIsNotThereIsNullEmptyOrNaN) {
    const Value nothing;
    EXPECT_TRUE(nothing["a"]["b"].is_null());
    EXPECT_TRUE(nothing.text().empty());
    EXPECT_TRUE(nothing.items().empty());
    EXPECT_TRUE(std::isnan(nothing.number()));
    EXPECT_TRUE(std::isnan(Value("12").number()));
}

TEST(Value, RefusesToSetAMemberOfANumber) {
    Value number = 1.0;
    EXPECT_THROW(number.set("a", 1), BrokenPromise);
    EXPECT_THROW(number.push(1), BrokenPromise);
}

TEST(Json, IsWrittenInOneLineOrIndented) {
    Value json;
    json.set("a", Value::Array{1, true, "x"}).set("b", Value());
    EXPECT_EQ(to_json(json, 0), "{\"a\":[1,true,\"x\"],\"b\":null}\n");
    EXPECT_EQ(to_json(json),
              "{\n  \"a\": [\n    1,\n    true,\n    \"x\"\n  ],\n  \"b\": null\n}\n");
}

TEST(Json, AnAbsentNumberIsNull) {
    EXPECT_EQ(to_json(std::numeric_limits<double>::quiet_NaN()), "null\n");
    EXPECT_EQ(to_json(std::numeric_limits<double>::infinity()), "null\n");
}

TEST(Json, ATextThatIsNotUtf8IsOurFault) {
    EXPECT_THROW((void)to_json("\xFF"), BrokenPromise);
}

TEST(Json, NamesTheLineAndColumnWhereItStopsMakingSense) {
    EXPECT_THAT([] { (void)parse_json("{\n \"a\": 1,\n \"b\": }\n", "r.json"); },
                ThrowsMessage<InputError>(HasSubstr("r.json:3:7")));
}

RC_GTEST_PROP(Json, EveryNumberIsReadBackBitForBit, (double x)) {
    RC_PRE(std::isfinite(x));
    RC_ASSERT(parse_json(to_json(x), "x").number() == x);
}

TEST(Toml, EveryValueKnowsItsPlaceAndKeysKeepTheirOrder) {
    const Value toml = parse_toml("title = \"x\"\nb = 2\na = 1.5\n[assume]\nk = true\n", "s.toml");
    ASSERT_EQ(toml.members().size(), 4u);
    EXPECT_EQ(toml.members()[1].first, "b");
    EXPECT_EQ(toml.members()[2].first, "a");
    EXPECT_EQ(toml["a"].number(), 1.5);
    EXPECT_EQ(toml["a"].position().line, 3u);
    EXPECT_EQ(toml["a"].position().column, 5u);
    EXPECT_TRUE(*toml["assume"]["k"].as_bool());
}

TEST(Toml, ADateBecomesAText) {
    EXPECT_EQ(parse_toml("date = 2026-01-01\n", "s.toml")["date"].text(), "2026-01-01");
    EXPECT_EQ(parse_toml("date = 2026-01-01T12:00:00Z\n", "s.toml")["date"].text(), "2026-01-01");
}

TEST(Toml, NamesTheLineOfAFault) {
    EXPECT_THAT([] { (void)parse_toml("a = 1\nb = \n", "s.toml"); },
                ThrowsMessage<InputError>(HasSubstr("s.toml:2:")));
    EXPECT_THAT([] { (void)parse_toml("a = 1\na = 2\n", "s.toml"); },
                ThrowsMessage<InputError>(HasSubstr("s.toml:2:")));
}

}  // namespace
}  // namespace counterpoise

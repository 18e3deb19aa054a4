#include "report/words/numbers.h"

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>
#include <cmath>
#include <fstream>
#include <iterator>

#include "base/error.h"

namespace counterpoise::report {
namespace {

Value number_cases() {
    const std::string path =
        std::string(COUNTERPOISE_SOURCE_DIR) + "/tests/report/number_cases.json";
    std::ifstream in(path);
    return parse_json(std::string(std::istreambuf_iterator<char>(in), {}), path);
}

TEST(FormatNumber, PrintsTheCasesThatThePageHoldsToAsWell) {
    const Value cases = number_cases();
    ASSERT_GT(cases.items().size(), 15u);
    for (const Value& given : cases.items()) {
        const Sign sign = *given["signed"].as_bool() ? Sign::always : Sign::negative;
        EXPECT_EQ(format_number(given["number"].number(),
                                static_cast<int>(*given["digits"].as_integer()), sign),
                  given["printed"].text());
    }
}

TEST(FormatNumber, RefusesMoreDigitsThanAColumnMayHave) {
    EXPECT_THROW((void)format_number(1.0, 10), BrokenPromise);
    EXPECT_THROW((void)format_number(1.0, -1), BrokenPromise);
}

RC_GTEST_PROP(FormatNumber, IsNeverFurtherThanHalfALastDigitFromTheNumber, ()) {
    const int digits = *rc::gen::inRange(0, 7);
    const double number = static_cast<double>(*rc::gen::inRange(-100000000, 100000000)) / 4096.0;
    std::string printed = format_number(number, digits);
    const bool below = printed.starts_with("\u2212");
    if (below) printed.erase(0, 3);
    std::erase(printed, ',');
    const double read = (below ? -1.0 : 1.0) * std::stod(printed);
    RC_ASSERT(std::abs(read - number) <= 0.5 * std::pow(10.0, -digits) + 1e-9);
}

TEST(FormatSetting, KeepsYearsTogetherAndNamesTruthValues) {
    EXPECT_EQ(format_setting(2026), "2026");
    EXPECT_EQ(format_setting(0.12), "0.12");
    EXPECT_EQ(format_setting(-1.5), "\u22121.5");
    EXPECT_EQ(format_setting(true), "true");
    EXPECT_EQ(format_setting(Value{}), "\u2013");
    EXPECT_EQ(format_setting(Value(Value::Array{"a", 2})), "a, 2");
}

}  // namespace
}  // namespace counterpoise::report

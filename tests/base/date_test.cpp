#include "base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace counterpoise {
namespace {

/// Any day from 1816 to 2100.
rc::Gen<Date> any_date() {
    return rc::gen::apply(
        [](int year, int month, int day) {
            return Date{year, month, day};
        },
        rc::gen::inRange(1816, 2101), rc::gen::inRange(1, 13), rc::gen::inRange(1, 29));
}

TEST(Date, IsWrittenAsIso) {
    EXPECT_EQ((Date{1949, 4, 4}).iso(), "1949-04-04");
}

TEST(Date, NoticeOfAYearEndsOnTheSameDayOfTheNextYear) {
    EXPECT_EQ((Date{2026, 1, 1}).plus_months(12), (Date{2027, 1, 1}));
    EXPECT_EQ((Date{2025, 11, 30}).plus_months(2), (Date{2026, 1, 30}));
}

TEST(Date, AMonthLaterStaysInTheMonth) {
    EXPECT_EQ((Date{2025, 1, 31}).plus_months(1), (Date{2025, 2, 28}));
    EXPECT_EQ((Date{2024, 1, 31}).plus_months(1), (Date{2024, 2, 29}));
    EXPECT_EQ((Date{2024, 2, 29}).plus_months(12), (Date{2025, 2, 28}));
}

TEST(Date, DaysPassOverMonthsAndYears) {
    EXPECT_EQ((Date{2025, 1, 1}).plus_days(180), (Date{2025, 6, 30}));
    EXPECT_EQ((Date{2024, 12, 31}).plus_days(1), (Date{2025, 1, 1}));
    EXPECT_EQ((Date{2024, 1, 1}).plus_days(366), (Date{2025, 1, 1}));
}

TEST(Date, CenturiesAreLeapYearsOnlyEveryFour) {
    EXPECT_EQ(days_in_month(1900, 2), 28);
    EXPECT_EQ(days_in_month(2000, 2), 29);
    EXPECT_EQ(days_in_month(2024, 2), 29);
    EXPECT_EQ(days_in_month(2023, 2), 28);
}

TEST(ParseDate, AShortenedDateIsItsFirstOrLastDay) {
    EXPECT_EQ(parse_date("1951", Shortened::first_day), (Date{1951, 1, 1}));
    EXPECT_EQ(parse_date("1951", Shortened::last_day), (Date{1951, 12, 31}));
    EXPECT_EQ(parse_date("1952-02", Shortened::first_day), (Date{1952, 2, 1}));
    EXPECT_EQ(parse_date("1952-02", Shortened::last_day), (Date{1952, 2, 29}));
}

TEST(ParseDate, RefusesWhatNoCalendarHas) {
    for (const char* text : {"", "195", "1951-13", "1951-00", "2023-02-29", "1951-04-31",
                             "1951-1-1", "1951/01/01", "-951", "+951", "19 1", "1951-01-01T"})
        EXPECT_FALSE(parse_date(text, Shortened::first_day)) << text;
}

RC_GTEST_PROP(Date, IsReadBackAsItWasWritten, ()) {
    const Date date = *any_date();
    RC_ASSERT(parse_date(date.iso(), Shortened::first_day) == date);
}

RC_GTEST_PROP(Date, LaterIsLater, ()) {
    const Date date = *any_date();
    const int days = *rc::gen::inRange(0, 2000);
    const int months = *rc::gen::inRange(1, 60);
    RC_ASSERT(date.plus_days(days).plus_days(1) > date.plus_days(days));
    RC_ASSERT(date.plus_days(days) == date.plus_days(days / 2).plus_days(days - days / 2));
    RC_ASSERT(date.plus_months(months) > date);
}

}  // namespace
}  // namespace counterpoise

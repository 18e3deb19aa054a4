#include "history/realignment/evidence.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "history/realignment/hazard.h"

namespace counterpoise {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// 20 years of 20 rows with a few events a year: `spread` rises through the rows, `flag` is 1 in
/// every other row, events stand in rows 0, 7, … of each of the first `years_with` years.
HazardRows rows_of(int years_with, int events_a_year) {
    constexpr int kRows = 20;
    HazardRows rows;
    rows.process = Process::exit;
    rows.names = {"spread", "flag"};
    rows.kinds = {Kind::treaty, Kind::treaty};
    rows.columns.resize(2);
    for (int t = 0; t < 20; ++t)
        for (int r = 0; r < kRows; ++r) {
            rows.columns[0].push_back((7 * r + 3 * t) % 11);
            rows.columns[1].push_back(r % 2);
            rows.event.push_back(t < years_with && r % 7 == 0 && r / 7 < events_a_year ? 1 : 0);
            rows.year.push_back(static_cast<std::int16_t>(1900 + t));
            rows.group.push_back(static_cast<std::uint32_t>(t));
        }
    return rows;
}

HazardEvidence evidence(const HazardRows& rows, double ridge = 1) {
    return fit_hazard(rows, Columns::all, ridge_of(ridge)).evidence;
}

TEST(HazardEvidence, SettlesNothingWithEventsInFewYears) {
    EXPECT_THAT(evidence(rows_of(20, 2)).too_few, IsEmpty());
    EXPECT_EQ(evidence(rows_of(20, 2)).event_years, 20u);
    EXPECT_THAT(evidence(rows_of(10, 2)).too_few, IsEmpty());
    EXPECT_THAT(evidence(rows_of(9, 2)).too_few, HasSubstr("events in 9 years"));
}

// Twelve events for eight columns without a penalty: 1.5 a coefficient.
TEST(HazardEvidence, SettlesNothingWithFewerThanTwoEventsACoefficient) {
    HazardRows rows = rows_of(12, 1);
    for (int c = 0; c < 6; ++c) {
        rows.names.push_back("more" + std::to_string(c));
        rows.kinds.push_back(Kind::treaty);
        rows.columns.emplace_back();
        for (std::size_t r = 0; r < rows.size(); ++r)
            rows.columns.back().push_back(
                static_cast<double>((r * (r + 3) / 2 + r * c) % (13 + c)));
    }
    HazardFit fit = fit_hazard(rows, Columns::all, ridge_of(1e-6));
    EXPECT_NEAR(fit.evidence.effective_coefficients, 8, 0.1);
    EXPECT_THAT(fit.evidence.too_few, HasSubstr("1.5 events an effective coefficient"));
    // A ridge that leaves less of them free needs fewer events.
    EXPECT_THAT(evidence(rows, 100).too_few, IsEmpty());
}

TEST(HazardEvidence, NamesAColumnWithoutAnEventOnOneSide) {
    HazardRows rows = rows_of(20, 2);  // events in rows 0 and 7: one on either side of the flag
    EXPECT_THAT(evidence(rows).separable, IsEmpty());
    for (std::size_t r = 0; r < rows.size(); ++r)
        if (rows.event[r] > 0) rows.columns[1][r] = 0;
    const HazardEvidence e = evidence(rows);
    EXPECT_THAT(e.separable, ElementsAre("flag"));
    EXPECT_TRUE(e.is_separable("flag"));
    EXPECT_FALSE(e.is_separable("spread"));
}

TEST(HazardEvidence, NamesAColumnWithFewEventsOnOneSide) {
    HazardRows rows = rows_of(20, 2);
    EXPECT_THAT(evidence(rows).thin, IsEmpty());
    std::size_t left = 4;
    for (std::size_t r = 0; r < rows.size(); ++r)
        if (rows.event[r] > 0) rows.columns[1][r] = left > 0 ? (--left, 1) : 0;
    EXPECT_THAT(evidence(rows).thin, ElementsAre("flag"));
    EXPECT_TRUE(evidence(rows).is_thin("flag"));
}

RC_GTEST_PROP(HazardEvidence, CountsFewerCoefficientsTheStrongerTheRidge, ()) {
    const HazardRows rows = rows_of(20, 2);
    const double weak = *rc::gen::inRange(1, 1000) / 10.0;
    const double strong = weak + *rc::gen::inRange(1, 1000) / 10.0;
    const double more = evidence(rows, weak).effective_coefficients;
    const double less = evidence(rows, strong).effective_coefficients;
    RC_ASSERT(0 < less);
    RC_ASSERT(less < more);
    RC_ASSERT(more < 2.0);
}

}  // namespace
}  // namespace counterpoise

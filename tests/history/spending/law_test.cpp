#include "history/spending/law.h"

#include <gmock/gmock.h>

#include <cmath>

#include "base/error.h"
#include "history/spending/outlook.h"
#include "history/spending/spending_worlds.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

const SpendingRecordYears& record() {
    return spending_record_years(test_facts());
}

SpendingFit fitted(const std::string& spec, int from, int to) {
    return fit_spending(record(), spending_spec(spec), Year{from}, Year{to});
}

double of(const SpendingFit& fit, const std::string& name) {
    for (std::size_t j = 0; j < fit.panel.names.size(); ++j)
        if (fit.panel.names[j] == name) return fit.panel.estimate[j];
    return kNotKnown;
}

std::size_t place(std::uint16_t cow) {
    return record_states(test_facts()).place(StateId{cow});
}

TEST(SpendingRecordYears, HoldsThePublishedBurdenOfTheUnitedStates) {
    EXPECT_NEAR(record().log_burden.at(place(2), 1949), std::log(0.05272020055), 1e-12);
    EXPECT_NEAR(record().log_spending.at(place(2), 1950), std::log(189048.9721), 1e-9);
}

TEST(SpendingRecordYears, BindsNatosMembersToTwoPercentFromTheYearAfterWales) {
    EXPECT_TRUE(std::isnan(record().target.at(place(255), 2014)));
    EXPECT_EQ(record().target.at(place(255), 2015), 2.0);
    EXPECT_TRUE(std::isnan(record().target.at(place(375), 2023)));  // Finland joins in April 2023
    EXPECT_EQ(record().target.at(place(375), 2024), 2.0);
    EXPECT_TRUE(std::isnan(record().target.at(place(305), 2024)));  // Austria never does
}

TEST(SpendingPaths, KnowNothingAfterTheYearToWhichTheyAreKnown) {
    const SpendingPaths paths(record(), 1990);
    EXPECT_FALSE(std::isnan(paths.log_burden(place(2), 1990)));
    EXPECT_TRUE(std::isnan(paths.log_burden(place(2), 1991)));
    EXPECT_TRUE(std::isnan(paths.log_spending(place(2), 1991)));
}

TEST(SpendingPaths, ColumnsOfToyStatesAreThoseWorkedByHand) {
    SpendingRecordYears toy = empty_record(3);
    for (std::size_t s = 0; s < 3; ++s)
        for (int y = 2000; y <= 2002; ++y) toy.log_burden.set(s, y, -4.0 + 0.1 * (y - 2000) * s);
    for (const int y : {2001, 2002}) {
        toy.log_spending.set(1, y, std::log(y == 2001 ? 100.0 : 110.0));
        toy.log_spending.set(2, y, std::log(y == 2001 ? 300.0 : 330.0));
    }
    toy.rivals[0][2002 - kFirstSpendingYear] = {1, 2};
    toy.target.set(0, 2003, 2.0);
    const auto row = SpendingPaths(toy, 2003).columns(0, 2002, 0.03);
    const auto at = [&](Increment c) { return row[static_cast<std::size_t>(c)]; };
    EXPECT_DOUBLE_EQ(at(Increment::log_burden), -4);
    EXPECT_DOUBLE_EQ(at(Increment::own_increment), 0);
    EXPECT_NEAR(at(Increment::world_increment), (0.1 + 0.1) / 3, 1e-12);  // 2000 has no change
    EXPECT_DOUBLE_EQ(at(Increment::growth), 0.03);
    EXPECT_NEAR(at(Increment::rivals_increment), std::log(1.1), 1e-12);
    EXPECT_EQ(at(Increment::allies_increment), 0);
    EXPECT_NEAR(at(Increment::target_gap), std::log(0.02) + 4, 1e-12);
    const auto third = SpendingPaths(toy, 2002).columns(2, 2002, 0);
    EXPECT_NEAR(third[static_cast<std::size_t>(Increment::own_deviation)], 0.2, 1e-12);
}

TEST(FitSpending, FindsTheLawThatMadeARecord) {
    const double truth = -0.08;
    const SpendingFit fit =
        fit_spending(simulated_record(120, truth), spending_spec("level"), Year{1953}, Year{2024});
    EXPECT_NEAR(of(fit, "log_burden"), truth, 0.012);
    EXPECT_NEAR(fit.panel.sigma, 0.1, 0.005);
}

TEST(FitSpending, RecordShowsReversionAndNatosClosing) {
    const SpendingFit fit = fitted("increments", 1950, 2024);
    EXPECT_EQ(fit.panel.n, 7331u);
    EXPECT_LT(of(fit, "log_burden"), 0);
    EXPECT_LT(of(fit, "growth"), 0);
    EXPECT_GT(of(fit, "target_gap"), 0.02);
    EXPECT_LT(of(fit, "target_gap"), 0.12);
    EXPECT_TRUE(fit.left_out.empty());
}

TEST(FitSpending, LeavesOutTargetsBeforeThereWereAny) {
    EXPECT_THAT(fitted("increments", 1950, 2010).left_out, ElementsAre("target_gap"));
}

TEST(FitSpending, DoesNotReadWhatComesAfterItsLastYear) {
    SpendingRecordYears altered = record();
    for (std::size_t s = 0; s < altered.rivals.size(); ++s)
        for (int y = 1991; y <= kLastSpendingYear; ++y) {
            altered.log_burden.set(s, y, 0.5);
            altered.log_spending.set(s, y, 1.0);
            altered.growth.set(s, y, 0.1);
            altered.target.set(s, y, 9.0);
            altered.rivals[s][static_cast<std::size_t>(y - kFirstSpendingYear)] = {0};
            altered.allies[s][static_cast<std::size_t>(y - kFirstSpendingYear)] = {0};
        }
    const SpendingFit before = fitted("increments", 1950, 1990);
    const SpendingFit after =
        fit_spending(altered, spending_spec("increments"), Year{1950}, Year{1990});
    EXPECT_EQ(before.panel.estimate, after.panel.estimate);
    const Outlook one = law_outlook(record(), before, 1990, 10);
    const Outlook two = law_outlook(altered, after, 1990, 10);
    for (std::size_t h = 0; h < 10; ++h)
        for (std::size_t s = 0; s < one[h].size(); ++s)
            if (!std::isnan(one[h][s])) {
                ASSERT_EQ(one[h][s], two[h][s]) << h << " " << s;
            }
}

TEST(LawOutlook, FollowsALineByHandWhereOnlyTheLevelCounts) {
    SpendingFit fit;
    fit.spec.columns = {Increment::log_burden};
    fit.means = {0};
    fit.panel.estimate = {-0.1, -0.3};
    const double now = record().log_burden.at(place(200), 1980);
    const Outlook outlook = law_outlook(record(), fit, 1980, 3);
    double b = now;
    for (std::size_t h = 0; h < 3; ++h) {
        b += -0.1 * b - 0.3;
        EXPECT_NEAR(outlook[h][place(200)], b - now, 1e-12);
    }
}

TEST(FitAutoregression, FindsItsSlopeAndLevels) {
    SpendingRecordYears toy = empty_record(2);
    for (std::size_t s = 0; s < 2; ++s) {
        double b = s ? -2 : -6;
        for (int y = 1980; y <= 1995; ++y, b = 0.5 * b + (s ? -1.0 : -2.0))
            toy.log_burden.set(s, y, b + 0.01 * (y == 1980));
    }
    const Autoregression fit = fit_autoregression(toy, 1982, 1995);
    EXPECT_NEAR(fit.slope, 0.5, 1e-6);
    EXPECT_NEAR(fit.level[0], -2, 1e-5);
    EXPECT_NEAR(fit.level[1], -1, 1e-5);
}

TEST(FitSpending, RefusesYearsOutsideTheRecordAndTooFewOfThem) {
    const auto message = [](int from, int to, const std::string& text) {
        EXPECT_THAT([&] { (void)fitted("level", from, to); },
                    ThrowsMessage<InputError>(HasSubstr(text)));
    };
    message(1949, 2024, "1949 is outside the record of spending");
    message(1950, 2025, "2025 is outside the record of spending");
    message(2000, 2008, "too few years");
    message(2008, 2000, "too few years");
    EXPECT_THAT([] { (void)spending_spec("levels"); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("levels"), HasSubstr("'level'"))));
}

}  // namespace
}  // namespace counterpoise

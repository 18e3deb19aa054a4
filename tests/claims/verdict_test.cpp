#include "claims/verdict.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace counterpoise {
namespace {

Claim stating(Value stated, const std::string& qualifier = "about") {
    Claim claim;
    claim.stated = std::move(stated);
    claim.qualifier = qualifier;
    return claim;
}

Figure of(double number) {
    Figure figure;
    figure.number = number;
    return figure;
}

Figure between(double low, double number, double high) {
    Figure figure = of(number);
    figure.low = low;
    figure.high = high;
    return figure;
}

const LedgerRule kRule{1, 5};

TEST(Fit, AFigureWithinTheToleranceFitsAndBeyondItNearlyOrNot) {
    EXPECT_EQ(fit(stating(100), of(101), kRule), Fit::exact);
    EXPECT_EQ(fit(stating(100), of(98.9), kRule), Fit::rough);
    EXPECT_EQ(fit(stating(100), of(105), kRule), Fit::rough);
    EXPECT_EQ(fit(stating(100), of(105.1), kRule), Fit::none);
    EXPECT_EQ(fit(stating(-100), of(-101), kRule), Fit::exact);
    EXPECT_EQ(fit(stating(0), of(0.001), kRule), Fit::none);
}

TEST(Fit, QualifiersTurnTheToleranceToOneSide) {
    EXPECT_EQ(fit(stating(70, "more than"), of(75), kRule), Fit::exact);
    EXPECT_EQ(fit(stating(70, "more than"), of(70), kRule), Fit::rough);
    EXPECT_EQ(fit(stating(70, "at least"), of(70), kRule), Fit::exact);
    EXPECT_EQ(fit(stating(70, "more than"), of(60), kRule), Fit::none);
    EXPECT_EQ(fit(stating(70, "less than"), of(3), kRule), Fit::exact);
    EXPECT_EQ(fit(stating(70, "at most"), of(71), kRule), Fit::rough);
    EXPECT_EQ(fit(stating(32, "exactly"), of(32.0001), kRule), Fit::none);
    EXPECT_EQ(fit(stating(32, "exactly"), of(32), kRule), Fit::exact);
}

TEST(Fit, ATextFitsTheSameTextAndAnAbsentFigureFitsNothing) {
    Figure sunday;
    sunday.text = "Sunday";
    EXPECT_EQ(fit(stating("sunday"), sunday, kRule), Fit::exact);
    EXPECT_EQ(fit(stating("Monday"), sunday, kRule), Fit::none);
    EXPECT_EQ(fit(stating(3), sunday, kRule), Fit::none);
    EXPECT_EQ(fit(stating(3), Figure{}, kRule), Fit::absent);
}

RC_GTEST_PROP(Fit, WidensWithTheToleranceAndNeverNarrows, ()) {
    const double stated = *rc::gen::inRange(-1000, 1001) / 7.0;
    const double figure = stated + *rc::gen::inRange(-1000, 1001) / 77.0;
    const LedgerRule narrow{1, 5};
    const LedgerRule wide{2, 10};
    const auto rank = [](Fit f) { return f == Fit::exact ? 2 : f == Fit::rough ? 1 : 0; };
    RC_ASSERT(rank(fit(stating(stated), of(figure), narrow)) <=
              rank(fit(stating(stated), of(figure), wide)));
}

TEST(Verdict, OfAFigureFollowsTheRuleOfTheHeader) {
    using enum Verdict;
    EXPECT_EQ(verdict_on_figure(Fit::exact, {Fit::none}, {Fit::exact}), supported);
    EXPECT_EQ(verdict_on_figure(Fit::rough, {}, {Fit::exact}), roughly_right);
    EXPECT_EQ(verdict_on_figure(Fit::none, {Fit::rough}, {Fit::exact}), contested);
    EXPECT_EQ(verdict_on_figure(Fit::none, {Fit::none}, {Fit::exact}), right_about_something_else);
    EXPECT_EQ(verdict_on_figure(Fit::none, {}, {Fit::rough}), not_supported);
    EXPECT_EQ(verdict_on_figure(Fit::none, {}, {}), not_supported);
    EXPECT_EQ(verdict_on_figure(Fit::absent, {Fit::exact}, {}), not_checkable_here);
}

TEST(Verdict, OfConditionsIsContestedWhereTheyDisagree) {
    using enum Verdict;
    EXPECT_EQ(verdict_on_tests({Held::holds, Held::absent}), supported);
    EXPECT_EQ(verdict_on_tests({Held::fails, Held::fails}), not_supported);
    EXPECT_EQ(verdict_on_tests({Held::holds, Held::fails}), contested);
    EXPECT_EQ(verdict_on_tests({Held::holds, Held::unsettled}), contested);
    EXPECT_EQ(verdict_on_tests({Held::unsettled}), contested);
    EXPECT_EQ(verdict_on_tests({Held::absent}), not_checkable_here);
}

TEST(Compare, AnIntervalThatHoldsTheLimitIsUnsettled) {
    EXPECT_EQ(compare(between(-1, 2, 3), ">", of(0)), Held::unsettled);
    EXPECT_EQ(compare(between(1, 2, 3), ">", of(0)), Held::holds);
    EXPECT_EQ(compare(between(-3, -2, -1), ">", of(0)), Held::fails);
    EXPECT_EQ(compare(of(2), "<=", of(2)), Held::holds);
    EXPECT_EQ(compare(of(2), "<", of(2)), Held::fails);
    EXPECT_EQ(compare(of(2), "=", of(2)), Held::holds);
    EXPECT_EQ(compare(of(2), ">=", of(3)), Held::fails);
    EXPECT_EQ(compare(Figure{}, ">", of(0)), Held::absent);
}

TEST(Verdict, HasTheSixFixedWords) {
    EXPECT_EQ(name_of(Verdict::supported), "supported");
    EXPECT_EQ(name_of(Verdict::roughly_right), "roughly right");
    EXPECT_EQ(name_of(Verdict::right_about_something_else), "right about something else");
    EXPECT_EQ(name_of(Verdict::not_supported), "not supported");
    EXPECT_EQ(name_of(Verdict::contested), "contested");
    EXPECT_EQ(name_of(Verdict::not_checkable_here), "not checkable here");
}

}  // namespace
}  // namespace counterpoise

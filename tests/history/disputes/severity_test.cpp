#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "history/disputes/continuation.h"
#include "history/disputes/severity_backtest.h"
#include "history/dyads/pair_spells.h"
#include "support.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

const SeverityFit& fit_since_1946() {
    static const SeverityFit fit =
        fit_severity(test_facts(), severity_spec("onsets"), Year{1946}, Year{2010});
    return fit;
}

TEST(SeverityClass, IsTheWorstThatIsKnown) {
    EXPECT_EQ(kSeverityClasses[severity_class(1, 1, 1)], "war");
    EXPECT_EQ(kSeverityClasses[severity_class(1, NAN, 1)], "war");
    EXPECT_EQ(kSeverityClasses[severity_class(0, 1, 0)], "fatal");
    EXPECT_EQ(kSeverityClasses[severity_class(1, 0, 0)], "force");
    EXPECT_EQ(kSeverityClasses[severity_class(0, 0, 0)], "none");
    EXPECT_EQ(severity_class(1, NAN, 0), kNoClass);
}

TEST(SeveritySample, CountsTheWarOfKargilWithTheOnsetOfItsDisputeIn1993) {
    const SeveritySpec spec{"", "", Pairs::all, Joiners::counted, {"contiguity"}};
    const SeveritySample sample = severity_sample(test_facts(), spec, Year{1993}, Year{1999});
    const DyadYears dyads = dyad_years(
        test_facts(), {Year{1993}, Year{1999}, Direction::undirected, Pairs::all, {"onset"}, {}});
    const RecordStates& record = record_states(test_facts());
    const DyadPair* pair = dyads.rows.find(record.place(StateId{750}), record.place(StateId{770}));
    const auto number = static_cast<std::uint32_t>(pair - dyads.rows.pairs().data());
    std::vector<std::pair<int, int>> found;
    for (std::size_t r = 0; r < sample.year.size(); ++r)
        if (sample.pair[r] == number) found.emplace_back(sample.year[r], sample.outcome[r]);
    EXPECT_THAT(found, testing::ElementsAre(std::pair(1993, 3), std::pair(1999, 2)));
}

/// Correlates of War dates the fighting, the record of disputes only their onset.
TEST(SeveritySample, MostWarsBeginInTheYearOfTheOnsetOrTheNext) {
    RowReader in(test_facts().table("wars"));
    std::vector<PairSpell> wars;
    const RecordStates& record = record_states(test_facts());
    for (std::size_t r = 0; r < in.rows(); ++r)
        wars.push_back({record.place(in.state(r, in.column("cow1"))),
                        record.place(in.state(r, in.column("cow2"))),
                        in.integer(r, in.column("start_year")),
                        in.integer(r, in.column("end_year"))});
    std::array<int, 3> later{};
    for (const DisputeSpell& spell : dispute_spells(test_facts())) {
        if (spell.hostility < kWar || spell.pair.first < 1946) continue;
        int first = 9999;
        for (const PairSpell& war : wars)
            if (war.one == spell.pair.one && war.two == spell.pair.two &&
                war.first <= spell.pair.last && war.last >= spell.pair.first)
                first = std::min(first, war.first);
        if (first < 9999)
            ++later[static_cast<std::size_t>(std::clamp(first - spell.pair.first, 0, 2))];
    }
    EXPECT_THAT(later, testing::ElementsAre(71, 22, 8));
}

/// What R 4.2.2 gave for nnet::multinom (7.3-18, reltol 1e-14) on the onsets that `data dyads
/// --from 1946 --to 2010` writes, complete cases with a class.
TEST(FitSeverity, IsWhatAnIndependentImplementationGives) {
    struct Of {
        double estimate;
        double se;
    };
    constexpr Of kOfR[3][5]{{{0.0482118115203, 0.139618141279},
                             {-0.0840444217258, 0.175455920503},
                             {-0.292959894091, 0.087448098827},
                             {-0.231800760112, 0.135444418785},
                             {0.249821204662, 0.126573567355}},
                            {{0.3325503221010, 0.159526781916},
                             {-0.9792692069402, 0.248145238958},
                             {-0.709756850209, 0.113042386109},
                             {0.416355464941, 0.147739497044},
                             {-0.982800604559, 0.166412193046}},
                            {{-1.3457120499736, 0.212871960271},
                             {-1.8177046852033, 0.312730334889},
                             {-1.818168026332, 0.223421537471},
                             {0.648347310433, 0.202084566850},
                             {-2.415908974595, 0.306175850157}}};
    const MultinomialFit& fit = fit_since_1946().logit;
    EXPECT_EQ(fit_since_1946().onsets, 1'968u);
    EXPECT_EQ(fit_since_1946().unknown, 5u);
    EXPECT_EQ(fit.cases, (std::vector<std::size_t>{491, 774, 483, 215}));
    EXPECT_NEAR(fit.log_likelihood, -2413.22593146, 1e-6);
    for (std::size_t c = 1; c < 4; ++c)
        for (std::size_t j = 0; j < 5; ++j) {
            const Of& of = kOfR[c - 1][j];
            EXPECT_NEAR(fit.estimate[fit.place(c, j)], of.estimate, 2e-6) << c << ' ' << j;
            EXPECT_NEAR(fit.se[fit.place(c, j)] / of.se, 1, 1e-5) << c << ' ' << j;
        }
}

TEST(FitSeverity, WithoutJoinersKnowsFewerWars) {
    const SeveritySample all =
        severity_sample(test_facts(), severity_spec("onsets"), Year{1946}, Year{2010});
    const SeveritySample own =
        severity_sample(test_facts(), severity_spec("originators"), Year{1946}, Year{2010});
    const auto wars = [](const SeveritySample& sample) {
        return std::count(sample.outcome.begin(), sample.outcome.end(), 3);
    };
    EXPECT_LT(own.onsets, all.onsets);
    EXPECT_LT(wars(own), wars(all) / 2);
}

TEST(FitSeverity, RefusesYearsPastTheRecordAndTooFewWars) {
    EXPECT_THAT(
        [] { (void)fit_severity(test_facts(), severity_spec("onsets"), Year{1946}, Year{2015}); },
        ThrowsMessage<InputError>(HasSubstr("--to: year 2015")));
    EXPECT_THAT(
        [] { (void)fit_severity(test_facts(), severity_spec("onsets"), Year{2005}, Year{2010}); },
        ThrowsMessage<InputError>(HasSubstr("class 'war'")));
}

TEST(SeveritySpecs, NameEveryFaultOfAFileWithItsPlace) {
    EXPECT_THAT(
        [] {
            (void)parse_severity_spec("joiner = \"counted\"\ncolumns = [\"contiguty\", \"war\"]\n",
                                      "s.toml");
        },
        ThrowsMessage<InputError>(AllOf(HasSubstr("s.toml:1:10: unknown key 'joiner'"),
                                        HasSubstr("Did you mean 'contiguity'?"),
                                        HasSubstr("'war' is no column that explains disputes"))));
    EXPECT_THAT([] { (void)severity_spec("onset"); },
                ThrowsMessage<InputError>(HasSubstr("Did you mean 'onsets'?")));
}

TEST(ClassScores, OfTwoOnsetsByHand) {
    const std::vector<double> chances{0.5, 0.3, 0.2, 0.1, 0.2, 0.7};
    const std::vector<std::uint8_t> outcome{0, 1};
    const ClassScores scores = class_scores(chances, outcome, 3);
    EXPECT_NEAR(scores.log_score, (std::log(0.5) + std::log(0.2)) / 2, 1e-12);
    EXPECT_NEAR(scores.brier, (0.25 + 0.09 + 0.04 + 0.01 + 0.64 + 0.49) / 2, 1e-12);
    EXPECT_NEAR(scores.classes[0].auc, 1, 1e-12);
    EXPECT_NEAR(scores.classes[1].auc, 0, 1e-12);
    EXPECT_TRUE(std::isnan(scores.classes[2].auc));
    EXPECT_NEAR(scores.classes[2].expected, 0.9, 1e-12);
    EXPECT_THROW((void)class_scores({}, {}, 3), InputError);
}

TEST(BacktestSeverity, BeatsTheSharesOfTheFitsYears) {
    const SeverityBacktest backtest = backtest_severity(test_facts(), severity_spec("onsets"), {});
    EXPECT_GT(backtest.split.log_gain_pct(), 5);
    EXPECT_GT(backtest.split.model.classes[3].auc, 0.75);
    EXPECT_LT(backtest.split.model.brier, backtest.split.climatology.brier);
    ASSERT_EQ(backtest.by_origin.size(), 6u);
    EXPECT_EQ(backtest.by_origin.back().score_to.value, 2010);
}

/// A small slice with the scores that it had: a change of any column, estimator or score shows.
TEST(BacktestSeverity, ScoresASliceAsBefore) {
    const SeverityPlan slice{Year{1946}, Year{1990}, Year{1995}, {}, 0};
    const SeveritySlice scored =
        backtest_severity(test_facts(), severity_spec("onsets"), slice).split;
    EXPECT_EQ(scored.model.n, 191u);
    EXPECT_NEAR(scored.model.log_score, -1.3255610045, 1e-6);
    EXPECT_NEAR(scored.climatology.log_score, -1.3080027828, 1e-6);
    EXPECT_NEAR(scored.model.brier, 0.7224028106, 1e-6);
    EXPECT_NEAR(scored.model.classes[3].expected, 18.8675133576, 1e-5);
}

TEST(Continuation, CountsYearsOfTheRecordOneByOne) {
    std::size_t years = 0;
    std::size_t continued = 0;
    for (const DisputeSpell& spell : dispute_spells(test_facts()))
        for (int y = spell.pair.first; y <= spell.pair.last; ++y) {
            if (spell.hostility >= kWar || y < 1946 || y > 2009) continue;
            ++years;
            continued += y < spell.pair.last;
        }
    const Continuation dispute =
        continuation(test_facts(), InCourseKind::dispute, Year{1946}, Year{2010});
    EXPECT_EQ(dispute.years, years);
    EXPECT_EQ(dispute.continued, continued);
    EXPECT_NEAR(dispute.chance, static_cast<double>(continued) / static_cast<double>(years), 1e-12);
    const Continuation war = continuation(test_facts(), InCourseKind::war, Year{1946}, Year{2010});
    EXPECT_GT(war.chance, dispute.chance + 2 * (war.se + dispute.se));
}

TEST(Continuation, RefusesYearsPastTheRecord) {
    EXPECT_THAT([] { (void)continuation(test_facts(), InCourseKind::war, Year{1990}, Year{2020}); },
                ThrowsMessage<InputError>(HasSubstr("2020")));
}

}  // namespace
}  // namespace counterpoise

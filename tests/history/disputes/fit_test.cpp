#include "history/disputes/fit.h"

#include <gmock/gmock.h>

#include <array>
#include <cmath>

#include "base/error.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

struct Published {
    std::string_view name;
    double estimate;
    double se;
};

const DisputeFit& replication() {
    static const DisputeFit fit =
        fit_disputes(test_facts(), dispute_spec("dangerous-dyads"), Year{1816}, Year{2010}, {});
    return fit;
}

double estimate_of(const LogitFit& fit, std::string_view name) {
    for (std::size_t j = 0; j < fit.names.size(); ++j)
        if (fit.names[j] == name) return fit.estimate[j];
    return NAN;
}

double se_of(const LogitFit& fit, std::string_view name) {
    for (std::size_t j = 0; j < fit.names.size(); ++j)
        if (fit.names[j] == name) return fit.se[j];
    return NAN;
}

TEST(DangerousDyads, CountsTheRowsOfThePublishedRecipe) {
    EXPECT_EQ(replication().all_pairs, 842'655u);
    EXPECT_EQ(replication().filtered, 111'991u);
    EXPECT_EQ(replication().logit.n, 106'031u);
    EXPECT_EQ(replication().logit.events, 2'447u);
    EXPECT_NEAR(replication().logit.log_likelihood, -9801.39163, 0.0005);
}

TEST(DangerousDyads, GivesThePublishedCoefficients) {
    // Errors in the source are of glm's last iteration but one: near, not equal.
    constexpr std::array<Published, 11> kTable{{
        {"contiguity", 1.05533475, 0.0581430985},
        {"cinc_ratio", 1.05556263, 0.0824917022},
        {"major_power", 0.113404105, 0.0593652761},
        {"defence_pact", -0.129955867, 0.0584426502},
        {"democracy_min", -0.286207912, 0.0299403244},
        {"gdp_pc_min", -6.24254010e-06, 4.28404781e-06},
        {"militarisation_min", 29.8215536, 2.38483078},
        {"peace_years", -0.146210134, 0.00512370008},
        {"peace_years_2", 0.00250606414, 0.000137537903},
        {"peace_years_3", -1.17968116e-05, 9.12116376e-07},
        {"intercept", -3.55779683, 0.0764438129},
    }};
    ASSERT_EQ(replication().logit.names.size(), kTable.size());
    for (std::size_t j = 0; j < kTable.size(); ++j) {
        EXPECT_EQ(replication().logit.names[j], kTable[j].name);
        EXPECT_NEAR(replication().logit.estimate[j] / kTable[j].estimate, 1, 1e-5)
            << kTable[j].name;
        EXPECT_NEAR(replication().logit.se[j] / kTable[j].se, 1, 1e-3) << kTable[j].name;
    }
}

TEST(DangerousDyads, LeaveThePactsSignOpenAfter1946AndAfter1990) {
    for (const int from : {1946, 1990}) {
        const LogitFit fit =
            fit_disputes(test_facts(), dispute_spec("dangerous-dyads"), Year{from}, Year{2010}, {})
                .logit;
        EXPECT_LT(estimate_of(fit, "defence_pact"), 0) << from;
        EXPECT_LT(std::abs(estimate_of(fit, "defence_pact")), 1.96 * se_of(fit, "defence_pact"))
            << from;
    }
}

TEST(DangerousDyads, KeepCountingPeaceFromBeforeTheFirstYear) {
    const DisputeSample all =
        dispute_sample(test_facts(), dispute_spec("dangerous-dyads"), Year{1816}, Year{2010});
    const DisputeSample later =
        dispute_sample(test_facts(), dispute_spec("dangerous-dyads"), Year{1990}, Year{2010});
    const DisputeSample cut = all.years(Year{1990}, Year{2010});
    EXPECT_EQ(later.event, cut.event);
    EXPECT_EQ(later.columns, cut.columns);
}

/// What R 4.2.2 gave for glm(onset ~ ., family = binomial) on the rows that `data dyads --to 2006`
/// writes, complete cases.
TEST(FitDisputes, OnAllPairsIsWhatAnIndependentImplementationGives) {
    DisputeSpec spec{"all pairs", "", "onset", Pairs::all, InCourse::kept, {}, ""};
    spec.columns = {"contiguity",          "water_contiguity", "log_capital_distance",
                    "cinc_ratio",          "log_cinc",         "major_powers",
                    "defence_pact",        "democracy_min",    "log_past_disputes",
                    "log_recent_disputes", "peace_years",      "peace_years_2",
                    "peace_years_3"};
    const LogitFit fit = fit_disputes(test_facts(), spec, Year{1816}, Year{2006}, {}).logit;
    EXPECT_EQ(fit.n, 765'590u);
    EXPECT_NEAR(fit.log_likelihood, -13423.5416314, 1e-6);
    constexpr std::array<Published, 14> kOfR{{
        {"contiguity", 1.196096708e+00, 6.352692535e-02},
        {"water_contiguity", 6.498783226e-01, 7.524172632e-02},
        {"log_capital_distance", -4.187267974e-01, 2.184320396e-02},
        {"cinc_ratio", -1.986971960e-01, 7.586923657e-02},
        {"log_cinc", 1.814126442e-01, 9.073144916e-03},
        {"major_powers", 3.391456754e-01, 4.742249561e-02},
        {"defence_pact", 8.425091795e-02, 5.828107513e-02},
        {"democracy_min", -2.506702686e-01, 2.725179210e-02},
        {"log_past_disputes", 5.940398049e-01, 7.803291259e-02},
        {"log_recent_disputes", 1.349726481e+00, 1.243172552e-01},
        {"peace_years", -5.611701294e-02, 4.711047214e-03},
        {"peace_years_2", 9.862256909e-04, 9.951978562e-05},
        {"peace_years_3", -4.467747852e-06, 5.443593157e-07},
        {"intercept", -2.809098622e-01, 2.280617865e-01},
    }};
    for (const Published& row : kOfR) {
        EXPECT_NEAR(estimate_of(fit, row.name) / row.estimate, 1, 1e-6) << row.name;
        EXPECT_NEAR(se_of(fit, row.name) / row.se, 1, 1e-3) << row.name;
    }
}

/// The recipe of docs/method/disputes.md; what R 4.2.2 gave for glm on the rows that `data dyads
/// --directed --relevant` writes, complete cases, side 1 the challenger.
TEST(OutsidePacts, OfATargetGoWithMoreDisputesNotFewer) {
    struct Of {
        const char* name;
        double early;
        double late;
    };
    constexpr std::array<Of, 6> kOfR{{{"outside_pact_2", 0.225, 0.389},
                                      {"outside_offence_1", 0.310, 0.005},
                                      {"outside_neutrality_1", 0.478, 0.277},
                                      {"joint_democracy", -1.656, -1.658},
                                      {"contiguity", 1.295, 1.550},
                                      {"cinc_share_1", 0.367, 0.480}}};
    const DisputeSpec& spec = dispute_spec("outside-pacts");
    const LogitFit early = fit_disputes(test_facts(), spec, Year{1816}, Year{2000}, {}).logit;
    const LogitFit late = fit_disputes(test_facts(), spec, Year{1946}, Year{2010}, {}).logit;
    EXPECT_EQ(early.n, 184'148u);
    EXPECT_EQ(late.n, 148'278u);
    for (const Of& of : kOfR) {
        EXPECT_NEAR(estimate_of(early, of.name), of.early, 0.0006) << of.name;
        EXPECT_NEAR(estimate_of(late, of.name), of.late, 0.0006) << of.name;
    }
}

TEST(FitDisputes, RefusesAYearPastTheRecordOfDisputes) {
    EXPECT_THAT(
        [] { (void)fit_disputes(test_facts(), dispute_spec("onset"), Year{1900}, Year{2015}, {}); },
        ThrowsMessage<InputError>(AllOf(HasSubstr("--to: year 2015"), HasSubstr("2010"))));
}

TEST(FitDisputes, RefusesTooFewYearsByTheirEvents) {
    EXPECT_THAT(
        [] {
            (void)fit_disputes(test_facts(), dispute_spec("dangerous-dyads"), Year{2010},
                               Year{2010}, {});
        },
        ThrowsMessage<InputError>(HasSubstr("too few for 11 coefficients")));
}

TEST(DisputeSpecs, SuggestTheNearestName) {
    EXPECT_THAT([] { (void)dispute_spec("dangerous-dyad"); },
                ThrowsMessage<InputError>(HasSubstr("Did you mean 'dangerous-dyads'?")));
}

TEST(DisputeSpecs, AreReadFromAFile) {
    const DisputeSpec spec = parse_dispute_spec(
        "name = \"wars\"\nevent = \"war\"\npairs = \"relevant\"\nin_course = \"left out\"\n"
        "order = \"directed\"\ncolumns = [\"contiguity\", \"cinc_ratio\"]\n",
        "wars.toml");
    EXPECT_EQ(spec.name, "wars");
    EXPECT_EQ(spec.event, "war");
    EXPECT_EQ(spec.pairs, Pairs::relevant);
    EXPECT_EQ(spec.in_course, InCourse::left_out);
    EXPECT_EQ(spec.direction, Direction::directed);
    EXPECT_EQ(spec.columns.size(), 2u);
}

TEST(DisputeSpecs, NameEveryFaultOfAFileWithItsPlace) {
    EXPECT_THAT(
        [] {
            (void)parse_dispute_spec(
                "event = \"onsets\"\npair = \"all\"\ncolumns = [\"contiguty\", \"war\", "
                "\"rivalry\", \"rivalry\"]\n",
                "s.toml");
        },
        ThrowsMessage<InputError>(AllOf(HasSubstr("s.toml:1:9: 'onsets'"),
                                        HasSubstr("s.toml:2:8: unknown key 'pair'"),
                                        HasSubstr("Did you mean 'contiguity'?"),
                                        HasSubstr("'war' is no column that explains disputes"),
                                        HasSubstr("column 'rivalry' is named twice"))));
}

}  // namespace
}  // namespace counterpoise

#include "measures/cover/cover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

std::size_t row_of(const World& world, std::string_view iso3) {
    for (std::size_t i = 0; i < world.size(); ++i)
        if (world.iso3(i) == iso3) return i;
    ADD_FAILURE() << iso3;
    return 0;
}

// Japan's one guarantor is the United States: its own strength plus 0.41 x 0.12 of the American,
// halved every 12,000 km, over the strongest challenger's.
TEST(Cover, OfJapanByHand) {
    const World& world = settled_world(2025);
    const auto strength_of = [&](std::string_view iso3) {
        return value_of(world, Column::milex_share, iso3) * value_of(world, Column::gdp_ppp, iso3);
    };
    const auto km = [&](std::string_view other) {
        return great_circle_km(
            value_of(world, Column::latitude, "JPN"), value_of(world, Column::longitude, "JPN"),
            value_of(world, Column::latitude, other), value_of(world, Column::longitude, other));
    };
    const double covered =
        strength_of("JPN") + 0.41 * 0.12 * strength_of("USA") * std::pow(2, -km("USA") / 12000);
    const double challenge = strength_of("CHN") * std::pow(2, -km("CHN") / 3000);
    EXPECT_NEAR(number_of(measured("cover.states", 2025), "JPN"), covered / challenge, 1e-9);
}

TEST(Cover, FallsWhereAGuarantorLeavesAndIsUntouchedElsewhere) {
    const Reading before = measured("cover.states", 2025);
    const Reading after = measured("cover.states", 2025, {"leave USA:NATO"});
    for (const char* ally : {"EST", "LVA", "LTU", "POL", "FIN", "NOR", "DEU"}) {
        EXPECT_LT(number_of(after, ally), number_of(before, ally)) << ally;
        EXPECT_EQ(number_of(after, ally, "guarantors") + 1, number_of(before, ally, "guarantors"))
            << ally;
        EXPECT_EQ(number_of(after, ally, "own"), number_of(before, ally, "own")) << ally;
    }
    for (const char* other : {"JPN", "KOR", "CHE", "AUS"})
        EXPECT_EQ(number_of(after, other, "pledged"), number_of(before, other, "pledged")) << other;
}

TEST(Cover, APledgeOnPaperDefendsNobody) {
    const Reading left = measured("cover.states", 2025, {"leave USA:NATO"});
    const Reading dormant = measured("cover.states", 2025, {"dormant USA:NATO"});
    const Reading command = measured("cover.states", 2025, {"command USA:NATO"});
    EXPECT_EQ(number_of(dormant, "EST"), number_of(left, "EST"));
    EXPECT_EQ(number_of(command, "EST"), number_of(measured("cover.states", 2025), "EST"));
}

TEST(Cover, RisesWithReliabilityAndWithTheAssignedShare) {
    double last = 0;
    for (const char* reliability :
         {"reliability=0", "reliability=0.22", "reliability=0.41", "reliability=0.75"}) {
        const double cover =
            number_of(measured("cover.states", 2025, {}, assume({reliability})), "EST");
        EXPECT_GT(cover, last);
        last = cover;
    }
    EXPECT_GT(
        number_of(measured("cover.states", 2025, {}, assume({"assigned_share=0.25"})), "EST"),
        number_of(measured("cover.states", 2025, {}, assume({"assigned_share=0.05"})), "EST"));
}

TEST(Cover, NeverGainsFromAGuarantorsExit) {
    const Reading before = measured("cover.states", 2025);
    for (const char* leaver : {"FRA", "POL", "TUR", "GBR"}) {
        const Reading after =
            measured("cover.states", 2025, {std::string("leave ") + leaver + ":NATO"});
        for (const auto& row : before.table.rows) {
            const std::string& code = std::get<std::string>(row[0]);
            const double a = number_of(after, code, "pledged");
            EXPECT_LE(a, number_of(before, code, "pledged") + 1e-6)
                << code << " without " << leaver;
            EXPECT_GE(a, 0) << code;
        }
    }
}

TEST(Cover, AStateIsNeitherItsOwnGuarantorNorChallengedByOne) {
    const World& world = settled_world(2025);
    const CoverMap map(world, world, test_facts(), 25, FormerPartners::excluded);
    for (std::size_t i = 0; i < world.size(); ++i) {
        for (const Guarantor& g : map.guarantors(i)) {
            EXPECT_NE(g.row, i) << world.name(i);
            for (const auto& [c, reason] : map.challengers(i)) EXPECT_NE(c, g.row) << world.name(i);
        }
        for (const auto& [c, reason] : map.challengers(i)) EXPECT_NE(c, i) << world.name(i);
    }
    EXPECT_EQ(map.guarantors(row_of(world, "EST")).size(), 35u);
    EXPECT_TRUE(map.guarantors(row_of(world, "CHE")).empty());
}

TEST(Cover, AFormerPartnerIsAChallengerOnlyWhereThatIsAssumed) {
    const auto turkey = [](const Assumptions& assumptions) {
        const Reading reading = measured("cover.states", 2025, {"leave USA:NATO"}, assumptions);
        for (const auto& row : reading.table.rows)
            if (std::get<std::string>(row[0]) == "TUR")
                return std::get<std::string>(row[reading.table.column("challenger")]);
        return std::string();
    };
    EXPECT_EQ(turkey(Assumptions{}), "RUS");
    EXPECT_EQ(turkey(assume({"former_partners=counted"})), "USA");
}

// SIPRI has no spending of the Soviet Union: ratios by spending against it, or with it as a
// guarantor, would be those of another world.
TEST(Cover, HasNoRatioBySpendingWhereAChallengerOrAGreatGuarantorHasNoFigure) {
    const Reading cover = measured("cover.states", 1985);
    for (const char* state : {"USA", "DEU", "POL"}) {
        EXPECT_TRUE(std::isnan(number_of(cover, state, "ppp"))) << state;
        EXPECT_TRUE(std::isnan(number_of(cover, state, "market"))) << state;
        EXPECT_TRUE(std::isnan(number_of(cover, state, "challenge"))) << state;
    }
    EXPECT_GT(number_of(cover, "USA", "cinc"), 0) << "CINC stays";
    EXPECT_THAT(cover.notes, testing::Contains(testing::AllOf(HasSubstr("no figure of spending"),
                                                              HasSubstr("Russia"))));
    const std::size_t missing = cover.table.column("missing");
    for (const auto& row : cover.table.rows)
        if (std::get<std::string>(row[0]) == "USA") {
            EXPECT_THAT(std::get<std::string>(row[missing]), HasSubstr("RUS"));
        }
}

TEST(Cover, SaysOfWhichYearTheJudgementOfTreatiesIs) {
    const auto notes = [](const char* id, int year) {
        std::string all;
        for (const std::string& note : measured(id, year).notes) all += note + "\n";
        return all;
    };
    for (const char* id : {"cover.states", "cover.guarantors", "cover.nuclear", "leaver.balance"}) {
        EXPECT_THAT(notes(id, 2022), HasSubstr("judged as of 2025, not of 2022")) << id;
        EXPECT_THAT(notes(id, 2010), HasSubstr("not used for 2010")) << id;
        EXPECT_THAT(notes(id, 2025), testing::Not(HasSubstr("judged"))) << id;
    }
}

TEST(CoverNuclear, EstoniaHasThreeNuclearGuarantorsAndTwoWithoutTheUnitedStates) {
    EXPECT_EQ(number_of(measured("cover.nuclear", 2025), "EST"), 3);
    EXPECT_EQ(number_of(measured("cover.nuclear", 2025, {"leave USA:NATO"}), "EST"), 2);
    EXPECT_EQ(number_of(measured("cover.nuclear", 2025), "CHE"), 0);
    EXPECT_EQ(number_of(measured("cover.nuclear", 2025), "JPN"), 1);
}

TEST(CoverGuarantors, ThePairsOfNatoGoWithItsLeaver) {
    const auto pairs = [](const Reading& reading) {
        int n = 0;
        for (const auto& row : reading.table.rows)
            if (std::get<std::string>(row[2]) == "USA" && std::get<std::string>(row[4]) == "NATO")
                ++n;
        return n;
    };
    EXPECT_GE(pairs(measured("cover.guarantors", 2025)), 28);
    EXPECT_EQ(pairs(measured("cover.guarantors", 2025, {"leave USA:NATO"})), 0);
}

TEST(Cover, RefusesAnUnknownStateWithGlobalReach) {
    EXPECT_THAT([] { (void)measured("cover.states", 2025, {}, assume({"global_reach=USB"})); },
                ThrowsMessage<InputError>(HasSubstr("'USB'")));
}

}  // namespace
}  // namespace counterpoise

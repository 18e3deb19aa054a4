#include "measures/balance/balance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

Reading balance(std::string_view id, const Arguments& arguments, int year = 2025,
                const std::vector<std::string>& words = {}, const Assumptions& assumptions = {}) {
    const World world = world_after(year, words, assumptions);
    return measure_named(id).read(
        {world, settled_world(year), test_facts(), assumptions, arguments});
}

Arguments network(const std::string& name) {
    Arguments arguments;
    arguments.network = name;
    return arguments;
}

Arguments window(int years) {
    Arguments arguments;
    arguments.window_years = years;
    return arguments;
}

Arguments edges(const std::string& text) {
    Arguments arguments;
    arguments.edges = GivenFile{"given.csv", text};
    return arguments;
}

double at(const Reading& reading, std::size_t row, std::string_view column) {
    const Cell& cell = reading.table.rows.at(row).at(reading.table.column(column));
    if (const bool* yes = std::get_if<bool>(&cell)) return *yes ? 1 : 0;
    return std::get<double>(cell);
}

struct Published {
    const char* name;
    double n, m, negative, l, f, t;
};

TEST(Balance, ReproducesThePublishedNetworks) {
    for (const Published& p : {Published{"tribes", 16, 58, 29, 7, .7586, .8676},
                               Published{"1946-49", 64, 362, 42, 17, .9061, .9535},
                               Published{"1996-99", 151, 1247, 147, 45, .9278, .9368}}) {
        const Reading frustration = balance("balance.frustration", network(p.name));
        EXPECT_EQ(at(frustration, 0, "n"), p.n) << p.name;
        EXPECT_EQ(at(frustration, 0, "m"), p.m) << p.name;
        EXPECT_EQ(at(frustration, 0, "negative"), p.negative) << p.name;
        EXPECT_EQ(at(frustration, 0, "frustration"), p.l) << p.name;
        EXPECT_EQ(at(frustration, 0, "lower_bound"), p.l) << p.name;
        EXPECT_EQ(at(frustration, 0, "proved"), 1) << p.name;
        EXPECT_NEAR(at(frustration, 0, "normalised"), p.f, 5e-5) << p.name;
        EXPECT_NEAR(at(balance("balance.triangles", network(p.name)), 0, "share"), p.t, 5e-5)
            << p.name;
    }
    EXPECT_EQ(at(balance("balance.triangles", network("tribes")), 0, "triangles"), 68);
    EXPECT_NEAR(at(balance("balance.walks", network("tribes")), 0, "value"), .3575761, 5e-8);
}

TEST(Balance, TheOptimumIsProvedForEveryNetworkOfTheLiterature) {
    const Reading all = balance("balance.frustration", network("all"));
    EXPECT_EQ(all.table.rows.size(), 52u);
    for (std::size_t r = 0; r < all.table.rows.size(); ++r) EXPECT_EQ(at(all, r, "proved"), 1) << r;
}

TEST(Balance, TheOptimumIsProvedForTheStatesOfSomeYears) {
    for (const int year : {1816, 1914, 1946, 1962, 1991, 2010, 2014, 2025}) {
        const Reading reading = balance("balance.frustration", {}, year);
        ASSERT_EQ(reading.table.rows.size(), 1u);
        EXPECT_EQ(at(reading, 0, "proved"), 1) << year;
        EXPECT_GT(at(reading, 0, "n"), 15) << year;
        EXPECT_GT(at(reading, 0, "frustration"), 0) << year;
    }
}

// NATO of 2025: the United States has 31 partners in it and no other live pact with any of them.
TEST(Balance, AnExitRemovesThePositiveTiesThatNoOtherLiveTreatyKeeps) {
    for (const char* id : {"balance.frustration", "balance.triangles", "balance.walks"}) {
        const Reading reading = balance(id, {}, 2025, {"leave USA:NATO"});
        ASSERT_EQ(reading.table.rows.size(), 2u) << id;
        EXPECT_EQ(std::get<std::string>(reading.table.rows[0][1]), "before") << id;
        EXPECT_EQ(std::get<std::string>(reading.table.rows[1][1]), "after") << id;
        EXPECT_EQ(at(reading, 0, "m") - at(reading, 1, "m"), 31) << id;
        EXPECT_EQ(at(reading, 0, "negative"), at(reading, 1, "negative")) << id;
    }
    const Reading rio = balance("balance.frustration", {}, 2010, {"leave USA:NATO"});
    EXPECT_LT(at(rio, 0, "m") - at(rio, 1, "m"), 27) << "Canada is bound by other pacts as well";
}

TEST(Balance, AChangeThatTouchesNoTreatyHasOneRow) {
    EXPECT_EQ(balance("balance.triangles", {}, 2025, {"leave USA:UN"}).table.rows.size(), 1u);
}

TEST(Balance, ALongerWindowHasNoFewerFoes) {
    const Reading one = balance("balance.frustration", {}, 1973);
    const Reading four = balance("balance.frustration", window(4), 1973);
    EXPECT_EQ(std::get<std::string>(four.table.rows[0][0]), "1970-1973");
    EXPECT_GT(at(four, 0, "negative"), at(one, 0, "negative"));
}

// Greece and Türkiye, allied in NATO, are rivals in 2010.
TEST(Balance, AmbivalentPairsTakeTheSignThatIsChosen) {
    const auto figures = [](const char* word) {
        const Reading r = balance("balance.frustration", {}, 2010, {}, assume({word}));
        return std::pair(at(r, 0, "m"), at(r, 0, "negative"));
    };
    const auto [m, negative] = figures("ambivalent_pairs=negative");
    const auto [m_positive, negative_positive] = figures("ambivalent_pairs=positive");
    const auto [m_left, negative_left] = figures("ambivalent_pairs=left_out");
    EXPECT_EQ(m, m_positive);
    EXPECT_EQ(m - m_left, negative - negative_positive);
    EXPECT_EQ(negative_left, negative_positive);
    EXPECT_GT(negative, negative_positive);
}

TEST(Balance, SaysWhereTheRecordEnds) {
    const auto notes = [](const Reading& reading) {
        std::string all;
        for (const std::string& note : reading.notes) all += note + "\n";
        return all;
    };
    EXPECT_THAT(notes(balance("balance.triangles", {}, 2025)),
                testing::AllOf(HasSubstr("recorded to 2014"), HasSubstr("not peace"),
                               HasSubstr("allied and hostile: 4")));
    EXPECT_THAT(notes(balance("balance.triangles", {}, 2010)),
                testing::Not(HasSubstr("not peace")));
}

TEST(Balance, RefusesYearsOutsideTheRecord) {
    EXPECT_THAT(
        [] {
            (void)balance("balance.triangles", {}, 2020, {}, assume({"negative_ties=disputes"}));
        },
        ThrowsMessage<InputError>(HasSubstr("2014")));
    EXPECT_THAT([] { (void)balance("balance.walks", window(10), 1820); },
                ThrowsMessage<InputError>(HasSubstr("1816")));
}

TEST(Balance, RefusesAChangeOfNetworksThatAreGiven) {
    Arguments arguments = network("tribes");
    arguments.window_years = 3;
    EXPECT_THAT(
        [&] { (void)balance("balance.frustration", arguments, 2025, {"leave USA:NATO"}); },
        ThrowsMessage<InputError>(testing::AllOf(HasSubstr("--network"), HasSubstr("--window"))));
}

TEST(Balance, AFileHasARowForEachOfItsNetworksOrForTheOneNamed) {
    const std::string text = "network,a,b,sign\nx,A,B,1\ny,A,B,-1\ny,B,C,-1\ny,C,A,-1\n";
    const Reading both = balance("balance.frustration", edges(text));
    ASSERT_EQ(both.table.rows.size(), 2u);
    EXPECT_EQ(at(both, 0, "frustration"), 0);
    EXPECT_EQ(at(both, 1, "frustration"), 1);
    Arguments one = edges(text);
    one.network = "y";
    EXPECT_EQ(balance("balance.frustration", one).table.rows.size(), 1u);
    one.network = "z";
    EXPECT_THAT([&] { (void)balance("balance.frustration", one); },
                ThrowsMessage<InputError>(HasSubstr("unknown network 'z'")));
}

TEST(Balance, ShareOfTrianglesIsAbsentWhereThereIsNone) {
    const Reading reading = balance("balance.triangles", edges("network,a,b,sign\nx,A,B,1\n"));
    EXPECT_TRUE(std::holds_alternative<std::monostate>(
        reading.table.rows[0][reading.table.column("share")]));
}

TEST(Balance, WalksRefuseANetworkTooLargeForAllEigenvalues) {
    std::string text = "network,a,b,sign\n";
    for (int i = 0; i < 1600; ++i)
        text += "x," + std::to_string(i) + "," + std::to_string(i + 1) + ",1\n";
    EXPECT_THAT([&] { (void)balance("balance.walks", edges(text)); },
                ThrowsMessage<InputError>(HasSubstr("1601 nodes")));
    EXPECT_EQ(at(balance("balance.frustration", edges(text)), 0, "frustration"), 0);
}

}  // namespace
}  // namespace counterpoise

#include "world/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "world/un_tables.h"
#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TreatyId nato() {
    return treaties(test_facts()).named("NATO", "test");
}
InstitutionId institution(std::string_view code) {
    return institutions(test_facts()).named(code, "test");
}

TEST(World, NatoGrewFromTwelveTo32) {
    const std::vector<std::pair<int, std::size_t>> record{
        {1949, 12}, {1955, 15}, {1982, 16}, {1999, 19}, {2004, 26},
        {2009, 28}, {2017, 29}, {2020, 30}, {2023, 31}, {2024, 32}};
    for (const auto& [year, n] : record)
        EXPECT_EQ(published_world(year).members(nato()).size(), n) << year;
    EXPECT_TRUE(published_world(1948).members(nato()).empty());
}

TEST(World, TheUnGrewFrom51To193) {
    EXPECT_EQ(published_world(1945).members(institution("UN")).size(), 51u);
    EXPECT_EQ(published_world(2006).members(institution("UN")).size(), 192u);
    EXPECT_EQ(published_world(2025).members(institution("UN")).size(), 193u);
}

TEST(World, ExitsOnRecordAreExits) {
    const auto member = [](int year, std::string_view code, int cow) {
        return published_world(year).is_member(institution(code),
                                               StateId{static_cast<std::uint16_t>(cow)});
    };
    EXPECT_TRUE(member(1964, "UN", 850));  // Indonesia, out from January 1965 to September 1966
    EXPECT_FALSE(member(1965, "UN", 850));
    EXPECT_TRUE(member(1966, "UN", 850));
    EXPECT_TRUE(member(2017, "UNESCO", 2));  // the United States, out from 2019 to July 2023
    EXPECT_FALSE(member(2019, "UNESCO", 2));
    EXPECT_FALSE(member(2022, "UNESCO", 2));
    EXPECT_TRUE(member(2023, "UNESCO", 2));
    EXPECT_FALSE(member(1990, "UNESCO",
                        2));  // first out from 1985 to October 2003, which the record leaves open
    EXPECT_TRUE(member(2003, "UNESCO", 2));
    EXPECT_TRUE(member(2012, "UNIDO", 220));
    EXPECT_FALSE(member(2013, "UNIDO", 200));  // the United Kingdom, out since 2012
    EXPECT_FALSE(member(2015, "UNIDO", 220));
    EXPECT_TRUE(member(2025, "WHO", 2));  // out on 22 January 2026
}

TEST(World, AnOrdinaryYearHasItsOwnFiguresAndTheLatestCarriesThem) {
    const World& earlier = published_world(2021);
    const World& latest = published_world(2025);
    for (std::size_t i = 0; i < earlier.size(); ++i)
        for (const Column c : {Column::population, Column::gdp_market, Column::milex, Column::cinc,
                               Column::ideal_point})
            EXPECT_TRUE(earlier.vintage(c, i) == 2021 || earlier.vintage(c, i) == 0)
                << earlier.name(i);
    EXPECT_TRUE(std::isnan(value_of(published_world(2024), Column::cinc, "USA")));
    EXPECT_EQ(value_of(latest, Column::cinc, "USA"),
              value_of(published_world(2022), Column::cinc, "USA"));
    EXPECT_EQ(latest.vintage(Column::cinc, *latest.row(StateId{2})), 2022);
}

TEST(World, AFigureHasAVintageExactlyWhereItIsThere) {
    for (const int year : {1900, 1950, 1990, 2024, 2025}) {
        const World& world = published_world(year);
        for (const ColumnInfo& column : column_infos())
            for (std::size_t i = 0; i < world.size(); ++i)
                EXPECT_EQ(std::isnan(world.value(column.column, i)),
                          world.vintage(column.column, i) == 0)
                    << year << " " << column.name << " " << world.name(i);
    }
}

TEST(World, FiguresAreInTheUnitsOfTheirColumns) {
    const World& world = published_world(2023);
    EXPECT_NEAR(value_of(world, Column::population, "USA") / 335e6, 1, 0.02);
    EXPECT_NEAR(value_of(world, Column::gdp_market, "USA") / 27.5e6, 1, 0.03);
    EXPECT_NEAR(value_of(world, Column::milex, "USA") / 916e3, 1, 0.02);
    EXPECT_NEAR(value_of(world, Column::milex_share, "USA"), 0.034, 0.002);
    EXPECT_EQ(value_of(world, Column::nuclear_status, "FRA"), 3);
    EXPECT_EQ(value_of(world, Column::major_power, "FRA"), 1);
    EXPECT_EQ(value_of(world, Column::major_power, "CAN"), 0);
}

TEST(World, SharesOfGdpAreFractions) {
    for (int year = 1949; year <= 2025; ++year) {
        const World& world = published_world(year);
        for (std::size_t i = 0; i < world.size(); ++i) {
            const double share = world.value(Column::milex_share, i);
            EXPECT_TRUE(std::isnan(share) || (share >= 0 && share < 1.5))
                << year << " " << world.name(i) << share;
        }
    }
}

TEST(World, TheNatoEstimateOf2025IsTheShareTimesTheGdp) {
    const World& world = published_world(2025);
    EXPECT_NEAR(value_of(world, Column::milex_share, "POL"), 0.0448, 1e-12);
    EXPECT_DOUBLE_EQ(value_of(world, Column::milex, "POL"),
                     0.0448 * value_of(world, Column::gdp_market, "POL"));
}

TEST(World, RefusesAYearThatTheFactsDoNotKnow) {
    for (const int year : {1815, 2026, 0})
        EXPECT_THAT([&] { (void)World::at(test_facts(), Year{year}); },
                    ThrowsMessage<InputError>(HasSubstr(std::to_string(year))));
}

TEST(World, EveryRowIsFoundByItsCode) {
    for (const int year : {1816, 1913, 1945, 1991, 2025}) {
        const World& world = published_world(year);
        for (std::size_t i = 0; i < world.size(); ++i) {
            EXPECT_EQ(world.row(world.id(i)), i);
            EXPECT_TRUE(i == 0 || world.id(i - 1) < world.id(i)) << world.name(i);
        }
        EXPECT_FALSE(world.row(StateId{999}).has_value());
        EXPECT_FALSE(world.row(StateId{1}).has_value());
        EXPECT_FALSE(world.row(StateId{60000}).has_value());
    }
}

TEST(World, NoStateIsTwiceInATreatyOrAnInstitution) {
    for (int year = 1816; year <= 2025; ++year) {
        const World world = World::at(test_facts(), Year{year});
        const auto& all = world.memberships();
        for (std::size_t k = 1; k < all.size(); ++k)
            EXPECT_LT(std::pair(all[k - 1].treaty, all[k - 1].state),
                      std::pair(all[k].treaty, all[k].state))
                << year;
    }
}

RC_GTEST_PROP(World, RemovingAndAddingAreInverseAndLeaveTheOriginalAlone, ()) {
    const World& original = published_world(*rc::gen::element(1955, 1985, 2025));
    const auto& all = original.memberships();
    const Membership m = all[*rc::gen::inRange<std::size_t>(0, all.size())];
    World copy = original;
    copy.remove(m.treaty, m.state);
    RC_ASSERT(!copy.is_member(m.treaty, m.state));
    RC_ASSERT(original.is_member(m.treaty, m.state));
    RC_ASSERT(copy.memberships().size() + 1 == all.size());
    copy.add(m);
    copy.add(m);
    RC_ASSERT(copy.memberships().size() == all.size());
    RC_ASSERT(copy.members(m.treaty) == original.members(m.treaty));
    World un = original;
    const StateId state = un.members(institution("UN")).front();
    un.remove(institution("UN"), state);
    RC_ASSERT(!un.is_member(institution("UN"), state));
    un.add(InstitutionMembership{institution("UN"), state});
    RC_ASSERT(un.members(institution("UN")) == original.members(institution("UN")));
}

TEST(ColumnInfos, StandInTheOrderOfTheColumnsAndNameTablesThatThereAre) {
    ASSERT_EQ(column_infos().size(), kColumns);
    for (std::size_t c = 0; c < kColumns; ++c) {
        EXPECT_EQ(static_cast<std::size_t>(column_infos()[c].column), c);
        EXPECT_TRUE(test_facts().archive().has(std::string(column_infos()[c].table) + ".csv"))
            << column_infos()[c].name;
    }
}

TEST(UnTables, TheScaleOf2025Has28RatesAtTheFloorAnd11AtTheCeilingOfTheLeastDeveloped) {
    int floor = 0;
    int poor = 0;
    for (const ScaleRate& rate : un_scale(test_facts()))
        if (rate.start == Year{2025}) {
            floor += rate.percent == 0.001;
            poor += rate.percent == 0.010;
        }
    EXPECT_EQ(floor, 28);
    EXPECT_EQ(poor, 11);
}

TEST(UnTables, NoPublishedRateExceedsTheCeilingOfItsYear) {
    for (const ScaleRate& rate : un_scale(test_facts()))
        EXPECT_LE(rate.percent, scale_bounds(test_facts(), rate.start).ceiling) << rate.start.value;
    EXPECT_THAT([] { (void)scale_bounds(test_facts(), Year{1945}); },
                ThrowsMessage<InputError>(HasSubstr("1945")));
}

TEST(UnTables, ABudgetIsThatOfTheYearOrTheLatestBefore) {
    EXPECT_NEAR(budget(test_facts(), "regular", Year{2026})->second.amount, 3450.4263, 1e-9);
    EXPECT_EQ(budget(test_facts(), "regular", Year{2030})->first, Year{2026});
    EXPECT_FALSE(budget(test_facts(), "regular", Year{2010}).has_value());
    EXPECT_FALSE(budget(test_facts(), "nothing", Year{2026}).has_value());
}

TEST(UnTables, AGraduateIsNoLongerLeastDeveloped) {
    const auto listed = [](int year, int cow) {
        const auto all = least_developed(test_facts(), Year{year});
        return std::find(all.begin(), all.end(), StateId{static_cast<std::uint16_t>(cow)}) !=
               all.end();
    };
    EXPECT_TRUE(listed(2006, 402));  // Cape Verde, graduated on 20 December 2007
    EXPECT_FALSE(listed(2007, 402));
    EXPECT_TRUE(listed(2025, 700));
}

TEST(World, DerivesNoGdpFromASpendingShareThatHasBrokenDown) {
    // SIPRI's share for Angola in 1985 would make its economy a hundred times the world's.
    const World world = World::at(test_facts(), Year{1985});
    const auto angola = world.row(StateId{540});
    ASSERT_TRUE(angola.has_value());
    EXPECT_FALSE(world.value(Column::gdp_market, *angola) > 1e6);
}

}  // namespace
}  // namespace counterpoise

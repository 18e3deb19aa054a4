#include "measures/power/basis.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "power_worlds.h"

namespace counterpoise {
namespace {

TEST(Basis, TheListIsInTheOrderOfTheNames) {
    for (std::size_t k = 0; k < basis_infos().size(); ++k) {
        EXPECT_EQ(static_cast<std::size_t>(basis_infos()[k].basis), k);
        EXPECT_EQ(&info(basis_infos()[k].basis), &basis_infos()[k]);
    }
}

// Fariss et al. 1950: United States 2,831,570 m over 153.55 m persons; Soviet Union 1,137,200 over
// 177.48: 2831570^2 / 153.55 over 1137200^2 / 177.48 = 7.16606.
TEST(Basis, GdpTimesGdpPerHeadByHandFor1950) {
    const World& world = published_world(1950);
    const auto net = figures(world, Basis::gdp_times_gdp_pc);
    const double usa = net[*world.row(StateId{2})];
    EXPECT_NEAR(usa / (2831570.0 * 2831570.0 / 153.55e6), 1, 1e-9);
    EXPECT_NEAR(usa / net[*world.row(StateId{365})], 7.16606, 1e-5);
    const std::vector<std::size_t> one{*world.row(StateId{2})};
    EXPECT_NEAR(percent_of(world, net, one, every_row(world)), 59.5453, 1e-4);
}

TEST(Basis, AStateWithoutPopulationHasNoFigure) {
    World world = published_world(2022);
    const std::size_t usa = *world.row(StateId{2});
    world.column(Column::population)[usa] = kNone;
    EXPECT_TRUE(std::isnan(figures(world, Basis::gdp_times_gdp_pc)[usa]));
    world.column(Column::population)[usa] = 0;
    EXPECT_TRUE(std::isnan(figures(world, Basis::gdp_times_gdp_pc)[usa]));
}

TEST(PercentOf, IsAbsentWhereAMajorPowerHasNoFigureAndLeavesOthersOut) {
    World world = published_world(2022);
    auto x = figures(world, Basis::cinc);
    const std::vector<std::size_t> china{*world.row(StateId{710})};
    const double before = percent_of(world, x, china, every_row(world));
    const double all = 100.0 * x[china[0]] / before;
    const std::size_t india = *world.row(StateId{750});  // no major power on the COW list
    const double lost = x[india];
    x[india] = kNone;
    EXPECT_NEAR(percent_of(world, x, china, every_row(world)), 100.0 * x[china[0]] / (all - lost),
                1e-9);
    x[*world.row(StateId{365})] = kNone;
    EXPECT_TRUE(std::isnan(percent_of(world, x, china, every_row(world))));
    EXPECT_EQ(majors_without(world, x, every_row(world)).size(), 1u);
    EXPECT_EQ(names_of(world, majors_without(world, x, every_row(world))), "Russia");
}

TEST(PercentOf, NothingIsAbsentNotZero) {
    const World& world = published_world(2022);
    const auto x = figures(world, Basis::cinc);
    EXPECT_TRUE(std::isnan(percent_of(world, x, {}, every_row(world))));
    EXPECT_TRUE(std::isnan(percent_of(world, x, every_row(world), {})));
}

RC_GTEST_PROP(PercentOf, APartAndTheRestAddToAHundred, ()) {
    const World& world = published_world(2022);
    const Basis basis = basis_infos()[*rc::gen::inRange<std::size_t>(0, 7)].basis;
    const auto x = figures(world, basis);
    const std::size_t cut = *rc::gen::inRange<std::size_t>(10, world.size() - 10);
    const auto all = every_row(world);
    const std::span<const std::size_t> rows(all);
    RC_ASSERT(std::abs(percent_of(world, x, rows.first(cut), rows) +
                       percent_of(world, x, rows.subspan(cut), rows) - 100.0) < 1e-9);
}

}  // namespace
}  // namespace counterpoise

#include "behaviour/cascade/wars.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/chance.h"
#include "worlds.h"

namespace counterpoise {
namespace {

constexpr auto kWarClass = static_cast<std::size_t>(Severity::war);

std::size_t row_of(const World& world, std::string_view iso3) {
    return *world.row(state_named(iso3, world.year().value));
}

const DisputeRecord& record_now() {
    static const DisputeRecord record(published_world(2025), test_facts());
    return record;
}

const DisputeLaw& law_now() {
    static const DisputeLaw law =
        DisputeModel(read_parameters(test_facts(), "disputes")).estimates();
    return law;
}

/// Disputes of one run, the year after the world's predicted.
struct Predicted {
    explicit Predicted(std::uint32_t run, int last = 2026)
        : luck(record_now(), law_now(), 11, run, last), disputes(record_now(), luck) {
        disputes.pass_to(2025);
        (void)disputes.predict();
    }
    DisputeLuck luck;
    DisputeRun disputes;
};

Reliability reliability_with(const std::vector<std::string>& words) {
    return reliability_of(test_facts(), assume(words), Year{2025});
}

WarsByTreaty wars_of(const World& world, const std::vector<std::size_t>& followed,
                     const std::vector<std::string>& words = {}) {
    const Assumptions a = assume(words);
    return {world,    test_facts(),           cascade_rules(a), war_direction(a),
            followed, reliability_with(words)};
}

WarExpectation expected(const World& world, const Predicted& year,
                        const std::vector<std::size_t>& followed,
                        const std::vector<std::string>& words = {}) {
    WarExpectation found;
    wars_of(world, followed, words).expect(year.disputes, reliability_with(words), found);
    return found;
}

double probability_of_war(const Predicted& year, std::size_t i, std::size_t j) {
    return year.disputes.risk_of(i, j)[kWarClass];
}

/// The sums over every pair and direction, each attack put to `make_cascade` and enumerated.
WarExpectation by_every_attack(const World& world, const Predicted& year,
                               const std::vector<std::size_t>& followed,
                               std::vector<std::string> words) {
    if (std::find(words.begin(), words.end(), "attack_inside=binds") == words.end())
        words.push_back("attack_inside=ignored");
    const bool stronger =
        std::find(words.begin(), words.end(), "war_direction=stronger") != words.end();
    const Assumptions assumptions = assume(words);
    const Reliability reliability = reliability_with(words);
    WarExpectation sum;
    sum.drawn_in.assign(followed.size(), 0.0);
    for (std::size_t a = 0; a < world.size(); ++a)
        for (std::size_t t = 0; t < world.size(); ++t) {
            if (a == t) continue;
            const double more = world.value(Column::cinc, a);
            const double less = world.value(Column::cinc, t);
            const double direction = !stronger ? 0.5 : more > less ? 1.0 : more < less ? 0.0 : 0.5;
            const double war = direction * probability_of_war(year, a, t);
            if (war == 0) continue;
            const CascadeCase c =
                make_cascade(world, test_facts(), a, t, reliability, cascade_rules(assumptions));
            const CascadeExpectation e = enumerate(c);
            sum.great_power_wars += war * e.majors_meet;
            if (!c.attacker_major || !c.target_major) sum.great_powers_drawn += war * e.majors_meet;
            for (std::size_t n = 0; n < c.candidates.size(); ++n)
                for (std::size_t k = 0; k < followed.size(); ++k)
                    if (c.candidates[n].row == followed[k]) sum.drawn_in[k] += war * e.joins[n][0];
        }
    return sum;
}

TEST(WarsByTreaty, AreTheSumOverEveryAttackPutToTheTreaties) {
    const World now = published_world(2025);
    const World without = world_after(2025, {"leave USA:NATO"});
    const Predicted year(0);
    for (const World* world : {&now, &without})
        for (const std::vector<std::string>& words :
             {std::vector<std::string>{},
              {"war_direction=stronger", "reliability=0.6"},
              {"attack_inside=binds"},
              {"offence_pledges=honoured", "neutral_members=exempt"}}) {
            std::vector<std::size_t> followed;
            for (const char* iso3 : {"USA", "EST", "TUR", "IRL", "JPN", "KAZ", "CHE"})
                followed.push_back(row_of(*world, iso3));
            const WarExpectation exact = by_every_attack(*world, year, followed, words);
            const WarExpectation found = expected(*world, year, followed, words);
            EXPECT_NEAR(found.great_power_wars, exact.great_power_wars, 1e-10);
            EXPECT_NEAR(found.great_powers_drawn, exact.great_powers_drawn, 1e-10);
            ASSERT_EQ(found.drawn_in.size(), followed.size());
            for (std::size_t k = 0; k < followed.size(); ++k)
                EXPECT_NEAR(found.drawn_in[k], exact.drawn_in[k], 1e-10)
                    << world->iso3(followed[k]);
            EXPECT_GT(found.drawn_in[0], 0) << "the United States has partners";
            EXPECT_EQ(found.drawn_in.back(), 0) << "Switzerland has none";
        }
}

/// Russia and Estonia: half of the wars are Russian attacks, and four major powers of NATO are
/// bound, so that they meet with 1 - (1 - r)^4.
TEST(WarsByTreaty, OfOnePairAreThoseWorkedByHand) {
    const World& world = published_world(2025);
    const std::size_t russia = row_of(world, "RUS"), estonia = row_of(world, "EST");
    const WarsByTreaty wars = wars_of(world, {}, {"reliability=0.25"});
    int seen = 0;
    for (const auto& m : wars.meetings(reliability_with({"reliability=0.25"})))
        if (m.attacker == russia && m.target == estonia) {
            EXPECT_DOUBLE_EQ(m.majors_meet, 1 - std::pow(0.75, 4));
            EXPECT_EQ(m.direction, 0.5);
            ++seen;
        } else {
            EXPECT_FALSE(m.attacker == estonia) << "nobody major fights beside Estonia's attack";
        }
    EXPECT_EQ(seen, 1);
}

TEST(WarsByTreaty, WithReliabilityZeroMajorPowersMeetOnlyInTheirOwnWars) {
    const World& world = published_world(2025);
    const Predicted year(1);
    const WarExpectation found = expected(world, year, {row_of(world, "EST")}, {"reliability=0"});
    double own = 0;
    for (std::size_t i = 0; i < world.size(); ++i)
        for (std::size_t j = i + 1; j < world.size(); ++j)
            if (world.value(Column::major_power, i) == 1.0 &&
                world.value(Column::major_power, j) == 1.0)
                own += probability_of_war(year, i, j);
    EXPECT_NEAR(found.great_power_wars, own, 1e-12);
    EXPECT_EQ(found.great_powers_drawn, 0);
    EXPECT_EQ(found.drawn_in[0], 0);
    EXPECT_GT(own, 0);
}

RC_GTEST_PROP(WarsByTreaty, GrowWithReliabilityAndStandInOrderOfTheSchools, ()) {
    static const Predicted year(2);
    const World& world = published_world(2025);
    static const WarsByTreaty wars = wars_of(world, {row_of(world, "DEU")});
    const int low = *rc::gen::inRange(0, 100);
    const int high = *rc::gen::inRange(low, 101);
    WarExpectation less, more;
    Reliability r = reliability_with({});
    r.give(low / 100.0);
    wars.expect(year.disputes, r, less);
    r.give(high / 100.0);
    wars.expect(year.disputes, r, more);
    RC_ASSERT(less.great_power_wars <= more.great_power_wars + 1e-15);
    RC_ASSERT(less.drawn_in[0] <= more.drawn_in[0] + 1e-15);
    RC_ASSERT(more.great_powers_drawn <= more.great_power_wars);
    RC_ASSERT(more.by_school == less.by_school);
    RC_ASSERT(std::is_sorted(more.by_school.begin(), more.by_school.end()));
    RC_ASSERT(more.great_power_wars < year.disputes.risk().world[kWarClass]);
}

/// Wars that runs draw, each followed with its own luck, are as many as were expected: within three
/// standard errors.
TEST(WarsByTreaty, AreAsManyAsFollowingEveryDrawnWarFinds) {
    constexpr std::uint32_t kRuns = 300;
    const World& world = published_world(2025);
    const std::vector<std::string> words{"reliability=0.75", "attack_inside=ignored"};
    const Reliability reliability = reliability_with(words);
    const CascadeRules rules = cascade_rules(assume(words));
    const std::vector<std::size_t> followed{row_of(world, "DEU"), row_of(world, "USA")};
    const WarsByTreaty wars = wars_of(world, followed, words);
    double met_expected = 0, drawn_expected = 0, met = 0, drawn = 0;
    for (std::uint32_t run = 0; run < kRuns; ++run) {
        Predicted year(run, 2026);
        WarExpectation found;
        wars.expect(year.disputes, reliability, found);
        met_expected += found.great_power_wars;
        drawn_expected += found.drawn_in[0] + found.drawn_in[1];
        year.disputes.happen();
        for (const DisputeEvent& e : year.disputes.events()) {
            if (e.severity != Severity::war) continue;
            const bool turned = uniform(address(3, run, 2026, Behaviour::cascade, e.i, e.j)) < 0.5;
            const CascadeCase c = make_cascade(world, test_facts(), turned ? e.j : e.i,
                                               turned ? e.i : e.j, reliability, rules);
            const CascadeOutcome outcome = follow(c, 3, run);
            met += outcome.majors_meet ? 1 : 0;
            for (const Joiner& j : outcome.joiners)
                drawn +=
                    std::count(followed.begin(), followed.end(), c.candidates[j.candidate].row);
        }
    }
    EXPECT_GT(met, 20);
    EXPECT_NEAR(met, met_expected, 3 * std::sqrt(met_expected));
    EXPECT_NEAR(drawn, drawn_expected, 4 * std::sqrt(drawn_expected)) << "two states, one war";
}

TEST(WarsByTreaty, JoinersThatAreAttackedMakeMeetingsNoRarer) {
    const World& world = published_world(2025);
    const Predicted year(4);
    const WarExpectation alone = expected(world, year, {});
    const WarExpectation attacked = expected(world, year, {}, {"joiner_attacked=0.5"});
    EXPECT_GT(attacked.great_power_wars, alone.great_power_wars * 0.98) << "sampled in part";
    for (const double of_school : attacked.by_school) EXPECT_TRUE(std::isnan(of_school));
}

}  // namespace
}  // namespace counterpoise

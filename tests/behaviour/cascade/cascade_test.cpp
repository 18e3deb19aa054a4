#include "behaviour/cascade/cascade.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "behaviour/cascade/weights.h"
#include "worlds.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

std::size_t row_of(const World& world, std::string_view iso3) {
    return *world.row(state_named(iso3, world.year().value));
}

CascadeCase made(const World& world, std::size_t attacker, std::size_t target,
                 const std::vector<std::string>& words) {
    const Assumptions assumptions = assume(words);
    return make_cascade(world, test_facts(), attacker, target,
                        reliability_of(test_facts(), assumptions, world.year()),
                        cascade_rules(assumptions));
}

CascadeCase made(const World& world, std::string_view attacker, std::string_view target,
                 const std::vector<std::string>& words = {}) {
    return made(world, row_of(world, attacker), row_of(world, target), words);
}

std::set<std::string> bound_to(const CascadeCase& c, const World& world) {
    std::set<std::string> codes;
    for (const BoundState& b : c.binding.bound) codes.insert(world.iso3(b.row));
    return codes;
}

/// States with pacts of defence with the target by the memberships themselves.
std::set<std::string> partners(const World& world, std::string_view target) {
    std::set<std::string> codes;
    const StateId id = world.id(row_of(world, target));
    for (const Membership& theirs : world.memberships())
        for (const Membership& m : world.memberships())
            if (theirs.state == id && m.treaty == theirs.treaty && m.state != id &&
                m.pledge == Pledge::kept && has(m.obligations, Obligation::defence) &&
                counts_as_live(treaties(test_facts()).at(m.treaty), world.year()) &&
                world.row(m.state))
                codes.insert(world.iso3(*world.row(m.state)));
    return codes;
}

double joins(const CascadeExpectation& e, const CascadeCase& c, const World& world,
             std::string_view iso3, CascadeSide side = CascadeSide::target) {
    for (std::size_t i = 0; i < c.candidates.size(); ++i)
        if (world.iso3(c.candidates[i].row) == iso3)
            return e.joins[i][static_cast<std::size_t>(side)];
    return 0;
}

TEST(Cascade, WithReliabilityOneAllPactPartnersOfTheAttackedComeAndNobodyElse) {
    const World& world = published_world(2025);
    for (const char* target : {"EST", "POL", "NOR", "TUR", "KOR", "JPN", "PHL", "KAZ", "CHE"}) {
        const CascadeCase c = made(world, target == std::string("KAZ") ? "CHN" : "RUS", target,
                                   {"reliability=1", "attack_inside=ignored"});
        const CascadeExpectation e = enumerate(c);
        std::set<std::string> come;
        for (std::size_t i = 0; i < c.candidates.size(); ++i) {
            EXPECT_EQ(e.joins[i][0], 1) << target;
            EXPECT_EQ(e.joins[i][1], 0) << target;
            come.insert(world.iso3(c.candidates[i].row));
        }
        EXPECT_EQ(come, partners(world, target)) << target;
        EXPECT_EQ(follow(c, 7, 3).joiners.size(), come.size()) << target;
    }
}

TEST(Cascade, WithReliabilityZeroNobodyComes) {
    const World& world = published_world(2025);
    for (const char* target : {"EST", "KOR", "SWE"})
        for (const char* attacked : {"joiner_attacked=0", "joiner_attacked=1"}) {
            const CascadeCase c = made(world, "RUS", target, {"reliability=0", attacked});
            EXPECT_EQ(expect(c, 1, 100).joiners, 0);
            EXPECT_TRUE(follow(c, 1, 1).joiners.empty());
            EXPECT_EQ(enumerate(c).no_major_comes, 1);
        }
}

TEST(Cascade, BindsMembersOfTheUnionToEstoniaBesideThoseOfNato) {
    const World& world = published_world(2025);
    const CascadeCase c = made(world, "RUS", "EST");
    const Treaties& all = treaties(test_facts());
    const auto treaties_of = [&](std::string_view iso3) {
        std::set<std::string> codes;
        for (const BoundState& b : c.binding.bound)
            if (world.iso3(b.row) == iso3)
                for (const BindingPledge& p : b.pledges) codes.insert(all.at(p.treaty).code);
        return codes;
    };
    EXPECT_EQ(treaties_of("DEU"), (std::set<std::string>{"EU", "NATO"}));
    EXPECT_EQ(treaties_of("USA"), std::set<std::string>{"NATO"});
    EXPECT_EQ(treaties_of("IRL"), std::set<std::string>{"EU"});
    EXPECT_TRUE(treaties_of("CHE").empty());
    const CascadeCase exempt = made(world, "RUS", "EST", {"neutral_members=exempt"});
    EXPECT_EQ(bound_to(c, world).size(), bound_to(exempt, world).size() + 3);
    EXPECT_FALSE(bound_to(exempt, world).contains("IRL"));
}

TEST(Cascade, AnExitUnbindsTheLeaverUnlessAnotherPactKeepsIt) {
    const World without = world_after(2025, {"leave USA:NATO"});
    EXPECT_FALSE(bound_to(made(without, "RUS", "EST"), without).contains("USA"));
    EXPECT_TRUE(
        bound_to(made(published_world(2025), "RUS", "EST"), published_world(2025)).contains("USA"));
    const World france = world_after(2025, {"leave FRA:NATO"});
    EXPECT_TRUE(bound_to(made(france, "RUS", "EST"), france).contains("FRA"));
    const World dormant = world_after(2025, {"dormant USA:NATO"});
    EXPECT_FALSE(bound_to(made(dormant, "RUS", "EST"), dormant).contains("USA"));
}

TEST(Cascade, ATreatysAreaDecidesWhomAnAttackOverseasBinds) {
    const World& world = published_world(1982);
    const CascadeCase home = made(world, "ARG", "GBR", {"attack_inside=ignored"});
    const CascadeCase falklands =
        made(world, "ARG", "GBR", {"attack_inside=ignored", "attack_place=overseas"});
    EXPECT_TRUE(bound_to(home, world).contains("NOR"));
    EXPECT_FALSE(bound_to(falklands, world).contains("NOR"));
}

TEST(Cascade, JapanIsNotBoundToDefendTheUnitedStates) {
    const World& world = published_world(2025);
    EXPECT_FALSE(bound_to(made(world, "CHN", "USA"), world).contains("JPN"));
    EXPECT_TRUE(bound_to(made(world, "CHN", "JPN"), world).contains("USA"));
}

TEST(Cascade, RefusesAnAttackOnOneself) {
    EXPECT_THAT([] { (void)made(published_world(2025), "RUS", "RUS"); },
                ThrowsMessage<InputError>(HasSubstr("would attack itself")));
}

TEST(Cascade, RefusesAnAttackInsideAnAllianceAndNamesThePact) {
    const World& world = published_world(2025);
    EXPECT_THAT(
        [&] { (void)made(world, "USA", "DNK"); },
        ThrowsMessage<InputError>(AllOf(HasSubstr("NATO"), HasSubstr("allies of both sides"),
                                        HasSubstr("--leave USA:NATO"))));
    const CascadeCase ignored = made(world, "USA", "DNK", {"attack_inside=ignored"});
    EXPECT_TRUE(bound_to(ignored, world).contains("FRA"));   // by the union
    EXPECT_FALSE(bound_to(ignored, world).contains("NOR"));  // by NATO alone
    const CascadeCase binds = made(world, "USA", "DNK", {"attack_inside=binds"});
    EXPECT_TRUE(bound_to(binds, world).contains("NOR"));
    EXPECT_FALSE(bound_to(binds, world).contains("USA"));
}

/// By hand: the attacked T calls A (chance 0.5); A, once attacked itself (chance 0.4), calls B
/// (chance 0.25). So A comes with 0.5 and B with 0.5 x 0.4 x 0.25 = 0.05.
TEST(Cascade, AnAttackOnAJoinerBindsItsOwnAllies) {
    CascadeCase c;
    c.year = Year{2025};
    c.attacker_id = StateId{365};
    c.target_id = StateId{366};
    c.attacker_major = true;
    c.joiner_attacked = 0.4;
    c.candidates.resize(2);
    c.candidates[0].state = StateId{2};
    c.candidates[1].state = StateId{3};
    c.candidates[1].major = true;
    c.candidates[0].calls[0] = {{1, CascadeSide::target, 0.25}};
    c.opening = {{0, CascadeSide::target, 0.5}};
    const CascadeExpectation e = enumerate(c);
    EXPECT_DOUBLE_EQ(e.joins[0][0], 0.5);
    EXPECT_DOUBLE_EQ(e.joins[1][0], 0.05);
    EXPECT_DOUBLE_EQ(e.majors_meet, 0.05);
    EXPECT_DOUBLE_EQ(e.no_major_comes, 0.95);
    EXPECT_DOUBLE_EQ(e.joiners, 0.55);
    c.joiner_attacked = 0;
    EXPECT_DOUBLE_EQ(enumerate(c).joins[1][0], 0);
}

TEST(Cascade, AStateAskedAgainComesOnlyByAStrongerPledge) {
    CascadeCase c;
    c.year = Year{1914};
    c.attacker_id = StateId{300};
    c.target_id = StateId{345};
    c.joiner_attacked = 1;
    c.candidates.resize(2);
    c.candidates[0].state = StateId{365};
    c.candidates[1].state = StateId{220};
    c.candidates[0].calls[0] = {{1, CascadeSide::target, 0.7}};
    c.opening = {{0, CascadeSide::target, 0.5}, {1, CascadeSide::target, 0.2}};
    // 0.2 at once; if the other came and was attacked, 0.7 in all: 0.5 x 0.2 + 0.5 x 0.7.
    EXPECT_DOUBLE_EQ(enumerate(c).joins[1][0], 0.45);
}

/// A case of up to `kMostEnumerated` states that call each other on either side.
CascadeCase random_case() {
    CascadeCase c;
    c.year = Year{2025};
    c.attacker_id = StateId{365};
    c.target_id = StateId{366};
    c.attacker_major = *rc::gen::arbitrary<bool>();
    c.target_major = *rc::gen::arbitrary<bool>();
    c.joiner_attacked = *rc::gen::element(0.0, 0.3, 0.7, 1.0);
    const auto n = *rc::gen::inRange<std::size_t>(1, kMostEnumerated + 1);
    const auto call = [&] {
        return CascadeCall{*rc::gen::inRange<std::size_t>(0, n),
                           *rc::gen::element(CascadeSide::target, CascadeSide::attacker),
                           *rc::gen::inRange(0, 11) / 10.0};
    };
    for (std::size_t i = 0; i < n; ++i) {
        CascadeCandidate candidate;
        candidate.state = StateId{static_cast<std::uint16_t>(400 + i)};
        candidate.major = *rc::gen::arbitrary<bool>();
        for (auto& calls : candidate.calls)
            for (int k = *rc::gen::inRange(0, 3); k > 0; --k) calls.push_back(call());
        c.candidates.push_back(candidate);
    }
    for (int k = *rc::gen::inRange(0, 7); k > 0; --k) c.opening.push_back(call());
    std::stable_sort(c.opening.begin(), c.opening.end(),
                     [](const auto& a, const auto& b) { return a.side < b.side; });
    return c;
}

/// Whether two probabilities agree within six standard errors of the sample, and six runs more: a
/// rare event's count is skewed.
bool agree(double exact, double sampled, long long runs) {
    const auto n = static_cast<double>(runs);
    const double kept = std::max(0.0, exact * (1 - exact));  // 1 may be passed by rounding
    const bool certain = exact <= 0 || exact >= 1 - 1e-12;
    return std::abs(exact - sampled) <= 6 * std::sqrt(kept / n) + (certain ? 1e-9 : 6 / n);
}

bool agree(const CascadeExpectation& exact, const CascadeExpectation& sampled) {
    bool all = agree(exact.majors_meet, sampled.majors_meet, sampled.runs) &&
               agree(exact.no_major_comes, sampled.no_major_comes, sampled.runs);
    for (std::size_t i = 0; i < exact.joins.size(); ++i)
        for (std::size_t side = 0; side < 2; ++side)
            all = all && agree(exact.joins[i][side], sampled.joins[i][side], sampled.runs);
    return all;
}

RC_GTEST_PROP(Cascade, EnumerationAndSamplingAgreeOnEveryGeneratedCase, ()) {
    const CascadeCase c = random_case();
    const CascadeExpectation exact = enumerate(c);
    RC_ASSERT(agree(exact, sample(c, 1949, 4000)));
    double sum = 0;
    for (const auto& by : exact.joins) {
        RC_ASSERT(by[0] >= 0 && by[1] >= 0 && by[0] + by[1] <= 1 + 1e-12);
        sum += by[0] + by[1];
    }
    RC_ASSERT(std::abs(sum - exact.joiners) < 1e-9);
}

TEST(Cascade, EnumerationAndSamplingAgreeOnRealCasesOfUpToTwelveStates) {
    int cases = 0;
    for (const auto& [year, attacker] :
         {std::pair(2025, "RUS"), {2025, "CHN"}, {1962, "CHN"}, {1938, "DEU"}, {1913, "RUS"}}) {
        const World& world = published_world(year);
        const std::size_t row = row_of(world, attacker);
        for (std::size_t i = 0; i < world.size(); i += 3) {
            if (i == row) continue;
            const CascadeCase c =
                made(world, row, i,
                     {"attack_inside=ignored", "joiner_attacked=0.5", "offence_pledges=honoured"});
            if (c.candidates.empty() || c.candidates.size() > kMostEnumerated) continue;
            EXPECT_TRUE(agree(enumerate(c), sample(c, 1949, 3000)))
                << attacker << " on " << world.iso3(i) << " in " << year;
            ++cases;
        }
    }
    EXPECT_GT(cases, 20);
}

TEST(Cascade, ItsLuckStandsWhileOthersLeave) {
    const World& with = published_world(2025);
    const World without = world_after(2025, {"leave USA:NATO"});
    const CascadeCase before = made(with, "RUS", "EST");
    const CascadeCase after = made(without, "RUS", "EST");
    const auto codes = [](const CascadeCase& c, const World& world, std::uint32_t run) {
        std::set<std::string> all;
        for (const Joiner& j : follow(c, 1949, run).joiners)
            all.insert(world.iso3(c.candidates[j.candidate].row));
        all.erase("USA");
        return all;
    };
    for (std::uint32_t run = 0; run < 200; ++run)
        EXPECT_EQ(codes(before, with, run), codes(after, without, run));
}

TEST(Cascade, OffencePledgesAreNamedAndFollowedOnlyWhenAsked) {
    const World& world = published_world(1939);
    const CascadeCase noted = made(world, "DEU", "FRA");
    const CascadeCase honoured = made(world, "DEU", "FRA", {"offence_pledges=honoured"});
    ASSERT_FALSE(noted.offence.empty());
    const std::string italy = "ITA";
    EXPECT_EQ(joins(enumerate(noted), noted, world, italy, CascadeSide::attacker), 0);
    EXPECT_GT(joins(enumerate(honoured), honoured, world, italy, CascadeSide::attacker), 0.5);
}

TEST(Cascade, StrengthFadesWithDistanceToTheAttacked) {
    const World& world = published_world(2025);
    const CascadeCase c = made(world, "RUS", "EST", {"reliability=1"});
    const Assumptions assumptions;
    const Reach reach = reach_of(world, test_facts(), assumptions);
    const std::vector<double> s = strengths_of(world, Capability::ppp);
    const CascadeWeights w = cascade_weights(c, world, s, reach, AttackPlace::home);
    EXPECT_TRUE(w.comparable);
    double sum = 0;
    for (std::size_t i = 0; i < c.candidates.size(); ++i) {
        const std::size_t row = c.candidates[i].row;
        if (!std::isnan(s[row])) {
            EXPECT_LE(w.arriving[i], s[row] * reach.share(row));
        }
        sum += w.arriving[i];
    }
    const CascadeBalance balance = balance_of(enumerate(c), w);
    EXPECT_NEAR(balance.comes, sum, 1e-9 * sum);
    EXPECT_NEAR(balance.ratio, (w.own + sum) / w.attacker, 1e-12);
    EXPECT_FALSE(cascade_weights(c, world, s, reach, AttackPlace::overseas).comparable);
}

TEST(Reliability, FollowsTheSchoolOrTheNumberGiven) {
    const Year year{2025};
    const auto of = [&](const std::vector<std::string>& words) {
        return reliability_of(test_facts(), assume(words), year)
            .of(Obligation::defence, TreatyPower::major);
    };
    EXPECT_EQ(of({"reliability_school=since_1945"}), 0.22);
    EXPECT_EQ(of({"reliability_school=defence_pacts"}), 0.41);
    EXPECT_EQ(of({"reliability_school=leeds"}), 0.75);
    EXPECT_EQ(of({"reliability=0.6"}), 0.6);
    EXPECT_EQ(of({"reliability_school=given"}), 0.41);
    const double now = of({});
    const double before = reliability_of(test_facts(), Assumptions(), Year{1938})
                              .of(Obligation::defence, TreatyPower::major);
    EXPECT_GT(now, 0.1);
    EXPECT_LT(now, 0.3);
    EXPECT_GT(before, 0.5);
}

std::set<std::string> not_bound(const CascadeCase& c, const World& world, std::string_view treaty,
                                NotBound reason) {
    std::set<std::string> codes;
    for (const UnboundState& u : c.binding.unbound)
        if (treaties(test_facts()).at(u.treaty).code == treaty && u.reason == reason)
            for (const std::size_t row : u.rows) codes.insert(world.iso3(row));
    return codes;
}

TEST(Cascade, TheUnionsClauseBindsFromTheDayOnWhichTheTreatyOfLisbonWasInForce) {
    for (const auto& [year, bound] : {std::pair(2007, 0U), {2008, 0U}, {2009, 26U}}) {
        const World& world = published_world(year);
        const CascadeCase c = made(world, "RUS", "FIN");
        EXPECT_EQ(c.binding.bound.size(), bound) << year;
        EXPECT_EQ(not_bound(c, world, "EU", NotBound::not_yet).size(), bound == 0 ? 26U : 0U)
            << year;
    }
    // Nor is an attack on a fellow member inside an alliance before.
    EXPECT_TRUE(made(published_world(2008), "SWE", "FIN").between.empty());
    EXPECT_THROW((void)made(published_world(2009), "SWE", "FIN"), InputError);
}

TEST(Cascade, TheFalklandsBindNobodyNeitherByNatoNorByTheBrusselsTreaty) {
    const World& world = published_world(1982);
    const CascadeCase home = made(world, "ARG", "GBR");
    const CascadeCase overseas = made(world, "ARG", "GBR", {"attack_place=overseas"});
    EXPECT_TRUE(bound_to(home, world).contains("FRA"));
    EXPECT_TRUE(overseas.binding.bound.empty());
    EXPECT_EQ(not_bound(overseas, world, "ATOP3130", NotBound::outside),
              (std::set<std::string>{"BEL", "DEU", "FRA", "ITA", "LUX", "NLD"}));
}

TEST(Cascade, RegionsOfTheFarEastLeaveOutTheHomelandOfThePowerThatIsAway) {
    struct Pact {
        int year;
        const char* attacker;
        const char* away;
        const char* local;
        const char* treaty;
    };
    for (const Pact& pact :
         {Pact{1965, "IDN", "GBR", "MYS", "ATOP3330"}, Pact{1960, "CHN", "USA", "TWN", "ATOP3270"},
          Pact{1970, "DEU", "RUS", "FIN", "ATOP3140"}}) {
        const World& world = published_world(pact.year);
        const CascadeCase on_away = made(world, pact.attacker, pact.away);
        EXPECT_TRUE(not_bound(on_away, world, pact.treaty, NotBound::outside).contains(pact.local))
            << pact.treaty;
        EXPECT_FALSE(bound_to(on_away, world).contains(pact.local)) << pact.treaty;
        EXPECT_TRUE(bound_to(made(world, pact.attacker, pact.local), world).contains(pact.away))
            << pact.treaty;
    }
}

TEST(Cascade, ASampleHasTheStandardErrorsThatIndependentDecisionsHave) {
    const World& world = published_world(2025);
    const CascadeCase c = made(world, "RUS", "EST");
    CascadeWeights weights;
    for (std::size_t i = 0; i < c.candidates.size(); ++i)
        weights.arriving.push_back(1.0 + static_cast<double>(i));
    double joins = 0;
    double strength = 0;
    for (const CascadeCall& call : c.opening) {
        const double variance = call.probability * (1 - call.probability);
        const double w = weights.arriving[call.candidate];
        joins += variance;
        strength += w * w * variance;
    }
    constexpr long long kRuns = 10000;
    EXPECT_NEAR(sample(c, 7, kRuns).joiners_error / std::sqrt(joins / kRuns), 1, 0.05);
    EXPECT_NEAR(spread_of(c, weights, 7, kRuns).error / std::sqrt(strength / kRuns), 1, 0.05);
    EXPECT_EQ(enumerate(c).joiners_error, 0);
}

}  // namespace
}  // namespace counterpoise

#include "world/bodies/voting_body.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::SizeIs;
using testing::ThrowsMessage;

VotingBody parsed(const std::string& text) {
    return parse_voting_body(text, "my.toml", test_facts());
}

/// The faults of a text, one a line.
std::string faults_of(const std::string& text) {
    try {
        (void)parsed(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

const std::string kTen = "title = \"t\"\n[[group]]\nname = \"g\"\nmembers = 10\n";
const std::string kQuota = "[[condition]]\nquota = 6\n";

TEST(VotingBody, IsReadAsItIsWritten) {
    const VotingBody body = parsed(
        "title = \"t\"\nfrom = 1950\nto = 1960\nstanding = \"treaty text\"\nmembership = \"UN\"\n"
        "[[group]]\nname = \"a\"\nstates = [\"USA\", [\"CHN\", \"TWN\"]]\nveto = true\n"
        "votes = [3, 2]\nweights = { money = 5 }\n"
        "[[group]]\nname = \"b\"\nmembers = 4\nweights = { money = 0 }\n"
        "[[condition]]\nquota = 6\n"
        "[[alternative]]\nconditions = [{ of = \"money\", more_than = \"1/2\" }]\n"
        "[[alternative]]\nconditions = [{ of = \"members\", all_but = 1 }]\n");
    EXPECT_EQ(body.id, "my");
    EXPECT_EQ(body.standing, Standing::treaty_text);
    EXPECT_THAT(body.dimensions, testing::ElementsAre("votes", "members", "money"));
    ASSERT_THAT(body.groups, SizeIs(2));
    EXPECT_TRUE(body.groups[0].veto);
    EXPECT_THAT(body.groups[0].seats[1].holders, testing::ElementsAre(StateId{710}, StateId{713}));
    EXPECT_THAT(body.groups[0].weights[0].each, testing::ElementsAre(3, 2));
    EXPECT_EQ(body.groups[1].members, 4);
    ASSERT_THAT(body.alternatives, SizeIs(2));
    EXPECT_EQ(votes_needed(body.conditions[0], 9), 6);
    EXPECT_EQ(votes_needed(body.alternatives[0][0], 10), 6);
    EXPECT_EQ(votes_needed(body.alternatives[1][0], 6), 5);
}

TEST(VotingBody, ReadsSharesExactlyAsTheyAreWritten) {
    const auto needed = [](const std::string& quota, std::int64_t total) {
        return votes_needed(parsed(kTen + "[[condition]]\n" + quota + "\n").conditions[0], total);
    };
    EXPECT_EQ(needed("quota = \"2/3\"", 193), 129);
    EXPECT_EQ(needed("quota = \"2/3\"", 192), 128);
    EXPECT_EQ(needed("more_than = \"2/3\"", 192), 129);
    EXPECT_EQ(needed("more_than = \"1/2\"", 193), 97);
    EXPECT_EQ(needed("quota = \"55 %\"", 27), 15);
    EXPECT_EQ(needed("quota = \"62.5%\"", 8), 5);
    EXPECT_EQ(needed("quota = \"100 %\"", 999'999'999'999'999), 999'999'999'999'999);
    EXPECT_EQ(needed("quota = \"33.3333 %\"", 1'000'000), 333'333);
    EXPECT_EQ(needed("more_than = 5", 10), 6);
}

TEST(VotingBody, GivesEveryFaultOfAFileAtOnceWithItsPlace) {
    const std::string faults = faults_of(
        "title = \"t\"\ncolour = 1\n[[group]]\nname = \"g\"\nmembers = 10000\nvotes = -4\n"
        "[[group]]\nname = \"g\"\nstates = [\"USA\", \"USA\", \"XXQ\"]\n[[condition]]\nquota = "
        "0\n");
    EXPECT_THAT(faults, AllOf(HasSubstr("my.toml:2:10: unknown key 'colour'"),
                              HasSubstr("my.toml:5:11: 10000 is not allowed for 'members'"),
                              HasSubstr("my.toml:6:9: -4 is not allowed for 'votes'"),
                              HasSubstr("my.toml:8:8: there are two groups 'g'"),
                              HasSubstr("my.toml:9:18: 'USA' is there twice"),
                              HasSubstr("my.toml:9:25: unknown state 'XXQ'"),
                              HasSubstr("my.toml:11:9: 0 is not allowed for 'quota'")));
}

TEST(VotingBody, RefusesQuotasThatCannotBeMetOrMissed) {
    EXPECT_THAT(
        faults_of(kTen + "[[condition]]\nquota = 11\n"),
        HasSubstr("my.toml:6:9: the quota of 11 votes cannot be met (all together have 10)"));
    EXPECT_THAT(faults_of(kTen + "[[condition]]\nall_but = 10\n"), HasSubstr("always met"));
    for (const char* quota :
         {"quota = \"120 %\"", "quota = \"0/5\"", "quota = nan", "quota = 0.5", "quota = \"2/0\"",
          "quota = \"x\"", "quota = \"-1/2\"", "quota = \"1.23456 %\"", "more_than = \"100 %\"",
          "quota = inf", "quota = []", "quota = \"%\"", "quota = \"/\"", "quota = true"})
        EXPECT_THAT(faults_of(kTen + "[[condition]]\n" + quota + "\n"), HasSubstr("my.toml:6:"))
            << quota;
}

TEST(VotingBody, RefusesWhatWouldHaveToBeGuessed) {
    EXPECT_THAT(faults_of(kTen), HasSubstr("no condition"));
    EXPECT_THAT(faults_of("title = \"t\"\n" + kQuota), HasSubstr("no groups"));
    EXPECT_THAT(faults_of(kTen + "players = [\"x\"]\n" + kQuota), HasSubstr("more than once"));
    EXPECT_THAT(faults_of(kTen + "votes = 2.5\n" + kQuota), HasSubstr("2.5 is not allowed"));
    EXPECT_THAT(faults_of(kTen + "votes = nan\n" + kQuota), HasSubstr("nan is not allowed"));
    EXPECT_THAT(faults_of(kTen + "votes = 1000000000001\n" + kQuota), HasSubstr("1000000000001"));
    EXPECT_THAT(faults_of(kTen + "votes = \"column:population\"\n" + kQuota),
                HasSubstr("a column needs states"));
    EXPECT_THAT(
        faults_of(kTen + "[[group]]\nname = \"h\"\nmembers = 1\nweights = { x = 1 }\n" + kQuota),
        HasSubstr("my.toml:2:1: the group has no weight 'x'"));
    EXPECT_THAT(faults_of(kTen + "[[group]]\nname = \"h\"\nstates = []\n" + kQuota),
                HasSubstr("'states' is empty"));
    EXPECT_THAT(faults_of(kTen + "[[group]]\nname = \"h\"\nmembers = 995\n" + kQuota),
                HasSubstr("1005 players"));
    EXPECT_THAT(faults_of(kTen + "[[group]]\nname = \"h\"\nmembers = \"NAT0\"\n" + kQuota),
                HasSubstr("Did you mean 'NATO'?"));
    EXPECT_THAT(faults_of(kTen + "[[condition]]\nof = \"vote\"\nquota = 3\n"),
                HasSubstr("Did you mean 'votes'?"));
    EXPECT_THAT(faults_of("rule = \"security_council\"\n" + kTen + kQuota),
                HasSubstr("not built like the Security Council"));
}

TEST(VotingBody, NamesTheNearestOfTheBuiltInOnes) {
    EXPECT_THAT([] { (void)body_named("unscc", test_facts(), "--body"); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("--body"), HasSubstr("'unsc'"))));
}

TEST(VotingBody, EveryBuiltInOneIsWithoutFaultAndNamesItsSource) {
    const std::vector<std::string> names = body_names(test_facts());
    EXPECT_THAT(names, SizeIs(testing::Ge(9U)));
    for (const std::string& name : names) {
        const VotingBody body = body_named(name, test_facts(), "test");
        EXPECT_EQ(body.id, name);
        EXPECT_FALSE(body.about.empty() || body.source.empty() || body.from == 0) << name;
        EXPECT_LT(body.standing, Standing::assumed) << name;
        EXPECT_TRUE(body.before.empty() ||
                    test_facts().archive().has("bodies/" + body.before + ".toml"))
            << name;
    }
}

/// Pieces of a file, wrongly put together: read or refused as input, never anything else.
RC_GTEST_PROP(VotingBody, AnyTextIsReadOrRefused, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "title = \"t\"\n", "[[group]]\n", "name = \"g\"\n", "members = 3\n", "members = \"UN\"\n",
        "states = [\"USA\"]\n", "states = [[]]\n", "players = [\"a\", \"b\"]\n", "votes = [1, 2]\n",
        "votes = \"column:population/1000\"\n", "votes = \"column:/\"\n", "veto = true\n",
        "weights = { x = 1 }\n", "weights = 3\n", "[[condition]]\n", "quota = 2\n",
        "quota = \"2/3\"\n", "more_than = \"1/2\"\n", "all_but = 1\n", "of = \"x\"\n",
        "[[alternative]]\n", "conditions = [{ quota = 1 }]\n", "conditions = 1\n",
        "rule = \"security_council\"\n", "membership = \"UN\"\n", "without = [\"USA\"]\n",
        "group = 1\n", "[group]\n", "from = 1\n", "x\n"));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    try {
        const VotingBody body = parsed(text);
        RC_ASSERT(!body.groups.empty());
    } catch (const InputError& error) {
        RC_ASSERT(!error.faults().empty());
        for (const Fault& fault : error.faults()) RC_ASSERT(fault.where.find("my.toml:") == 0);
    }
}

}  // namespace
}  // namespace counterpoise

#include "world/sources.h"

#include <gmock/gmock.h>

#include <set>

#include "altered.h"
#include "base/error.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Sources, DescribesEveryTableOfTheFacts) {
    std::set<std::string> described;
    for (const TableInfo& table : sources(test_facts()).tables)
        described.insert(table.name + ".csv");
    std::set<std::string> there;
    for (const std::string& name : test_facts().archive().names())
        if (name.ends_with(".csv")) there.insert(name);
    EXPECT_EQ(described, there);
}

TEST(Sources, ReadsEveryFieldOfTheScaleOfAssessments) {
    const TableInfo* table = sources(test_facts()).find("un_scale");
    ASSERT_NE(table, nullptr);
    EXPECT_EQ(table->file, "un_scale.csv");
    EXPECT_EQ(table->standing, Standing::adopted_resolution);
    EXPECT_EQ(table->keys, (std::vector<std::string>{"cow", "start_year"}));
    EXPECT_EQ(table->spell, std::pair(std::string("start_year"), std::string("end_year")));
    EXPECT_EQ(table->per, std::vector<std::string>{"cow"});
    const SourceColumn* share = table->find("share_pct");
    ASSERT_NE(share, nullptr);
    EXPECT_EQ(share->type, CellType::number);
    EXPECT_EQ(share->unit, "% of the regular budget");
    EXPECT_EQ(share->range, std::pair(0.001, 40.0));
    EXPECT_FALSE(share->missing);
}

TEST(Sources, KeepsTheStandingOfAColumnThatDiffersFromItsTable) {
    const TableInfo* table = sources(test_facts()).find("treaties");
    ASSERT_NE(table, nullptr);
    EXPECT_EQ(table->standing, Standing::transcribed_unverified);
    EXPECT_EQ(table->find("start_date")->standing, Standing::published_figure);
    EXPECT_FALSE(table->find("name")->standing.has_value());
}

TEST(Sources, NameLineAndColumnOfAnUnknownKeyAndSuggestTheNearest) {
    const AlteredFacts altered("sources.toml", replace_first("licence = ", "license = "));
    EXPECT_THAT([&] { (void)read_sources(altered.facts()); },
                ThrowsMessage<InputError>(AllOf(
                    HasSubstr("sources.toml:17:11"), HasSubstr("unknown key 'license'"),
                    HasSubstr("Did you mean 'licence'?"), HasSubstr("states has no licence"))));
}

TEST(Sources, RefuseATableWithoutItsShortName) {
    const AlteredFacts altered("sources.toml", replace_first("short = \"COW states v2016\"\n", ""));
    EXPECT_THAT([&] { (void)read_sources(altered.facts()); },
                ThrowsMessage<InputError>(HasSubstr("states has no short")));
}

TEST(Sources, RefuseAShortNameThatDoesNotFitUnderAChart) {
    const AlteredFacts altered(
        "sources.toml",
        replace_first("short = \"COW states v2016\"", "short = \"" + std::string(49, 'x') + "\""));
    EXPECT_THAT([&] { (void)read_sources(altered.facts()); },
                ThrowsMessage<InputError>(HasSubstr("short of states has 49 bytes")));
}

TEST(Sources, RefuseAnUnknownStanding) {
    const AlteredFacts altered(
        "sources.toml", replace_first("standing = \"published figure\"", "standing = \"hearsay\""));
    EXPECT_THAT([&] { (void)read_sources(altered.facts()); },
                ThrowsMessage<InputError>(HasSubstr("'hearsay' is no standing")));
}

TEST(Sources, RefuseKeysThatNameNoColumn) {
    const AlteredFacts altered("sources.toml", replace_first("keys = [\"cow\", \"start_date\"]",
                                                             "keys = [\"cow\", \"begin\"]"));
    EXPECT_THAT([&] { (void)read_sources(altered.facts()); },
                ThrowsMessage<InputError>(HasSubstr("keys of states names a column 'begin'")));
}

TEST(Sources, RefuseANumberWithoutAUnit) {
    const AlteredFacts altered(
        "sources.toml",
        replace_first("unit = \"thousand persons\", range = [0, 13000]", "range = [0, 13000]"));
    EXPECT_THAT([&] { (void)read_sources(altered.facts()); },
                ThrowsMessage<InputError>(
                    HasSubstr("column milper_k of capabilities is a number without a unit")));
}

}  // namespace
}  // namespace counterpoise

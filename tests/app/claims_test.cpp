#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "commands.h"
#include "files/value.h"

namespace counterpoise {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kShipped = COUNTERPOISE_SOURCE_DIR "/claims/march-2025.toml";

TEST(ClaimsCommand, AnswersWithEveryRowAndItsVerdict) {
    const Ran ran = run_with({"claims", kShipped, "--runs", "0", "--json"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Value json = parse_json(ran.out, "output");
    ASSERT_EQ(json["rows"].items().size(), 46u);
    for (const Value& row : json["rows"].items())
        for (const char* key : {"id", "class", "verdict", "basis"})
            EXPECT_TRUE(row[key].as_text()) << key;
    EXPECT_THAT(ran.err, IsEmpty());
}

TEST(ClaimsCommand, KnowsABuiltInLedgerByNameAndRefusesAnUnknownOne) {
    EXPECT_EQ(run_with({"claims", "march-2025", "--runs", "0"}).code, kDone);
    const Ran ran = run_with({"claims", "march-2052"});
    EXPECT_EQ(ran.code, kFileMissing);
    EXPECT_THAT(ran.err, HasSubstr("march-2025"));
    EXPECT_EQ(run_with({"claims", "nowhere/march-2025.toml"}).code, kFileMissing);
}

TEST(ClaimsCommand, WithRunsTheSchoolsDecideWhetherAClaimIsContested) {
    const std::vector<std::string> words{"claims", "march-2025", "--runs", "64", "--json"};
    const auto with_threads = [&](const std::string& n) {
        auto all = words;
        all.insert(all.end(), {"--threads", n});
        return run_with(all).out;
    };
    const std::string one = with_threads("1");
    EXPECT_EQ(one, with_threads("2"));
    const Value json = parse_json(one, "output");
    for (const Value& row : json["rows"].items())
        if (row["id"].text() == "nations-would-rethink") {
            EXPECT_EQ(row["verdict"].text(), "contested");
            EXPECT_GE(row["tests"].items().size(), 3u);
        }
}

TEST(ClaimsCommand, WritesAPageThatHoldsEveryStatementAndItsData) {
    const fs::path folder =
        fs::temp_directory_path() / ("counterpoise-claims-" + std::to_string(::getpid()));
    const Ran ran =
        run_with({"claims", "march-2025", "--runs", "0", "--out", folder.string(), "--all"});
    ASSERT_EQ(ran.code, kDone) << ran.err;
    std::ifstream in(folder / "march-2025.html");
    const std::string page{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    EXPECT_THAT(page, HasSubstr("<section id=\"nato-67-percent\""));
    EXPECT_THAT(page, HasSubstr("65.63"));
    EXPECT_THAT(page, HasSubstr("roughly right"));
    EXPECT_THAT(page, Not(HasSubstr("<script src")));
    EXPECT_TRUE(fs::exists(folder / "march-2025.json"));
    EXPECT_THAT(ran.out, HasSubstr("67.62"));
    fs::remove_all(folder);
}

TEST(ClaimsCommand, SeveralLedgersAreOneJsonArrayAndPagesOfOneNameAreRefused) {
    const Ran ran = run_with({"claims", "march-2025", kShipped, "--runs", "0", "--json"});
    EXPECT_EQ(parse_json(ran.out, "output").items().size(), 2u);
    const Ran pages =
        run_with({"claims", "march-2025", kShipped, "--runs", "0", "--out", "/nowhere-else"});
    EXPECT_EQ(pages.code, kInputAtFault);
    EXPECT_EQ(run_with({"claims", "march-2025", "--out", ""}).code, kInputAtFault);
}

TEST(ClaimsCommand, ALedgerAtFaultWritesNothing) {
    const fs::path folder =
        fs::temp_directory_path() / ("counterpoise-claims-bad-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    std::ofstream(folder / "bad.toml") << "title = \"t\"\n[[claim]]\nid = 3\n";
    const Ran ran =
        run_with({"claims", (folder / "bad.toml").string(), "--out", (folder / "out").string()});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, HasSubstr("bad.toml:3:"));
    EXPECT_FALSE(fs::exists(folder / "out"));
    EXPECT_EQ(run_with({"claims", "march-2025", "--runs", "-1"}).code, kInputAtFault);
    fs::remove_all(folder);
}

}  // namespace
}  // namespace counterpoise

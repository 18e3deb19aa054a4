#include "answers/claims/claims.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "commands.h"
#include "world/built_in.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

ClaimsQuestion question_of(const std::string& name, const std::string& program) {
    const std::string file = file_in("claims", name);
    return {test_facts().archive().read(file), file, 0, {}, program};
}

TEST(CheckClaims, GivesWhatTheCommandPrintsOfEachBuiltInLedger) {
    for (const std::string& name : names_in(test_facts().archive(), "claims")) {
        const Ran ran = run_with({"claims", name, "--runs", "0", "--json"});
        const std::string program = parse_json(ran.out, "claims.json")["program"].text();
        EXPECT_EQ(to_json(*check_claims(test_facts(), question_of(name, program))), ran.out)
            << name;
    }
}

TEST(CheckClaims, HasARowAStatementInItsOverviewAndItsCsv) {
    const std::string name = names_in(test_facts().archive(), "claims").front();
    const ClaimsAnswer answer = check_claims(test_facts(), question_of(name, "0")).value();
    EXPECT_EQ(claims_overview(answer).rows.size(), answer.document["rows"].items().size());
    EXPECT_THAT(to_csv(answer), testing::StartsWith("id,class,verdict,figure\n"));
}

TEST(CheckClaims, NamesTheFileWhoseLedgerCannotBeRead) {
    EXPECT_THAT(
        [] {
            (void)check_claims(test_facts(), {"title = 3", "mine.toml", 0, {}, "0"});
        },
        ThrowsMessage<InputError>(HasSubstr("mine.toml")));
}

TEST(CheckClaims, GivesNoVerdictsWhereItsRunsWereStopped) {
    const std::string ledger(test_facts().archive().read("claims/march-2025.toml"));
    const Executor stopped = [](const Experiment&, std::size_t) {
        return std::optional<Partial>{};
    };
    EXPECT_FALSE(check_claims(test_facts(), {ledger, "march-2025.toml", 64, stopped, "0"}));
}

}  // namespace
}  // namespace counterpoise

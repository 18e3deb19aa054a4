#include "answers/politics/politics.h"

#include <gmock/gmock.h>

#include "commands.h"
#include "world/built_in.h"

namespace counterpoise {
namespace {

void expect_same(const PoliticsQuestion& question, std::vector<std::string> words) {
    const Answer answer = weigh_politics(test_facts(), question);
    words.emplace_back("--json");
    EXPECT_EQ(to_json(answer), run_with(words).out);
    words.back() = "--csv";
    EXPECT_EQ(to_csv(answer), run_with(words).out);
}

TEST(WeighPolitics, OfActorsIsWhatTheCommandPrintsForPrograms) {
    PoliticsQuestion question;
    question.actors = built_in_file(test_facts().archive(), "politics", "us-leaves-nato");
    question.senate = "53/100";
    expect_same(question, {"politics", "us-leaves-nato", "--senate", "53/100"});
}

TEST(WeighPolitics, OfAnExitIsWhatTheCommandPrintsForPrograms) {
    PoliticsQuestion question;
    question.exit = "USA:NATO";
    question.senate = "53x0.6,47x0.02";
    question.house = "220/435";
    question.signs = "0.9";
    question.date = "2026-03-01";
    expect_same(question, {"politics", "USA:NATO", "--senate", "53x0.6,47x0.02", "--house",
                           "220/435", "--signs", "0.9", "--date", "2026-03-01"});
}

}  // namespace
}  // namespace counterpoise

#include "answers/measure/measure.h"

#include <gmock/gmock.h>

#include <fstream>

#include "base/error.h"
#include "commands.h"
#include "measures/measure.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

void expect_same(const MeasureQuestion& question, std::vector<std::string> words) {
    words.insert(words.begin(), {"measure", question.measure});
    const Answer answer = measure(test_facts(), question);
    words.emplace_back("--json");
    EXPECT_EQ(to_json(answer), run_with(words).out) << question.measure;
    words.back() = "--csv";
    EXPECT_EQ(to_csv(answer), run_with(words).out) << question.measure;
}

TEST(Measure, IsWhatTheCommandPrintsForPrograms) {
    for (const MeasureInfo& info : measure_infos()) {
        if (info.id.starts_with("balance.")) continue;  // below, on a given network
        MeasureQuestion question;
        question.measure = std::string(info.id);
        question.leave = {"USA:NATO"};
        expect_same(question, {"--leave", "USA:NATO"});
    }
}

TEST(Measure, ReadsFlagsFilesAndChoicesAsTheCommandDoes) {
    MeasureQuestion scale{
        {.leave = {"USA:UN"}, .assume = {"un_rescale=pro_rata"}}, "un.scale", 2024, {}, {}};
    expect_same(scale, {"--leave", "USA:UN", "--assume", "un_rescale=pro_rata", "--year", "2024"});
    MeasureQuestion csto{{}, "burden.spending", {}, {{"alliance", "CSTO"}}, {}};
    expect_same(csto, {"--alliance", "CSTO"});
    const std::string path = testing::TempDir() + "ties.csv";
    const std::string ties = "network,a,b,sign\nn,x,y,1\nn,y,z,-1\nn,x,z,1\n";
    std::ofstream(path) << ties;
    MeasureQuestion balance{
        {}, "balance.triangles", {}, {{"edges", path}}, {{"edges", {path, ties}}}};
    expect_same(balance, {"--edges", path});
}

TEST(Measure, RefusesEveryFaultOfItsWordsAtOnce) {
    const MeasureQuestion question{{.leave = {"USA:NATOO"}, .assume = {"nothing=1"}, .mark = ""},
                                   "un.scale",
                                   {},
                                   {{"alliance", "CSTO"}},
                                   {}};
    EXPECT_THAT([&] { (void)measure(test_facts(), question); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("leave: unknown treaty"),
                                                HasSubstr("assume: unknown"),
                                                HasSubstr("burden.share_of_alliance"))));
}

TEST(Measure, RefusesAFileThatWasNotHandedIn) {
    const MeasureQuestion question{{}, "balance.triangles", {}, {{"edges", "ties.csv"}}, {}};
    EXPECT_THAT([&] { (void)measure(test_facts(), question); },
                ThrowsMessage<InputError>(HasSubstr("was not handed in")));
}

}  // namespace
}  // namespace counterpoise

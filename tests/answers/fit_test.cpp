#include "answers/fit/fit.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "base/version.h"
#include "commands.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(FitBehaviour, IsWhatTheCommandPrintsForPrograms) {
    for (const char* behaviour :
         {"disputes", "severity", "spending", "growth", "cascade", "politics"}) {
        FitQuestion question;
        question.behaviour = behaviour;
        const Answer answer = fit_behaviour(test_facts(), question);
        EXPECT_TRUE(to_json(answer) == run_with({"fit", behaviour, "--json"}).out) << behaviour;
        EXPECT_TRUE(to_csv(answer) == run_with({"fit", behaviour, "--csv"}).out) << behaviour;
    }
}

TEST(FitBehaviour, OfOneProcessIsWhatTheCommandPrints) {
    FitQuestion question;
    question.behaviour = "realignment";
    question.process = "exit";
    question.penalty = "ridge";
    EXPECT_TRUE(
        to_json(fit_behaviour(test_facts(), question)) ==
        run_with({"fit", "realignment", "--process", "exit", "--penalty", "ridge", "--json"}).out);
}

TEST(FitParameters, AreWhatTheCommandWrites) {
    FitQuestion question;
    question.behaviour = "growth";
    const ParameterFile file =
        fit_parameters(test_facts(), question, std::string(program_version()));
    const std::string folder = testing::TempDir() + "fit_test";
    std::filesystem::create_directories(folder);
    ASSERT_EQ(run_with({"fit", "growth", "--write", folder}).code, kDone);
    std::ifstream in(folder + "/" + file.name, std::ios::binary);
    EXPECT_EQ(file.text, std::string(std::istreambuf_iterator<char>(in), {}));
    std::filesystem::remove_all(folder);
}

TEST(FitBehaviour, ReadsAFormThatIsHandedIn) {
    FitQuestion question;
    question.spec_file = GivenFile{"mine.toml", "name = 3\n"};
    EXPECT_THAT([&] { (void)fit_behaviour(test_facts(), question); },
                ThrowsMessage<InputError>(HasSubstr("mine.toml")));
}

TEST(CheckFit, RefusesBeforeTheRecordIsRead) {
    FitQuestion question;
    question.behaviour = "severity";
    EXPECT_THAT([&] { check_fit(question, FitUse::parameters); },
                ThrowsMessage<InputError>(HasSubstr("written with disputes")));
    question.behaviour = "disptues";
    EXPECT_THAT([&] { check_fit(question, FitUse::answer); },
                ThrowsMessage<InputError>(HasSubstr("Did you mean 'disputes'?")));
    question.behaviour = "growth";
    question.process = "exit";
    EXPECT_THAT([&] { check_fit(question, FitUse::answer); },
                ThrowsMessage<InputError>(HasSubstr("realignment alone")));
}

}  // namespace
}  // namespace counterpoise

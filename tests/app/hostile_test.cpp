// What a careless or hostile user does: each is refused with a place, a reason and something to
// try, and nothing is written.
#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>

#include "commands.h"

namespace counterpoise {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

/// A folder of its own that goes with the test.
class Scratch {
  public:
    Scratch()
        : path_(fs::temp_directory_path() / fmt::format("counterpoise-hostile-{}", ::getpid())) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { fs::remove_all(path_); }

    [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] std::string write(const std::string& name, const std::string& content) const {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return at(name);
    }

  private:
    fs::path path_;
};

std::string content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Runs a scenario into `out`, which must not be there afterwards.
Ran run_into(const Scratch& scratch, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "run");
    arguments.insert(arguments.end(), {"--out", scratch.at("out")});
    const Ran ran = run_with(arguments);
    EXPECT_FALSE(fs::exists(scratch.at("out"))) << arguments[1];
    EXPECT_THAT(ran.out, IsEmpty());
    return ran;
}

TEST(AbsurdNumbers, AreRefusedWithTheRange) {
    const Scratch scratch;
    const std::vector<std::pair<std::string, std::string>> flags{
        {"--runs", "-5"},   {"--runs", "0"},      {"--runs", "1000000000000"}, {"--year", "99999"},
        {"--year", "2025"}, {"--end", "2101"},    {"--threads", "0"},          {"--threads", "-1"},
        {"--seed", "-1"},   {"--threads", "2000"}};
    for (const auto& [flag, value] : flags) {
        const Ran ran = run_into(scratch, {"us-leaves-un", flag, value});
        EXPECT_EQ(ran.code, kInputAtFault) << flag << " " << value;
        EXPECT_THAT(ran.err, AllOf(HasSubstr(fmt::format("{}: {} is not allowed", flag, value)),
                                   HasSubstr("a whole number from"),
                                   EndsWith("1 fault, nothing was written.\n")));
    }
    for (const char* value : {"1e12", "many", "1.5"})
        EXPECT_EQ(run_into(scratch, {"us-leaves-un", "--runs", value}).code, kUsage) << value;
}

TEST(AbsurdNumbers, InAnotherNotationAreRefusedWithTheDigitsToWrite) {
    const Scratch scratch;
    const Ran ran = run_into(scratch, {"us-leaves-un", "--runs", "1e3"});
    EXPECT_EQ(ran.code, kUsage);
    EXPECT_THAT(ran.err,
                AllOf(HasSubstr("--runs: '1e3' is not a whole number"), HasSubstr("Write 1000.")));
}

TEST(AbsurdNumbers, AnEmptyWordIsNotTakenForAbsent) {
    const Scratch scratch;
    for (const char* flag : {"--runs", "--seed", "--year", "--end", "--threads"}) {
        const Ran ran = run_into(scratch, {"us-leaves-un", flag, ""});
        EXPECT_EQ(ran.code, kUsage) << flag;
        EXPECT_THAT(ran.err, HasSubstr(std::string(flag) + ": '' is not a whole number"));
    }
    EXPECT_EQ(run_with({"measure", "un.scale", "--year", ""}).code, kUsage);
    EXPECT_EQ(run_with({"show", "NATO", "--year", ""}).code, kUsage);
    EXPECT_EQ(run_with({"list", "treaties", "--year", ""}).code, kUsage);
}

TEST(Contradictions, AChoiceWithTwoValuesIsRefusedWithBoth) {
    const Scratch scratch;
    const auto both =
        AllOf(HasSubstr("un_rescale"), HasSubstr("'pro_rata'"), HasSubstr("'unfunded'"));
    const std::vector<std::string> twice{"--assume", "un_rescale=pro_rata", "--assume",
                                         "un_rescale=unfunded"};
    std::vector<std::string> run{"us-leaves-un"};
    run.insert(run.end(), twice.begin(), twice.end());
    const Ran ran = run_into(scratch, run);
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.err, both);
    std::vector<std::string> measure{"measure", "un.scale"};
    measure.insert(measure.end(), twice.begin(), twice.end());
    EXPECT_THAT(run_with(measure).err, both);
    measure.back() = "un_rescale=pro_rata";
    EXPECT_EQ(run_with(measure).code, kDone) << "the same twice";
}

TEST(IntegratedCommand, IsLeftOnlyWhereATreatyHasOne) {
    const Scratch scratch;
    const Ran ran = run_into(scratch, {"--leave-command", "FRA:EU"});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("EU has no integrated command"), HasSubstr("NATO")));
    EXPECT_EQ(run_with({"measure", "cover.nuclear", "--leave-command", "FRA:NATO"}).code, kDone);
}

/// The schools in the run.json that a command leaves behind.
std::string schools_of(const Scratch& scratch, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "run");
    arguments.insert(arguments.end(),
                     {"--runs", "20", "--end", "2028", "--out", scratch.at("out")});
    EXPECT_EQ(run_with(arguments).code, kDone);
    const std::string record = content_of(scratch.at("out/run.json"));
    const std::size_t at = record.find("\"schools\"");
    return record.substr(at, record.find(']', at) - at);
}

TEST(Schools, AreTheSameFromTheCommandLineAndFromAFile) {
    const Scratch scratch;
    const std::string file = scratch.write(
        "s.toml",
        "title = \"t\"\n[[change]]\ndate = 2026-01-01\nleave = { state = \"FRA\", treaty = "
        "\"NATO\" }\n");
    const std::string named =
        scratch.write("n.toml", content_of(file) + "[assume]\nally_response = \"estimated\"\n");
    const std::string all = schools_of(scratch, {"--leave", "FRA:NATO"});
    EXPECT_THAT(all,
                AllOf(HasSubstr("=estimated"), HasSubstr("=substitute"), HasSubstr("=follow")));
    EXPECT_EQ(all, schools_of(scratch, {file}));
    EXPECT_EQ(all, schools_of(scratch, {file, "--assume", "ally_response=all"}));
    EXPECT_THAT(schools_of(scratch, {"--leave", "FRA:NATO", "--assume", "threat_rise=1"}),
                HasSubstr("=substitute"))
        << "another choice does not take the schools away";
    const std::string one = schools_of(scratch, {named});
    EXPECT_THAT(one, testing::Not(HasSubstr("=substitute")));
    EXPECT_EQ(one,
              schools_of(scratch, {"--leave", "FRA:NATO", "--assume", "ally_response=estimated"}));
    EXPECT_THAT(content_of(scratch.at("out/run.json")), HasSubstr("ally_response = \\\"estimated"))
        << "the record reads back as it was";
}

TEST(AbsurdNumbers, OfAssumptionsAreRefused) {
    const Scratch scratch;
    for (const char* value : {"nan", "inf", "-1", "1e400", "0x1", "", "all"}) {
        const Ran ran =
            run_into(scratch, {"us-leaves-un", "--assume", fmt::format("spill_in={}", value)});
        EXPECT_EQ(ran.code, kInputAtFault) << value;
        EXPECT_THAT(ran.err, HasSubstr("not allowed for spill_in (allowed: 0 to 1)"));
    }
}

TEST(AbsurdNumbers, AreAllNamedAtOnce) {
    const Scratch scratch;
    const Ran ran = run_into(scratch, {"us-leaves-un", "--runs", "0", "--seed", "-1", "--assume",
                                       "spill_in=nan", "--leave", "USA:NAT0"});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.err, EndsWith("4 faults, nothing was written.\n"));
}

TEST(AbsurdNumbers, OfAYearForAMeasureNameTheYearsThereAre) {
    for (const char* year : {"99999", "1815", "-1"}) {
        const Ran ran = run_with({"measure", "un.scale", "--year", year});
        EXPECT_EQ(ran.code, kInputAtFault) << year;
        EXPECT_THAT(ran.err, HasSubstr("the facts run from 1816 to 2025"));
    }
}

TEST(UnknownCodes, OfAssumptionsAreNotTakenForNobody) {
    const Scratch scratch;
    for (const char* word : {"agencies=WH0", "agencies=\xFF", "agencies=WHO,WH0"}) {
        const Ran ran = run_into(scratch, {"us-leaves-un", "--assume", word});
        EXPECT_EQ(ran.code, kInputAtFault) << word;
        EXPECT_THAT(ran.err, HasSubstr("unknown UN entity"));
        EXPECT_EQ(run_with({"measure", "un.scale", "--assume", word}).code, kInputAtFault);
    }
    const Ran ran = run_into(scratch, {"us-leaves-un", "--assume", "global_reach=USX"});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.err, HasSubstr("unknown state 'USX'"));
}

TEST(HostileScenario, ThatIsNotThereNamesTheNearestBuiltIn) {
    const Scratch scratch;
    const Ran ran = run_into(scratch, {"us-leaves-nat"});
    EXPECT_EQ(ran.code, kFileMissing);
    EXPECT_THAT(ran.err, HasSubstr("Did you mean 'us-leaves-nato'?"));
    EXPECT_EQ(run_into(scratch, {scratch.at("none.toml")}).code, kFileMissing);
    EXPECT_EQ(run_into(scratch, {fs::temp_directory_path().string()}).code, kFileMissing);
}

TEST(HostileScenario, ThatIsNotUtf8IsRefusedWithItsLine) {
    const Scratch scratch;
    const std::string file = scratch.write("bad.toml", "title = \"t\"\nabout = \"\xFF\"\n");
    const Ran ran = run_into(scratch, {file});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.err, HasSubstr(file + ":2: not UTF-8"));
}

TEST(HostileScenario, OfTenMegabytesIsRefusedUnread) {
    const Scratch scratch;
    std::string text = "title = \"t\"\n";
    while (text.size() < 10'000'000)
        text += "[[change]]\nleave = { state = \"USA\", treaty = \"NATO\" }\n";
    const Ran ran = run_into(scratch, {scratch.write("big.toml", text)});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("big.toml"), HasSubstr("more than 1000000 bytes")));
    EXPECT_EQ(run_into(scratch, {"/dev/zero"}).code, kInputAtFault) << "a file without an end";
}

TEST(HostileScenario, WithATitleOfAPageIsRefused) {
    const Scratch scratch;
    const Ran ran = run_into(
        scratch, {scratch.write("long.toml", "title = \"" + std::string(5000, 'x') + "\"\n")});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.err, HasSubstr("long.toml:1:9: 'title' has 5000 bytes"));
}

TEST(HostileOutput, ThatIsAFileIsRefusedBeforeAnyRun) {
    const Scratch scratch;
    const std::string file = scratch.write("out", "mine");
    for (const std::string& out : {file, file + "/sub", std::string("/dev/full")}) {
        const Ran ran = run_with({"run", "us-leaves-un", "--runs", "1", "--out", out});
        EXPECT_EQ(ran.code, kInputAtFault) << out;
        EXPECT_THAT(ran.err, HasSubstr(out + ": cannot be written (Not a directory)"));
    }
    EXPECT_EQ(content_of(file), "mine");
    EXPECT_EQ(run_with({"run", "us-leaves-un", "--out", ""}).code, kUsage);
}

TEST(HostileOutput, WhereAFolderTakesAFilesPlaceNothingIsWritten) {
    const Scratch scratch;
    fs::create_directories(scratch.at("out/report.html"));
    const Ran ran = run_with({"run", "us-leaves-un", "--runs", "1", "--out", scratch.at("out")});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.err, HasSubstr("report.html: cannot be written (Is a directory)"));
    EXPECT_EQ(std::distance(fs::directory_iterator(scratch.at("out")), {}), 1);
}

/// The program as a process of its own.
class Child {
  public:
    Child(
        const std::vector<std::string>& arguments, const std::string& out, const std::string& err,
        const std::function<void()>& prepare = [] {}) {
        std::vector<std::string> words{COUNTERPOISE_PROGRAM};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        pid_ = ::fork();
        if (pid_ != 0) return;
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGPIPE, SIG_DFL);
        ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT, 0644), STDOUT_FILENO);
        ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT, 0644), STDERR_FILENO);
        prepare();
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }

    [[nodiscard]] pid_t pid() const { return pid_; }
    [[nodiscard]] int wait() const {
        int status = 0;
        ::waitpid(pid_, &status, 0);
        return status;
    }
    /// Waits until the child handles a signal by itself.
    [[nodiscard]] bool catches(int signal) const {
        for (int tries = 0; tries < 600; ++tries) {
            std::ifstream status(fmt::format("/proc/{}/status", pid_));
            for (std::string line; std::getline(status, line);)
                if (line.starts_with("SigCgt:") &&
                    (std::stoull(line.substr(7), nullptr, 16) >> (signal - 1)) & 1)
                    return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return false;
    }

  private:
    pid_t pid_ = -1;
};

TEST(HostileOutput, OnADiskThatIsFullLeavesNothing) {
    const Scratch scratch;
    const Child child({"run", "us-leaves-un", "--runs", "1", "--out", scratch.at("out")},
                      scratch.at("o"), scratch.at("e"), [] {
                          std::signal(SIGXFSZ, SIG_IGN);
                          const rlimit most{100'000, 100'000};  // effects.csv has more
                          ::setrlimit(RLIMIT_FSIZE, &most);
                      });
    const int status = child.wait();
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), kInputAtFault);
    EXPECT_THAT(content_of(scratch.at("e")), HasSubstr("effects.csv: cannot be written"));
    EXPECT_FALSE(fs::exists(scratch.at("out")));
}

TEST(HostileOutput, AFullDeviceForTheAnswerIsSaid) {
    const Scratch scratch;
    const Child child({"measure", "un.scale"}, "/dev/full", scratch.at("e"));
    const int status = child.wait();
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), kInputAtFault);
    EXPECT_THAT(content_of(scratch.at("e")), HasSubstr("could not be written"));
}

TEST(HostileOutput, AClosedPipeEndsTheProgramQuietly) {
    const Scratch scratch;
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const Child child({"measure", "burden.spending", "--all"}, "/dev/null", scratch.at("e"), [&] {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
    });
    ::close(ends[0]);
    ::close(ends[1]);
    const int status = child.wait();
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE) << status;
    EXPECT_THAT(content_of(scratch.at("e")), IsEmpty());
}

TEST(Interruption, InMidRunWritesNothingAndEndsWith130) {
    const Scratch scratch;
    for (const int signal : {SIGINT, SIGTERM}) {
        const Child child(
            {"run", "us-leaves-nato", "--runs", "1000000", "--out", scratch.at("out")},
            scratch.at("o"), scratch.at("e"));
        ASSERT_TRUE(child.catches(signal));
        ::kill(child.pid(), signal);
        const int status = child.wait();
        ASSERT_TRUE(WIFEXITED(status));
        EXPECT_EQ(WEXITSTATUS(status), kInterrupted);
        EXPECT_THAT(content_of(scratch.at("e")), HasSubstr("interrupted; nothing was written."));
        EXPECT_THAT(content_of(scratch.at("o")), IsEmpty());
        EXPECT_FALSE(fs::exists(scratch.at("out")));
    }
}

/// A copy of the tables with one of them changed; then what a measure says of it.
class HostileTables : public testing::Test {
  protected:
    HostileTables() { fs::copy(fs::path(COUNTERPOISE_SOURCE_DIR) / "data", folder()); }

    [[nodiscard]] std::string folder() const { return scratch_.at("data"); }
    [[nodiscard]] std::string table(const std::string& name) const {
        return content_of(folder() + "/" + name);
    }
    void put(const std::string& name, const std::string& content) const {
        (void)scratch_.write("data/" + name, content);
    }
    /// What two commands that use the tables say; both end with the same code and write nothing.
    [[nodiscard]] std::string refused(int code) const {
        const Ran ran = run_into(scratch_, {"us-leaves-un", "--runs", "1", "--data", folder()});
        EXPECT_EQ(ran.code, code);
        EXPECT_EQ(run_with({"measure", "un.scale", "--data", folder()}).code, code);
        EXPECT_THAT(ran.err, HasSubstr("nothing was written."));
        return ran.err;
    }

  private:
    Scratch scratch_;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST_F(HostileTables, AsTheyAreGiveTheSameAnswer) {
    const Ran ours = run_with({"measure", "un.scale", "--csv"});
    const Ran theirs = run_with({"measure", "un.scale", "--csv", "--data", folder()});
    EXPECT_EQ(theirs.code, kDone) << theirs.err;
    EXPECT_EQ(theirs.out, ours.out);
}

TEST_F(HostileTables, WithoutAColumn) {
    put("un_scale.csv", replaced(table("un_scale.csv"), "share_pct", "share"));
    EXPECT_THAT(refused(kInputAtFault), AllOf(HasSubstr("un_scale.csv:1"), HasSubstr("share_pct")));
}

TEST_F(HostileTables, WithATextInANumber) {
    put("un_scale.csv", table("un_scale.csv") + "2,2030,2031,much\n");
    EXPECT_THAT(refused(kInputAtFault),
                AllOf(HasSubstr("un_scale.csv:"), HasSubstr("'much' is not a number")));
}

TEST_F(HostileTables, WithASpellOverAnother) {
    const std::string text = table("un_scale.csv");
    const std::size_t first = text.find('\n') + 1;
    put("un_scale.csv", text + text.substr(first, text.find('\n', first) + 1 - first));
    EXPECT_THAT(refused(kInputAtFault),
                AllOf(HasSubstr("un_scale.csv:"), HasSubstr("a second row of")));
}

TEST_F(HostileTables, ThatAreCutOff) {
    const std::string packed = table("gdp_ppp.csv.gz");
    put("gdp_ppp.csv.gz", packed.substr(0, packed.size() / 2));
    EXPECT_THAT(refused(kInputAtFault),
                HasSubstr("gdp_ppp.csv.gz: cannot be unpacked (it is not gzip or it is cut off)"));
}

TEST_F(HostileTables, ThatAreThereTwice) {
    put("gdp_ppp.csv", "cow,year\n");
    EXPECT_THAT(refused(kInputAtFault), HasSubstr("gdp_ppp.csv: the table is there twice"));
}

TEST_F(HostileTables, ThatAreNotUtf8) {
    put("threats.csv", table("threats.csv") + "NATO,365,2000,,\xC3\x28,high\n");
    EXPECT_THAT(refused(kInputAtFault), AllOf(HasSubstr("threats.csv:"), HasSubstr("not UTF-8")));
}

TEST_F(HostileTables, OfWhichOneIsMissing) {
    fs::remove(folder() + "/states.csv");
    EXPECT_THAT(refused(kInputAtFault), HasSubstr("states"));
}

TEST(HostileData, AFolderWithoutTablesIsMissing) {
    const Scratch scratch;
    fs::create_directories(scratch.at("empty"));
    for (const std::string& folder :
         {scratch.at("empty"), scratch.at("none"), std::string("/dev/null")}) {
        const Ran ran = run_with({"measure", "un.scale", "--data", folder});
        EXPECT_EQ(ran.code, kFileMissing) << folder;
        EXPECT_THAT(ran.err, HasSubstr("--data: '" + folder + "'"));
    }
}

}  // namespace
}  // namespace counterpoise

// Whole runs, byte for byte. Each folder beside this file is named after a scenario and holds its
// run.json and the lines of effects.csv that tell most, under the hash of all of them.
// tools/refresh_golden.sh writes them anew; the diff is the review.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "commands.h"
#include "files/archive.h"
#include "files/csv.h"

namespace counterpoise {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A folder of its own that goes when it is done with.
class Folder {
  public:
    explicit Folder(std::string_view name)
        : path_(fs::temp_directory_path() / fmt::format("golden-{}-{}", name, ::getpid())) {}
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

struct Outputs {
    std::string effects;
    std::string record;
    std::string report;
};

Outputs run_scenario(const std::string& name, const std::string& threads) {
    const Folder folder(name + "-" + threads);
    const Ran ran = run_with({"run", name, "--runs", "130", "--end", "2032", "--threads", threads,
                              "--out", folder.path().string()});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return {content_of(folder.path() / "effects.csv"), content_of(folder.path() / "run.json"),
            content_of(folder.path() / "report.json")};
}

std::string hash_of(const std::string& text) {
    const std::string blob = pack({{"effects.csv", text}}, Compression::none);
    return Archive(std::as_bytes(std::span(blob.data(), blob.size()))).hash();
}

/// The last year's lines of states that matter; of schools after the first only what differs.
std::string selected(const std::string& effects) {
    const CsvTable table(effects, "effects.csv");
    const std::size_t school = table.column("school");
    const std::set<std::string_view> subjects{"remaining", "USA", "DEU", "UKR", "CHN"};
    std::string lines = fmt::format("# {} lines, hash {}\n", table.rows(), hash_of(effects));
    for (std::size_t r = 0; r < table.rows(); ++r) {
        const std::string_view subject = table.cell(r, table.column("subject"));
        if (table.cell(r, table.column("year")) != "2032" || !subjects.contains(subject)) continue;
        const bool first = table.cell(r, school) == table.cell(0, school);
        const bool telling =
            subject == "remaining" || table.cell(r, table.column("measure")) == "un.scale";
        if (!first && !telling) continue;
        for (std::size_t c = 0; c < table.header().size(); ++c)
            lines += (c ? "," : "") + csv_cell(table.cell(r, c));
        lines += "\n";
    }
    return lines;
}

/// The record without the hash of the facts, which any new table or scenario changes.
std::string without_facts(std::string record) {
    const std::string key = "\"facts\": \"";
    const std::size_t at = record.find(key);
    EXPECT_NE(at, std::string::npos);
    return record.replace(at + key.size(), 32, "of the day");
}

void hold(const fs::path& file, const std::string& got) {
    if (std::getenv("COUNTERPOISE_REFRESH_GOLDEN")) {
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << got;
        return;
    }
    EXPECT_EQ(content_of(file), got)
        << "If the change is meant, run tools/refresh_golden.sh and review the diff.";
}

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, IsTheSameByteForByteOnAnyNumberOfThreads) {
    const std::string name = GetParam();
    const Outputs one = run_scenario(name, "1");
    const Outputs two = run_scenario(name, "2");
    EXPECT_TRUE(one.effects == two.effects) << "effects.csv depends on the threads";
    EXPECT_TRUE(one.record == two.record) << "run.json depends on the threads";
    EXPECT_TRUE(one.report == two.report) << "report.json depends on the threads";
    const fs::path folder = fs::path(COUNTERPOISE_SOURCE_DIR) / "tests/golden" / name;
    hold(folder / "effects.csv", selected(one.effects));
    hold(folder / "run.json", without_facts(one.record));
}

INSTANTIATE_TEST_SUITE_P(Runs, Golden,
                         testing::Values("us-leaves-nato-and-un", "us-leaves-nato", "un-rescaled",
                                         "ukraine-joins-nato"),
                         [](const auto& tested) {
                             std::string name = tested.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace counterpoise

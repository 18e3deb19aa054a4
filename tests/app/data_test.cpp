#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "commands.h"
#include "files/csv.h"
#include "files/value.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace fs = std::filesystem;

/// A folder with a copy of data/ that goes with the test.
class DataFolder {
  public:
    DataFolder()
        : path_(fs::temp_directory_path() /
                fs::path("counterpoise-data-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::copy(fs::path(COUNTERPOISE_SOURCE_DIR) / "data", path_);
    }
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;
    ~DataFolder() { fs::remove_all(path_); }

    [[nodiscard]] std::string text() const { return path_.string(); }
    void write(const std::string& name, const std::string& content) const {
        std::ofstream(path_ / name) << content;
    }

  private:
    fs::path path_;
};

TEST(DataCheck, PassesOnTheBuiltInFacts) {
    const Ran ran = run_with({"data", "check"});
    EXPECT_EQ(ran.code, kDone) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("rows in 59 tables"));
}

TEST(DataCheck, EndsWith65AndNamesThePlaceOfAFault) {
    const DataFolder folder;
    folder.write("threats.csv",
                 "treaty,cow,start_year,end_year,source,confidence\nNATO,365,1949,soon,A,high\n");
    const Ran ran = run_with({"--data", folder.text(), "data", "check"});
    EXPECT_EQ(ran.code, kInputAtFault);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, AllOf(HasSubstr("threats.csv:2:15: 'soon' is not a whole number"),
                               HasSubstr("1 fault")));
}

TEST(DataCheck, ProvesAFolderOfTables) {
    const DataFolder folder;
    EXPECT_EQ(run_with({"--data", folder.text(), "data", "check"}).code, kDone);
}

TEST(Data, EndsWith66WhereTheFolderIsNotThere) {
    EXPECT_EQ(run_with({"--data", "/no/such/folder", "data", "check"}).code, kFileMissing);
}

TEST(Data, ListsEveryTableWithRowsBytesVintageAndStanding) {
    const Value json = parse_json(run_with({"data", "list", "--json"}).out, "output");
    ASSERT_THAT(json["tables"].items(), SizeIs(59));
    const Value& first = json["tables"].items()[0];
    EXPECT_EQ(first["table"].text(), "states");
    EXPECT_EQ(first["rows"].number(), 243);
    EXPECT_GT(first["bytes"].number(), 10000);
    EXPECT_EQ(first["vintage"].text(), "2016-12-31");
    EXPECT_EQ(first["standing"].text(), "published figure");
    EXPECT_EQ(json["facts"].text(), test_facts().hash());
}

TEST(Data, GivesCitationAndLicenceOfEachTable) {
    const Value json = parse_json(run_with({"data", "sources", "--json"}).out, "output");
    for (const Value& row : json["sources"].items()) {
        EXPECT_FALSE(row["citation"].text().empty()) << row["table"].text();
        EXPECT_FALSE(row["licence"].text().empty()) << row["table"].text();
        EXPECT_FALSE(row["via"].text().empty()) << row["table"].text();
    }
}

TEST(Data, PrintsAWholeTableAsItStands) {
    EXPECT_EQ(run_with({"data", "un_scale", "--csv"}).out,
              test_facts().archive().read("un_scale.csv"));
}

TEST(Data, PrintsATableAsJsonWithNumbersAsNumbers) {
    const Value json = parse_json(run_with({"data", "threats", "--json"}).out, "output");
    ASSERT_THAT(json["rows"].items(), SizeIs(2));
    EXPECT_EQ(json["rows"].items()[0]["cow"].number(), 365);
    EXPECT_EQ(json["rows"].items()[0]["treaty"].text(), "NATO");
    EXPECT_TRUE(json["rows"].items()[1]["end_year"].is_null());
}

TEST(Data, ListsTheSpellsOfStatesAsCsv) {
    const CsvTable csv(run_with({"data", "states", "--csv"}).out, "states");
    EXPECT_EQ(csv.rows(), 243u);
    EXPECT_EQ(csv.header().front(), "state");
}

TEST(Data, SuggestsATableNearAnUnknownOne) {
    const Ran ran = run_with({"data", "un_scales"});
    EXPECT_EQ(ran.code, kUsage);
    EXPECT_THAT(ran.err, HasSubstr("Did you mean 'un_scale'?"));
}

TEST(Data, AnUnknownTableNamesEachThatThereIsOnce) {
    const std::string err = run_with({"data", "nope"}).err;
    EXPECT_NE(err.find(" states,"), std::string::npos);
    EXPECT_EQ(err.find(" states,"), err.rfind(" states,")) << err;
}

}  // namespace
}  // namespace counterpoise

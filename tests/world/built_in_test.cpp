#include "world/built_in.h"

#include <gmock/gmock.h>

#include "base/error.h"

#include <cstddef>

namespace counterpoise {
namespace {

TEST(NamesIn, AreThoseOfTheFoldersTomlFilesWithoutFolderAndEnding) {
    const std::string blob = pack({{"scenarios/a.toml", "x"},
                                   {"scenarios/a-b.toml", "x"},
                                   {"scenarios/notes.txt", "x"},
                                   {"claims/c.toml", "x"},
                                   {"states.csv", "x"}},
                                  Compression::none);
    const Archive archive(std::as_bytes(std::span(blob)));
    EXPECT_THAT(names_in(archive, "scenarios"), testing::UnorderedElementsAre("a", "a-b"));
    EXPECT_THAT(names_in(archive, "claims"), testing::ElementsAre("c"));
    EXPECT_THAT(names_in(archive, "bodies"), testing::IsEmpty());
    EXPECT_TRUE(archive.has(file_in("claims", "c")));
}

constexpr NamedFile kThing{"things", "ask", "thing", "a hint"};

std::string small_blob() {
    return pack({{"things/a-3.5.toml", "built in"}}, Compression::none);
}

FileReader reader_of(const std::string& path, const std::string& text) {
    return {[path](const std::string& asked) { return asked == path; },
            [path, text](const std::string& asked) {
                if (asked != path)
                    throw InputError(Fault{asked, "is not there", "", ""}, FaultKind::missing);
                return text;
            }};
}

TEST(FindFile, AFileGoesBeforeABuiltInOneOfTheSameName) {
    const std::string blob = small_blob();
    const Archive archive(std::as_bytes(std::span(blob)));
    EXPECT_EQ(find_file(archive, kThing, "a-3.5", reader_of("a-3.5", "mine")).text, "mine");
    EXPECT_EQ(find_file(archive, kThing, "a-3.5", reader_of("b", "mine")).text, "built in");
    EXPECT_EQ(find_file(archive, kThing, "things/a-3.5.toml", {}).text, "built in");
    EXPECT_EQ(find_file(archive, kThing, "a-3.5", {}).name, "things/a-3.5.toml");
}

TEST(FindFile, RefusesANameThatIsNeitherWithTheNearest) {
    const std::string blob = small_blob();
    const Archive archive(std::as_bytes(std::span(blob)));
    EXPECT_THAT([&] { (void)find_file(archive, kThing, "a-3.6", {}); },
                testing::ThrowsMessage<InputError>(testing::HasSubstr("Did you mean 'a-3.5'?")));
    EXPECT_THAT([&] { (void)find_file(archive, kThing, "x/y.toml", reader_of("b", "")); },
                testing::ThrowsMessage<InputError>(testing::HasSubstr("is not there")));
}

TEST(StemOf, IsTheNameWithoutFoldersAndEnding) {
    EXPECT_EQ(stem_of("a/b/europe-at-3.5.toml"), "europe-at-3.5");
    EXPECT_EQ(stem_of("europe-at-3.5"), "europe-at-3.5");
    EXPECT_EQ(stem_of(".toml"), ".toml");
}

}  // namespace
}  // namespace counterpoise

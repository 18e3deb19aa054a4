#include "world/built_in.h"

#include <gmock/gmock.h>

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

}  // namespace
}  // namespace counterpoise

#include "files/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

Bytes bytes(const std::string& blob) {
    return std::as_bytes(std::span(blob.data(), blob.size()));
}

TEST(Archive, GivesBackWhatWasPackedSortedByName) {
    for (const Compression compression : {Compression::none, Compression::deflate}) {
        const std::string blob =
            pack({{"b.csv", "two"}, {"a.csv", std::string(5000, 'x')}}, compression);
        const Archive archive(bytes(blob));
        EXPECT_THAT(archive.names(), ElementsAre("a.csv", "b.csv"));
        EXPECT_EQ(archive.read("a.csv"), std::string(5000, 'x'));
        EXPECT_EQ(archive.read("b.csv"), "two");
        EXPECT_TRUE(archive.has("a.csv"));
        EXPECT_FALSE(archive.has("c.csv"));
    }
}

TEST(Archive, TheHashIsThatOfTheContentsNotOfTheirPackingOrOrder) {
    const std::string one = pack({{"a", "x"}, {"b", "y"}}, Compression::none);
    const std::string same = pack({{"b", "y"}, {"a", "x"}}, Compression::deflate);
    const std::string other = pack({{"a", "x"}, {"b", "z"}}, Compression::none);
    const std::string moved = pack({{"a", "xb"}, {"", "y"}}, Compression::none);
    EXPECT_EQ(Archive(bytes(one)).hash(), Archive(bytes(same)).hash());
    EXPECT_NE(Archive(bytes(one)).hash(), Archive(bytes(other)).hash());
    EXPECT_NE(Archive(bytes(one)).hash(), Archive(bytes(moved)).hash());
    EXPECT_EQ(Archive(bytes(one)).hash().size(), 32u);
}

TEST(Archive, ABlobCutOffAnywhereIsRefused) {
    const std::string blob = pack({{"a.csv", "one"}, {"b.csv", "two"}}, Compression::deflate);
    for (std::size_t n = 0; n < blob.size(); ++n) {
        const std::string cut = blob.substr(0, n);
        EXPECT_THROW(Archive{bytes(cut)}, InputError) << n;
    }
}

TEST(Archive, RefusesABlobThatIsNotOurs) {
    const std::string blob(100, 'x');
    EXPECT_THAT([&] { Archive archive(bytes(blob)); },
                ThrowsMessage<InputError>(HasSubstr("not ours")));
}

TEST(Archive, RefusesADamagedEntryByName) {
    std::string blob = pack({{"a.csv", std::string(1000, 'x')}}, Compression::deflate);
    blob[blob.size() - 3] = static_cast<char>(blob[blob.size() - 3] ^ 0x55);
    const Archive archive(bytes(blob));
    EXPECT_THAT([&] { (void)archive.read("a.csv"); },
                ThrowsMessage<InputError>(HasSubstr("a.csv")));
}

TEST(Archive, NamesTheNearestTableWhenOneIsMissing) {
    const std::string blob = pack({{"un_scale.csv", "x"}}, Compression::none);
    const Archive archive(bytes(blob));
    try {
        (void)archive.read("un_scales.csv");
        FAIL() << "nothing was thrown";
    } catch (const InputError& error) {
        EXPECT_EQ(error.kind(), FaultKind::missing);
        EXPECT_THAT(error.what(), HasSubstr("'un_scale.csv'"));
    }
}

/// A blob of one entry that claims what it likes.
std::string blob_of(std::string_view name, char plain_size, char compressed,
                    std::string_view packed) {
    const auto number = [](char low) { return low + std::string(7, '\0'); };
    std::string blob = "CPFACTS1" + std::string(32, '0') + number(1);
    blob += number(static_cast<char>(name.size())) + std::string(name);
    blob += number(plain_size) + number(compressed);
    return blob + number(static_cast<char>(packed.size())) + std::string(packed);
}

TEST(Archive, RefusesASizeThatThePackedBytesCannotHold) {
    EXPECT_EQ(Archive(bytes(blob_of("a", 2, 0, "xy"))).read("a"), "xy");
    EXPECT_THAT([] { (void)Archive(bytes(blob_of("a", 3, 0, "xy"))); },
                ThrowsMessage<InputError>(HasSubstr("absurd size")));
    std::string bomb = blob_of("a", 0, 1, "xy");
    bomb[8 + 32 + 8 + 8 + 1 + 3] = 0x20;  // 512 MB from two bytes
    EXPECT_THAT([&] { (void)Archive(bytes(bomb)); },
                ThrowsMessage<InputError>(HasSubstr("absurd size")));
}

TEST(Archive, RefusesANameThatIsNotUtf8) {
    EXPECT_THAT([] { (void)Archive(bytes(blob_of("\xC3(", 1, 0, "x"))); },
                ThrowsMessage<InputError>(HasSubstr("a name is not UTF-8")));
}

TEST(Archive, TheEmbeddedFactsHoldTheTablesThatTheProgramReads) {
    const Archive& archive = test_facts().archive();
    for (const char* name :
         {"states.csv", "un_scale.csv", "nato_funding.csv", "treaties.csv", "treaty_members.csv",
          "capabilities.csv", "un_revenue.csv", "sources.toml"})
        EXPECT_TRUE(archive.has(name)) << name;
    EXPECT_THAT(archive.read("un_scale.csv"),
                testing::StartsWith("cow,start_year,end_year,share_pct"));
}

TEST(Gunzip, RefusesWhatIsNotGzip) {
    EXPECT_THAT([] { (void)gunzip("plain text", "x.csv.gz"); },
                ThrowsMessage<InputError>(HasSubstr("x.csv.gz")));
}

RC_GTEST_PROP(Archive, AnyContentIsGivenBack, (const std::string& a, const std::string& b)) {
    const std::string blob = pack({{"a", a}, {"b", b}}, Compression::deflate);
    const Archive archive(bytes(blob));
    RC_ASSERT(archive.read("a") == a);
    RC_ASSERT(archive.read("b") == b);
}

}  // namespace
}  // namespace counterpoise

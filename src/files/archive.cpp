#include "files/archive.h"

#include <fmt/format.h>
#include <xxhash.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>

#include "base/error.h"
#include "files/csv.h"

namespace counterpoise {
namespace {

constexpr std::string_view kMagic = "CPFACTS1";
constexpr std::uint64_t kLargestEntry = std::uint64_t{1} << 30;
constexpr std::uint64_t kMostExpansion = 1032;  // of deflate: 258 bytes for two bits

void append_u64(std::string& out, std::uint64_t value) {
    for (int i = 0; i < 8; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFu);
}

InputError damaged(std::string_view why) {
    return InputError(Fault{"facts", "the blob of facts cannot be read", std::string(why),
                            "Rebuild the program, or name a folder of tables with --data."});
}

struct Cursor {
    Bytes rest;

    Bytes take(std::uint64_t n) {
        if (n > rest.size()) throw damaged("it is cut off");
        const Bytes taken = rest.first(static_cast<std::size_t>(n));
        rest = rest.subspan(static_cast<std::size_t>(n));
        return taken;
    }
    std::uint64_t u64() {
        const Bytes bytes = take(8);
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < 8; ++i)
            value |= static_cast<std::uint64_t>(std::to_integer<unsigned>(bytes[i])) << (8 * i);
        return value;
    }
};

/// A size that the packed bytes can hold: what is refused here is never allocated.
bool believable(std::uint64_t plain, std::uint64_t packed, bool compressed) {
    if (!compressed) return plain == packed;
    return plain <= kLargestEntry && plain / kMostExpansion <= packed;
}

std::string deflated(std::string_view plain) {
    uLongf size = compressBound(static_cast<uLong>(plain.size()));
    std::string packed(size, '\0');
    const int status = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                                 reinterpret_cast<const Bytef*>(plain.data()),
                                 static_cast<uLong>(plain.size()), Z_BEST_COMPRESSION);
    promise(status == Z_OK, "zlib could not compress");
    packed.resize(size);
    return packed;
}

std::string hash_of(const std::vector<ArchiveEntry>& entries) {
    std::string all;
    for (const ArchiveEntry& entry : entries) {
        append_u64(all, entry.name.size());
        all += entry.name;
        append_u64(all, entry.content.size());
        all += entry.content;
    }
    const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

std::string pack(std::vector<ArchiveEntry> entries, Compression compression) {
    std::sort(entries.begin(), entries.end(), [](auto& a, auto& b) { return a.name < b.name; });
    std::string blob(kMagic);
    blob += hash_of(entries);
    append_u64(blob, entries.size());
    for (const ArchiveEntry& entry : entries) {
        const std::string packed =
            compression == Compression::deflate ? deflated(entry.content) : entry.content;
        append_u64(blob, entry.name.size());
        blob += entry.name;
        append_u64(blob, entry.content.size());
        append_u64(blob, compression == Compression::deflate ? 1 : 0);
        append_u64(blob, packed.size());
        blob += packed;
    }
    return blob;
}

Archive::Archive(Bytes blob) {
    Cursor cursor{blob};
    const Bytes magic = cursor.take(kMagic.size());
    if (std::memcmp(magic.data(), kMagic.data(), kMagic.size()) != 0)
        throw damaged("it is not ours");
    const Bytes hash = cursor.take(32);
    hash_.assign(reinterpret_cast<const char*>(hash.data()), hash.size());
    const std::uint64_t n = cursor.u64();
    for (std::uint64_t i = 0; i < n; ++i) {
        const Bytes name = cursor.take(cursor.u64());
        Slot slot;
        slot.plain_size = cursor.u64();
        slot.compressed = cursor.u64() == 1;
        slot.packed = cursor.take(cursor.u64());
        if (!believable(slot.plain_size, slot.packed.size(), slot.compressed))
            throw damaged("an entry claims an absurd size");
        std::string text(reinterpret_cast<const char*>(name.data()), name.size());
        if (first_invalid_utf8(text) != std::string_view::npos)
            throw damaged("a name is not UTF-8");
        entries_.emplace(std::move(text), slot);
    }
    if (!cursor.rest.empty()) throw damaged("something follows it");
}

bool Archive::intact() const {
    std::vector<ArchiveEntry> entries;
    for (const auto& [name, slot] : entries_) entries.push_back({name, read(name)});
    return hash_of(entries) == hash_;
}

std::vector<std::string> Archive::names() const {
    std::vector<std::string> names;
    for (const auto& [name, slot] : entries_) names.push_back(name);
    return names;
}

std::string Archive::read(std::string_view name) const {
    const auto found = entries_.find(name);
    if (found == entries_.end())
        throw InputError(Fault{std::string(name), "there is no such table",
                               "the facts do not hold it", suggestion(name, names())},
                         FaultKind::missing);
    const Slot& slot = found->second;
    const auto* packed = reinterpret_cast<const char*>(slot.packed.data());
    if (!slot.compressed) return {packed, slot.packed.size()};
    std::string plain(static_cast<std::size_t>(slot.plain_size), '\0');
    uLongf size = static_cast<uLongf>(plain.size());
    const int status =
        uncompress(reinterpret_cast<Bytef*>(plain.data()), &size,
                   reinterpret_cast<const Bytef*>(packed), static_cast<uLong>(slot.packed.size()));
    if (status != Z_OK || size != plain.size()) throw damaged(fmt::format("'{}' is damaged", name));
    return plain;
}

std::string gunzip(std::string_view bytes, const std::string& file) {
    z_stream stream{};
    promise(inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK, "zlib could not start");
    std::string packed(bytes);
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string plain;
    int status = Z_OK;
    while (status == Z_OK && plain.size() < kLargestEntry) {
        constexpr std::size_t kStep = std::size_t{1} << 20;
        const std::size_t before = plain.size();
        plain.resize(before + kStep);
        stream.next_out = reinterpret_cast<Bytef*>(plain.data() + before);
        stream.avail_out = kStep;
        status = inflate(&stream, Z_NO_FLUSH);
        plain.resize(before + kStep - stream.avail_out);
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END)
        throw InputError(Fault{file, "cannot be unpacked", "it is not gzip or it is cut off",
                               "Restore the file."});
    return plain;
}

}  // namespace counterpoise

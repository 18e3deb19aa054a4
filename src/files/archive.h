#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace counterpoise {

using Bytes = std::span<const std::byte>;

/// One file of an archive.
struct ArchiveEntry {
    std::string name;
    std::string content;
};

enum class Compression { none, deflate };

/// Files as one blob: what the program embeds, and what the page and Python will hand over.
///
/// Layout   "CPFACTS1", a 16-byte hash of all names and contents, the number of entries, then for
///          each entry the name, the sizes plain and packed and the packed bytes. Integers are
///          little-endian; entries are sorted by name.
[[nodiscard]] std::string pack(std::vector<ArchiveEntry> entries, Compression compression);

/// Reads a blob made by `pack`; entries are unpacked when asked for.
///
/// Errors   InputError if the blob is cut off, damaged or not ours, or something follows it.
class Archive {
  public:
    explicit Archive(Bytes blob);

    [[nodiscard]] const std::string& hash() const { return hash_; }  ///< 32 hexadecimal digits
    [[nodiscard]] bool has(std::string_view name) const { return entries_.contains(name); }
    [[nodiscard]] std::vector<std::string> names() const;
    /// Whether the contents are those that the hash was made of.
    [[nodiscard]] bool intact() const;
    /// The content of an entry. Errors: InputError (kind missing) if there is none of that name.
    [[nodiscard]] std::string read(std::string_view name) const;

  private:
    struct Slot {
        std::uint64_t plain_size = 0;
        bool compressed = false;
        Bytes packed;
    };
    std::string hash_;
    std::map<std::string, Slot, std::less<>> entries_;
};

/// Undoes gzip. Errors: InputError naming `file` if the bytes are not gzip or cut off.
[[nodiscard]] std::string gunzip(std::string_view bytes, const std::string& file);

}  // namespace counterpoise

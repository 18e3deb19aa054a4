#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace counterpoise {

/// Numbers and texts as bytes, the same on every machine: little-endian, doubles by their bits.
class ByteWriter {
  public:
    void u32(std::uint32_t value);
    void u64(std::uint64_t value);
    void real(double value);
    void text(std::string_view value);

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

/// Reads what a ByteWriter wrote, in the same order.
/// Errors   InputError naming `where` if the bytes end before what is asked for.
class ByteReader {
  public:
    /// `bytes` must outlive the reader.
    ByteReader(std::string_view bytes, std::string where)
        : rest_(bytes), where_(std::move(where)) {}

    [[nodiscard]] std::uint32_t u32();
    [[nodiscard]] std::uint64_t u64();
    [[nodiscard]] double real();
    [[nodiscard]] std::string text();
    /// A number of things of which each takes at least `bytes_each`: more cannot be there.
    [[nodiscard]] std::uint32_t count(std::size_t bytes_each);
    /// Errors   InputError if something is left.
    void end() const;
    /// The fault of bytes that are not what they should be.
    [[noreturn]] void refuse(std::string_view why) const;

  private:
    [[nodiscard]] std::string_view take(std::size_t n);

    std::string_view rest_;
    std::string where_;
};

}  // namespace counterpoise

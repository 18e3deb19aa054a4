#include "base/bytes.h"

#include <bit>

#include "base/error.h"

namespace counterpoise {
namespace {

template <class Number>
void append(std::string& bytes, Number value) {
    for (std::size_t i = 0; i < sizeof value; ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xFFu);
}

template <class Number>
Number number_of(std::string_view bytes) {
    Number value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        value |= static_cast<Number>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
}

}  // namespace

void ByteWriter::u32(std::uint32_t value) {
    append(bytes_, value);
}

void ByteWriter::u64(std::uint64_t value) {
    append(bytes_, value);
}

void ByteWriter::real(double value) {
    append(bytes_, std::bit_cast<std::uint64_t>(value));
}

void ByteWriter::text(std::string_view value) {
    u64(value.size());
    bytes_ += value;
}

void ByteReader::refuse(std::string_view why) const {
    throw InputError(Fault{where_, "the bytes cannot be read", std::string(why),
                           "Ask for them again from where they were made."});
}

std::string_view ByteReader::take(std::size_t n) {
    if (n > rest_.size()) refuse("they are cut off");
    const std::string_view taken = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return taken;
}

std::uint32_t ByteReader::u32() {
    return number_of<std::uint32_t>(take(4));
}

std::uint64_t ByteReader::u64() {
    return number_of<std::uint64_t>(take(8));
}

double ByteReader::real() {
    return std::bit_cast<double>(u64());
}

std::string ByteReader::text() {
    return std::string(take(static_cast<std::size_t>(u64())));
}

std::uint32_t ByteReader::count(std::size_t bytes_each) {
    const std::uint32_t n = u32();
    if (n > rest_.size() / bytes_each) refuse("they are cut off");
    return n;
}

void ByteReader::end() const {
    if (!rest_.empty()) refuse("something follows that does not belong to them");
}

}  // namespace counterpoise

// Any bytes are either refused with a printable fault or read as an archive; what is packed is
// unpacked. The first byte chooses: a blob of facts, gzip, or bytes to pack.
#include "files/archive.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/require.h"

namespace counterpoise {
namespace {

Bytes bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

void read_blob(std::string_view blob) {
    const Archive archive(bytes_of(blob));
    for (const std::string& name : archive.names()) try {
            (void)archive.read(name);
        } catch (const InputError& error) {
            require_printable(error);
        }
}

/// Packs the text as two entries, cut at its second byte.
void pack_and_read(std::string_view text) {
    const std::size_t cut = text.empty() ? 0 : static_cast<unsigned char>(text[0]) % text.size();
    const std::string first(text.substr(0, cut));
    const std::string second(text.substr(cut));
    for (const Compression compression : {Compression::none, Compression::deflate}) {
        const std::string blob = pack({{"b", second}, {"a", first}}, compression);
        const Archive archive(bytes_of(blob));
        require(archive.read("a") == first, "the first entry does not read back");
        require(archive.read("b") == second, "the second entry does not read back");
    }
}

}  // namespace
}  // namespace counterpoise

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace counterpoise;
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    try {
        switch (data[0] % 3) {
            case 0:
                read_blob(text);
                break;
            case 1:
                (void)gunzip(text, "fuzz.csv.gz");
                break;
            default:
                pack_and_read(text);
                break;
        }
    } catch (const InputError& error) {
        require_printable(error);
    }
    return 0;
}

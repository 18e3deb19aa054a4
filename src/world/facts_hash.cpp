#include "world/facts_hash.h"

#include <vector>

namespace counterpoise {

std::string hash_of_tables(const Facts& facts, std::span<const std::string_view> tables) {
    std::vector<ArchiveEntry> entries;
    for (const std::string_view table : tables) {
        const std::string name = std::string(table) + ".csv";
        entries.push_back({name, facts.archive().read(name)});
    }
    const std::string blob = pack(std::move(entries), Compression::none);
    return Archive(std::as_bytes(std::span(blob.data(), blob.size()))).hash();
}

}  // namespace counterpoise

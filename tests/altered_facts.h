#pragma once

#include <algorithm>
#include <map>
#include <string>

#include "files/archive.h"
#include "support.h"
#include "world/facts.h"

namespace counterpoise {

/// The built-in facts with some entries replaced.
struct AlteredFacts {
    explicit AlteredFacts(const std::map<std::string, std::string>& replaced)
        : blob(packed_with(replaced)), facts(std::as_bytes(std::span(blob.data(), blob.size()))) {}

    const std::string blob;
    const Facts facts;

  private:
    static std::string packed_with(const std::map<std::string, std::string>& replaced) {
        const Archive& archive = test_facts().archive();
        std::vector<ArchiveEntry> entries;
        for (const std::string& name : archive.names()) {
            const auto other = replaced.find(name);
            entries.push_back({name, other == replaced.end() ? archive.read(name) : other->second});
        }
        return pack(std::move(entries), Compression::none);
    }
};

}  // namespace counterpoise

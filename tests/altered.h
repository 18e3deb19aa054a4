#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "files/archive.h"
#include "support.h"
#include "world/facts.h"

namespace counterpoise {

/// The built-in facts with one file altered in memory: what a fault of the data would look like.
class AlteredFacts {
  public:
    using Alter = std::function<std::string(std::string)>;

    AlteredFacts(const std::string& name, const Alter& alter) {
        std::vector<ArchiveEntry> entries;
        const Archive& archive = test_facts().archive();
        for (const std::string& entry : archive.names())
            entries.push_back(
                {entry, entry == name ? alter(archive.read(entry)) : archive.read(entry)});
        if (!archive.has(name)) entries.push_back({name, alter({})});
        blob_ = pack(std::move(entries), Compression::none);
        facts_ =
            std::make_unique<const Facts>(std::as_bytes(std::span(blob_.data(), blob_.size())));
    }

    [[nodiscard]] const Facts& facts() const { return *facts_; }

  private:
    std::string blob_;
    std::unique_ptr<const Facts> facts_;
};

/// An alteration that puts `after` where `before` is first found; a missing `before` is a fault of
/// the test.
inline AlteredFacts::Alter replace_first(const std::string& before, const std::string& after) {
    return [=](std::string text) {
        const std::size_t at = text.find(before);
        if (at == std::string::npos)
            throw std::logic_error("the test looks for '" + before + "' and it is not there");
        return text.replace(at, before.size(), after);
    };
}

}  // namespace counterpoise

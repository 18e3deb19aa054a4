#pragma once

#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "files/archive.h"
#include "support.h"
#include "world/facts.h"

namespace counterpoise {

/// The built-in facts with files altered, replaced or added in memory: what a fault of the data
/// would look like.
class AlteredFacts {
  public:
    using Alter = std::function<std::string(std::string)>;

    /// One file altered; it is empty before where there is none.
    AlteredFacts(const std::string& name, const Alter& alter)
        : AlteredFacts(std::map<std::string, std::string>{{name, alter(built_in(name))}}) {}
    explicit AlteredFacts(std::map<std::string, std::string> files) {
        std::vector<ArchiveEntry> entries;
        const Archive& archive = test_facts().archive();
        for (const std::string& name : archive.names())
            if (!files.contains(name)) entries.push_back({name, archive.read(name)});
        for (auto& [name, text] : files) entries.push_back({name, std::move(text)});
        blob_ = pack(std::move(entries), Compression::none);
        facts_ =
            std::make_unique<const Facts>(std::as_bytes(std::span(blob_.data(), blob_.size())));
    }

    [[nodiscard]] const Facts& facts() const { return *facts_; }

  private:
    static std::string built_in(const std::string& name) {
        const Archive& archive = test_facts().archive();
        return archive.has(name) ? archive.read(name) : std::string();
    }

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

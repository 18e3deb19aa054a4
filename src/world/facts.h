#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/lock.h"
#include "files/archive.h"
#include "files/csv.h"
#include "files/value.h"

namespace counterpoise {

/// Every table that was published, frozen. Shareable between threads; a table is parsed when it is
/// first asked for.
class Facts {
  public:
    /// The only way in. `blob` must outlive the facts. Errors: InputError if the blob is damaged.
    explicit Facts(Bytes blob) : archive_(blob) {}
    Facts(const Facts&) = delete;
    Facts& operator=(const Facts&) = delete;

    [[nodiscard]] const std::string& hash() const { return archive_.hash(); }
    [[nodiscard]] const Archive& archive() const { return archive_; }
    /// A table by its name without extension ("un_scale"). Errors: InputError if missing or
    /// malformed.
    [[nodiscard]] const CsvTable& table(std::string_view name) const;
    /// A TOML document by its name ("sources.toml", "parameters/growth.toml").
    [[nodiscard]] const Value& document(std::string_view name) const;

    /// What `read` makes of the facts, made once and kept.
    template <class T>
    const T& cached(T (*read)(const Facts&)) const {
        const auto key = reinterpret_cast<std::uintptr_t>(read);
        const Locked lock(mutex_);
        std::shared_ptr<const void>& slot = made_[key];
        if (!slot) slot = std::make_shared<const T>(read(*this));
        return *static_cast<const T*>(slot.get());
    }

  private:
    Archive archive_;
    mutable Lock mutex_;
    mutable std::map<std::string, std::unique_ptr<const CsvTable>, std::less<>> tables_;
    mutable std::map<std::string, Value, std::less<>> documents_;
    mutable std::map<std::uintptr_t, std::shared_ptr<const void>> made_;
};

}  // namespace counterpoise

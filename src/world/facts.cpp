#include "world/facts.h"

namespace counterpoise {

const CsvTable& Facts::table(std::string_view name) const {
    const Locked lock(mutex_);
    if (const auto found = tables_.find(name); found != tables_.end()) return *found->second;
    const std::string file = std::string(name) + ".csv";
    auto table = std::make_unique<const CsvTable>(archive_.read(file), file);
    return *tables_.emplace(std::string(name), std::move(table)).first->second;
}

const Value& Facts::document(std::string_view name) const {
    const Locked lock(mutex_);
    if (const auto found = documents_.find(name); found != documents_.end()) return found->second;
    return documents_.emplace(std::string(name), parse_toml(archive_.read(name), std::string(name)))
        .first->second;
}

}  // namespace counterpoise

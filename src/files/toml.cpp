#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "base/error.h"
#include "files/value.h"

namespace counterpoise {
namespace {

Position position_of(const toml::source_region& region) {
    return {region.begin.line, region.begin.column};
}

std::string iso(const toml::date& d) {
    return fmt::format("{:04}-{:02}-{:02}", d.year, static_cast<int>(d.month),
                       static_cast<int>(d.day));
}

Value from_node(const toml::node& node);

Value from_table(const toml::table& table) {
    // toml++ keeps keys sorted; a reader of the file expects the order of the file.
    std::vector<std::pair<Position, Value::Member>> members;
    for (auto&& [key, node] : table) {
        Value value = from_node(node);
        members.emplace_back(position_of(key.source()), Value::Member{key.str(), std::move(value)});
    }
    std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first.line, a.first.column) < std::pair(b.first.line, b.first.column);
    });
    Value::Object object;
    for (auto& [position, member] : members) {
        if (member.second.position().line == 0) member.second.place(position);
        object.push_back(std::move(member));
    }
    return object;
}

Value from_node(const toml::node& node) {
    Value value;
    if (const auto* table = node.as_table()) {
        value = from_table(*table);
    } else if (const auto* array = node.as_array()) {
        Value::Array items;
        for (const toml::node& item : *array) items.push_back(from_node(item));
        value = std::move(items);
    } else if (const auto* text = node.as_string()) {
        value = text->get();
    } else if (const auto* integer = node.as_integer()) {
        value = std::int64_t{integer->get()};
    } else if (const auto* real = node.as_floating_point()) {
        value = real->get();
    } else if (const auto* boolean = node.as_boolean()) {
        value = boolean->get();
    } else if (const auto* date = node.as_date()) {
        value = iso(date->get());
    } else if (const auto* moment = node.as_date_time()) {
        value = iso(moment->get().date);
    } else {
        value = "time of day";
    }
    value.place(position_of(node.source()));
    return value;
}

}  // namespace

Value parse_toml(std::string_view text, const std::string& file) {
    try {
        return from_table(toml::parse(text, file));
    } catch (const toml::parse_error& error) {
        const Position at = position_of(error.source());
        throw InputError(Fault{fmt::format("{}:{}:{}", file, at.line, at.column), "not valid TOML",
                               std::string(error.description()),
                               "Mend the line: TOML says KEY = VALUE, with texts in quotes."});
    }
}

}  // namespace counterpoise

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "files/value.h"

namespace counterpoise {
namespace {

using Json = nlohmann::ordered_json;

Json to_nlohmann(const Value& value) {
    if (const auto* b = value.as_bool()) return *b;
    if (const auto* i = value.as_integer()) return *i;
    if (const auto* d = value.as_real()) return std::isfinite(*d) ? Json(*d) : Json(nullptr);
    if (const auto* s = value.as_text()) return *s;
    if (const auto* array = value.as_array()) {
        Json json = Json::array();
        for (const Value& item : *array) json.push_back(to_nlohmann(item));
        return json;
    }
    if (const auto* object = value.as_object()) {
        Json json = Json::object();
        for (const auto& [key, member] : *object) json[key] = to_nlohmann(member);
        return json;
    }
    return nullptr;
}

Value from_nlohmann(const Json& json) {
    switch (json.type()) {
        case Json::value_t::boolean:
            return json.get<bool>();
        case Json::value_t::number_integer:
            return json.get<std::int64_t>();
        case Json::value_t::number_unsigned: {
            const auto u = json.get<std::uint64_t>();
            if (u > static_cast<std::uint64_t>(INT64_MAX)) return static_cast<double>(u);
            return static_cast<std::int64_t>(u);
        }
        case Json::value_t::number_float:
            return json.get<double>();
        case Json::value_t::string:
            return json.get<std::string>();
        case Json::value_t::array: {
            Value::Array array;
            for (const Json& item : json) array.push_back(from_nlohmann(item));
            return array;
        }
        case Json::value_t::object: {
            Value::Object object;
            for (const auto& [key, member] : json.items())
                object.emplace_back(key, from_nlohmann(member));
            return object;
        }
        default:
            return {};
    }
}

}  // namespace

std::string to_json(const Value& value, int indent) {
    try {
        return to_nlohmann(value).dump(indent > 0 ? indent : -1) + "\n";
    } catch (const Json::type_error& error) {
        throw BrokenPromise(std::string("JSON cannot be written: ") + error.what());
    }
}

Value parse_json(std::string_view text, const std::string& file) {
    try {
        return from_nlohmann(Json::parse(text));
    } catch (const Json::parse_error& error) {
        std::size_t line = 1;
        std::size_t column = 1;
        for (std::size_t i = 0; i + 1 < error.byte && i < text.size(); ++i) {
            column = text[i] == '\n' ? 1 : column + 1;
            line += text[i] == '\n' ? 1 : 0;
        }
        throw InputError(Fault{file + ":" + std::to_string(line) + ":" + std::to_string(column),
                               "not JSON", "the text stops making sense here",
                               "Check the brackets, commas and quotes before this place."});
    }
}

}  // namespace counterpoise

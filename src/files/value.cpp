#include "files/value.h"

#include <algorithm>
#include <limits>

#include "base/error.h"

namespace counterpoise {

double Value::number() const {
    if (const auto* i = as_integer()) return static_cast<double>(*i);
    if (const auto* d = as_real()) return *d;
    return std::numeric_limits<double>::quiet_NaN();
}

const std::string& Value::text() const {
    static const std::string empty;
    const auto* s = as_text();
    return s ? *s : empty;
}

const Value::Array& Value::items() const {
    static const Array none;
    const auto* a = as_array();
    return a ? *a : none;
}

const Value::Object& Value::members() const {
    static const Object none;
    const auto* o = as_object();
    return o ? *o : none;
}

const Value& Value::operator[](std::string_view key) const {
    static const Value null;
    for (const Member& member : members())
        if (member.first == key) return member.second;
    return null;
}

Value& Value::set(std::string key, Value value) {
    if (is_null()) data_ = Object{};
    auto* object = std::get_if<Object>(&data_);
    promise(object != nullptr, "Value::set on something that is not an object");
    const auto found = std::find_if(object->begin(), object->end(),
                                    [&](const Member& m) { return m.first == key; });
    if (found != object->end())
        found->second = std::move(value);
    else
        object->emplace_back(std::move(key), std::move(value));
    return *this;
}

Value& Value::push(Value value) {
    if (is_null()) data_ = Array{};
    auto* array = std::get_if<Array>(&data_);
    promise(array != nullptr, "Value::push on something that is not an array");
    array->push_back(std::move(value));
    return *this;
}

}  // namespace counterpoise

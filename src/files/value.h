#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace counterpoise {

/// A place in a text, counted from 1; 0 where a value did not come from a file.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// A document: what TOML and JSON can both say. Object keys keep their order. Read from TOML, it
/// knows its places.
class Value {
  public:
    using Array = std::vector<Value>;
    using Member = std::pair<std::string, Value>;
    using Object = std::vector<Member>;

    Value() = default;  ///< null
    Value(bool b) : data_(b) {}
    Value(double d) : data_(d) {}
    Value(std::int64_t i) : data_(i) {}
    Value(int i) : data_(std::int64_t{i}) {}
    Value(std::size_t i) : data_(static_cast<std::int64_t>(i)) {}
    Value(const char* s) : data_(std::string(s)) {}
    Value(std::string_view s) : data_(std::string(s)) {}
    Value(std::string s) : data_(std::move(s)) {}
    Value(Array a) : data_(std::move(a)) {}
    Value(Object o) : data_(std::move(o)) {}

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
    [[nodiscard]] const bool* as_bool() const { return std::get_if<bool>(&data_); }
    [[nodiscard]] const std::int64_t* as_integer() const {
        return std::get_if<std::int64_t>(&data_);
    }
    [[nodiscard]] const double* as_real() const { return std::get_if<double>(&data_); }
    [[nodiscard]] const std::string* as_text() const { return std::get_if<std::string>(&data_); }
    [[nodiscard]] const Array* as_array() const { return std::get_if<Array>(&data_); }
    [[nodiscard]] const Object* as_object() const { return std::get_if<Object>(&data_); }

    /// Integer or real as double; NaN for anything else.
    [[nodiscard]] double number() const;
    /// The text, or empty for anything else.
    [[nodiscard]] const std::string& text() const;
    /// The items of an array, or none.
    [[nodiscard]] const Array& items() const;
    /// The members of an object, or none.
    [[nodiscard]] const Object& members() const;
    /// The member of that name; null (a shared empty value) where there is none.
    [[nodiscard]] const Value& operator[](std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return !(*this)[key].is_null(); }

    /// Appends or replaces a member; a null value becomes an object first.
    Value& set(std::string key, Value value);
    /// Appends an item; a null value becomes an array first.
    Value& push(Value value);

    [[nodiscard]] Position position() const { return position_; }
    void place(Position position) { position_ = position; }

  private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> data_;
    Position position_;
};

/// JSON text of a document: two-space indent (0: one line), shortest digits that read back the same
/// double. NaN and infinities become null: a number that is absent. Errors: BrokenPromise if a text
/// is not UTF-8.
[[nodiscard]] std::string to_json(const Value& value, int indent = 2);

/// Reads JSON. Errors: InputError naming `file` and the line and column of the fault.
[[nodiscard]] Value parse_json(std::string_view text, const std::string& file);

/// Reads TOML; every value carries its position. Errors: InputError `file:line:column`. Dates
/// become texts (YYYY-MM-DD).
[[nodiscard]] Value parse_toml(std::string_view text, const std::string& file);

}  // namespace counterpoise

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace counterpoise::report {

/// A piece of HTML that is safe to send. Text enters only through `text` and attribute values,
/// which escape it: a raw string does not turn into markup by accident.
struct Html {
    std::string code;
};

using Attribute = std::pair<std::string_view, std::string_view>;

Html& operator+=(Html& left, const Html& right);
[[nodiscard]] Html operator+(Html left, const Html& right);

/// `&`, `<`, `>`, both quotes as entities; control characters other than newline and tab as U+FFFD.
[[nodiscard]] std::string escape(std::string_view raw);

/// Text as markup.
[[nodiscard]] Html text(std::string_view raw);

/// Text as markup, where addresses that begin with http:// or https:// become links.
[[nodiscard]] Html linked_text(std::string_view raw);

/// An element with its end tag; attributes with an empty value are left out, `flag` attributes use
/// "true".
[[nodiscard]] Html element(std::string_view name, std::initializer_list<Attribute> attributes,
                           const Html& inside);

/// An element that holds only text.
[[nodiscard]] Html element(std::string_view name, std::initializer_list<Attribute> attributes,
                           std::string_view inside);

/// JSON that can stand inside a script element: `<`, `>`, `&` and the two line separators become
/// escapes of their code points, so that no text in the document can end the element.
[[nodiscard]] std::string json_for_script(std::string_view json);

/// Letters, digits, `-` and `_` kept, everything else `-`: an id that a link can name.
[[nodiscard]] std::string anchor(std::string_view id);

}  // namespace counterpoise::report

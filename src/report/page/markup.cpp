#include "report/page/markup.h"

#include <algorithm>

namespace counterpoise::report {
namespace {

bool is_control(char c) {
    const auto u = static_cast<unsigned char>(c);
    return (u < 0x20 && c != '\n' && c != '\t') || u == 0x7f;
}

bool ends_address(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '<' || c == '>' || c == '"' || is_control(c);
}

/// Length of the address at the start of `rest`, without the punctuation that closes a sentence.
std::size_t address_length(std::string_view rest) {
    std::size_t length = 0;
    while (length < rest.size() && !ends_address(rest[length])) ++length;
    while (length > 0 &&
           std::string_view(".,;:!?)]'").find(rest[length - 1]) != std::string_view::npos)
        --length;
    return length;
}

void replace_all(std::string& in, std::string_view from, std::string_view to) {
    for (std::size_t at = in.find(from); at != std::string::npos;
         at = in.find(from, at + to.size()))
        in.replace(at, from.size(), to);
}

}  // namespace

Html& operator+=(Html& left, const Html& right) {
    left.code += right.code;
    return left;
}

Html operator+(Html left, const Html& right) {
    left += right;
    return left;
}

std::string escape(std::string_view raw) {
    std::string out;
    out.reserve(raw.size() + raw.size() / 8);
    for (const char c : raw) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                if (is_control(c)) {
                    out += "\xEF\xBF\xBD";
                } else {
                    out += c;
                }
        }
    }
    return out;
}

Html text(std::string_view raw) {
    return {escape(raw)};
}

Html linked_text(std::string_view raw) {
    Html out;
    while (!raw.empty()) {
        const std::size_t at = std::min(raw.find("https://"), raw.find("http://"));
        if (at == std::string_view::npos) return out + text(raw);
        out += text(raw.substr(0, at));
        raw.remove_prefix(at);
        const std::size_t length = address_length(raw);
        const std::string_view address = raw.substr(0, length);
        out += element("a", {{"href", address}, {"rel", "noreferrer"}}, address);
        raw.remove_prefix(length);
    }
    return out;
}

Html element(std::string_view name, std::initializer_list<Attribute> attributes,
             const Html& inside) {
    std::string code = "<" + std::string(name);
    for (const auto& [key, value] : attributes) {
        if (value.empty()) continue;
        code += ' ';
        code += key;
        code += "=\"" + escape(value) + '"';
    }
    code += '>';
    code += inside.code;
    code += "</" + std::string(name) + ">";
    return {std::move(code)};
}

Html element(std::string_view name, std::initializer_list<Attribute> attributes,
             std::string_view inside) {
    return element(name, attributes, text(inside));
}

std::string json_for_script(std::string_view json) {
    std::string out(json);
    replace_all(out, "<", "\\u003c");
    replace_all(out, ">", "\\u003e");
    replace_all(out, "&", "\\u0026");
    replace_all(out, "\xE2\x80\xA8", "\\u2028");
    replace_all(out, "\xE2\x80\xA9", "\\u2029");
    return out;
}

std::string anchor(std::string_view id) {
    std::string out;
    for (const char c : id) {
        const bool keep = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        out += keep ? c : '-';
    }
    return out;
}

}  // namespace counterpoise::report
